"""What lies in the trash, as a Qt table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.services.past.trash import Thrown
from desktop.ui.words_of_model import spoken

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Head:
    label: str
    words: Callable[[Thrown], str]


class TrashModel(QAbstractTableModel):
    """All of it, in the order it is given.

    Args:
        parent: the Qt parent.

    Signals:
        order_wanted: another order: (column, whether descending).
    """

    order_wanted = Signal(int, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Thrown] = ()
        self._mark: int | None = None
        self._heads = (
            _Head(self.tr("名称"), self._title),
            _Head(self.tr("类型"), _kind),
            _Head(self.tr("删除时间"), _when),
            _Head(self.tr("谁删的"), _clerk),
            _Head(self.tr("还保留"), self._left),
        )

    def show_rows(self, rows: Sequence[Thrown], mark: int) -> None:
        """Show these.

        Args:
            rows: kept as they are.
            mark: where it is the one of before, so are the rows.
        """
        if mark == self._mark:
            return
        self.beginResetModel()
        self._rows, self._mark = rows, mark
        self.endResetModel()

    def at(self, row: int) -> Thrown:
        """What lies in a row."""
        return self._rows[row]

    def between(self, first: int, last: int) -> Sequence[Thrown]:
        """What lies in some rows."""
        return self._rows[first : last + 1]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The heads."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """One cell."""
        if not index.isValid():
            return None
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._heads[index.column()].words(self._rows[index.row()])
        return _LEFT if role == Role.TextAlignmentRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """The heads."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return self._heads[section].label
        return _LEFT if role == Role.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order."""
        if 0 <= column < len(self._heads):
            self.order_wanted.emit(column, order == Qt.SortOrder.DescendingOrder)

    def _title(self, one: Thrown) -> str:
        along = self.tr("（连同 {0} 条）").format(one.along) if one.along else ""
        return f"{one.title}{along}"

    def _left(self, one: Thrown) -> str:
        return self.tr("{0} 天").format(one.days_left)


def _kind(one: Thrown) -> str:
    return spoken(one.kind.label)


def _when(one: Thrown) -> str:
    return one.removed_at[:16].replace("T", " ")


def _clerk(one: Thrown) -> str:
    return one.clerk
