"""What a document wants to know beside the records it is about: a month, a title, a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.services.paper.recipe import Answer, Question
from desktop.ui import theme
from desktop.ui.sentences import told
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.words import label

_LONGEST = 100


class QuestionsBox(QWidget):
    """A field for each question; hidden where nothing is asked.

    Signals:
        changed: something else was answered.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, QWidget] = {}
        self._asked: tuple[Question, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self.hide()

    def ask(self, questions: Sequence[Question], today: dt.date) -> None:
        """Show these; answers to questions that are asked again stay.

        Args:
            questions: of the document that is chosen.
            today: gives the year a typed day leaves out.
        """
        if tuple(questions) == self._asked:
            return
        known = dict(self.answers())
        while self._column.count():
            widget = self._column.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        self._asked, self._fields = tuple(questions), {}
        for question in questions:
            self._add(question, known.get(question.name, ""), today)
        self.setVisible(bool(questions))

    def answers(self) -> tuple[tuple[str, str], ...]:
        """What is answered, as (name, value)."""
        return tuple((name, _value(field)) for name, field in self._fields.items())

    def answer(self, values: Iterable[tuple[str, str]]) -> None:
        """Answer some of what is asked, as (name, value)."""
        for name, value in values:
            field = self._fields.get(name)
            if isinstance(field, ChoiceBox):
                field.setCurrentIndex(max(0, field.findData(value)))
            elif isinstance(field, DateEdit):
                field.set_value(value)
            elif isinstance(field, QLineEdit):
                field.setText(value)

    def field(self, name: str) -> QWidget:
        """Where a question is answered."""
        return self._fields[name]

    def _add(self, question: Question, before: str, today: dt.date) -> None:
        words = label(told(question.label), "field")
        value = before if before and question.takes(before) else question.usual
        field = self._field(question, value, today)
        field.setAccessibleName(told(question.label))
        words.setBuddy(field)
        self._column.addWidget(words)
        self._column.addWidget(field)
        self._fields[question.name] = field

    def _field(self, question: Question, value: str, today: dt.date) -> QWidget:
        if question.answer is Answer.CHOICE:
            return self._choice(question, value)
        if question.answer is Answer.DAY:
            day = DateEdit(today)
            day.set_value(value)
            day.left.connect(self._on_changed)
            return day
        line = QLineEdit(value)
        line.setMaxLength(_LONGEST)
        line.textEdited.connect(self._on_changed)
        return line

    def _choice(self, question: Question, value: str) -> ChoiceBox:
        box = ChoiceBox()
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for offered, words in question.offered:
            box.addItem(told(words), offered)
        box.setCurrentIndex(max(0, box.findData(value)))
        box.activated.connect(self._on_changed)
        return box

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()


def _value(field: QWidget) -> str:
    if isinstance(field, ChoiceBox):
        return str(field.currentData() or "")
    if isinstance(field, DateEdit):
        return field.value()
    return field.text().strip() if isinstance(field, QLineEdit) else ""
