"""What an import has to say, place by place, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui import sentences

if TYPE_CHECKING:
    from desktop.services.roster.rosters import ImportReport

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

#: In px at 100 %; the reason takes what is left. The second ones are for where room is short.
WIDTHS, NARROW_WIDTHS = (104, 52, 96, 176), (72, 40, 88, 108)


@dataclass(frozen=True, slots=True)
class Told:
    """One line: where, what stands there, what is wrong with it."""

    sheet: str
    row: str
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class ToldParts:
    """All lines of a report, by how grave they are."""

    bad: tuple[Told, ...]
    remarks: tuple[Told, ...]
    notes: tuple[Told, ...]


def told(report: ImportReport) -> ToldParts:
    """A report's lines."""
    return ToldParts(
        bad=tuple(map(_line, report.problems)),
        remarks=tuple(map(_line, report.remarks)),
        notes=tuple(map(_line, report.notes)),
    )


class ToldModel(QAbstractTableModel):
    """Shows lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Told] = ()
        self._heads = (
            self.tr("工作表"), self.tr("行"), self.tr("列"), self.tr("内容"), self.tr("原因"),
        )  # fmt: skip

    def show(self, lines: Sequence[Told]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Sheet, row, column, value, reason."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """One cell; the whole words as its tip."""
        if not index.isValid() or role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        line = self._lines[index.row()]
        return (line.sheet, line.row, line.column, line.value, line.reason)[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        """The heads."""
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._heads[section]
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def _line(problem: Any) -> Told:  # noqa: ANN401 - a NamedTuple of a room below the services
    row = "" if problem.row is None else str(problem.row)
    return Told(problem.sheet, row, problem.column, problem.value, sentences.told(problem.reason))
