"""Cyclic garbage goes on the window's thread only.

A collection on a lane's thread may destroy widgets there: Qt's lock is then taken before Python's,
while the window takes them the other way round, and both wait for ever (seen once, with py-spy).
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

#: Between looks; a look that finds little to do costs nothing.
LOOK_MS = 100
#: So many looks a full collection waits for work to end. What an export of 100,000 rows holds
#: takes 70 ms to go through, and is gone by itself when it is written.
_PATIENCE = 600
_FULL = 2


def _always() -> bool:
    return True


class Collector(QObject):
    """Takes the collector over from Python while lanes live.

    Args:
        parent: the Qt parent, on the window's thread.
        calm: whether no lane is at work.
    """

    _living = 0
    _was_on = True

    def __init__(self, parent: QObject | None = None, calm: Callable[[], bool] = _always) -> None:
        super().__init__(parent)
        self._stopped = False
        self._calm, self._waited = calm, 0
        if not Collector._living:
            Collector._was_on = gc.isenabled()
        Collector._living += 1
        gc.disable()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Collect the generations that are due by Python's own thresholds."""
        for generation, due in enumerate(gc.get_threshold()):
            if gc.get_count()[generation] <= due:
                return
            if generation == _FULL and not self._calm() and self._waited < _PATIENCE:
                self._waited += 1
                return
            gc.collect(generation)
        self._waited = 0

    def stop(self) -> None:
        """Leave Python's own search as it was once the last lane has ended; again: nothing."""
        if self._stopped:
            return
        self._stopped = True
        self._timer.stop()
        Collector._living -= 1
        if not Collector._living and Collector._was_on:
            gc.enable()
