"""Photos on the whole screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.model.kinds import kind_named
from desktop.services.activities import happenings
from desktop.services.past import undoing
from desktop.services.photos import originals, photos
from desktop.storage.photos.photos import ORIGINAL
from desktop.ui.activities.photos.photo_model import Tile
from desktop.ui.activities.photos.photo_viewer import PhotoViewer


@pytest.fixture
def viewer(door, desk, held, make_picture, shown, settle) -> PhotoViewer:
    photos.add_photos(desk, held[0], [make_picture(n) for n in range(3)])
    viewer = PhotoViewer(door, tiles(desk, held[0]), 1)
    viewer.resize(1200, 600)
    shown(viewer)
    settle(door)
    return viewer


def tiles(desk, activity) -> list[Tile]:
    return [Tile.of(photo) for photo in happenings.happening(desk, activity).photos]


def test_the_picture_that_was_opened_is_shown(viewer):
    assert viewer.row == 1
    assert viewer.picture.size().toTuple() == (400, 300)
    assert "2026-10-18" in viewer.accessibleName()


def test_arrows_go_on_and_stop_at_the_ends(viewer, qtbot, settle, door):
    for _ in range(4):
        qtbot.keyClick(viewer, Qt.Key.Key_Right)
    settle(door)
    assert viewer.row == 2
    qtbot.keyClick(viewer, Qt.Key.Key_Home)
    settle(door)
    assert viewer.row == 0
    assert not viewer.picture.isNull()


def test_escape_leaves(door, dressed, qtbot, settle):
    viewer = PhotoViewer(door, [Tile("x", "0" * 64)], 0)  # not the fixture's: it deletes itself
    with qtbot.waitExposed(viewer):
        viewer.show()
    settle(door)
    with qtbot.waitSignal(viewer.destroyed):
        qtbot.keyClick(viewer, Qt.Key.Key_Escape)


def test_a_picture_that_is_gone_says_so(door, shown, settle):
    viewer = shown(PhotoViewer(door, [Tile("x", "0" * 64)], 0))
    settle(door)
    assert viewer.picture.isNull()
    assert "照片" in viewer.canvas.words


def test_the_caption_is_written_in_place(viewer, desk, held, qtbot, type_in, door, settle):
    qtbot.keyClick(viewer, Qt.Key.Key_E)
    assert viewer.foot.writing
    type_in(viewer.foot.caption, "包饺子")
    qtbot.keyClick(viewer.foot.caption, Qt.Key.Key_Left)
    assert viewer.row == 1  # arrows belong to the line
    qtbot.keyClick(viewer.foot.caption, Qt.Key.Key_Return)
    settle(door)
    assert not viewer.foot.writing
    assert "包饺子" in viewer.foot.words.text
    assert tiles(desk, held[0])[1].caption == "包饺子"


def test_escape_leaves_the_line_and_not_the_screen(
    viewer, desk, held, qtbot, type_in, door, settle
):
    viewer.foot.describe.click()
    type_in(viewer.foot.caption, "不要")
    qtbot.keyClick(viewer.foot.caption, Qt.Key.Key_Escape)
    settle(door)
    assert viewer.isVisible()
    assert tiles(desk, held[0])[1].caption == ""


def test_a_turn_is_seen_at_once_and_kept_when_the_clerk_goes_on(
    viewer, desk, held, qtbot, door, settle
):
    former = tiles(desk, held[0])[1]
    qtbot.keyClick(viewer, Qt.Key.Key_R)
    assert viewer.picture.size().toTuple() == (300, 400)
    assert tiles(desk, held[0])[1] == former
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    settle(door)
    now = tiles(desk, held[0])
    assert now[1].id != former.id and len(now) == 3
    qtbot.keyClick(viewer, Qt.Key.Key_Left)
    settle(door)
    assert viewer.picture.size().toTuple() == (300, 400)
    undoing.undo(desk)
    assert tiles(desk, held[0])[1] == former


def test_turned_all_round_nothing_is_changed(viewer, desk, held, qtbot, door, settle):
    before = tiles(desk, held[0])
    for _ in range(4):
        viewer.foot.left.click()
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    settle(door)
    assert tiles(desk, held[0]) == before


def test_turned_and_described_at_once_both_are_kept(
    viewer, desk, held, qtbot, type_in, door, settle
):
    viewer.foot.right.click()
    viewer.foot.describe.click()
    qtbot.waitUntil(lambda: viewer.foot.writing, timeout=10_000)
    type_in(viewer.foot.caption, "转正了")
    qtbot.keyClick(viewer.foot.caption, Qt.Key.Key_Return)
    settle(door)
    found = happenings.happening(desk, held[0]).photos[1]
    assert (found.text("caption"), found.number("width")) == ("转正了", 300)


def test_the_cover_is_the_first_of_its_activity(viewer, desk, held, qtbot, door, settle):
    wanted = viewer.tile.id
    qtbot.keyClick(viewer, Qt.Key.Key_C)
    settle(door)
    assert tiles(desk, held[0])[0].id == wanted
    assert not viewer.foot.cover.isEnabled()
    assert "封面" in viewer.banner.text


def test_deleted_it_can_be_had_back_at_once(viewer, desk, held, qtbot, door, settle):
    gone = viewer.tile
    qtbot.keyClick(viewer, Qt.Key.Key_Delete)
    settle(door)
    assert [one.id for one in tiles(desk, held[0])].count(gone.id) == 0
    assert viewer.row == 1 and viewer.tile.id != gone.id
    viewer.banner.action_button.click()
    settle(door)
    assert tiles(desk, held[0])[1].id == gone.id
    assert viewer.tile.id == gone.id


def test_the_original_is_shown_pixel_by_pixel_and_drawn_about(viewer, qtbot, door, settle):
    viewer.foot.whole.click()
    settle(door)
    assert viewer.canvas.scale == 1.0
    qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.canvas.scale > 1.0
    qtbot.keyClick(viewer, Qt.Key.Key_0)
    assert viewer.canvas.scale == 1.0  # never enlarged beyond its pixels


def test_an_original_that_is_elsewhere_is_asked_for_and_shown_when_it_comes(
    viewer, monkeypatch, qtbot, door, settle
):
    answers = [False, True]
    monkeypatch.setattr(originals, "wish", lambda desk, photo: answers.pop(0))
    viewer.foot.whole.click()
    settle(door)
    assert "已经请县平台取来" in viewer.banner.text
    viewer._later.timeout.emit()
    settle(door)
    assert not viewer.banner.text and not viewer._later.isActive()


def test_without_a_county_it_is_said_that_nobody_can_bring_it(viewer, desk, qtbot, door, settle):
    sha256 = viewer.tile.key
    desk.store.run("DELETE FROM photo_bytes WHERE sha256 = ? AND rendition = ?", (sha256, ORIGINAL))
    viewer.foot.whole.click()
    settle(door)
    assert viewer.banner.text
    assert viewer.isVisible()


def test_where_it_was_taken_is_nowhere_said(viewer):
    record = kind_named("photo")
    assert not [field for field in record.fields if field.name in ("place", "gps", "location")]
    assert viewer.foot.words.text == "2026-10-18 09:30（文件名）"
