"""The days of a month as a table of weeks, Monday first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.services.activities.calendar import CalendarDay, MonthPage
from desktop.services.activities.planning import PLANNED
from desktop.ui.activities.calendar import words
from desktop.ui.widgets.days import weekdays

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

DAY_ROLE = int(Role.UserRole) + 1
#: What a planned activity is dragged as.
MIME = "application/x-station-activity"
_DAYS = 7


class MonthModel(QAbstractTableModel):
    """Cells are days; a planned activity can be dragged onto another one.

    Args:
        parent: the Qt parent.

    Signals:
        moved: (an activity's id, the `date` it was dropped on).
    """

    moved = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: MonthPage | None = None
        self._grabbed = ""
        self._weekdays = weekdays()

    @property
    def page(self) -> MonthPage | None:
        """What is shown."""
        return self._page

    def show_page(self, page: MonthPage) -> None:
        """Show another month, or the same one anew."""
        if self._page is not None and self._page.first == page.first:
            self._page = page
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, _DAYS - 1))
            return
        self.beginResetModel()
        self._page = page
        self.endResetModel()

    def grab(self, activity: str) -> None:
        """What would be dragged now; of an empty id the first plan of the day."""
        self._grabbed = activity

    def day_at(self, index: Index) -> CalendarDay | None:
        """The day of a cell."""
        if self._page is None or not index.isValid():
            return None
        place = index.row() * _DAYS + index.column()
        return self._page.days[place] if place < len(self._page.days) else None

    def index_of(self, day: dt.date) -> QModelIndex:
        """The cell of a day; an invalid one where it is not on this page."""
        if self._page is None:
            return QModelIndex()
        place = (day - self._page.days[0].day).days
        if not 0 <= place < len(self._page.days):
            return QModelIndex()
        return self.index(place // _DAYS, place % _DAYS)

    # --- Qt ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Its weeks."""
        return 0 if parent.isValid() or self._page is None else len(self._page.days) // _DAYS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The days of a week."""
        return 0 if parent.isValid() else _DAYS

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """A day for the delegate, and in words for everybody else."""
        day = self.day_at(index)
        if day is None:
            return None
        if role == DAY_ROLE:
            return day
        if role == Role.DisplayRole:
            return str(day.day.day)
        if role == Role.AccessibleTextRole:
            return words.whole_day(day)
        if role == Role.ToolTipRole:
            lines = [words.day_title(day.day), words.what_day(day)]
            return "\n".join([*lines, *map(words.activity_line, day.activities)])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        """一 to 日."""
        if role == Role.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._weekdays[section] if 0 <= section < _DAYS else None
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every day can be gone to and takes what is dropped; days with a plan can be dragged."""
        day = self.day_at(index)
        if day is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        flags |= Qt.ItemFlag.ItemIsDropEnabled
        if any(one.status in PLANNED for one in day.activities):
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Plans only move."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Activities of this very calendar."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The plan that was grabbed; the first of the day where that was none."""
        data = QMimeData()
        day = self.day_at(indexes[0]) if indexes else None
        of_day = day.activities if day else ()
        planned = [str(one.id) for one in of_day if one.status in PLANNED]
        held = {str(one.id) for one in of_day}.difference(planned)
        if planned and self._grabbed not in held:
            meant = self._grabbed if self._grabbed in planned else planned[0]
            data.setData(MIME, meant.encode())
        return data

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
    ) -> bool:
        """Tell where it should go; the records move it."""
        day = self.day_at(parent)
        activity = bytes(data.data(MIME).data()).decode() if data.hasFormat(MIME) else ""
        if day is None or not activity:
            return False
        self.moved.emit(activity, day.day)
        return True
