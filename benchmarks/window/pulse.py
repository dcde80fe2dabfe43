"""A pulse on the window's thread: how long it does not come to its events."""

from __future__ import annotations

import collections
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

TICK_MS, GOAL_MS = 10, 50
PATIENCE_SECONDS = 120.0


class Pulse:
    """Ticks on the window's thread.

    Args:
        where: whether to count what the threads were at in long gaps.
    """

    def __init__(self, *, where: bool = False) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last = time.perf_counter()
        self._used = time.thread_time()
        self.gaps: list[float] = []
        self.used: list[float] = []
        self.seen: collections.Counter[str] = collections.Counter()
        self._window = threading.get_ident()
        if where:
            threading.Thread(target=self._watch, daemon=True).start()
        self._timer.start()

    def _tick(self) -> None:
        now, used = time.perf_counter(), time.thread_time()
        self.gaps.append((now - self._last) * 1000 - TICK_MS)
        self.used.append((used - self._used) * 1000)
        self._last, self._used = now, used

    def take(self) -> tuple[list[float], list[float]]:
        """The gaps since the last time, and the processor's time of the window in each, in ms."""
        taken = self.gaps, self.used
        self.gaps, self.used = [], []
        return taken

    def _watch(self) -> None:
        while True:
            time.sleep(0.004)
            if (time.perf_counter() - self._last) * 1000 > GOAL_MS / 2:
                for thread, frame in list(sys._current_frames().items()):
                    if thread != threading.get_ident():
                        name = "window" if thread == self._window else "lane"
                        self.seen[f"{name}: {_place(frame)}"] += 1


def _place(frame: object) -> str:
    places: list[str] = []
    while frame is not None and len(places) < 4:
        code = frame.f_code  # type: ignore[attr-defined]
        if "desktop" in code.co_filename or not places:
            places.append(f"{Path(code.co_filename).name}:{frame.f_lineno}")  # type: ignore[attr-defined]
        frame = frame.f_back  # type: ignore[attr-defined]
    return " < ".join(places)


def wait(ready: Callable[[], bool]) -> None:
    """Run the window until something is so; never busy, or it would be its own gap."""
    from PySide6.QtCore import QEventLoop

    loop = QEventLoop()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not ready():
        if time.monotonic() > deadline:
            raise TimeoutError("what was waited for did not come")
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def rest(seconds: float) -> None:
    """Run the window for some time."""
    from PySide6.QtCore import QTimer

    over: list[bool] = []
    QTimer.singleShot(round(seconds * 1000), lambda: over.append(True))
    wait(lambda: bool(over))
