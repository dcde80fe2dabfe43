"""A list of two lines an entry: its name, and quietly below it what about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui import theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
BELOW_ROLE = int(Role.UserRole) + 1
_QUIET_PX = 12
_MARKED = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    Args:
        key: tells it from the others.
        title: its name.
        below: what about it.
    """

    key: str
    title: str
    below: str


class EntriesModel(QAbstractListModel):
    """Entries."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these."""
        if tuple(entries) == self._entries:
            return
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def key_at(self, row: int) -> str:
        """Whose row it is; empty where there is none."""
        return self._entries[row].key if 0 <= row < len(self._entries) else ""

    def row_of(self, key: str) -> int:
        """Where an entry stands, or -1."""
        return next((n for n, one in enumerate(self._entries) if one.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The entries."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Its name, what about it, and both for a screen reader and as tip."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Role.DisplayRole:
            return entry.title
        if role == BELOW_ROLE:
            return entry.below
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return f"{entry.title}\n{entry.below}"
        return None


class EntryLines(QStyledItemDelegate):
    """Paints an entry."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Its name, and below it the rest."""
        painter.save()
        rect: QRect = option.rect  # type: ignore[attr-defined] # the stub forgot it
        state = option.state  # type: ignore[attr-defined] # the stub forgot it
        if state & _MARKED:
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.fillRect(rect, theme.colour("selected" if chosen else "over"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(
                rect.adjusted(0, 0, theme.px(3) - rect.width(), 0), theme.colour("focus")
            )
        inside = rect.adjusted(theme.px(12), theme.px(6), -theme.px(12), -theme.px(6))
        half = inside.height() // 2
        upper, lower = inside.adjusted(0, 0, 0, -half), inside.adjusted(0, half, 0, 0)
        painter.setPen(theme.colour("text"))
        _write(painter, upper, str(index.data(Role.DisplayRole)))
        small = QFont(painter.font())
        small.setPixelSize(theme.px(_QUIET_PX))
        painter.setFont(small)
        painter.setPen(theme.colour("quiet"))
        _write(painter, lower, str(index.data(BELOW_ROLE)))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines."""
        return QSize(super().sizeHint(option, index).width(), theme.px(_ENTRY_PX))


_ENTRY_PX = 56


class EntryList(QListView):
    """The list itself.

    Args:
        name: for screen readers.
        parent: the Qt parent.

    Signals:
        chosen: key of the entry the clerk moved to; empty when there is none.
        opened: key of an entry that was clicked or got Enter.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = EntriesModel(self)
        self.setModel(self.entries)
        self.setItemDelegate(EntryLines(self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.set_role(self, "card")
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(self._on_opened)
        self.activated.connect(self._on_opened)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; the clerk stays where they are, or goes to what came in its place."""
        key, row = self.current, max(self.currentIndex().row(), 0)
        self.entries.show(entries)
        there = self.entries.row_of(key)
        self.go(there if there >= 0 else min(row, len(entries) - 1))

    @property
    def current(self) -> str:
        """Key of the marked entry; empty when there is none."""
        return self.entries.key_at(self.currentIndex().row())

    def go(self, row: int) -> None:
        """Mark an entry."""
        if row != self.currentIndex().row() or row < 0:
            self.setCurrentIndex(self.entries.index(row, 0))

    def go_to(self, key: str) -> None:
        """Mark an entry and show what is in it, also where the list stands alone."""
        self.go(self.entries.row_of(key))
        self.opened.emit(key)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.entries.key_at(now.row()))

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.opened.emit(self.entries.key_at(index.row()))


def _write(painter: QPainter, room: QRect, words: str) -> None:
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(_LEFT), shown)
