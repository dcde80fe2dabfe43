import io
import shutil
import struct
import zlib

import pytest
from PIL import Image

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.apart import Here
from desktop.services.opening import open_desk
from desktop.services.past import undoing
from desktop.services.photos import photos
from desktop.services.photos.photos import add_photos
from desktop.services.safekeeping import checkup
from desktop.storage.photos.photos import ORIGINAL, PhotoVolumes
from tests.unit.imaging.made_pictures import make_exif, make_scene, written
from tests.unit.small_disks import small_disk

PHOTO = kind_named("photo")


@pytest.fixture
def activity(desk):
    return activities.record_activity(desk, {"title": "端午包粽子", "held_on": "2026-06-19"})


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "微信 图片"
    place.mkdir()
    return place


def shot(folder, name, seed=1, **options):
    path = folder / name
    path.write_bytes(written(make_scene(640, 480, seed), **options))
    return path


def taken(desk, activity):
    return desk.records.find(PHOTO, activity=activity)


def test_pictures_come_in_with_their_facts_and_renditions(desk, activity, folder):
    exif = make_exif(orientation=6, original="2026:06:19 09:30:00", place=True)
    first, second = shot(folder, "一.jpg", exif=exif), shot(folder, "二.png", 2, kind="PNG")
    done = add_photos(desk, activity, [first, second])
    assert (len(done.added), done.already, done.elsewhere, done.failed) == (2, (), (), ())
    one, two = taken(desk, activity)
    assert (one.number("width"), one.number("height")) == (480, 640)  # upright
    assert one.text("taken_at") == "2026-06-19T09:30:00"
    assert one.text("taken_from") == "exif"
    assert (one.number("position"), two.number("position")) == (1, 2)
    assert one.number("bytes") == first.stat().st_size
    stored = desk.places.of(one.text("sha256"))[ORIGINAL]
    assert desk.volumes.get(stored.volume, one.text("sha256"), ORIGINAL) == first.read_bytes()
    assert Image.open(io.BytesIO(photos.thumbnail(desk, one.text("sha256")))).size == (240, 320)
    assert checkup.examine(desk) == []


def test_more_pictures_go_behind(desk, activity, folder):
    add_photos(desk, activity, [shot(folder, "一.jpg")])
    add_photos(desk, activity, [shot(folder, "二.jpg", 2), shot(folder, "三.jpg", 3)])
    assert sorted(p.number("position") for p in taken(desk, activity)) == [1, 2, 3]


def test_a_batch_is_one_step_for_undo(desk, activity, folder):
    add_photos(desk, activity, [shot(folder, "一.jpg"), shot(folder, "二.jpg", 2)])
    assert "2 张照片" in undoing.undo(desk).title
    assert taken(desk, activity) == []
    undoing.redo(desk)
    assert len(taken(desk, activity)) == 2


def test_the_same_picture_is_taken_once_also_within_a_batch(desk, activity, folder):
    first = shot(folder, "一.jpg")
    copy = folder / "一 - 副本.jpg"
    shutil.copy(first, copy)
    assert add_photos(desk, activity, [first, copy]).already == (copy.name,)
    assert add_photos(desk, activity, [copy]).already == (copy.name,)
    assert len(taken(desk, activity)) == 1


def test_a_picture_used_elsewhere_is_pointed_out_also_when_wechat_shrank_it(desk, activity, folder):
    other = activities.record_activity(desk, {"title": "重阳敬老", "held_on": "2026-10-18"})
    first = shot(folder, "一.jpg", quality=95)
    add_photos(desk, activity, [first])
    small = folder / "微信.jpg"
    small.write_bytes(written(make_scene(640, 480, 1).resize((320, 240)), quality=60))
    done = add_photos(desk, other, [first, small, shot(folder, "三.jpg", 9)])
    assert done.elsewhere == (("一.jpg", "端午包粽子"), ("微信.jpg", "端午包粽子"))
    assert len(done.added) == 3  # pointed out, not refused


def test_bytes_of_a_picture_used_twice_lie_there_once(desk, activity, folder):
    other = activities.record_activity(desk, {"title": "重阳敬老", "held_on": "2026-10-18"})
    first = shot(folder, "一.jpg")
    add_photos(desk, activity, [first])
    before = desk.places.all()
    add_photos(desk, other, [first])
    assert desk.places.all() == before
    assert checkup.examine(desk) == []


def hostile(folder):
    """Files by what the sentence about each must say."""
    made = {
        "没有.jpg": None,
        "空.jpg": b"",
        "文字.jpg": "不是照片".encode(),
        "断.jpg": written(make_scene(640, 480))[:5000],
        "网页.jpg": b"<html><b>x</b></html>",
        "程序.png": b"MZ" + bytes(5000),
        "卷.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    }
    for name, data in made.items():
        if data is not None:
            (folder / name).write_bytes(data)
    return [folder / name for name in made]


def test_bad_pictures_are_told_one_by_one_and_stop_no_good_one(desk, activity, folder):
    bad = hostile(folder)
    done = add_photos(desk, activity, [*bad[:3], shot(folder, "好.jpg"), *bad[3:], folder])
    assert len(done.added) == 1
    assert [name for name, _ in done.failed] == [path.name for path in (*bad, folder)]
    for name, sentence in done.failed:
        assert name in sentence and "Traceback" not in sentence and "Error" not in sentence


def test_a_bomb_is_refused_by_its_size_in_words(desk, activity, folder):
    bomb = folder / "炸弹.png"
    whole = io.BytesIO()
    Image.new("1", (30_000, 8)).save(whole, "PNG")
    head = struct.pack(">4sIIBBBBB", b"IHDR", 30_000, 30_000, 1, 0, 0, 0, 0)
    body = whole.getvalue()
    bomb.write_bytes(body[:12] + head + struct.pack(">I", zlib.crc32(head)) + body[33:])
    done = add_photos(desk, activity, [bomb])
    assert "30000×30000" in done.failed[0][1]


def test_a_file_far_too_long_is_not_even_read(desk, activity, folder):
    path = folder / "大.jpg"
    with path.open("wb") as file:
        file.truncate(300 << 20)
    assert "太大" in add_photos(desk, activity, [path]).failed[0][1]


def test_a_device_that_never_ends_is_no_picture(desk, activity):
    from pathlib import Path

    assert "找不到" in add_photos(desk, activity, [Path("/dev/zero")]).failed[0][1]


def test_a_picture_that_kills_the_decoder_stops_no_other(home, master, now, folder):
    class Fragile(Here):
        def run(self, task, *args, **rest):
            if args[1] == "坏.jpg":
                raise errors.WorkerDied()
            if args[1] == "怪.jpg":
                raise errors.ProgramError(what="IndexError")
            return super().run(task, *args, **rest)

    desk = open_desk(home, master, Fragile(), clock=lambda: now)
    activity = activities.record_activity(desk, {"title": "端午", "held_on": "2026-06-19"})
    paths = [shot(folder, name, n) for n, name in enumerate(("坏.jpg", "怪.jpg", "好.jpg"))]
    done = add_photos(desk, activity, paths)
    assert [name for name, _ in done.failed] == ["坏.jpg", "怪.jpg"]
    assert len(done.added) == 1
    desk.close()


def test_cancelling_adds_nothing_and_what_is_left_upsets_nobody(desk, activity, folder):
    asked = iter([False, True])
    with pytest.raises(errors.Cancelled):
        add_photos(
            desk, activity, [shot(folder, "一.jpg"), shot(folder, "二.jpg", 2)],
            cancelled=lambda: next(asked),
        )  # fmt: skip
    assert taken(desk, activity) == []
    assert desk.volumes.numbers() == [1]  # bytes of the first: an orphan, swept later
    assert checkup.examine(desk) == []
    assert len(add_photos(desk, activity, [folder / "一.jpg"]).added) == 1
    assert checkup.examine(desk) == []


def test_a_full_disk_adds_nothing_and_says_so(desk, activity, folder, tmp_path):
    paths = [shot(folder, f"{n}.jpg", n) for n in range(3)]
    with small_disk(tmp_path / "盘", 2) as disk:
        keys = desk.volumes._keys
        desk.volumes.close()
        object.__setattr__(desk, "volumes", PhotoVolumes(disk.path / "photos", keys))
        disk.fill(leave=250 * 1024)
        with pytest.raises(errors.DiskFull, match="都在"):
            add_photos(desk, activity, paths)
        assert taken(desk, activity) == []
        disk.empty()
        assert len(add_photos(desk, activity, paths).added) == 3
        assert checkup.examine(desk) == []
        desk.volumes.close()


def test_an_activity_that_is_not_there_is_told_before_anything_is_read(desk, tmp_path):
    with pytest.raises(errors.NotFound, match="活动"):
        add_photos(desk, "nobody", [tmp_path / "没有.jpg"])


def test_what_leaves_the_pc_has_no_location_and_stands_upright(desk, activity, folder):
    exif = make_exif(orientation=6, place=True)
    add_photos(desk, activity, [shot(folder, "一.jpg", exif=exif)])
    photo = taken(desk, activity)[0]
    photos.export_photo(desk, photo.id, folder / "出 去.jpg")
    photos.export_photo(desk, photo.id, folder / "原大.jpg", original=True)
    for name in ("出 去.jpg", "原大.jpg"):
        with Image.open(folder / name) as image:
            assert not image.getexif().get_ifd(0x8825)
            image.load()
    with Image.open(folder / "出 去.jpg") as image:
        assert image.size == (480, 640)


def test_a_photo_is_never_written_over_the_station(desk, activity, folder):
    add_photos(desk, activity, [shot(folder, "一.jpg")])
    photo = taken(desk, activity)[0]
    for target in (desk.home.records, desk.home.keys, desk.home.photos / "volume-0001.db"):
        before = target.read_bytes()
        with pytest.raises(errors.OutputFileError, match="站点自己"):
            photos.export_photo(desk, photo.id, target)
        assert target.read_bytes() == before


def test_lost_bytes_are_told_in_words(desk, activity, folder):
    add_photos(desk, activity, [shot(folder, "一.jpg")])
    photo = taken(desk, activity)[0]
    desk.volumes.close()
    desk.volumes.path(1).unlink()
    with pytest.raises(errors.Damaged, match="照片卷 0001"):
        photos.export_photo(desk, photo.id, folder / "出去.jpg")
    assert not (folder / "出去.jpg").exists()
    with pytest.raises(errors.NotFound):
        photos.thumbnail(desk, "0" * 64)


def test_a_photo_can_be_removed_and_comes_back(desk, activity, folder):
    add_photos(desk, activity, [shot(folder, "一.jpg")])
    photo = taken(desk, activity)[0]
    records.remove(desk, "photo", [photo.id])
    assert taken(desk, activity) == []
    records.restore(desk, "photo", [photo.id])
    assert taken(desk, activity)[0].id == photo.id
    assert checkup.examine(desk) == []
