"""A page that fills the room there is, and scrolls where that is less than it can do with."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.ui import theme


class LowScroll(QScrollArea):
    """Scrolls up and down only.

    Qt's own resizing asks for as much height as wrapped words would like to have, so that a page
    with a long table scrolls although everything would fit.

    Args:
        lowest_px: at 100 %, the least height; 0 asks the page.
        parent: the Qt parent.
    """

    def __init__(self, lowest_px: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lowest_px = lowest_px
        self._inside = QWidget()
        theme.set_role(self._inside, "scrolled")
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(*[theme.px(side) for side in (16, 12, 16, 16)])
        self.column.setSpacing(theme.px(12))
        self.setWidget(self._inside)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        self._inside.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide as the room."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands in it asks for another height."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        room = self.viewport().size()
        least = theme.px(self._lowest_px) or self._needed(room.width())
        self._inside.resize(room.width(), max(room.height(), least))

    def _needed(self, wide: int) -> int:
        """The least height at this width, wrapped words at their full height."""
        if self.column.hasHeightForWidth():
            return self.column.totalMinimumHeightForWidth(wide)
        return self._inside.minimumSizeHint().height()
