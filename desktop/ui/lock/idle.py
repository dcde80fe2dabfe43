"""Notices that nobody has touched a key or the mouse for a while; costs nothing meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable

import shiboken6
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

    Between two looks the first touch is all it hears of: then it listens no more until the next,
    so that a clerk who types never passes through it.

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
        self._heard: list[QWindow] = []
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, minutes: int) -> None:
        """Watch from now on; never where `minutes` is 0."""
        self._after_s = minutes * 60
        self._touched = self._now()
        self.stop()
        if minutes:
            self._timer.start()
            self._listen()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._leave()

    @Slot()
    def look(self) -> None:
        """Whether it has been long enough; else listen for the next touch."""
        # The clock on the wall may be set: that locks too early at worst.
        gone = max(now - then for now, then in zip(self._now(), self._touched, strict=True))
        if gone >= self._after_s:
            self._touched = self._now()
            self.idle.emit()
        elif self._timer.isActive():
            self._listen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first touch ends the listening."""
        if event.type() in _BY_HAND:
            self._touched = self._now()
            self._leave()
        return super().eventFilter(watched, event)

    def _now(self) -> tuple[float, float]:
        return self._clocks[0](), self._clocks[1]()

    def _listen(self) -> None:
        self._leave()
        self._heard = list(QGuiApplication.topLevelWindows())
        for window in self._heard:
            window.installEventFilter(self)
            window.destroyed.connect(self._leave)

    @Slot()
    def _leave(self) -> None:
        for window in self._heard:
            if shiboken6.isValid(window):
                window.removeEventFilter(self)
        self._heard = []
