"""A file deleted, a folder renamed or a drive pulled out while the station is open."""

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.apart import Here
from desktop.services.opening import open_desk
from desktop.services.photos import photos
from desktop.services.safekeeping import backups, checkup
from tests.faults.station_before import make_given
from tests.unit.small_disks import small_disk

VOLUNTEER = kind_named("volunteer")


@pytest.fixture
def given(tmp_path):
    make_given(tmp_path / "given")
    return tmp_path / "given"


@pytest.fixture
def activity(desk, given):
    made = activities.record_activity(desk, {"title": "端午包粽子", "held_on": "2026-06-19"})
    photos.add_photos(desk, made, [given / "0.jpg"])
    return made


def add(desk, name="新来人"):
    return records.add(desk, "volunteer", {"name": name, "sex": "男"})


def again(desk, home, master):
    desk.close()
    return open_desk(home, master, Here(), clock=desk.clock)


def test_nothing_is_written_into_a_deleted_records_file(desk, home):
    add(desk)
    home.records.unlink()
    with pytest.raises(errors.FileGone, match="移走"):
        add(desk, "后来人")
    with pytest.raises(errors.FileGone):
        desk.settings.put("text_scale", 120)


def test_nothing_is_written_into_a_deleted_wal(desk, home):
    add(desk)
    home.records.with_name("station.db-wal").unlink()
    with pytest.raises(errors.FileGone, match="-wal"):
        add(desk, "后来人")


def test_a_renamed_folder_is_told_and_opens_under_its_new_name(desk, home, master):
    made = add(desk)
    moved = type(home)(home.path.with_name("搬走了"))
    home.path.rename(moved.path)
    with pytest.raises(errors.FileGone):
        add(desk, "后来人")
    found = again(desk, moved, master)
    assert [one.id for one in found.records.find(VOLUNTEER)] == [made]
    assert checkup.examine(found) == []
    found.close()


def test_a_folder_put_back_goes_on_working(desk, home):
    away = home.path.rename(home.path.with_name("暂时"))
    with pytest.raises(errors.FileGone):
        add(desk)
    away.rename(home.path)
    add(desk)
    assert desk.records.count(VOLUNTEER) == 1


def test_no_picture_goes_into_a_deleted_volume(desk, activity, given):
    (taken,) = desk.records.find(kind_named("photo"))
    desk.volumes.path(1).unlink()
    with pytest.raises(errors.Damaged, match="0001"):
        photos.thumbnail(desk, taken.text("sha256"))
    desk.volumes.close()
    photos.add_photos(desk, activity, [given / "1.jpg"])
    assert len(desk.records.find(kind_named("photo"))) == 2


def test_an_open_volume_that_is_replaced_takes_nothing(desk, activity, given):
    path = desk.volumes.path(1)
    body = path.read_bytes()
    path.unlink()
    path.write_bytes(body)
    with pytest.raises(errors.FileGone, match="volume-0001"):
        photos.add_photos(desk, activity, [given / "1.jpg"])
    assert len(desk.records.find(kind_named("photo"))) == 1


def test_a_drive_pulled_out_is_told(desk, home, master, tmp_path):
    with small_disk(tmp_path / "U盘", 16) as disk:
        there = type(home)(disk.path / "站")
        there.path.mkdir()
        desk.close()
        for path in (home.records, home.keys):
            (there.path / path.name).write_bytes(path.read_bytes())
        found = open_desk(there, master, Here(), clock=desk.clock)
        add(found)
        disk.pull_out()
        with pytest.raises(errors.FileGone):
            add(found, "后来人")
        with pytest.raises(errors.WorldError):
            backups.back_up(found, disk.path / "备份.zip")
        found.close()


def test_a_station_on_a_full_disk_keeps_everything_and_goes_on_with_room(
    desk, home, master, tmp_path
):
    with small_disk(tmp_path / "小盘", 4) as disk:
        there = type(home)(disk.path / "站")
        there.path.mkdir()
        desk.close()
        for path in (home.records, home.keys):
            (there.path / path.name).write_bytes(path.read_bytes())
        found = open_desk(there, master, Here(), clock=desk.clock)
        kept = [add(found)]
        disk.fill()
        with pytest.raises(errors.DiskFull):  # the WAL still has a little room
            for _ in range(2000):
                kept.append(add(found, "甲" * 60))  # noqa: PERF401 - those before the error
        assert len(found.records.find(VOLUNTEER)) == len(kept)
        disk.empty()
        found.close()
        found = open_desk(there, master, Here(), clock=desk.clock)
        assert {one.id for one in found.records.find(VOLUNTEER)} == set(kept)
        kept.append(add(found))
        assert checkup.examine(found) == []
        found.close()
