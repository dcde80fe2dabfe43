"""The wall hangs scenes by month, the newest first, and no scans of paper."""

from __future__ import annotations

from PIL import Image

from desktop.services import records
from desktop.services.activities import activities
from desktop.services.photos import photo_wall, photos


def picture(folder, number):
    path = folder / f"{number}.jpg"
    Image.effect_noise((320, 240), 40 + number * 20).save(path)
    return path


def test_scenes_hang_by_month_and_scans_do_not(desk, tmp_path):
    old = activities.record_activity(desk, {"title": "重阳敬老", "held_on": "2026-10-18"})
    new = activities.record_activity(desk, {"title": "扫村道", "held_on": "2026-11-14"})
    photos.add_photos(desk, old, [picture(tmp_path, 1)])
    (first, second) = photos.add_photos(
        desk, new, [picture(tmp_path, 2), picture(tmp_path, 3)]
    ).added
    photos.add_photos(desk, new, [picture(tmp_path, 4)], scan="签到表")
    records.change(desk, "photo", first, {"caption": "一早开扫"})

    november, october = photo_wall.wall(desk)
    assert (november.month, october.month) == ("2026-11", "2026-10")
    assert [photo.id for photo in november.photos] == [first, second]
    assert (november.photos[0].caption, november.photos[0].title) == ("一早开扫", "扫村道")
    assert october.photos[0].day == "2026-10-18"


def test_the_wall_forgets_what_is_in_the_trash(desk, tmp_path):
    made = activities.record_activity(desk, {"title": "扫村道", "held_on": "2026-11-14"})
    photos.add_photos(desk, made, [picture(tmp_path, 1)])
    records.remove(desk, "activity", [made])
    assert photo_wall.wall(desk) == []
