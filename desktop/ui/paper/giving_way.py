"""The right half of 打印: the page and its bar; where a message leaves no room, the bar only."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui import theme

_GAP_PX = 12


class GivingWay(QWidget):
    """Two widgets, one above the other, of which the upper one goes where both have no room.

    Args:
        upper: what gives way.
        lower: what stays.
        parent: the Qt parent.
    """

    def __init__(self, upper: QWidget, lower: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._upper, self._lower = upper, lower
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(_GAP_PX))
        column.addWidget(upper, 1)
        column.addWidget(lower)

    def minimumSizeHint(self) -> QSize:
        """As high as the lower one, as wide as the wider one."""
        upper, lower = self._upper.minimumSizeHint(), self._lower.minimumSizeHint()
        return QSize(max(upper.width(), lower.width()), lower.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both, or only the lower one."""
        super().resizeEvent(event)
        hints = (self._upper.minimumSizeHint(), self._lower.minimumSizeHint())
        needed = sum(hint.height() for hint in hints) + theme.px(_GAP_PX)
        self._upper.setVisible(event.size().height() >= needed)
