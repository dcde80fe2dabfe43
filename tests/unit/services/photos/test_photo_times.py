"""Whole phones looked through, and pictures that do not tell their time."""

from __future__ import annotations

import pytest
from PIL import Image

from desktop.services.activities import activities, happenings
from desktop.services.past import undoing
from desktop.services.photos import photo_times, photos
from desktop.services.photos.pictures import Loose


def is_picture(path):
    return path.suffix == ".jpg"


def picture(folder, name, taken="", shade=0):
    folder.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    image = Image.linear_gradient("L").rotate(90 * shade).resize((320, 240))
    image.save(folder / name, exif=exif)
    return folder / name


@pytest.fixture
def phone(tmp_path):
    """Two days of pictures in two folders, one without any time, and what is no picture."""
    folder = tmp_path / "手机"
    picture(folder / "DCIM", "IMG_20261121_080000.jpg")
    picture(folder / "DCIM", "b.jpg", taken="2026:11:22 09:30:00")
    picture(folder / "WeChat", "mmexport1795400000000.jpg")
    picture(folder / "WeChat", "x.jpg")
    picture(folder / ".thumbnails", "IMG_20261122_080000.jpg")
    (folder / "清单.txt").write_text("11月22日")
    return folder


def test_a_whole_phone_is_put_in_order_by_time(desk, phone):
    seen = photo_times.look(desk, [phone], is_picture)
    assert [(one.path.name, one.day) for one in seen] == [
        ("IMG_20261121_080000.jpg", "2026-11-21"),
        ("b.jpg", "2026-11-22"),
        ("mmexport1795400000000.jpg", "2026-11-23"),
        ("x.jpg", ""),
    ]


def test_of_a_folder_the_pictures_of_the_day_are_taken(desk, phone):
    seen = photo_times.look(desk, [phone], is_picture)
    assert [one.path.name for one in photo_times.of_day(seen, "2026-11-22")] == ["b.jpg"]


def test_where_nothing_is_of_the_day_all_are_taken_since_clocks_go_wrong(desk, phone):
    seen = photo_times.look(desk, [phone], is_picture)
    assert photo_times.of_day(seen, "2026-05-12") == seen
    assert photo_times.of_day(seen, "") == seen


def test_a_file_named_by_hand_is_taken_whatever_its_day(desk, phone):
    named = phone / "DCIM" / "IMG_20261121_080000.jpg"
    seen = photo_times.look(desk, [named, phone], is_picture)
    names = [one.path.name for one in photo_times.of_day(seen, "2026-11-22")]
    assert names == [named.name, "b.jpg"]


def test_the_time_the_clerk_says_goes_to_those_that_do_not_tell(desk, phone):
    made = activities.record_activity(desk, {"title": "清扫", "held_on": "2026-11-22"})
    paths = [phone / "DCIM" / "b.jpg", picture(phone, "y.jpg", shade=1)]
    added = photos.add_photos(desk, made, paths, taken="2026-11-22")
    told = happenings.happening(desk, made).photos
    assert [(photo.text("taken_at")[:10], photo.text("taken_from")) for photo in told] == [
        ("2026-11-22", "exif"),
        ("2026-11-22", "entered"),
    ]
    assert added.untimed == ()


def test_untold_times_can_be_said_afterwards_in_one_step(desk, phone):
    made = activities.record_activity(desk, {"title": "清扫", "held_on": "2026-11-22"})
    added = photos.add_photos(desk, made, [phone / "WeChat" / "x.jpg"])
    assert added.untimed == added.added
    assert photos.say_when_taken(desk, added.untimed, "2026-11-22") == 1
    (photo,) = happenings.happening(desk, made).photos
    assert photo.text("taken_at")[:10] == "2026-11-22"
    assert undoing.undo(desk).title == "补写 1 张照片的拍摄时间"
    (photo,) = happenings.happening(desk, made).photos
    assert photo.text("taken_at") == ""


def test_a_pasted_picture_is_taken_in_without_a_file(desk, phone):
    made = activities.record_activity(desk, {"title": "清扫", "held_on": "2026-11-22"})
    data = (phone / "WeChat" / "x.jpg").read_bytes()
    added = photos.add_photos(desk, made, [Loose("粘贴的照片 1.jpg", data)])
    assert len(added.added) == 1
