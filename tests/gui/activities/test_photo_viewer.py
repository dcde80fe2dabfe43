"""Photos on the whole screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.services import happenings, photos
from desktop.ui.activities.photo_model import Tile
from desktop.ui.activities.photo_viewer import PhotoViewer


@pytest.fixture
def viewer(door, desk, held, make_picture, shown, settle) -> PhotoViewer:
    photos.add_photos(desk, held[0], [make_picture(n) for n in range(3)])
    tiles = [Tile.of(photo) for photo in happenings.happening(desk, held[0]).photos]
    viewer = PhotoViewer(door, tiles, 1)
    viewer.resize(800, 600)
    shown(viewer)
    settle(door)
    return viewer


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
    assert "照片" in viewer._picture._words
