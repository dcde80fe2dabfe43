"""A pulse on the window's thread: how long it does not come to its events."""

from __future__ import annotations

import collections
import faulthandler
import re
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
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
        """Looks at long gaps from outside.

        `faulthandler` writes where the threads are without giving the interpreter away meanwhile;
        frames of running threads, as ``sys._current_frames`` gives them, went under the reader's
        hands (a segmentation fault in Python 3.11).
        """
        with tempfile.TemporaryFile(buffering=0) as told:
            while True:
                time.sleep(0.004)
                if (time.perf_counter() - self._last) * 1000 > GOAL_MS / 2:
                    told.seek(0)
                    told.truncate()
                    faulthandler.dump_traceback(told, all_threads=True)
                    told.seek(0)
                    for thread, place in _places(told.read().decode(errors="replace")):
                        name = "window" if thread == self._window else "lane"
                        if name == "lane" and place.startswith(_AT_REST):
                            continue
                        self.seen[f"{name}: {place}"] += 1


#: Where a lane waits for work.
_AT_REST = "lane.py:"
_THREAD = re.compile(r"^Thread 0x([0-9a-f]+)[^\n]*\n((?:  .*\n?)*)", re.MULTILINE)
_CALL = re.compile(r'^  File "(.*)", line (\d+) in ', re.MULTILINE)


def _places(told: str) -> Iterator[tuple[int, str]]:
    """The other threads and where each is, out of what `faulthandler` wrote."""
    for thread, calls in _THREAD.findall(told):
        places: list[str] = []
        for path, line in _CALL.findall(calls):
            if len(places) < 4 and ("desktop" in path or not places):
                places.append(f"{Path(path).name}:{line}")
        yield int(thread, 16), " < ".join(places)


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
