"""What each field of a form would be filled with, as a Qt table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.services.office.forms import FormReport
from desktop.ui import theme
from desktop.ui.words_of_model import spoken

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class FormLine:
    """One field.

    Args:
        name: as it stands in the form.
        words: what becomes of it.
        tone: role of the words' colour; empty for the usual.
    """

    name: str
    words: str
    tone: str = ""


def lines_of(report: FormReport) -> list[FormLine]:
    """Every field of a form: what lacks a choice or is unknown first."""
    lines = [
        FormLine(name, translate("FormLines", "先在上面选{0}").format(spoken(about)), "warn")
        for name, about in report.needed
    ]
    for name, near in report.unknown:
        guess = translate("FormLines", "不认识，是不是“{0}”？原样留着").format(near)
        words = guess if near else translate("FormLines", "不认识，原样留着")
        lines.append(FormLine(name, words, "warn"))
    for name, source in report.empty:
        words = translate("FormLines", "空着（{0}没有填）").format(spoken(source))
        lines.append(FormLine(name, words, "quiet"))
    lines += [FormLine(name, words) for name, words in report.known]
    return lines


class FormLines(QAbstractTableModel):
    """All fields of a form.

    Args:
        parent: the Qt parent.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[FormLine] = ()
        self._heads = (self.tr("字段"), self.tr("填成什么"))

    def show_lines(self, lines: Sequence[FormLine]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many fields."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Name and words."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """One cell."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return line.words if index.column() else line.name
        if role == Role.ForegroundRole and line.tone:
            return theme.colour(line.tone)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """The heads."""
        across = orientation == Qt.Orientation.Horizontal
        return self._heads[section] if across and role == Role.DisplayRole else None
