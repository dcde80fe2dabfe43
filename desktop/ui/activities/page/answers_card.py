"""What town and county answered about an activity; what was returned is answered here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.services.sync.answers import RETURNED, Answer
from desktop.ui import theme
from desktop.ui.activities.entry.typed import day_in_words
from desktop.ui.widgets.badge import badge
from desktop.ui.widgets.words import button, label
from desktop.ui.words_of_model import spoken


class AnswersCard(QFrame):
    """Hidden while nobody has answered anything.

    Signals:
        done_pressed: (id of what was returned, what was done about it).
    """

    done_pressed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._answers: tuple[Answer, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme.px(16)] * 4)
        self._column.setSpacing(theme.px(8))
        self.hide()

    def show_answers(self, answers: Sequence[Answer]) -> None:
        """Show these, what waits first; what is being typed stays where nothing has changed."""
        ordered = tuple(sorted(answers, key=lambda one: not one.waiting))
        if ordered != self._answers:
            self._answers = ordered
            self._fill()
        self.setVisible(bool(ordered))

    def _fill(self) -> None:
        while self._column.count():
            widget = self._column.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        self._column.addWidget(label(self.tr("镇里、县里的答复"), "section"))
        for answer in self._answers:
            self._column.addWidget(self._told(answer))

    def _told(self, answer: Answer) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(self._head(answer))
        if answer.reason:
            column.addWidget(label(answer.reason, "body", wrap=True))
        if answer.waiting:
            words = self.tr("请按“修改”补好（补好的会自动再报），再在这里答复一声。")
            column.addWidget(label(words, "quiet", wrap=True))
            column.addLayout(self._reply(answer))
        return made

    def _head(self, answer: Answer) -> QHBoxLayout:
        words, tone = spoken(answer.label), ""
        if answer.outcome == RETURNED:
            words = words if answer.waiting else self.tr("{0} · 已答复").format(words)
            tone = "warn" if answer.waiting else "good"
        day = day_in_words(answer.given_on) if answer.given_on else ""
        told = " · ".join(part for part in (answer.by, day) if part)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(badge(words, tone))
        row.addWidget(label(told, "quiet", wrap=True), 1)
        return row

    def _reply(self, answer: Answer) -> QHBoxLayout:
        typed, done = QLineEdit(), button(self.tr("已补好，答复上级(&O)"))
        typed.setPlaceholderText(self.tr("补了什么（可以不写）"))
        typed.setAccessibleName(self.tr("补了什么"))
        done.clicked.connect(partial(self._on_done, answer.id, typed))
        typed.returnPressed.connect(done.click)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(typed, 1)
        row.addWidget(done)
        return row

    def _on_done(self, answer_id: str, typed: QLineEdit) -> None:
        self.done_pressed.emit(answer_id, typed.text().strip())
