"""The table of a month: weeks fill the height, each day is painted in its cell."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.services.activities.calendar import DayActivity
from desktop.services.activities.planning import PLANNED
from desktop.ui import theme
from desktop.ui.activities.calendar.day_cell import LOWEST_PX, DayDelegate, More, lines_of
from desktop.ui.activities.calendar.model import MonthModel
from desktop.ui.widgets.readers_choice import ReadersChoice

_HEAD_PX = 28
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthGrid(QTableView):
    """Arrows go from day to day and on into the next month; Page keys turn months.

    A plan goes to another day by dragging its line, or by Ctrl+X, arrows and Ctrl+V; Ctrl+X again
    takes the next plan of the day.

    Args:
        model: the month.
        parent: the Qt parent.

    Signals:
        day_chosen: the `date` gone to.
        day_opened: a day that got Enter or a double click.
        month_wanted: a `date` of another month to show, and to go to.
        activity_opened: id of the activity whose line got a double click.
        more_pressed: the `date` of which more is wanted than there is room for.
        picked: title of the plan taken by the keyboard; empty once it was let go.
    """

    day_chosen = Signal(object)
    day_opened = Signal(object)
    month_wanted = Signal(object)
    activity_opened = Signal(str)
    more_pressed = Signal(object)
    picked = Signal(str)

    def __init__(self, model: MonthModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = model
        self._taken: DayActivity | None = None
        self.setModel(model)
        self.setItemDelegate(DayDelegate(model, self))
        self._dress()
        self.doubleClicked.connect(self._on_double_click)
        self.selectionModel().currentChanged.connect(self._on_current)
        ReadersChoice(self)
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
        elif event.matches(QKeySequence.StandardKey.Cut):
            self._take()
        elif event.matches(QKeySequence.StandardKey.Paste) and self._taken is not None:
            self._month.moved.emit(str(self._taken.id), day)
            self.let_go()
        elif event.key() == Qt.Key.Key_Escape and self._taken is not None:
            self.let_go()
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

    def take(self, activity: DayActivity) -> None:
        """Take a plan, to be put on another day by Ctrl+V."""
        self._taken = activity
        self.picked.emit(activity.title)

    def let_go(self) -> None:
        """Nothing is taken any more."""
        self._taken = None
        self.picked.emit("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Whichever plan is under the mouse is what would be dragged."""
        found = self._at(event.position().toPoint())
        self._month.grab(str(found.id) if isinstance(found, DayActivity) else "")
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What has no room is told beside the month."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if isinstance(self._at(at), More) and (day := self._month.day_at(self.indexAt(at))):
            self.more_pressed.emit(day.day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """An activity's line opens it, whatever else the day holds."""
        found = self._at(event.position().toPoint())
        if isinstance(found, DayActivity):
            self.activity_opened.emit(str(found.id))
        elif not isinstance(found, More):
            super().mouseDoubleClickEvent(event)

    def _at(self, point: QPoint) -> object:
        """The activity, the day of a series or the rest, whose line is there."""
        index = self.indexAt(point)
        day = self._month.day_at(index)
        if day is None:
            return None
        lines = lines_of(self.visualRect(index), day)
        return next((item for line, item in lines if line.contains(point)), None)

    def _take(self) -> None:
        """The first plan of the day, or the one after that which is taken already."""
        day = self._month.day_at(self.currentIndex())
        plans = [one for one in day.activities if one.status in PLANNED] if day else []
        if plans:
            taken = self._taken
            at = next((n for n, one in enumerate(plans) if taken and one.id == taken.id), -1)
            self.take(plans[(at + 1) % len(plans)])

    def minimumSizeHint(self) -> QSize:
        """Every week in sight: the page scrolls, the month does not."""
        weeks = max(self._month.rowCount(), 5)
        return QSize(theme.px(7 * 44), theme.px(_HEAD_PX + weeks * LOWEST_PX) + 2)

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
        weeks.setMinimumSectionSize(theme.px(LOWEST_PX))
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
