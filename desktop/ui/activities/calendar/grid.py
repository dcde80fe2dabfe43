"""The table of a month: weeks fill the height, each day is painted in its cell."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.services.calendar import CalendarDay, DayActivity, SeriesDay
from desktop.ui import theme
from desktop.ui.activities.calendar import words
from desktop.ui.activities.calendar.model import DAY_ROLE, MonthModel

Index = QModelIndex | QPersistentModelIndex

_LOWEST_PX, _HEAD_PX = 60, 28
_EDGE_PX, _LINE_PX, _TODAY_PX = 6, 20, 24
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
#: Ground and words of an activity's line by its state.
_TONES = {
    "draft": ("note_ground", "note"),
    "announced": ("note_ground", "note"),
    "held": ("good_ground", "good"),
    "filed": ("good_ground", "good"),
    "cancelled": ("over", "quiet"),
}


class MonthGrid(QTableView):
    """Arrows go from day to day and on into the next month; Page keys turn months.

    Args:
        model: the month.
        parent: the Qt parent.

    Signals:
        day_chosen: the `date` gone to.
        day_opened: a day that got Enter or a double click.
        month_wanted: a `date` of another month to show, and to go to.
    """

    day_chosen = Signal(object)
    day_opened = Signal(object)
    month_wanted = Signal(object)

    def __init__(self, model: MonthModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = model
        self._wanted: dt.date | None = None
        self.setModel(model)
        self.setItemDelegate(_DayDelegate(model, self))
        self._dress()
        self.doubleClicked.connect(self._on_double_click)
        self.selectionModel().currentChanged.connect(self._on_current)
        model.modelReset.connect(self.updateGeometry)

    @property
    def day(self) -> dt.date | None:
        """The day the keyboard stands on."""
        day = self._month.day_at(self.currentIndex())
        return day.day if day else None

    def go_to(self, day: dt.date) -> None:
        """Go to a day of the month in sight."""
        index = self._month.index_of(day)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Page keys, Home for today, Enter."""
        day, page = self.day, self._month.page
        if day is None or page is None:
            super().keyPressEvent(event)
        elif event.key() in _STEPS and not event.modifiers():
            self._walk(day + dt.timedelta(days=_STEPS[Qt.Key(event.key())]))
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and not event.modifiers():
            self._walk(other_month(day, 1 if event.key() == Qt.Key.Key_PageDown else -1))
        elif event.key() == Qt.Key.Key_Home:
            self._walk(page.today)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_opened.emit(day)
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Every week in sight: the page scrolls, the month does not."""
        weeks = max(self._month.rowCount(), 5)
        return QSize(theme.px(7 * 44), theme.px(_HEAD_PX + weeks * _LOWEST_PX) + 2)

    def _walk(self, day: dt.date) -> None:
        page = self._month.page
        if page is not None and (day.year, day.month) == (page.first.year, page.first.month):
            self.go_to(day)
        else:
            self.month_wanted.emit(day)

    def _dress(self) -> None:
        self.setAccessibleName(self.tr("月历"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(True)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        theme.set_role(self, "card")
        weeks, days = self.verticalHeader(), self.horizontalHeader()
        weeks.setVisible(False)
        weeks.setMinimumSectionSize(theme.px(_LOWEST_PX))
        weeks.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        days.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        days.setHighlightSections(False)
        days.setSectionsClickable(False)
        days.setFixedHeight(theme.px(_HEAD_PX))

    @Slot(QModelIndex)
    def _on_double_click(self, index: QModelIndex) -> None:
        if day := self._month.day_at(index):
            self.day_opened.emit(day.day)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if day := self._month.day_at(now):
            self.day_chosen.emit(day.day)


def other_month(day: dt.date, step: int) -> dt.date:
    """The same day of a month before or after, or its last where it is shorter."""
    number = day.year * 12 + day.month - 1 + step
    first = dt.date(number // 12, number % 12 + 1, 1)
    following = (first + dt.timedelta(days=31)).replace(day=1)
    return min(first.replace(day=1) + dt.timedelta(days=day.day - 1), following - dt.timedelta(1))


class _DayDelegate(QStyledItemDelegate):
    """Paints a day: its number, what day it is, and as many activities as there is room for."""

    def __init__(self, model: MonthModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._month = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The header gives the room."""
        return QSize(theme.px(_LOWEST_PX), theme.px(_LOWEST_PX))

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
        edge = theme.px(_EDGE_PX)
        inner = rect.adjusted(edge, theme.px(4), -edge, -theme.px(4))
        self._head(painter, inner, day, today=day.day == page.today, inside=inside)
        below = inner.adjusted(0, theme.px(_TODAY_PX) + theme.px(2), 0, 0)
        self._lines(painter, below, day)
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
        high = theme.px(_LINE_PX)
        room = max((rect.height() + theme.px(2)) // high, 0)
        items: list[DayActivity | SeriesDay] = [*day.activities, *day.due]
        if not items or room <= 0:
            return
        shown = items if len(items) <= room else items[: room - 1]
        painter.setFont(_font(painter, 12))
        for place, item in enumerate(shown):
            line = QRect(rect.left(), rect.top() + place * high, rect.width(), high - theme.px(2))
            if isinstance(item, DayActivity):
                _activity(painter, line, item)
            else:
                _due(painter, line, item.title)
        if len(shown) < len(items):
            line = QRect(rect.left(), rect.top() + len(shown) * high, rect.width(), high)
            painter.setPen(theme.colour("quiet"))
            more = self.tr("还有 {0} 个").format(len(items) - len(shown))
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
