"""Buttons in a row that goes on in the next line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import theme

_GAP_PX = 8


class WrappedRow(QWidget):
    """A row of widgets at their own sizes.

    Args:
        parent: the Qt parent.
        gap_px: between two of them, in pixels at 100 %.
    """

    def __init__(self, parent: QWidget | None = None, *, gap_px: int = _GAP_PX) -> None:
        super().__init__(parent)
        self._gap = theme.px(gap_px)
        self._made: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put one at the end."""
        widget.setParent(self)
        widget.show()
        self._made.append(widget)
        self.updateGeometry()

    def clear(self) -> None:
        """Take all of them away."""
        for one in self._made:
            one.hide()
            one.deleteLater()
        self._made = []
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Less room needs more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines."""
        return self._arranged(width, move=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        wide = sum(_size(one).width() + self._gap for one in self._made)
        return QSize(wide, self._arranged(max(wide, 1), move=False))

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest."""
        wide = max((_size(one).width() for one in self._made), default=0)
        return QSize(wide, self._arranged(max(self.width(), wide), move=False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines as they fit."""
        super().resizeEvent(event)
        self._arranged(event.size().width(), move=True)

    def event(self, event: QEvent) -> bool:
        """What stands in it changes its words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arranged(self.width(), move=True)
        return super().event(event)

    def _arranged(self, width: int, *, move: bool) -> int:
        top, gap = 0, theme.px(_GAP_PX)
        for line in self._lines(width):
            high = max(_size(one).height() for one in line)
            if move:
                _place(line, top + high, max(width, 1), self._gap)
            top += high + gap
        return max(top - gap, 0)

    def _lines(self, width: int) -> list[list[QWidget]]:
        lines = list[list[QWidget]]()
        left, gap = 0, self._gap
        for one in self._made:
            if one.isHidden():
                continue
            wide = _size(one).width()
            if not lines or left + wide > width:
                lines.append([])
                left = 0
            lines[-1].append(one)
            left += wide + gap
        return lines


def _place(line: list[QWidget], bottom: int, width: int, gap: int) -> None:
    """Side by side, their feet on one line: some have words above them."""
    left = 0
    for one in line:
        size = _size(one)
        one.setGeometry(left, bottom - size.height(), min(size.width(), width), size.height())
        left += size.width() + gap


def _size(one: QWidget) -> QSize:
    """What it asks for, within what was set."""
    return one.sizeHint().expandedTo(one.minimumSize()).boundedTo(one.maximumSize())
