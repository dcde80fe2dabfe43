"""A photo turned: another picture in its place, undone as one action."""

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities, activity_edits
from desktop.services.past import undoing
from desktop.services.photos import photo_turning, photos
from desktop.storage.photos.photos import ORIGINAL
from tests.unit.imaging.made_pictures import make_exif, make_scene, written

PHOTO = kind_named("photo")


@pytest.fixture
def activity(desk):
    return activities.record_activity(desk, {"title": "端午包粽子", "held_on": "2026-06-19"})


@pytest.fixture
def pictures(desk, activity, tmp_path):
    paths = []
    for seed in (1, 2):
        path = tmp_path / f"微信图片_{seed}.jpg"
        block = make_exif(1, "2026:06:19 08:00:00", place=True)
        path.write_bytes(written(make_scene(64, 48, seed), exif=block))
        paths.append(path)
    made = photos.add_photos(desk, activity, paths).added
    records.change(desk, "photo", made[0], {"caption": "包粽子"})
    return made


def test_all_but_the_picture_stays(desk, pictures):
    before = desk.records.get(PHOTO, pictures[0])
    made = photo_turning.turn(desk, pictures[0], 1)
    now = desk.records.get(PHOTO, made)
    assert (now.number("width"), now.number("height")) == (48, 64)
    assert now.text("sha256") != before.text("sha256")
    for name in ("caption", "position", "taken_at", "taken_from", "activity"):
        assert now.values[name] == before.values[name]
    assert photos.standard(desk, now.text("sha256")).startswith(b"\xff\xd8")
    with pytest.raises(errors.NotFound):
        desk.records.get(PHOTO, pictures[0])


def test_undo_brings_it_back_lying_down_and_redo_turns_it_again(desk, pictures):
    made = photo_turning.turn(desk, pictures[0], -1)
    assert "转正" in str(undoing.undo(desk))
    assert desk.records.get(PHOTO, pictures[0]).text("caption") == "包粽子"
    undoing.redo(desk)
    assert desk.records.get(PHOTO, made).number("width") == 48


def test_a_consent_points_at_the_sheet_as_it_stands_now(desk, pictures):
    person = records.add(desk, "volunteer", {"name": "张三"})
    typed = {"volunteer": person, "purpose": "photo", "given_on": "2026-06-19"}
    consent = records.add(desk, "consent", {**typed, "scan": pictures[0]})
    made = photo_turning.turn(desk, pictures[0], 2)
    assert desk.records.get(kind_named("consent"), consent).text("scan") == made


def test_no_quarter_changes_nothing(desk, pictures):
    head = desk.store.one("SELECT max(seq) FROM journal")
    assert photo_turning.turn(desk, pictures[0], 4) == pictures[0]
    assert desk.store.one("SELECT max(seq) FROM journal") == head


def test_what_is_here_in_small_only_is_not_turned(desk, pictures):
    sha256 = desk.records.get(PHOTO, pictures[0]).text("sha256")
    desk.store.run("DELETE FROM photo_bytes WHERE sha256 = ? AND rendition = ?", (sha256, ORIGINAL))
    assert not photos.has_original(desk, sha256)
    with pytest.raises(errors.InvalidValues, match="看原图"):
        photo_turning.turn(desk, pictures[0], 1)


def test_the_cover_comes_first_and_one_of_no_activity_is_none(desk, activity, pictures):
    activity_edits.make_cover(desk, pictures[1])
    first = desk.records.select(PHOTO, "WHERE activity = ? ORDER BY position", (activity,))[0]
    assert first.id == pictures[1]
    assert "照片顺序" in undoing.next_undo(desk).title
