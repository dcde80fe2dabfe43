"""The day and the hours of an activity, typed the short way."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.ui import theme
from desktop.ui.activities.entry.typed import hours_shown, minutes_between, typed_day, typed_time
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.words import label


class HeldDayEdit(DateEdit):
    """A day that has come: one typed without its year that would lie ahead was last year's.

    Args:
        today: gives the year that is left out.
        parent: the Qt parent.
    """

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(today, parent=parent)
        self._day = today
        self.held = True

    def value(self) -> str:
        """The day in ISO form; what was typed where none can be read."""
        text = self.target().text().strip()
        return typed_day(text, today=self._day, held=self.held).value or text

    def problem(self) -> str:
        """Why what stands there will not do; empty if it will."""
        return typed_day(self.target().text(), today=self._day, held=self.held).problem


class TimeSpanEdit(QWidget):
    """From when to when on one day; its value is ``09:00-11:00``, either side may be empty."""

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start, self._end = TextEditor(), TextEditor()
        self._length = label("", "quiet")
        self._start.setPlaceholderText(self.tr("9:00 或 900"))
        self._end.setPlaceholderText(self.tr("11:30 或 1130"))
        self._end.setAccessibleName(self.tr("结束时间"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._start, 1)
        row.addWidget(label(self.tr("到")))
        row.addWidget(self._end, 1)
        row.addWidget(self._length)
        self._length.setMinimumWidth(theme.px(64))
        self._length.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for line in (self._start, self._end):
            line.edited.connect(self._on_edited)
            line.left.connect(self._on_left)
        self.setFocusProxy(self._start)

    @property
    def start(self) -> str:
        """``HH:MM``, or empty."""
        return typed_time(self._start.text()).value

    @property
    def end(self) -> str:
        """``HH:MM``, or empty."""
        return typed_time(self._end.text()).value

    @property
    def minutes(self) -> int | None:
        """How long; None where it is not known."""
        return minutes_between(self.start, self.end)

    def value(self) -> str:
        """Both times; empty where nothing stands."""
        return f"{self._start.value()}-{self._end.value()}".strip("-") and (
            f"{self.start or self._start.value()}-{self.end or self._end.value()}"
        )

    def set_value(self, text: str) -> None:
        """Show ``09:00-11:00``."""
        start, _, end = text.partition("-")
        self._start.set_value(start)
        self._end.set_value(end)
        self._tell()

    def problem(self) -> str:
        """Why the times will not do; empty if they will."""
        for line in (self._start, self._end):
            if found := typed_time(line.text()).problem:
                return found
        if self.end and not self.start:
            return self.tr("还要写开始时间")
        if self.start and self.end and not self.minutes:
            return self.tr("结束时间应晚于开始时间")
        return ""

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def target(self) -> QLineEdit:
        """The line with the first time."""
        return self._start

    def _tell(self) -> None:
        minutes = self.minutes
        words = self.tr("共 {0} 小时").format(hours_shown(minutes)) if minutes else ""
        self._length.setText(words)

    @Slot()
    def _on_edited(self) -> None:
        self._tell()
        self.edited.emit()

    @Slot()
    def _on_left(self) -> None:
        for line in (self._start, self._end):
            line.set_value(typed_time(line.text()).value or line.value())
        self._tell()
        self.left.emit()
