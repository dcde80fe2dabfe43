"""What doctor puts right by itself, what only when asked, and what it only names."""

import hashlib

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.apart import Here
from desktop.services.opening import open_desk
from desktop.services.past import undoing
from desktop.services.photos.photos import add_photos, standard, thumbnail
from desktop.services.safekeeping import checkup
from desktop.services.safekeeping.checkup import Repairs
from desktop.storage import keys
from desktop.storage.driver import connect
from desktop.storage.integrity.integrity_keys import ASIDE
from desktop.storage.keys import PHOTOS_PURPOSE, RECORDS_PURPOSE
from desktop.storage.photos.photos import ORIGINAL, STANDARD
from tests.conftest import PASSPHRASE
from tests.unit import busy_station
from tests.unit.imaging.made_pictures import make_scene, written

ASKED = Repairs(references=True, records=True)


@pytest.fixture
def stranger(desk, master):
    """Runs statements on the file as a program that knows the key and fakes our function."""

    def run(*statements):
        raw = connect(desk.home.records, master.derive(RECORDS_PURPOSE))
        raw.create_function("journalling", 0, lambda: 1)
        raw.execute("PRAGMA foreign_keys = OFF")
        guards = raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER [{name}]")
        for statement in statements:
            raw.execute(statement)
        for _, sql in guards:
            raw.execute(sql)
        raw.close()

    return run


@pytest.fixture
def ids(desk):
    return busy_station.fill(desk, people=12, pictures=0)


def told(done):
    return [(one.area, one.repaired) for one in done.findings]


# --- by itself ----------------------------------------------------------------------------------


def test_an_index_that_lost_entries_is_made_anew(desk, ids):
    raw = connect(desk.home.records, desk.master.derive(RECORDS_PURPOSE))
    raw.create_function("journalling", 0, lambda: 1)
    raw.execute("PRAGMA writable_schema = ON")
    named = "WHERE name = 'idx_hour_entry_volunteer'"
    row = raw.execute(f"SELECT * FROM sqlite_master {named}").fetchone()
    raw.execute(f"DELETE FROM sqlite_master {named}")
    raw.execute("PRAGMA writable_schema = RESET")
    raw.execute(
        "UPDATE hour_entry SET volunteer = ? WHERE volunteer = ?",
        (ids["volunteer"][9], ids["volunteer"][0]),
    )
    raw.execute(
        "UPDATE hour_entry SET volunteer = ? WHERE volunteer = ?",
        (ids["volunteer"][0], ids["volunteer"][9]),
    )
    raw.execute("INSERT INTO hour_entry (id, revision, minutes) VALUES ('x', 1, 5)")
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute("INSERT INTO sqlite_master VALUES (?,?,?,?,?)", row)
    raw.execute("PRAGMA writable_schema = RESET")
    raw.close()
    done = checkup.look_over(desk, ASKED)
    assert ("pages", True) in told(done) and not any(one.area == "pages" for one in done.left)
    assert "查询索引有" in next(one.what for one in done.findings if one.area == "pages")
    assert not any(one.area == "pages" for one in checkup.examine(desk))


@pytest.fixture
def pictured(desk, tmp_path):
    """A real photo of an activity; gives its SHA-256."""
    held = {"title": "端午", "held_on": "2026-06-19", "status": "held"}
    activity = activities.record_activity(desk, held, [])
    path = tmp_path / "照片.jpg"
    path.write_bytes(written(make_scene(1600, 1200, 1), quality=90))
    add_photos(desk, activity, [path])
    return hashlib.sha256(path.read_bytes()).hexdigest(), activity, path


def spoil_rendition(desk, sha256, rendition):
    desk.volumes.close()
    raw = connect(desk.volumes.path(1), desk.master.derive(PHOTOS_PURPOSE))
    raw.execute(
        "UPDATE picture SET bytes = x'00' WHERE sha256 = ? AND rendition = ?", (sha256, rendition)
    )
    raw.close()


def test_small_pictures_are_made_again_from_the_original(desk, pictured):
    sha256 = pictured[0]
    before = standard(desk, sha256), thumbnail(desk, sha256)
    for rendition in ("standard", "thumbnail"):
        spoil_rendition(desk, sha256, rendition)
    done = checkup.look_over(desk)
    assert told(done) == [("photos", True), ("photos", True)]
    assert (standard(desk, sha256), thumbnail(desk, sha256)) == before
    assert checkup.examine(desk) == []


def test_a_lost_original_is_named_with_what_to_do_and_comes_back_by_adding_it_again(desk, pictured):
    sha256, activity, path = pictured
    spoil_rendition(desk, sha256, "original")
    (finding,) = checkup.look_over(desk).findings
    assert not finding.repaired and finding.what == f"照片 {sha256[:12]} 的原图内容变了"
    assert "再添加一次" in finding.advice
    assert add_photos(desk, activity, [path]).already == (path.name,)
    assert checkup.examine(desk) == []
    place = desk.places.of(sha256)[ORIGINAL]
    assert desk.volumes.get(place.volume, sha256, ORIGINAL) == path.read_bytes()


def test_a_photo_that_lies_nowhere_is_named(desk, pictured):
    with desk.store.transaction():
        desk.store.run("DELETE FROM photo_bytes")
    (finding,) = checkup.look_over(desk).findings
    assert finding.what.endswith("没有图像") and finding.record_id
    assert add_photos(desk, pictured[1], [pictured[2]]).already
    assert checkup.examine(desk) == []


def test_good_pictures_leave_a_volume_with_broken_pages(desk, ids):
    kept = [busy_station.add_picture(desk, ids["activity"][0], seed) for seed in range(5)]
    busy_station.put_bytes(desk, "orphan")
    desk.volumes.close()
    data = bytearray(desk.volumes.path(1).read_bytes())
    data[-2000] ^= 1  # on a page of the orphan
    desk.volumes.path(1).write_bytes(data)
    done = checkup.look_over(desk)
    assert told(done) == [("photos", True)] and "移到新卷" in done.findings[0].what
    assert desk.volumes.numbers() == [2] and checkup.examine(desk) == []
    assert all(desk.volumes.get(2, sha256, STANDARD) for sha256 in kept)


def test_a_damaged_key_file_is_made_anew_and_put_aside(desk, home):
    spoiled = home.keys.read_bytes().replace(b'"wrapped": "', b'"wrapped": "A', 1)
    home.keys.write_bytes(spoiled)
    assert not keys.is_sound(home.keys)
    done = checkup.look_over(desk)
    assert [(one.what, one.repaired) for one in done.findings] == [
        ("密钥文件读不出，已由另一份补好", True)
    ]
    assert keys.unlock(keys.read_slots(home.keys), PASSPHRASE) == desk.master
    assert (home.path / ASIDE).read_bytes() == spoiled
    assert checkup.examine(desk) == []


def test_a_damaged_previous_generation_is_made_anew(desk, home):
    previous = home.keys.with_name(keys.PREVIOUS_NAME)
    previous.write_bytes(b"")
    assert [one.repaired for one in checkup.look_over(desk).findings] == [True]
    assert previous.read_bytes() == home.keys.read_bytes()


def test_both_generations_gone_is_named_while_it_can_still_be_helped(desk, home):
    home.keys.write_bytes(b"")
    home.keys.with_name(keys.PREVIOUS_NAME).write_bytes(b"")
    (finding,) = checkup.look_over(desk).findings
    assert not finding.repaired and "备份" in finding.advice


def test_every_flip_in_a_key_file_is_damage_and_never_another_passphrase(home, master):
    whole = home.keys.read_bytes()
    for place in range(0, len(whole), 7):
        data = bytearray(whole)
        data[place] ^= 1
        home.keys.write_bytes(data)
        try:
            slots = keys.read_slots(home.keys)
        except (errors.NotAStation, errors.NewerStation):
            continue
        assert keys.unlock(slots, PASSPHRASE) == master, place


def test_settings_that_lack_are_named(desk, stranger):
    stranger("DELETE FROM setting WHERE key = 'replica'", "DELETE FROM secret")
    found = checkup.look_over(desk).findings
    assert [one.what for one in found] == [
        "缺少本机设置：本机副本编号", "缺少本机签名密钥", "缺少证件号密钥",
    ]  # fmt: skip


# --- when asked ---------------------------------------------------------------------------------


def test_a_dangling_reference_is_emptied_when_asked_and_undo_gives_it_back(desk, stranger):
    made = records.add(desk, "volunteer", {"name": "张三"})
    team = records.add(desk, "team", {"name": "一队", "leader": made})
    stranger(f"DELETE FROM volunteer WHERE id = '{made}'", "DELETE FROM search")
    done = checkup.look_over(desk)
    assert ("references", False) in told(done)
    assert any("--repair" in one.advice for one in done.left)
    done = checkup.look_over(desk, Repairs(references=True))
    assert ("references", True) in told(done)
    record = desk.records.get(kind_named("team"), team)
    assert record.values["leader"] is None
    assert undoing.next_undo(desk).title == "体检：清空指向已不存在记录的引用"


def test_a_child_whose_parent_is_gone_is_named_and_left(desk, ids, stranger):
    stranger(f"DELETE FROM activity WHERE id = '{ids['activity'][0]}'")
    done = checkup.look_over(desk, Repairs(references=True))
    left = [one for one in done.left if one.area == "references"]
    assert left and all("已经不在" in one.what and one.advice for one in left)


def test_a_changed_record_follows_the_journal_when_asked(desk, ids, stranger):
    person = ids["volunteer"][0]
    stranger(f"UPDATE volunteer SET name = '假名', phone = NULL WHERE id = '{person}'")
    done = checkup.look_over(desk, Repairs(references=True))
    assert [(one.area, one.repaired) for one in done.left] == [("records", False)]
    assert "假名" not in done.left[0].what
    done = checkup.look_over(desk, ASKED)
    assert ("records", True) in told(done) and done.left == []
    record = desk.records.get(kind_named("volunteer"), person)
    assert record.text("name") == "张一" and record.text("phone") == "19900000000"
    assert checkup.examine(desk) == []
    undoing.undo(desk)
    assert desk.records.get(kind_named("volunteer"), person).text("name") == "假名"
    assert checkup.examine(desk) == []


def test_a_record_taken_out_comes_back_from_the_journal_when_asked(desk, ids, stranger):
    team = ids["team"][0]
    stranger(f"DELETE FROM team WHERE id = '{team}'")
    done = checkup.look_over(desk, ASKED)
    assert ("records", True) in told(done) and done.left == []
    assert desk.records.get(kind_named("team"), team).text("name") == "一队"
    assert checkup.examine(desk) == []


def test_a_record_no_journal_knows_goes_to_the_trash_when_asked(desk, stranger):
    stranger("INSERT INTO team (id, revision, name) VALUES ('x', 1, '假队')")
    assert checkup.look_over(desk, ASKED).left == []
    assert desk.records.get(kind_named("team"), "x", removed=True).removed_at
    assert checkup.examine(desk) == []


def test_a_list_that_is_no_list_is_what_the_journal_says_when_asked(desk, stranger):
    made = records.add(desk, "volunteer", {"name": "张三", "skills": "理发"})
    stranger(f"UPDATE volunteer SET skills = '[' WHERE id = '{made}'")
    checkup.look_over(desk, ASKED)
    assert desk.records.get(kind_named("volunteer"), made).words("skills") == ("理发",)
    assert checkup.examine(desk) == []


def test_no_record_follows_a_journal_that_is_not_whole(desk, ids, stranger):
    stranger(
        f"UPDATE volunteer SET name = '假名' WHERE id = '{ids['volunteer'][0]}'",
        "UPDATE journal SET clerk = 'x' WHERE seq = 2",
    )
    done = checkup.look_over(desk, ASKED)
    assert {one.area for one in done.left} == {"records", "journal"}


def test_a_cleared_record_that_stands_again_is_named(desk, stranger):
    team = records.add(desk, "team", {"name": "一队"})
    with desk.action("purge", "清除") as group:
        group.add("team", team, "purge", {}, {}, {})
    (finding,) = checkup.look_over(desk, ASKED).findings
    assert "已从回收站清除" in finding.what and not finding.repaired


# --- neither ------------------------------------------------------------------------------------


def test_nothing_is_written_to_a_file_with_broken_pages(desk, ids, home, master, now):
    desk.store.run("DELETE FROM search")
    desk.close()
    data = bytearray(home.records.read_bytes())
    data[60 * 4096 + 1000] ^= 1
    home.records.write_bytes(data)
    other = open_desk(home, master, Here(), clock=lambda: now)
    before = other.store.data_version(), other.store.one("SELECT count(*) FROM journal")
    done = checkup.look_over(other, ASKED)
    assert any(one.area == "pages" for one in done.left)
    assert all(not one.repaired for one in done.findings)
    assert before == (other.store.data_version(), other.store.one("SELECT count(*) FROM journal"))
    other.close()


def test_cancel_stops_it_also_inside_a_long_statement(desk, ids):
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(errors.Cancelled):
        checkup.look_over(desk, cancelled=cancelled)
    assert checkup.examine(desk) == []


def test_two_pcs_with_one_series_are_named(desk, stranger):
    series = desk.store.one("SELECT series FROM device")
    stranger(f"INSERT INTO device (id, revision, series) VALUES ('x', 1, '{series}')")
    found = [one.what for one in checkup.look_over(desk).left]
    assert f"证书系列 {series} 登记在 2 台电脑名下，会发出同号的证书" in found
