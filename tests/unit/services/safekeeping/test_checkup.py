import hashlib

import pytest

from desktop import errors
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.apart import Here
from desktop.services.opening import open_desk
from desktop.services.safekeeping import checkup
from desktop.storage.driver import connect
from desktop.storage.keys import RECORDS_PURPOSE
from desktop.storage.photos.photos import ORIGINAL, STANDARD, THUMBNAIL

NAME, PHONE = "欧阳建国", "19900000001"


@pytest.fixture
def busy(desk):
    """A desk with people, an activity, a picture and an orphan."""
    person = records.add(desk, "volunteer", {"name": NAME, "phone": PHONE})
    held = {"title": "端午", "started_at": "2026-06-19T09:00", "ended_at": "2026-06-19T11:00"}
    activity = activities.record_activity(desk, held, [Participant(person)])
    for seed, kept in (("a", True), ("b", False)):
        data = hashlib.shake_256(seed.encode()).digest(30_000)
        sha256 = hashlib.sha256(data).hexdigest()
        stored = desk.volumes.put(sha256, {ORIGINAL: data, STANDARD: b"s", THUMBNAIL: b"t"})
        if kept:
            _record(desk, activity, sha256, stored)
    return desk


def _record(desk, activity, sha256, stored):
    from desktop.model.kinds import kind_named

    with desk.action("photo", "x") as group:
        desk.places.put(sha256, stored)
        desk.records.insert(
            group, kind_named("photo"), {"activity": activity, "sha256": sha256, "position": 1}
        )


def areas(found):
    return {one.area for one in found}


def test_a_busy_station_has_a_clean_bill_orphans_or_not(busy):
    seen = []
    assert checkup.examine(busy, lambda done, total: seen.append((done, total))) == []
    assert seen[0] == (0, 11) and seen[-1] == (11, 11)


def test_flipped_bytes_in_any_page_are_found_and_never_a_traceback(busy, home, master):
    busy.close()
    whole = home.records.read_bytes()
    pages = len(whole) // 4096
    for page in range(1, pages, max(pages // 12, 1)):
        data = bytearray(whole)
        data[page * 4096 + 1000] ^= 1
        home.records.write_bytes(data)
        try:
            desk = open_desk(home, master, Here())
        except errors.StationError as error:
            assert isinstance(error, errors.Damaged | errors.NotAStation)
            continue
        found = checkup.examine(desk)
        assert "pages" in areas(found), page
        assert len({one.what for one in found}) == len(found)
        assert not any(NAME in one.what or PHONE in one.what for one in found)
        desk.close()


def test_flipped_bytes_in_a_photo_volume_are_found(busy):
    busy.volumes.close()
    path = busy.volumes.path(1)
    data = bytearray(path.read_bytes())
    for page in range(2, len(data) // 4096):
        data[page * 4096 + 1000] ^= 1
    path.write_bytes(data)
    found = checkup.examine(busy)
    assert areas(found) == {"photos"}
    assert any("照片卷 0001 有" in one.what and "页加密校验不过" in one.what for one in found)
    assert any("原图读不出" in one.what for one in found)


def test_a_missing_photo_volume_is_one_finding(busy):
    busy.volumes.close()
    busy.volumes.path(1).unlink()
    found = checkup.examine(busy)
    assert [one.area for one in found] == ["photos"]
    assert found[0].what == "照片卷 0001 不见了，里面有 3 个图像文件"


def test_a_volume_of_another_station_is_found(busy):
    busy.volumes.close()
    busy.volumes.path(1).write_bytes(bytes(8192))
    assert areas(checkup.examine(busy)) == {"photos"}


def test_a_picture_exchanged_by_another_is_found(busy, master):
    from desktop.storage.keys import PHOTOS_PURPOSE

    busy.volumes.close()
    raw = connect(busy.volumes.path(1), master.derive(PHOTOS_PURPOSE))
    raw.execute("UPDATE picture SET bytes = x'00' WHERE rendition = 'standard'")
    raw.close()
    found = checkup.examine(busy)
    assert len(found) == 1 and "标准图内容变了" in found[0].what


def test_a_journal_edited_by_another_program_is_found(busy, master):
    raw = connect(busy.home.records, master.derive(RECORDS_PURPOSE))
    raw.create_function("journalling", 0, lambda: 1)
    with pytest.raises(Exception, match="unjournalled"):
        raw.execute("UPDATE journal SET clerk = 'x' WHERE seq = 2")
    raw.execute("DROP TRIGGER guard_journal_update")
    raw.execute("UPDATE journal SET clerk = 'x' WHERE seq = 2")
    raw.close()
    found = checkup.examine(busy)
    assert [one.what for one in found] == ["变更日志第 3 条：与上一条接不上"]


def test_search_is_mended_and_nothing_else_is_touched(busy):
    busy.store.run("DELETE FROM search")
    busy.store.run(
        "INSERT INTO search (record_id, kind, name, pinyin, latin, digits) "
        "VALUES ('gone', 'team', 'x', 'x', ' x x', '')"
    )
    head = busy.store.one("SELECT max(seq) FROM journal")
    found = checkup.examine(busy)
    assert areas(found) == {"search"} and all(one.repaired for one in found)
    assert checkup.examine(busy) == []
    assert [r.text("name") for r in records.list_records(busy, "volunteer", search="oyjg")] == [
        NAME
    ]
    assert busy.store.one("SELECT max(seq) FROM journal") == head


def test_one_bad_examination_does_not_hide_the_others(busy, monkeypatch):
    def damaged(desk):
        raise errors.Damaged(what="数据页校验不过")
        yield

    busy.store.run("DELETE FROM search")
    looks = (damaged, damaged, *checkup._EXAMINATIONS)
    monkeypatch.setattr(checkup, "_EXAMINATIONS", looks)
    found = checkup.examine(busy)
    assert found[0].area == "pages"
    assert areas(found) == {"pages", "search"}
    assert sum(one.area == "pages" for one in found) == 1
