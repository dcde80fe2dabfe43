"""照片墙: hung by month, walked, shown large, the activity one press away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

from desktop.services import records
from desktop.services.photos import photos
from desktop.services.photos.photo_wall import WallMonth, WallPhoto
from desktop.ui.activities.photos.photo_viewer import PhotoViewer


@pytest.fixture
def face(screen, desk, held, make_picture, settle, door):
    photos.add_photos(desk, held[0], [make_picture(number) for number in range(3)])
    photos.add_photos(desk, held[2], [make_picture(9)])
    screen.turn_to("wall")
    settle(door)
    return screen.faces.current


def heads(face):
    return [face.model.head_of(row) for row in face.model.heads()]


def test_pictures_hang_below_their_months(face):
    assert heads(face) == ["2026年11月 · 3 张", "2026年10月 · 1 张"]
    assert face.count.text() == "共 4 张"
    assert [face.month.itemText(n) for n in range(face.month.count())] == [
        "2026年11月",
        "2026年10月",
    ]


def test_the_model_keeps_to_qts_rules(face, qtmodeltester):
    qtmodeltester.check(face.model)


def test_pictures_come_as_they_are_shown(face, qtbot):
    index = face.model.index(1, 0)
    qtbot.waitUntil(lambda: isinstance(index.data(Qt.ItemDataRole.DecorationRole), QPixmap))
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()


def test_a_narrow_window_hangs_fewer_side_by_side(face, screen, qtbot):
    face.grid.resize(2 * 190, 500)
    assert face.model.columnCount() == 2
    assert face.model.photo_at(face.model.index(2, 1)) is None
    assert face.model.rowCount() == 5


def test_arrows_step_over_the_ends_of_months(face, qtbot):
    face.grid.take_keyboard()
    for _ in range(3):
        qtbot.keyClick(face.grid, Qt.Key.Key_Right)
    assert face.grid.currentIndex().row() == 3
    qtbot.keyClick(face.grid, Qt.Key.Key_Left)
    assert (face.grid.currentIndex().row(), face.grid.currentIndex().column()) == (1, 2)


def test_enter_shows_the_picture_large_among_all(face, screen, qtbot, settle, door):
    face.grid.take_keyboard()
    qtbot.keyClick(face.grid, Qt.Key.Key_Right)
    qtbot.keyClick(face.grid, Qt.Key.Key_Return)
    (viewer,) = screen.findChildren(PhotoViewer)
    settle(door)
    assert viewer.row == 1
    viewer.close()


def test_a_wall_of_thousands_is_leafed_through_from_end_to_end(face, door, shown, qtbot, settle):
    photos_of = tuple(
        WallPhoto(f"p{n}", f"{n:064x}", "", "a", f"第{n}个", "") for n in range(3_000)
    )
    face.model.show_months(
        [WallMonth("2026-11", photos_of[:2_000]), WallMonth("", photos_of[2_000:])]
    )
    tiles, row = face.model.tiles_from(face.model.index_of("p1500"))
    viewer = PhotoViewer(door, tiles, row)
    qtbot.addWidget(viewer)
    assert (viewer.row, viewer.tile.id) == (1_500, "p1500")
    qtbot.keyClick(viewer, Qt.Key.Key_End)
    assert viewer.tile.told == "第2999个"
    qtbot.keyClick(viewer, Qt.Key.Key_Home)
    assert viewer.tile.id == "p0"
    settle(door)


def test_the_activity_is_one_press_away(face, screen, qtbot, settle, door):
    face.grid.take_keyboard()
    assert face.activity_button.isEnabled()
    qtbot.keyClick(face.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(door)
    assert screen.stack.currentWidget() is screen.page
    assert screen.page.happening.record.text("title") == "冬季用火安全宣讲"


def test_a_month_is_gone_to(face):
    face.month.setCurrentIndex(1)
    face.month.activated.emit(1)
    assert face.model.photo_at(face.grid.currentIndex()).day == "2026-10-18"


def test_a_picture_deleted_elsewhere_leaves_the_wall(face, desk, settle, door):
    photo = face.model.photo_at(face.model.index(1, 0))
    records.remove(desk, "photo", [photo.id])
    door._look_for_changes()
    settle(door)
    assert heads(face)[0] == "2026年11月 · 2 张"


def test_an_empty_wall_says_how_it_fills(screen, settle, door):
    screen.turn_to("wall")
    settle(door)
    assert screen.faces.current.empty.isVisible()
