"""The fields of a text: title, day, lines, and what can be put into them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.services.paper.text_editing import COUNCILS, WrittenText
from desktop.ui import theme
from desktop.ui.paper.editing.hints_view import HintsView
from desktop.ui.paper.editing.saying import say_instead
from desktop.ui.sentences import told
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.low_scroll import LowScroll
from desktop.ui.widgets.words import button, label

_LONGEST_TITLE = 100
#: Fewer lines can't be written in; lower windows scroll.
_LOWEST_PX = 140


class TextFields(QWidget):
    """The left half of the editor.

    Args:
        today: gives the year a typed day leaves out.
        parent: the Qt parent.

    Signals:
        edited: something was typed.
    """

    edited = Signal()

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begun: WrittenText | None = None
        self.title, self.words = QLineEdit(), QPlainTextEdit()
        self.day = DateEdit(today)
        self.put_in = button(self.tr("插入(&I)"), "plain", "plus")
        self.fields = QMenu(self.put_in)
        self.hints = HintsView()
        self._how = label("", "quiet", wrap=True)
        self._build()
        self._wire()

    def show_text(self, written: WrittenText) -> None:
        """Show a text that was stored."""
        self._begun = written
        self.title.setText(written.title)
        self.day.set_value(written.effective_on)
        self.words.setPlainText(written.words)
        self.fields.clear()
        for name in written.fields.values():
            self.fields.addAction(told(name)).setData(name)
        self.put_in.setVisible(bool(written.fields))
        self._how.setText(self._how_to(written.manner))
        self.hints.look_at(written.words)

    def show_draft(self, body: Mapping[str, object]) -> None:
        """Show what was begun and not stored."""
        self.title.setText(str(body.get("title", "")))
        self.day.set_value(str(body.get("day", "")))
        self.words.setPlainText(str(body.get("words", "")))

    def written(self) -> WrittenText | None:
        """What stands there now."""
        if self._begun is None:
            return None
        return replace(
            self._begun,
            title=self.title.text(),
            words=self.words.toPlainText(),
            effective_on=self.day.value(),
        )

    def differs(self) -> bool:
        """Whether something typed is not stored."""
        return self._begun is not None and self.written() != self._begun

    def state(self) -> dict[str, str]:
        """What is kept as a draft; empty where nothing was changed."""
        if not self.differs():
            return {}
        words = self.words.toPlainText()
        return {"title": self.title.text(), "day": self.day.value(), "words": words}

    def _build(self) -> None:
        area = LowScroll()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        column = area.column
        column.setContentsMargins(0, 0, theme.px(4), 0)
        column.setSpacing(theme.px(4))
        self.words.setMinimumHeight(theme.px(_LOWEST_PX))
        self.title.setMaxLength(_LONGEST_TITLE)
        self.words.setTabChangesFocus(True)
        for words, editor in ((self.tr("标题"), self.title), (self.tr("施行日期"), self.day)):
            self._lay(column, words, editor)
        head = QHBoxLayout()
        name = label(self.tr("正文"), "field")
        name.setBuddy(self.words)
        self.words.setAccessibleName(self.tr("正文"))
        head.addWidget(name, 1)
        head.addWidget(self.put_in)
        self.put_in.setMenu(self.fields)
        column.addLayout(head)
        column.addWidget(self.words, 1)
        column.addWidget(self._how)
        column.addWidget(self.hints)

    def _how_to(self, manner: str) -> str:
        if manner == COUNCILS:
            return self.tr("一行一个会名；下面写「职务：姓名、姓名」，一种职务一行。")
        return self.tr("一行一条，序号自动排；「一、」开头是标题，「（一）」开头是条下的项。")

    def _lay(self, column: QVBoxLayout, words: str, editor: QWidget) -> None:
        name = label(words, "field")
        name.setBuddy(editor)
        editor.setAccessibleName(words)
        column.addWidget(name)
        column.addWidget(editor)

    def _wire(self) -> None:
        self.title.textEdited.connect(self._on_edited)
        self.day.edited.connect(self._on_edited)
        self.words.textChanged.connect(self._on_edited)
        self.fields.triggered.connect(self._on_field)
        self.hints.taken.connect(self._on_hint)

    @Slot()
    def _on_edited(self) -> None:
        self.hints.look_at(self.words.toPlainText())
        self.edited.emit()

    @Slot(QAction)
    def _on_field(self, action: QAction) -> None:
        self.words.insertPlainText(f"{{{action.data()}}}")
        self.words.setFocus()

    @Slot(str, str)
    def _on_hint(self, found: str, say: str) -> None:
        say_instead(self.words.document(), found, say)
