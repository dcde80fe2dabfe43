"""A table of a few wrapped rows that shows none of them in part."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

_MODES = QAbstractItemView.ScrollMode


class WholeRows(QTableView):
    """Scrolls row by row; below the last one that has room the paper stays empty.

    Only where one row alone is higher than the table does it scroll by pixels, and shows parts.

    Args:
        parent: the Qt parent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look()

    def whole(self) -> QRect:
        """Where the rows are that are in sight whole, in the viewport."""
        room = self.viewport().rect()
        last = self.rowAt(room.bottom())
        if self._by_rows and last >= 0:
            top = self.rowViewportPosition(last)
            if top + self.rowHeight(last) > room.height():
                room.setBottom(top - 1)
        return room

    def paintEvent(self, event: QPaintEvent) -> None:
        """Those rows and no others."""
        super().paintEvent(QPaintEvent(event.region().intersected(self.whole())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps other words."""
        super().resizeEvent(event)
        self._look()

    def updateGeometries(self) -> None:
        """Rows came, or became higher."""
        super().updateGeometries()
        self._look()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Qt moves what is painted; where a row had no room there is nothing to be moved."""
        super().scrollContentsBy(dx, dy)
        self._align()

    @property
    def _by_rows(self) -> bool:
        return self.verticalScrollMode() == _MODES.ScrollPerItem

    def _look(self) -> None:
        fits = self._highest() <= self.viewport().height()
        if fits != self._by_rows:
            self.setVerticalScrollMode(_MODES.ScrollPerItem if fits else _MODES.ScrollPerPixel)
        self._align()

    def _highest(self) -> int:
        rows = self.verticalHeader()
        count = rows.count()
        if count and rows.sectionResizeMode(0) == QHeaderView.ResizeMode.Fixed:
            return rows.defaultSectionSize()  # there may be thousands
        return max((rows.sectionSize(row) for row in range(count)), default=0)

    def _align(self) -> None:
        """A row begins on top at the end, too, where Qt would have the last one end at the foot."""
        if self._by_rows:
            self.verticalHeader().setOffsetToSectionPosition(self.verticalScrollBar().value())
        self.viewport().update()
