"""What a screen reader puts, chooses and reads counts as what keys and mouse do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QCalendarWidget,
    QListWidget,
    QTableView,
    QToolButton,
    QWidget,
)

from desktop.services.paper import papers
from desktop.ui.paper.chooser import Chooser
from desktop.ui.paper.verbs import Choices
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.editors import ChoiceEditor, TextEditor, WordsEditor
from desktop.ui.widgets.form import FormRow
from desktop.ui.widgets.readers_choice import ChoiceBox, ReadersChoice
from desktop.ui.widgets.typed_line import TypedLine

_ROWS = (QAccessible.Role.Cell, QAccessible.Role.ListItem)
TODAY = dt.date(2026, 11, 22)


def put(widget: QWidget, words: str) -> None:
    """Put words into a field, as AT-SPI and UI Automation do."""
    reader = QAccessible.queryAccessibleInterface(widget)
    reader.setText(QAccessible.Text.Value, words)


def choose(view: QWidget, number: int) -> None:
    """Do what a row or cell does; cells count from the left and from above, heads apart."""
    reader = QAccessible.queryAccessibleInterface(view)
    held = (reader.child(place) for place in range(reader.childCount()))
    cell = [one for one in held if one.role() in _ROWS][number].actionInterface()
    (action,) = cell.actionNames()
    cell.doAction(action)


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.fixture
def heard(shown) -> tuple[TypedLine, list[str]]:
    line, heard = shown(TypedLine()), list[str]()
    line.textEdited.connect(heard.append)
    return line, heard


def test_words_a_reader_puts_are_told_as_typed(heard):
    line, told = heard
    put(line, "周小雪")
    assert told == ["周小雪"]


def test_what_the_program_writes_is_not_told(heard, qtbot):
    line, told = heard
    line.setMaxLength(2)
    line.setText("周小雪")
    line.clear()
    assert told == []
    qtbot.keyClicks(line, "a")
    assert told == ["a"]


def test_a_field_of_a_form_hears_a_reader(shown, qtbot):
    for field in (TextEditor(), DateEdit(TODAY)):
        shown(field)
        field.set_value("2026-11-01")
        with qtbot.waitSignal(field.edited):
            put(field.target(), "2026-11-02")


@pytest.fixture
def listed(shown) -> QListWidget:
    listed = shown(QListWidget())
    listed.addItems(["本站", "文书", "备份"])
    listed.setCurrentRow(0)
    return listed


def test_a_row_a_reader_chooses_becomes_the_current_one(listed, qtbot):
    choice = ReadersChoice(listed)
    with qtbot.waitSignal(choice.made):
        choose(listed, 2)
    assert listed.currentRow() == 2


def test_a_document_a_reader_chooses_is_the_one_that_prints(shown, qtbot):
    chooser = shown(Chooser())
    wanted = [info for info in papers.templates() if info.name in ("record-rules", "quick-card")]
    chooser.offer(Choices(tuple(wanted)))
    assert chooser.template.name == "record-rules"
    choose(chooser.templates, 3)  # below the heads of two groups
    qtbot.waitUntil(lambda: chooser.template.name == "quick-card")


def test_a_row_that_keys_and_clicks_choose_is_none_of_a_readers(listed, qtbot):
    ReadersChoice(listed).made.connect(lambda _index: pytest.fail("nobody read"))
    listed.setCurrentRow(1)
    listed.item(2).setSelected(True)
    listed.setCurrentRow(0)
    qtbot.wait(20)
    assert listed.currentRow() == 0


@pytest.mark.parametrize("make", [ChoiceBox, lambda: ChoiceEditor((), required=True)])
def test_a_box_takes_the_entry_a_reader_chooses(shown, qtbot, make: Callable[[], ChoiceBox]):
    box = shown(make())
    box.addItems(["每 5 分钟", "每 15 分钟", "不自动"])
    box.showPopup()
    with qtbot.waitSignal(box.activated) as taken:
        choose(box.view(), 2)
    assert taken.args == [2]
    assert box.currentText() == "不自动"
    assert not box.view().isVisible()


def test_a_calendar_has_names_and_takes_the_day_a_reader_chooses(shown, qtbot):
    edit = shown(DateEdit(TODAY))
    edit.set_value("2026-11-22")
    edit.open_calendar()
    calendar = edit.findChild(QCalendarWidget)
    named = {name_of(one) for one in calendar.findChildren(QToolButton)}
    assert {"上个月", "下个月"} <= named
    days = calendar.findChild(QTableView)
    assert name_of(days) == "日历"
    for cell, iso in (((1, 0), "2026-10-26"), ((3, 2), "2026-11-11"), ((6, 6), "2026-12-06")):
        edit.set_value("2026-11-22")
        edit.open_calendar()
        with qtbot.waitSignal(edit.edited):
            choose(days, cell[0] * 7 + cell[1])
        assert edit.value() == iso


def test_buttons_of_fields_are_told_apart_by_their_field(shown):
    for editor, name in ((DateEdit(TODAY), "选日期"), (WordsEditor(["书法"]), "选择")):
        row = shown(FormRow("登记", editor))
        names = {name_of(one) for one in row.findChildren(QAbstractButton)}
        assert f"登记：{name}" in names
