"""Chinese input methods: what is being composed is seen in every field, and none takes it early."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.activities.entry.participants_model import Attendee, Column, ParticipantsModel
from desktop.ui.activities.entry.person_picker import PersonPicker
from desktop.ui.activities.entry.when_edits import HeldDayEdit, TimeSpanEdit
from desktop.ui.activities.entry.writing import WritingEditor
from desktop.ui.activities.page.attendee_table import AttendeeTable
from desktop.ui.search_box import SearchBox
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.editors import ParagraphEditor, SuggestEditor, TextEditor, WordsEditor

TODAY = dt.date(2026, 11, 22)
EDITORS = {
    "text": lambda _door: TextEditor(),
    "suggest": lambda _door: SuggestEditor(["张庄", "李庄"]),
    "words": lambda _door: WordsEditor(["宣讲"]),
    "paragraph": lambda _door: ParagraphEditor(),
    "date": lambda _door: DateEdit(TODAY),
    "day": lambda _door: HeldDayEdit(TODAY),
    "span": lambda _door: TimeSpanEdit(),
    "story": lambda _door: WritingEditor(["下一步，将继续＿＿。"], dict),
    "people": PersonPicker,
    "search": SearchBox,
}


def compose(target: QWidget, words: str) -> None:
    """Shows words as not yet chosen."""
    QApplication.sendEvent(target, QInputMethodEvent(words, []))


def choose(target: QWidget, words: str) -> None:
    """Takes the words chosen."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(target, event)


def written(target: QWidget) -> str:
    return target.text() if isinstance(target, QLineEdit) else target.toPlainText()


@pytest.fixture(params=EDITORS)
def target(request, door, shown) -> Iterator[QWidget]:
    """Where the keyboard goes in each kind of editor."""
    around = QWidget()
    around.resize(420, 160)
    editor = EDITORS[request.param](door)
    QVBoxLayout(around).addWidget(editor)
    shown(around)
    around.activateWindow()
    (editor.target() if hasattr(editor, "target") else editor).setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    yield focused
    around.hide()


def test_every_field_takes_input_methods(target):
    assert target.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert target.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    # Where the list of characters is to float.
    assert target.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).isValid()


def test_what_is_composed_is_seen_and_is_not_yet_written(target):
    empty = target.grab().toImage()
    compose(target, "zhong guo")
    assert target.grab().toImage() != empty
    assert written(target) == ""


def test_what_is_chosen_is_written_and_what_is_given_up_goes(target):
    compose(target, "zhang")
    choose(target, "张")
    compose(target, "wei")
    compose(target, "")
    assert written(target) == "张"


def test_a_cell_is_written_with_an_input_method_at_once(shown):
    model = ParticipantsModel()
    model.set_people([Attendee("v1", "张伟")])
    table = AttendeeTable(model)
    shown(table)
    table.activateWindow()
    table.setFocus()
    table.setCurrentIndex(model.index(0, Column.ROLE))
    assert table.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is not False
    compose(table, "hou qin")
    line = table.findChild(QLineEdit)
    assert line is not None
    choose(QApplication.focusWidget(), "后勤")
    assert line.text() == "后勤"
