"""The table: one record at a time, opened by Enter or a double click, its place kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.services.roster.people import PeopleQuery, people_ids
from desktop.ui.models.id_list import IdListModel
from desktop.ui.roster.columns import people_face
from desktop.ui.widgets.table import RecordTable


@pytest.fixture
def ids(station):
    desk = station.open(read_only=True)
    found = people_ids(desk, PeopleQuery())
    desk.close()
    return found


@pytest.fixture
def table(door, ids, shown, settle) -> RecordTable:
    face = people_face()
    model = IdListModel(door, face.rows, [one.column for one in face.chosen(())])
    table = RecordTable(model)
    model.setParent(table)
    model.set_ids(ids)
    table.resize(700, 400)
    shown(table)
    settle(door)
    return table


def test_moving_through_the_rows_tells_which_record(table, ids, qtbot):
    table.selectRow(0)
    with qtbot.waitSignal(table.record_chosen) as chosen:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert chosen.args == [ids[1]]
    assert table.chosen == ids[1]


def test_enter_opens_f2_edits_and_delete_deletes(table, ids, qtbot):
    table.selectRow(2)
    for key, signal in (
        (Qt.Key.Key_Return, table.record_opened),
        (Qt.Key.Key_F2, table.edit_pressed),
    ):
        with qtbot.waitSignal(signal) as said:
            qtbot.keyClick(table, key)
        assert said.args == [ids[2]]
    with qtbot.waitSignal(table.delete_pressed):
        qtbot.keyClick(table, Qt.Key.Key_Delete)


def test_the_chosen_record_stays_chosen_when_the_list_changes(table, ids):
    table.choose(ids[10])
    table.model().set_ids(ids[5:])
    assert table.chosen == ids[10]
    assert table.currentIndex().row() == 5


def test_several_rows_can_be_chosen_in_the_order_of_the_list(table, ids, qtbot):
    table.selectRow(3)
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert table.chosen_ids() == [ids[2], ids[3]]


def test_a_record_not_in_the_list_can_not_be_chosen(table):
    assert not table.choose("nobody")


def test_pressing_a_head_asks_for_another_order(table, qtbot):
    with qtbot.waitSignal(table.model().order_changed) as ordered:
        table.horizontalHeader().setSortIndicator(2, Qt.SortOrder.DescendingOrder)
    assert ordered.args == ["birth_date", True]


def test_rows_are_thirty_six_high_and_nothing_scrolls_sideways(table):
    assert table.rowHeight(0) == 36
    assert table.horizontalScrollBar().maximum() == 0
