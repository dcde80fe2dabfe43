"""Two halves side by side, or one at a time where larger text leaves no room for both."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.ui import theme

#: Below this width, at 100 %, only one half is shown.
ROOMY_PX = 860
LEFT_PX, RIGHT_PX = 740, 372


class Halves(QSplitter):
    """A list at the left and one record at the right.

    Args:
        left: the list.
        right: the record.
        parent: the Qt parent.
        sizes: width of each at 100 %, where there is room for more.
        roomy: below this width, at 100 %, only one is shown.

    Signals:
        alone: whether the right half hides the left one now.
    """

    alone = Signal(bool)

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        parent: QWidget | None = None,
        *,
        sizes: tuple[int, int] = (LEFT_PX, RIGHT_PX),
        roomy: int = ROOMY_PX,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._left, self._right, self._roomy = left, right, roomy
        self._narrow = False
        self._on_right = self._left_only = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(theme.px(16))
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(0, 1)
        self.setSizes([theme.px(size) for size in sizes])

    @property
    def narrow(self) -> bool:
        """Whether there is room for one half only."""
        return self._narrow

    @property
    def right_alone(self) -> bool:
        """Whether the right half hides the left one."""
        return self._narrow and self._on_right

    def to_right(self) -> None:
        """See the record."""
        self._on_right, self._left_only = True, False
        self._arrange()

    def to_left(self) -> None:
        """See the list."""
        self._on_right = False
        self._arrange()

    def give_left(self, *, all_room: bool) -> None:
        """While there is nothing to show at the right, the left has all the room."""
        if all_room != self._left_only:
            self._left_only = all_room
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room comes and goes with the window and the size of text."""
        super().resizeEvent(event)
        self._narrow = event.size().width() < theme.px(self._roomy)
        self._arrange()

    def _arrange(self) -> None:
        right_only = self.right_alone
        self._left.setVisible(not right_only)
        self._right.setVisible(right_only or not (self._narrow or self._left_only))
        self.alone.emit(right_only)
