"""A date typed as 5.12, 0512, 昨天 or 1985年8月, or picked from a calendar."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from desktop.model.dates import typed_date
from desktop.ui import theme
from desktop.ui.widgets.calendar_popup import CalendarPopup
from desktop.ui.widgets.typed_line import TypedLine


class DateEdit(QWidget):
    """A line that understands dates, and a button with a calendar.

    Args:
        today: gives the year that is left out.
        partial: whether a year, or a year and a month, will do.
        parent: the Qt parent.
    """

    edited = Signal()
    left = Signal()

    def __init__(
        self, today: dt.date, *, partial: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today, self._partial = today, partial
        self._line = TypedLine()
        self._pick = QToolButton()
        self._popup: CalendarPopup | None = None
        self._line.setPlaceholderText(self._example())
        self._line.textEdited.connect(self._on_typed)
        self._line.editingFinished.connect(self._on_left)
        self._pick.setIcon(theme.icon("calendar-blank", "quiet"))
        self._pick.setToolTip(self.tr("选日期（按 ↓ 也可以）"))
        self._pick.setAccessibleName(self.tr("选日期"))
        self._pick.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._pick.clicked.connect(self.open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._line, 1)
        row.addWidget(self._pick)
        self.setFocusProxy(self._line)

    def setAccessibleName(self, name: str) -> None:
        """Its line bears the name, and its button with it."""
        self._line.setAccessibleName(name)
        self._pick.setAccessibleName(f"{name}：{self.tr('选日期')}")

    def value(self) -> str:
        """The date in ISO form, as far as known; what was typed where no date can be read."""
        typed = self._line.text().strip()
        return typed_date(typed, today=self._today).iso or typed

    def set_value(self, text: str) -> None:
        """Show an ISO date."""
        self._line.setText(text)

    def problem(self) -> str:
        """Why what stands there is no date, in Chinese; empty if it is one."""
        typed = self._line.text().strip()
        if not typed:
            return ""
        read = typed_date(typed, today=self._today)
        if read.iso and len(read.iso) < len("2026-01-01") and not self._partial:
            return self.tr("请写到哪一天，例如 {0}").format(self._today.isoformat())
        return read.problem

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def target(self) -> QLineEdit:
        """The line."""
        return self._line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow down opens the calendar."""
        if event.key() == Qt.Key.Key_Down:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    @Slot()
    def open_calendar(self) -> None:
        """Show the calendar below the line."""
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.picked.connect(self._on_picked)
        day = QDate.fromString(self.value(), Qt.DateFormat.ISODate)
        today = QDate(self._today.year, self._today.month, self._today.day)
        self._popup.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)), day, today)

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        self.edited.emit()

    @Slot()
    def _on_left(self) -> None:
        self._line.setText(self.value())
        self.left.emit()

    @Slot(str)
    def _on_picked(self, iso: str) -> None:
        self._line.setText(iso)
        self._line.setFocus()
        self.edited.emit()
        self.left.emit()

    def _example(self) -> str:
        if self._partial:
            return self.tr("例如 1985-08-12、1985.8")
        return self.tr("例如 {0}.{1} 或 {0:02d}{1:02d}").format(self._today.month, self._today.day)
