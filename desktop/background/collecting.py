"""Cyclic garbage goes on the window's thread only.

A collection on a lane's thread may destroy widgets there: Qt's lock is then taken before Python's,
while the window takes them the other way round, and both wait for ever (seen once, with py-spy).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

#: Between looks; a look that finds little to do costs nothing.
LOOK_MS = 500


class Collector(QObject):
    """Takes the collector over from Python while lanes live.

    Args:
        parent: the Qt parent, on the window's thread.
    """

    _living = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = False
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
            gc.collect(generation)

    def stop(self) -> None:
        """Give the collector back once the last lane has ended; a second time does nothing."""
        if self._stopped:
            return
        self._stopped = True
        self._timer.stop()
        Collector._living -= 1
        if not Collector._living:
            gc.enable()
