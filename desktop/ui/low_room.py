"""Where letters are large and the screen is low, the frame gives way to what stands in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QMainWindow, QVBoxLayout

from desktop.ui import theme
from desktop.ui.navigation import Navigation
from desktop.ui.sample_strip import SampleStrip
from desktop.ui.top_bar import TopBar

#: Lower than this at 100 %, a window has no rows to give away.
LOW_PX = 520
_AIR_PX = 16


class LowRoom(QObject):
    """Folds the frame of a low window and unfolds it again.

    The navigation shows icons with tips, the search stands beside the menus, the strip over a
    sample becomes a badge beside it.

    Args:
        window: whose frame it is.
        column: where the top bar stands while there is room.
        navigation: of the window.
        top: its top bar.
        sample: its strip.
    """

    def __init__(
        self,
        window: QMainWindow,
        column: QVBoxLayout,
        navigation: Navigation,
        top: TopBar,
        sample: SampleStrip,
    ) -> None:
        super().__init__(window)
        self._window, self._column = window, column
        self._navigation, self._top, self._strip = navigation, top, sample
        self._sample = False
        self.low = False
        # Not in the midst of Qt's own layout of the window.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.look)
        window.installEventFilter(self)

    def show_sample(self, *, sample: bool) -> None:
        """Say that this is a sample station, in the strip or by the badge."""
        self._sample = sample
        self._show_sample()

    def look(self) -> None:
        """Fold or unfold by how high the window is now."""
        low = self._window.height() < theme.px(LOW_PX)
        if low != self.low:
            self.low = low
            self._fold()
        if self.low:
            self._fit_beside_menus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window gets another size, or shows for the first time."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._soon.start()
        return super().eventFilter(watched, event)

    def _fold(self) -> None:
        bar, corner = self._window.menuBar(), Qt.Corner.TopRightCorner
        self._navigation.set_narrow(narrow=self.low)
        self._top.set_low(low=self.low)
        if self.low:
            bar.setCornerWidget(self._top, corner)
        else:
            bar.setCornerWidget(None, corner)  # type: ignore[arg-type] # takes it out again
            self._column.insertWidget(1, self._top)
        self._top.show()
        self._show_sample()

    def _show_sample(self) -> None:
        self._strip.setVisible(self._sample and not self.low)
        self._top.show_sample(sample=self._sample and self.low)

    def _fit_beside_menus(self) -> None:
        bar = self._window.menuBar()
        actions = [action for action in bar.actions() if action.isVisible()]
        menus = bar.actionGeometry(actions[-1]).right() if actions else 0
        if self._top.ask_for(self._window.width() - menus - theme.px(_AIR_PX)):
            # Said once more, since only then Qt looks how wide it wants to be.
            bar.setCornerWidget(self._top, Qt.Corner.TopRightCorner)
