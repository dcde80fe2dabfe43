"""One day of the month in its cell: its number, what day it is, and lines as far as they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.services.activities.calendar import CalendarDay, DayActivity, SeriesDay
from desktop.ui import theme
from desktop.ui.activities.calendar import words
from desktop.ui.activities.calendar.model import DAY_ROLE, MonthModel

Index = QModelIndex | QPersistentModelIndex

LOWEST_PX = 60
_EDGE_PX, _LINE_PX, _TODAY_PX = 6, 20, 24
#: Ground and words of an activity's line by its state.
_TONES = {
    "draft": ("note_ground", "note"),
    "announced": ("note_ground", "note"),
    "held": ("good_ground", "good"),
    "filed": ("good_ground", "good"),
    "cancelled": ("over", "quiet"),
}


@dataclass(frozen=True, slots=True)
class More:
    """What has no room: how many."""

    count: int


Item = DayActivity | SeriesDay | More


def lines_of(rect: QRect, day: CalendarDay) -> list[tuple[QRect, Item]]:
    """The lines of a day's cell, each with what it tells: activities, then series, then the rest.

    Args:
        rect: the whole cell.
        day: what is on it.
    """
    room_for = _inner(rect).adjusted(0, theme.px(_TODAY_PX) + theme.px(2), 0, 0)
    high, gap = theme.px(_LINE_PX), theme.px(2)
    room = max((room_for.height() + gap) // high, 0)
    items: Sequence[Item] = [*day.activities, *day.due]
    if len(items) > room:
        kept = max(room - 1, 0)
        items = [*items[:kept], More(len(items) - kept)]
    places = [
        QRect(room_for.left(), room_for.top() + n * high, room_for.width(), high - gap)
        for n in range(room)
    ]
    return list(zip(places, items, strict=False))


def _inner(rect: QRect) -> QRect:
    edge = theme.px(_EDGE_PX)
    return rect.adjusted(edge, theme.px(4), -edge, -theme.px(4))


class DayDelegate(QStyledItemDelegate):
    """Paints a day: its number, what day it is, and as many activities as there is room for."""

    def __init__(self, model: MonthModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._month = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The header gives the room."""
        return QSize(theme.px(LOWEST_PX), theme.px(LOWEST_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One day."""
        day, page = index.data(DAY_ROLE), self._month.page
        if day is None or page is None:
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        inside = day.day.month == page.first.month
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour("paper" if inside else "ground"))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("over"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column():
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        self._head(painter, _inner(rect), day, today=day.day == page.today, inside=inside)
        self._lines(painter, rect, day)
        if state & QStyle.StateFlag.State_HasFocus:
            self._ring(painter, rect)
        painter.restore()

    def _head(
        self, painter: QPainter, rect: QRect, day: CalendarDay, *, today: bool, inside: bool
    ) -> None:
        side = theme.px(_TODAY_PX)
        figure = QRect(rect.left(), rect.top(), side, side)
        if today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(figure)
        centre = Qt.AlignmentFlag.AlignCenter
        painter.setFont(_font(painter, 14, bold=today))
        painter.setPen(_number_colour(today=today, inside=inside))
        painter.drawText(figure, centre, str(day.day.day))
        beside = QRect(figure.right() + theme.px(4), rect.top(), rect.width() - side, side)
        told = words.special(day)
        painter.setFont(_font(painter, 12))
        painter.setPen(theme.colour("warn" if told else "quiet" if inside else "faint"))
        shown = _elided(painter, told or words.lunar_short(day), beside.width())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, shown)

    def _lines(self, painter: QPainter, rect: QRect, day: CalendarDay) -> None:
        painter.setFont(_font(painter, 12))
        for line, item in lines_of(rect, day):
            if isinstance(item, DayActivity):
                _activity(painter, line, item)
            elif isinstance(item, SeriesDay):
                _due(painter, line, item.title)
            else:
                painter.setPen(theme.colour("quiet"))
                more = self.tr("+{0} 个").format(item.count)
                painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, more)

    def _ring(self, painter: QPainter, rect: QRect) -> None:
        pen = QPen(theme.colour("focus"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -2, -2))


def _activity(painter: QPainter, line: QRect, activity: DayActivity) -> None:
    ground, tone = _TONES.get(activity.status, ("over", "quiet"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(QRectF(line), theme.px(3), theme.px(3))
    inner = line.adjusted(theme.px(4), 0, -theme.px(2), 0)
    sign = f"{words.SIGNS.get(activity.status, '·')} "
    painter.setPen(theme.colour(tone))
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, sign)
    wide = painter.fontMetrics().horizontalAdvance(sign)
    painter.setPen(theme.colour("text" if activity.status != "cancelled" else "quiet"))
    rest = inner.adjusted(wide, 0, 0, 0)
    shown = _elided(painter, activity.title, rest.width())
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, shown)


def _due(painter: QPainter, line: QRect, title: str) -> None:
    """A day of a series: a dashed frame that nobody has to fill."""
    pen = QPen(theme.colour("edge"))
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(line).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    inner = line.adjusted(theme.px(4), 0, -theme.px(2), 0)
    painter.setPen(theme.colour("quiet"))
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, _elided(painter, title, inner.width()))


def _number_colour(*, today: bool, inside: bool) -> QColor:
    if today:
        return theme.colour("on_accent")
    return theme.colour("text" if inside else "faint")


def _font(painter: QPainter, size: int, *, bold: bool = False) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(theme.px(size))
    font.setBold(bold)
    return font


def _elided(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
