"""A short table of words: every line is known at once, a tip says what a cell has no room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.ui import theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Args:
        cells: its words, one for each head.
        tone: a colour by role for the last cell; empty for that of text.
    """

    cells: tuple[str, ...]
    tone: str = ""


class LinesModel(QAbstractTableModel):
    """Shows lines below heads.

    Args:
        heads: words of the heads.
        figures: numbers of the columns that hold figures and stand at the right.
        parent: the Qt parent.
    """

    def __init__(
        self, heads: Sequence[str], figures: Sequence[int] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._heads, self._figures = tuple(heads), frozenset(figures)
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        if tuple(lines) == self._lines:
            return
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def name_head(self, column: int, words: str) -> None:
        """Call a column something else."""
        heads = list(self._heads)
        heads[column] = words
        self._heads = tuple(heads)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The heads."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """One cell."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return line.cells[column]
        if role == Role.TextAlignmentRole:
            return self._alignment(column)
        if role == Role.ForegroundRole and line.tone and column == len(self._heads) - 1:
            return QColor(theme.colour(line.tone))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        """The heads."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return self._heads[section]
        return self._alignment(section) if role == Role.TextAlignmentRole else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = (
            Qt.AlignmentFlag.AlignRight if column in self._figures else Qt.AlignmentFlag.AlignLeft
        )
        return side | Qt.AlignmentFlag.AlignVCenter
