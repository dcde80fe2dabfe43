"""Each fault is planted by somebody with the key and another program, then looked for."""

import contextlib

import pytest

from desktop.model.kinds import ALL, kind_named
from desktop.services import records
from desktop.storage import audit, driver
from desktop.storage.driver import connect
from desktop.storage.integrity import integrity
from desktop.storage.keys import RECORDS_PURPOSE

TEAM, VOLUNTEER = kind_named("team"), kind_named("volunteer")


@pytest.fixture
def stranger(desk, master):
    """Runs statements on the file as a program that knows the key and fakes our function."""

    def run(*statements):
        raw = connect(desk.home.records, master.derive(RECORDS_PURPOSE))
        raw.create_function("journalling", 0, lambda: 1)
        for trigger in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            raw.execute(f"DROP TRIGGER [{trigger[0]}]")
        for statement in statements:
            raw.execute(statement)
        raw.close()

    return run


def records_findings(desk):
    return list(integrity.records_against_journal(desk.store, ALL.values()))


def chain_findings(desk):
    return list(integrity.chain(desk.store))


def search_findings(desk):
    return list(integrity.search(desk.records, desk.search, ALL.values()))


def everything(desk):
    return [
        *integrity.pages(desk.store),
        *integrity.references(desk.store),
        *chain_findings(desk),
        *records_findings(desk),
        *integrity.photos(desk.volumes, desk.places),
        *search_findings(desk),
        *integrity.certificate_series(desk.store),
    ]


def test_a_station_at_work_is_sound(desk):
    team = records.add(desk, "team", {"name": "一队"})
    records.change(desk, "team", team, {"name": "二队"})
    records.remove(desk, "team", [team])
    records.look_up(desk, "volunteer", records.add(desk, "volunteer", {"name": "张三"}), full=True)
    assert everything(desk) == []


def test_a_record_changed_behind_the_journal_is_named(desk, stranger):
    team = records.add(desk, "team", {"name": "一队"})
    stranger(f"UPDATE team SET name = '假队', slogan = 'x' WHERE id = '{team}'")
    found = records_findings(desk)
    assert [(one.area, one.record_id) for one in found] == [("records", team)]
    assert found[0].what == (
        "一条队伍与变更日志不一致：名称 现为“假…”（2 字），日志为“一…”（2 字）；"
        "口号 现为“x…”（1 字），日志为空"
    )


def test_a_record_put_in_behind_the_journal_is_named(desk, stranger):
    stranger("INSERT INTO team (id, revision, name) VALUES ('x', 1, '假队')")
    assert [(one.what, one.record_id) for one in records_findings(desk)] == [
        ("一条队伍没有变更日志", "x")
    ]


def test_a_record_taken_out_behind_the_journal_is_named(desk, stranger):
    team = records.add(desk, "team", {"name": "一队"})
    stranger(f"DELETE FROM team WHERE id = '{team}'")
    assert [(one.what, one.record_id) for one in records_findings(desk)] == [
        ("变更日志里有一条队伍，表里没有", team)
    ]


def test_a_list_that_is_no_list_is_named_and_stops_nothing(desk, stranger):
    made = records.add(desk, "volunteer", {"name": "张三", "skills": "理发"})
    team = records.add(desk, "team", {"name": "一队"})
    stranger(
        f"UPDATE volunteer SET skills = '[' WHERE id = '{made}'",
        f"UPDATE team SET name = '假队' WHERE id = '{team}'",
    )
    assert {one.record_id for one in records_findings(desk)} == {made, team}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_payload SET body = '{' WHERE seq = 2",
        "UPDATE journal_payload SET body = NULL WHERE seq = 2",
        "UPDATE journal_payload SET body = replace(body, '石', '土') WHERE body LIKE '%石%'",
        "UPDATE journal_payload SET op_bytes = x'00' WHERE seq = 2",
        "UPDATE journal SET previous_hash = NULL WHERE seq = 2",
        "UPDATE journal SET clerk = 'x' WHERE seq = 2",
        "DELETE FROM journal WHERE seq = 2",
    ],
)
def test_an_edited_journal_row_is_named_and_stops_nothing(desk, stranger, statement):
    before = everything(desk)
    stranger(statement)
    found = everything(desk)
    assert before == []
    assert "journal" in {one.area for one in found}


def test_an_edited_look_is_named(desk, stranger):
    made = records.add(desk, "volunteer", {"name": "张三"})
    for _ in range(3):
        records.look_up(desk, "volunteer", made, full=True)
    stranger("UPDATE audit SET clerk = 'somebody' WHERE seq = 2")
    assert [one.area for one in chain_findings(desk)] == ["audit"]
    assert list(audit.broken_rows(desk.store)) == [3]


def test_a_record_that_points_at_nothing_is_named(desk, stranger):
    made = records.add(desk, "volunteer", {"name": "张三"})
    team = records.add(desk, "team", {"name": "一队", "leader": made})
    stranger("PRAGMA foreign_keys = OFF", f"DELETE FROM volunteer WHERE id = '{made}'")
    found = list(integrity.references(desk.store))
    assert [(one.area, one.record_id) for one in found] == [("references", team)]


@pytest.mark.parametrize(
    "fault",
    [
        "DELETE FROM search WHERE kind = 'volunteer'",
        "UPDATE search SET pinyin = 'wrong' WHERE kind = 'volunteer'",
        "UPDATE search SET strokes = '' WHERE kind = 'volunteer'",
        "INSERT INTO search VALUES ('gone', 'volunteer', '王五', '', '', '', '')",
    ],
)
def test_wrong_search_words_are_put_right(desk, stranger, fault):
    made = records.add(desk, "volunteer", {"name": "张三", "phone": "19900000001"})
    stranger(fault)
    found = search_findings(desk)
    assert [(one.area, one.repaired) for one in found] == [("search", True)]
    assert search_findings(desk) == []
    assert [r.id for r in records.list_records(desk, "volunteer", search="zhangsan")] == [made]
    assert desk.search.find(["volunteer"], "王五") == []


def test_what_another_window_writes_meanwhile_is_no_damage(desk, home, master, now):
    from desktop.services.apart import Here
    from desktop.services.opening import open_desk

    other = open_desk(home, master, Here(), clock=lambda: now)
    with desk.store.snapshot():
        looked = integrity.records_against_journal(desk.store, [TEAM, VOLUNTEER])
        with contextlib.suppress(StopIteration):
            next(looked)
        records.add(other, "volunteer", {"name": "张三"})
        assert list(looked) == []
    other.close()


def test_certificates_with_a_gap_or_a_repeat_are_named(desk, stranger):
    insert = (
        "INSERT INTO certificate (id, revision, series, number, kind, facts) "
        "VALUES ('{}', 1, '{}', {}, 'activity', '{{}}')"
    )
    rows = [("a", "AAAA", 1), ("b", "AAAA", 3), ("c", "BBBB", 1), ("d", "BBBB", 1)]
    rows += [("e", "CCCC", 1), ("f", "CCCC", 2)]
    stranger(*(insert.format(*row) for row in rows))
    found = [one.what for one in integrity.certificate_series(desk.store)]
    stray = [f"证书系列 {name} 不属于任何登记过的电脑" for name in ("AAAA", "BBBB", "CCCC")]
    assert found == ["证书系列 AAAA 的编号不连续", "证书系列 BBBB 有重复编号", *stray]


def test_flipped_bytes_of_the_records_are_found(desk, home):
    for number in range(200):
        records.add(desk, "team", {"name": f"第 {number} 队", "slogan": "走村入户" * 8})
    desk.store.run("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(home.records.read_bytes())
    data[len(data) - 3 * 4096 + 100] ^= 1
    home.records.write_bytes(data)
    assert "pages" in {one.area for one in integrity.pages(desk.store)}


def test_a_page_that_is_just_being_written_is_no_damage(desk, monkeypatch):
    looks = iter([["HMAC verification failed for page 9"], ["page 9"], []])
    monkeypatch.setattr(driver, "_seals", lambda connection: next(looks))
    assert list(integrity.pages(desk.store)) == []
    assert not desk.store.connection.in_transaction


def test_many_broken_pages_are_one_finding(desk, monkeypatch):
    lines = [f"HMAC verification failed for page {n}" for n in range(2, 40)]
    monkeypatch.setattr(driver, "_seals", lambda connection: lines)
    (found,) = integrity.pages(desk.store)
    assert "第 2、3、4" in found.what and "等 38 页" in found.what and "HMAC" not in found.what
