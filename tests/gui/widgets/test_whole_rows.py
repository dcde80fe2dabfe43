"""A table of wrapped rows: at any height and wherever it is scrolled to, none is cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop.ui import theme
from desktop.ui.models.lines import Line, LinesModel
from desktop.ui.widgets.whole_rows import WholeRows

LONG = "表格软件把号码当成了数字，后几位已经丢失；请把这一列设成“文本”，对照原件重新录入。"


@pytest.fixture
def table(shown) -> WholeRows:
    """Twelve rows of one to five lines."""
    table = WholeRows()
    model = LinesModel(("行", "原因"), (), table)
    table.setModel(model)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setStretchLastSection(True)
    table.resize(420, 300)
    shown(table)
    reasons = [LONG * (1 + number % 2) if number % 3 else "没有姓名" for number in range(12)]
    model.show([Line((str(number), reason)) for number, reason in enumerate(reasons)])
    return table


def cut(table: QTableView) -> list[int]:
    """The rows that are painted in part."""
    shown = table.whole()
    tops = {row: table.rowViewportPosition(row) for row in range(table.model().rowCount())}
    lines = {row: (top, top + table.rowHeight(row) - 1) for row, top in tops.items()}
    return [
        row
        for row, (top, foot) in lines.items()
        if top < shown.top() <= foot or top <= shown.bottom() < foot
    ]


@pytest.mark.parametrize("high", [220, 251, 287, 300, 333, 400])
def test_a_row_begins_on_top_and_one_ends_below_wherever_it_is_scrolled(table, high):
    table.resize(420, high)
    bar = table.verticalScrollBar()
    assert bar.maximum() > 0
    for place in range(bar.maximum() + 1):
        bar.setValue(place)
        assert table.rowViewportPosition(place) == 0
        assert cut(table) == []
    last = table.model().rowCount() - 1
    assert table.rowAt(table.whole().bottom()) in (last, -1)


def test_what_has_no_room_is_not_painted(table):
    table.resize(420, 287)
    for place in (0, 1, 2):
        table.verticalScrollBar().setValue(place)
        whole, room = table.whole(), table.viewport().rect()
        assert whole.bottom() < room.bottom()
        picture = table.viewport().grab().toImage()
        below = range(whole.bottom() + 1, room.bottom() + 1)
        seen = {picture.pixelColor(x, y).name() for y in below for x in range(0, room.width(), 3)}
        assert seen == {theme.colour("paper").name()}


def test_a_row_higher_than_the_table_can_still_be_read_to_its_end(table, qtbot):
    table.model().show([Line(("1", LONG * 12)), Line(("2", "没有姓名"))])
    table.resize(420, 160)
    assert table.rowHeight(0) > table.viewport().height()
    assert table.whole() == table.viewport().rect()
    bar = table.verticalScrollBar()
    assert bar.maximum() >= table.rowHeight(0) - table.viewport().height()
    table.model().show([Line(("2", "没有姓名"))] * 9)
    qtbot.waitUntil(lambda: cut(table) == [])
