"""A date typed as 5.12, 0512, 昨天 or 1985年8月, or picked from a calendar."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.model.dates import typed_date
from desktop.ui import theme


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
        self._line = QLineEdit()
        self._pick = QToolButton()
        self._popup: _Calendar | None = None
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
            self._popup = _Calendar(self)
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


class _Calendar(QFrame):
    """A calendar that floats until a day is picked."""

    picked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        theme.set_role(self, "float")
        self._calendar = QCalendarWidget()
        self._calendar.setGridVisible(False)
        self._calendar.setVerticalHeaderFormat(
            QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        )
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.clicked.connect(self._on_clicked)
        self._calendar.activated.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(4)] * 4)
        column.addWidget(self._calendar)

    def open_at(self, place: QPoint, day: QDate, today: QDate) -> None:
        """Show it at a place of the screen with a day chosen."""
        self._calendar.setSelectedDate(day if day.isValid() else today)
        self.move(place)
        self.show()
        self._calendar.setFocus()

    @Slot(QDate)
    def _on_clicked(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(day.toString(Qt.DateFormat.ISODate))
