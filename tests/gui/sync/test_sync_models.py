"""The lists and tables of the page keep Qt's contract, and the clerk keeps their place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from desktop.ui import theme
from desktop.ui.models.lines import Line, LinesModel
from desktop.ui.sync.entries import BELOW_ROLE, EntriesModel, Entry, EntryList

Role = Qt.ItemDataRole
THREE = [Entry(key, f"名字 {key}", f"说明 {key}") for key in "abc"]


def test_a_table_of_lines_is_a_proper_model(qtmodeltester, dressed):
    model = LinesModel(("时间", "送出", "结果"), (1,))
    qtmodeltester.check(model)
    model.show([Line(("09:12", "12", "全部送到")), Line(("08:42", "", "没有连上"), "warn")])
    qtmodeltester.check(model)
    assert model.index(1, 2).data() == "没有连上"
    assert model.index(1, 2).data(Role.ForegroundRole) == QColor(theme.colour("warn"))
    assert model.index(1, 0).data(Role.ForegroundRole) is None
    assert model.index(0, 1).data(Role.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(2, Qt.Orientation.Horizontal) == "结果"


def test_the_same_lines_again_leave_the_table_as_it_is(qtbot, dressed):
    model = LinesModel(("一",))
    model.show([Line(("a",))])
    with qtbot.assertNotEmitted(model.modelReset):
        model.show([Line(("a",))])


def test_a_list_of_entries_is_a_proper_model(qtmodeltester):
    model = EntriesModel()
    qtmodeltester.check(model)
    model.show(THREE)
    qtmodeltester.check(model)
    index = model.index(1, 0)
    assert (index.data(), index.data(BELOW_ROLE)) == ("名字 b", "说明 b")
    assert index.data(Role.AccessibleTextRole) == "名字 b\n说明 b"
    assert (model.key_at(2), model.key_at(3), model.row_of("c"), model.row_of("x")) == (
        "c",
        "",
        2,
        -1,
    )


@pytest.fixture
def listed(shown) -> EntryList:
    made = EntryList("试试")
    made.show_entries(THREE)
    return shown(made)


def test_the_first_entry_is_marked_and_the_place_is_kept_when_others_go(listed):
    assert listed.current == "a"
    listed.go(1)
    listed.show_entries(THREE[1:])
    assert listed.current == "b"


def test_when_the_marked_one_goes_its_successor_is_marked(listed):
    listed.go(1)
    listed.show_entries([THREE[0], THREE[2]])
    assert listed.current == "c"
    listed.show_entries([THREE[0]])
    assert listed.current == "a"
    listed.show_entries([])
    assert listed.current == ""


def test_keys_move_and_enter_opens(listed, qtbot):
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    assert listed.current == "b"
    with qtbot.waitSignal(listed.opened) as opened:
        qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert opened.args == ["b"]
