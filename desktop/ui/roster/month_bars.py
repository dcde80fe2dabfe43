"""A year of hours as one small bar a month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.ui import theme

MONTHS = 12
_HEIGHT_PX, _WORDS_PX = 72, 18


class MonthBars(QWidget):
    """The last twelve months, the current one at the right.

    Args:
        parent: the Qt parent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_months(self, months: Sequence[tuple[str, int]], today: dt.date) -> None:
        """Show (YYYY-MM, minutes); months that lack are empty."""
        known = dict(months)
        self._bars = [(month, known.get(month, 0)) for month in last_months(today)]
        self.setAccessibleName(self.tr("每月时长"))
        self.setAccessibleDescription("，".join(map(self._words, self._bars)))
        self.update()

    def sizeHint(self) -> QSize:
        """As low as a year can be read."""
        return QSize(theme.px(240), theme.px(_HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bars on a line, the months' numbers below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(theme.px(11))
        painter.setFont(font)
        floor = self.height() - theme.px(_WORDS_PX)
        highest = max((minutes for _, minutes in self._bars), default=0) or 1
        for number, (month, minutes) in enumerate(self._bars):
            slot = self._slot(number)
            self._bar(painter, slot, floor, minutes / highest)
            below = QRectF(slot.left(), floor, slot.width(), theme.px(_WORDS_PX))
            painter.setPen(theme.colour("quiet"))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), str(int(month[5:])))
        painter.fillRect(QRectF(0, floor, self.width(), 1), theme.colour("line"))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """The figure of a month under the mouse."""
        if isinstance(event, QHelpEvent) and self._bars:
            place = min(event.pos().x() * len(self._bars) // max(self.width(), 1), MONTHS - 1)
            at: QPoint = event.globalPos()
            QToolTip.showText(at, self._words(self._bars[place]), self)
            return True
        return super().event(event)

    def _slot(self, number: int) -> QRectF:
        width = self.width() / MONTHS
        return QRectF(number * width, 0, width, self.height())

    def _bar(self, painter: QPainter, slot: QRectF, floor: float, part: float) -> None:
        if part <= 0:
            return
        wide = min(slot.width() * 0.6, theme.px(18))
        high = max(part * (floor - theme.px(4)), theme.px(2))
        bar = QRectF(slot.center().x() - wide / 2, floor - high, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("figure"))
        painter.drawRoundedRect(bar, 2, 2)

    def _words(self, bar: tuple[str, int]) -> str:
        month, minutes = bar
        return self.tr("{0}：{1:.1f} 小时").format(month, minutes / 60)


def last_months(today: dt.date) -> list[str]:
    """The twelve months up to today's, oldest first, as YYYY-MM."""
    count = today.year * 12 + today.month - 1
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(count - MONTHS + 1, count + 1)]
