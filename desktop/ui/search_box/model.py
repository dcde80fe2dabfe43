"""The answers of a search as a list: icon, name, and what tells it from others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.services.lists.found import Found
from desktop.ui import theme
from desktop.ui.words_of_model import spoken

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

ASIDE_ROLE = int(Role.UserRole) + 1
_ICONS = {
    "volunteer": "user",
    "activity": "calendar-check",
    "team": "users-three",
    "household": "house",
    "project": "target",
    "series": "repeat",
    "unit": "buildings",
    "point": "map-pin",
    "document": "file-text",
    "certificate": "medal",
    "command": "arrow-right",
}


_BETWEEN = " · "


class FoundModel(QAbstractListModel):
    """What was found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: Sequence[Found] = ()

    def show(self, found: Sequence[Found]) -> None:
        """Show these answers."""
        self.beginResetModel()
        self._found = tuple(found)
        self.endResetModel()

    def found_at(self, row: int) -> Found | None:
        """One answer."""
        return self._found[row] if 0 <= row < len(self._found) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many answers."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """One answer's name, icon and aside."""
        found = self.found_at(index.row()) if index.isValid() else None
        if found is None:
            return None
        if role == Role.DisplayRole:
            return found.title
        if role == Role.AccessibleTextRole:
            return f"{found.title} {_spoken(found.aside)}"
        if role == ASIDE_ROLE:
            return _spoken(found.aside)
        if role == Role.DecorationRole:
            return theme.icon(_ICONS.get(found.kind, "file-text"), "quiet")
        return None


def _spoken(aside: str) -> str:
    """``队伍 · 三组``: of its parts the kind is a word of ours."""
    return _BETWEEN.join(map(spoken, aside.split(_BETWEEN)))
