"""Notices that nobody has touched a key or the mouse for a while.

It listens at windows of the screen, not at widgets: some events a second. A window it has listened
to keeps the filter until it goes; nothing here holds on to one or hears of its end, since windows
of menus come and go, and a slot called while one is being destroyed ended the program once.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

_LOOK_MS = 10_000
_BY_HAND = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Looks every ten seconds whether one of our windows was touched since.

    Args:
        clocks: seconds that only rise, and seconds that go on while the PC sleeps.
        parent: the Qt parent.

    Signals:
        idle: it has been that long.
    """

    idle = Signal()

    def __init__(
        self,
        clocks: tuple[Callable[[], float], Callable[[], float]] = (time.monotonic, time.time),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clocks = clocks
        self._after_s = 0
        self._touched = self._now()
        QGuiApplication.instance().focusWindowChanged.connect(self._listen)  # type: ignore[union-attr]
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, minutes: int) -> None:
        """Watch from now on; never where `minutes` is 0."""
        self._after_s = minutes * 60
        self._touched = self._now()
        self.stop()
        if minutes:
            self._timer.start()
            self._listen(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Whether it has been long enough."""
        # The clock on the wall may be set: that locks too early at worst.
        gone = max(now - then for now, then in zip(self._now(), self._touched, strict=True))
        if gone >= self._after_s:
            self._touched = self._now()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A touch; it goes on to whom it is meant for."""
        del watched
        if event.type() in _BY_HAND:
            self._touched = self._now()
        return False

    def _now(self) -> tuple[float, float]:
        return self._clocks[0](), self._clocks[1]()

    @Slot(QWindow)
    def _listen(self, window: QWindow | None) -> None:
        if window is not None and self._timer.isActive():
            self._touched = self._now()
            window.installEventFilter(self)
