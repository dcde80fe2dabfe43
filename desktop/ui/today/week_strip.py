"""本周: seven days with their lunar day or festival, and a dot for each activity."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop.services.activities.calendar import CalendarDay
from desktop.ui import theme
from desktop.ui.today.words import date_words
from desktop.ui.widgets.days import weekday

_HIGH_PX, _ROW_PX, _MOST_DOTS = 96, 20, 3
_DONE = ("held", "filed")


class DayCell(QAbstractButton):
    """One day.

    Args:
        parent: the Qt parent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day: CalendarDay | None = None
        self._today = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_day(self, day: CalendarDay, today: dt.date) -> None:
        """Show another day."""
        self.day, self._today = day, day.day == today
        titles = [one.title for one in day.activities] + [one.title for one in day.due]
        name = date_words(day.day)
        parts = [name, day.lunar, day.term, *day.festivals, *titles]
        self.setAccessibleName("，".join(part for part in parts if part))
        self.setToolTip("\n".join((self._tip_head(day), *titles)))
        self.update()

    def sizeHint(self) -> QSize:
        """A seventh of a small card."""
        return QSize(theme.px(44), theme.px(_HIGH_PX))

    def minimumSizeHint(self) -> QSize:
        """As narrow as two characters."""
        return QSize(theme.px(34), theme.px(_HIGH_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Weekday, number, lunar words, dots."""
        if self.day is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter)
        row = theme.px(_ROW_PX)
        self._words(painter, theme.px(4), weekday(self.day.day), 12, "quiet")
        self._number(painter, theme.px(4) + row)
        words = special(self.day) or short_lunar(self.day)
        role = "text" if special(self.day) else "quiet"
        self._words(painter, theme.px(12) + 2 * row, words, 11, role)
        self._dots(painter, theme.px(20) + 3 * row)
        painter.end()

    def _ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() or self.isDown():
            painter.setBrush(theme.colour("over"))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), theme.px(2)))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))

    def _number(self, painter: QPainter, top: int) -> None:
        if self.day is None:
            return
        high = theme.px(26)
        if self._today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(QPointF(self.width() / 2, top + high / 2), high / 2, high / 2)
        role = "on_accent" if self._today else "text"
        self._words(painter, top, str(self.day.day.day), 15, role, high=high, bold=self._today)

    def _words(
        self,
        painter: QPainter,
        top: int,
        text: str,
        size: int,
        role: str,
        *,
        high: int = 0,
        bold: bool = False,
    ) -> None:
        font = QFont(self.font())
        font.setPixelSize(theme.px(size))
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        box = QRectF(0, top, self.width(), high or theme.px(_ROW_PX))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)

    def _dots(self, painter: QPainter, middle: int) -> None:
        if self.day is None:
            return
        done = [one.status in _DONE for one in self.day.activities]
        dots = (done + [False] * len(self.day.due))[:_MOST_DOTS]
        step, radius = theme.px(10), theme.px(3)
        left = self.width() / 2 - (len(dots) - 1) * step / 2
        for number, filled in enumerate(dots):
            painter.setPen(QPen(theme.colour("good" if filled else "note"), theme.px(2)))
            painter.setBrush(theme.colour("good") if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + number * step, middle), radius, radius)

    def _tip_head(self, day: CalendarDay) -> str:
        return " · ".join(part for part in (day.lunar, day.term, *day.festivals) if part)


class WeekStrip(QWidget):
    """Monday to Sunday.

    Args:
        parent: the Qt parent.

    Signals:
        pressed: (the `CalendarDay`, the cell).
    """

    pressed = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.cells = [DayCell() for _ in range(7)]
        for cell in self.cells:
            cell.clicked.connect(self._on_clicked)
            row.addWidget(cell, 1)

    def show_week(self, week: Sequence[CalendarDay], today: dt.date) -> None:
        """Show a week."""
        for cell, day in zip(self.cells, week, strict=True):
            cell.show_day(day, today)

    def _on_clicked(self) -> None:
        cell = self.sender()
        if isinstance(cell, DayCell) and cell.day is not None:
            self.pressed.emit(cell.day, cell)


def special(day: CalendarDay) -> str:
    """The festival or the solar term of a day, whichever fits into a cell."""
    return next((words for words in (*day.festivals, day.term) if words), "")


def short_lunar(day: CalendarDay) -> str:
    """``十四``; on the first of a month the month, as printed calendars have it."""
    # Names of the almanac: they are data, the same in every language of the window.
    return day.lunar[:-2] if day.lunar.endswith("初一") else day.lunar[-2:]
