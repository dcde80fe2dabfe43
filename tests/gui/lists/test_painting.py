"""The page of a list, painted by hand: words, what is selected, what waits, cut words."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect
from PySide6.QtGui import QImage

from desktop.ui import theme

SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect


def picture(table) -> QImage:
    return table.viewport().grab().toImage()


def room(table, row: int, column: int) -> QRect:
    return table.visualRect(table.model().index(row, column))


def ground(table, row: int, column: int) -> str:
    """The colour in a cell's upper left corner, where no words stand."""
    corner = room(table, row, column).topLeft() + QPoint(2, 2)
    return picture(table).pixelColor(corner).name()


def words_in(table, row: int, column: int) -> bool:
    """Whether anything but the ground stands in the middle of a cell."""
    seen, of = picture(table), room(table, row, column)
    colours = {
        seen.pixel(x, y)
        for x in range(of.left() + 4, of.right() - 4)
        for y in range(of.top() + 6, of.bottom() - 6)
    }
    return len(colours) > 1


def test_words_stand_in_cells_that_have_any(listed):
    cells = [(row, column) for row in range(6) for column in range(6)]
    filled = {at for at in cells if listed.cell(*at)}
    assert filled and filled != {*cells}
    assert {at for at in cells if words_in(listed.table, *at)} == filled


def test_a_selected_row_is_coloured_from_end_to_end_and_no_other(listed):
    listed.table.selectRow(1)
    selected = theme.colour("selected").name()
    assert {ground(listed.table, 1, column) for column in range(5)} == {selected}
    assert ground(listed.table, 0, 0) != selected and ground(listed.table, 2, 0) != selected


def test_of_a_block_only_its_cells_are_coloured(listed):
    table, model = listed.table, listed.table.model()
    table.set_cells(on=True)
    block = QItemSelection(model.index(0, 1), model.index(1, 2))
    table.selectionModel().select(block, SELECT)
    selected = theme.colour("selected").name()
    coloured = {(r, c) for r in range(3) for c in range(4) if ground(table, r, c) == selected}
    assert coloured == {(0, 1), (0, 2), (1, 1), (1, 2)}


def test_moved_heads_take_their_words_along(listed, qtbot):
    table = listed.table
    before = picture(table).copy(room(table, 0, 0))
    table.horizontalHeader().moveSection(0, 1)
    after = picture(table).copy(room(table, 0, 0))
    assert room(table, 0, 0).left() > 0 and after == before


def test_a_line_stands_below_each_row_and_none_below_the_last(listed):
    table = listed.table
    line = theme.colour("line").name()
    last = table.model().rowCount() - 1
    table.scrollToBottom()
    seen, of = picture(table), room(table, last, 0)
    assert seen.pixelColor(QPoint(of.left() + 2, of.bottom())).name() == line
    below = of.bottom() + of.height()
    if below < seen.height():
        assert seen.pixelColor(QPoint(of.left() + 2, below)).name() != line
