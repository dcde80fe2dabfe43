"""A list of things to tick: a click on the words means only this one, on the box one more."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.ui import theme
from desktop.ui.widgets.readers_choice import ReadersChoice

_EDGES_PX = 2
_ROLE = Qt.ItemDataRole.UserRole
_TICKED, _FREE = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class TickList(QListWidget):
    """Rows with a box each.

    Args:
        alone: whether a click on the words, or Enter, ticks only that row.
        parent: the Qt parent.

    Signals:
        ticked: another choice.
    """

    ticked = Signal()

    def __init__(self, *, alone: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alone = alone
        self._by_box = False
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemChanged.connect(self._on_box)
        self.itemClicked.connect(self._on_click)
        ReadersChoice(self)

    def show_rows(self, rows: Iterable[tuple[object, str, bool]]) -> None:
        """Show these.

        Args:
            rows: (key, words, whether it is ticked).
        """
        with QSignalBlocker(self):
            self.clear()
            for key, words, chosen in rows:
                item = QListWidgetItem(words)
                item.setData(_ROLE, key)
                item.setToolTip(words)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(_TICKED if chosen else _FREE)
                self.addItem(item)

    def be_as_high_as(self, least: int, most: int) -> None:
        """Show whole rows, of those there are.

        Args:
            least: rows that are in sight where there is no room for more.
            most: rows beyond which it scrolls although there would be room.
        """
        rows = max(self.count(), 1)
        self.setMinimumHeight(self.height_of(min(rows, least)))
        self.setMaximumHeight(self.height_of(min(rows, max(least, most))))

    def height_of(self, rows: int) -> int:
        """What so many rows take, in px."""
        row = max(self.sizeHintForRow(0), self.fontMetrics().height())
        return rows * row + 2 * self.frameWidth() + theme.px(_EDGES_PX)

    def keys(self) -> list[object]:
        """All keys, in order."""
        return [self.item(row).data(_ROLE) for row in range(self.count())]

    def chosen(self) -> list[object]:
        """The keys that are ticked, in order."""
        items = (self.item(row) for row in range(self.count()))
        return [item.data(_ROLE) for item in items if item.checkState() == _TICKED]

    def tick(self, keys: Iterable[object]) -> None:
        """Tick these and no others."""
        wanted = set(keys)
        with QSignalBlocker(self):
            for row in range(self.count()):
                item = self.item(row)
                item.setCheckState(_TICKED if item.data(_ROLE) in wanted else _FREE)
        self.viewport().update()
        self.ticked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter means this one; the space bar is the box."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._alone and entered and self.currentItem() is not None:
            self.tick([self.currentItem().data(_ROLE)])
        else:
            super().keyPressEvent(event)

    @Slot(QListWidgetItem)
    def _on_box(self, _item: QListWidgetItem) -> None:
        self._by_box = True
        self.ticked.emit()

    @Slot(QListWidgetItem)
    def _on_click(self, item: QListWidgetItem) -> None:
        by_box, self._by_box = self._by_box, False
        if self._alone and not by_box:
            self.tick([item.data(_ROLE)])
