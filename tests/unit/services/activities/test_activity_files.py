"""Files of activities, from what the records hold."""

from PIL import Image

from desktop.services import records
from desktop.services.activities import activities, activity_files
from desktop.services.activities.activities import Participant
from desktop.services.photos import photos

HELD = {"title": "清扫村道", "started_at": "2026-11-14T08:30", "ended_at": "2026-11-14T11:00"}


def scene(folder, name="a.jpg"):
    path = folder / name
    Image.linear_gradient("L").resize((640, 480)).save(path)
    return path


def test_a_file_is_complete_once_everything_is_there(desk, tmp_path):
    person = records.add(desk, "volunteer", {"name": "张三"})
    made = activities.record_activity(desk, HELD, [Participant(person)])
    (found,) = activity_files.open_files(desk)
    assert (found.id, found.day) == (made, "2026-11-14")
    assert found.missing == ("plan", "photo", "story")

    photos.add_photos(desk, made, [scene(tmp_path)])
    records.change(desk, "activity", made, {"plan": "分三段", "story": "扫完了"})
    assert activity_files.file_of(desk, made).missing == ()


def test_what_was_taken_away_is_missing_again(desk, tmp_path):
    made = activities.record_activity(desk, {**HELD, "plan": "分三段", "story": "扫完了"})
    photos.add_photos(desk, made, [scene(tmp_path)])
    assert activity_files.file_of(desk, made).missing == ("participants",)
    (photo,) = desk.store.rows("SELECT id FROM photo")
    records.remove(desk, "photo", [photo[0]])
    assert activity_files.file_of(desk, made).missing == ("photo", "participants")


def test_only_what_was_held_and_not_filed_is_open(desk):
    for status in ("draft", "announced", "cancelled", "filed"):
        records.add(desk, "activity", {"title": status, "status": status, "held_on": "2026-11-14"})
    assert activity_files.open_files(desk) == []


def test_a_file_that_is_gone_is_none(desk):
    assert activity_files.file_of(desk, "018f0000-0000-7000-8000-000000000000") is None
