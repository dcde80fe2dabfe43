"""Photos in their order, and pictures that come as they are shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLineEdit

from desktop.ui.activities.photos.photo_model import PhotoModel, Tile
from desktop.ui.activities.photos.photo_strip import PhotoStrip
from desktop.ui.activities.photos.thumbnails import Thumbnails, file_thumbnail

ROOT = QModelIndex()


class Loader:
    """Remembers what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, _desk, key: str, side: int) -> QImage:
        self.asked.append(key)
        if key == "damaged":
            return QImage()
        image = QImage(side, side, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.darkGreen)
        return image


@pytest.fixture
def loader() -> Loader:
    return Loader()


@pytest.fixture
def model(door, loader, qtmodeltester) -> PhotoModel:
    model = PhotoModel(Thumbnails(door, loader, 32), writable=True)
    model.set_tiles([Tile(f"p{n}", f"key{n}", f"说明{n}" if n else "") for n in range(5)])
    qtmodeltester.check(model)
    return model


def ids(model: PhotoModel) -> list[str]:
    return [tile.id for tile in model.tiles]


@pytest.mark.parametrize(
    ("row", "before", "order"),
    [
        (0, 3, ["p1", "p2", "p0", "p3", "p4"]),
        (4, 0, ["p4", "p0", "p1", "p2", "p3"]),
        (1, 5, ["p0", "p2", "p3", "p4", "p1"]),
    ],
)
def test_a_photo_is_moved_and_the_new_order_is_told(model, qtbot, row, before, order):
    with qtbot.waitSignal(model.reordered) as told:
        assert model.moveRow(ROOT, row, ROOT, before)
    assert ids(model) == order
    assert list(told.args[0]) == order


def test_a_move_to_the_same_place_tells_nothing(model, qtbot):
    with qtbot.assertNotEmitted(model.reordered):
        assert not model.moveRow(ROOT, 2, ROOT, 3)


def test_a_caption_is_written_once_and_cut_to_its_length(model, qtbot):
    with qtbot.waitSignal(model.captioned) as told:
        assert model.setData(model.index(0), "  包 饺子\n" + "长" * 120)
    assert told.args[0] == "p0"
    assert told.args[1].startswith("包 饺子 长")
    assert len(told.args[1]) == 100
    with qtbot.assertNotEmitted(model.captioned):
        assert not model.setData(model.index(1), "说明1")


def test_files_not_yet_taken_in_can_not_be_described(door, loader):
    model = PhotoModel(Thumbnails(door, loader, 32), writable=False)
    model.append([Tile("a", "a"), Tile("b", "b")])
    model.append([Tile("b", "b"), Tile("c", "c")])
    assert ids(model) == ["a", "b", "c"]
    assert not model.setData(model.index(0), "说明")
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEditable


def test_a_picture_is_fetched_when_it_is_first_asked_for(model, loader, door, settle, qtbot):
    loader.asked.clear()
    index = model.index(3)
    if model.data(index, Qt.ItemDataRole.DecorationRole) is None:
        with qtbot.waitSignal(model.dataChanged):
            settle(door)
    picture = model.data(index, Qt.ItemDataRole.DecorationRole)
    assert isinstance(picture, QPixmap)
    assert picture.width() == 32


def test_a_picture_that_can_not_be_shown_is_asked_for_only_once(door, loader, qtbot):
    thumbnails = Thumbnails(door, loader, 32)
    assert thumbnails.picture("damaged") is None
    qtbot.waitUntil(lambda: thumbnails.picture("damaged") is not None)
    assert thumbnails.picture("damaged").isNull()
    assert loader.asked == ["damaged"]


def test_of_three_hundred_photos_only_those_in_sight_are_fetched(door, loader, shown, settle):
    model = PhotoModel(Thumbnails(door, loader, 32), writable=True)
    strip = PhotoStrip(model)
    strip.resize(700, 170)
    model.set_tiles([Tile(f"p{n}", f"key{n}") for n in range(300)])
    shown(strip)
    settle(door)
    assert 3 <= len(set(loader.asked)) <= 16
    assert len(loader.asked) == len(set(loader.asked))
    strip.scrollToBottom()
    strip.viewport().repaint()
    settle(door)
    assert "key299" in loader.asked
    assert len(loader.asked) <= 32


def test_alt_and_an_arrow_moves_the_current_photo(model, shown, qtbot):
    strip = shown(PhotoStrip(model))
    strip.setCurrentIndex(model.index(0))
    qtbot.keyClick(strip, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert ids(model) == ["p1", "p0", "p2", "p3", "p4"]
    assert strip.currentIndex().row() == 1
    qtbot.keyClick(strip, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(strip, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert ids(model) == ["p0", "p1", "p2", "p3", "p4"]


def test_enter_opens_and_delete_asks_to_remove(model, shown, qtbot):
    strip = shown(PhotoStrip(model))
    strip.setCurrentIndex(model.index(2))
    with qtbot.waitSignal(strip.opened) as opened:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert opened.args == [2]
    with qtbot.waitSignal(strip.removal_asked) as asked:
        qtbot.keyClick(strip, Qt.Key.Key_Delete)
    assert asked.args[0] == ["p2"]


def test_enter_in_a_caption_stores_it_and_opens_nothing(model, shown, qtbot):
    strip = shown(PhotoStrip(model))
    strip.setCurrentIndex(model.index(2))
    strip.edit_current()
    line = strip.findChild(QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "bao jiaozi")
    with qtbot.assertNotEmitted(strip.opened), qtbot.waitSignal(model.captioned) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == ["p2", "bao jiaozi"]


def test_a_file_that_is_no_picture_has_no_thumbnail(tmp_path, make_picture):
    letter = tmp_path / "信.jpg"
    letter.write_text("不是照片", encoding="utf-8")
    assert file_thumbnail(None, str(letter), 100).isNull()
    assert file_thumbnail(None, str(tmp_path / "没有.jpg"), 100).isNull()
    assert max(file_thumbnail(None, str(make_picture(1)), 100).size().toTuple()) == 100
