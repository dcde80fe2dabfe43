"""What lies in the trash, as a Qt table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.services.past.trash import Thrown
from desktop.ui.words_of_model import spoken

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Head:
    label: str
    words: Callable[[Thrown], str]
    order: Callable[[Thrown], object]


class TrashModel(QAbstractTableModel):
    """All of it: the trash is emptied after its days, so it stays short.

    Args:
        parent: the Qt parent.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Thrown] = []
        self._heads = (
            _Head(self.tr("名称"), self._title, self._title),
            _Head(self.tr("类型"), _kind, _kind),
            _Head(self.tr("删除时间"), _when, _removed_at),
            _Head(self.tr("谁删的"), _clerk, _clerk),
            _Head(self.tr("还保留"), self._left, _days_left),
        )

    def show_rows(self, rows: Sequence[Thrown]) -> None:
        """Show these."""
        if list(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def at(self, row: int) -> Thrown:
        """What lies in a row."""
        return self._rows[row]

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
        """By a column; equal ones stay as they are."""
        if not 0 <= column < len(self._heads):
            return
        self.layoutAboutToBeChanged.emit()
        before = {one.id: row for row, one in enumerate(self._rows)}
        key = self._heads[column].order
        self._rows.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)  # type: ignore[arg-type]
        after = {before[one.id]: row for row, one in enumerate(self._rows)}
        old = self.persistentIndexList()
        new = [self.index(after[index.row()], index.column()) for index in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _title(self, one: Thrown) -> str:
        along = self.tr("（连同 {0} 条）").format(one.along) if one.along else ""
        return f"{one.title}{along}"

    def _left(self, one: Thrown) -> str:
        return self.tr("{0} 天").format(one.days_left)


def _kind(one: Thrown) -> str:
    return spoken(one.kind.label)


def _when(one: Thrown) -> str:
    return one.removed_at[:16].replace("T", " ")


def _removed_at(one: Thrown) -> str:
    return one.removed_at


def _clerk(one: Thrown) -> str:
    return one.clerk


def _days_left(one: Thrown) -> int:
    return one.days_left
