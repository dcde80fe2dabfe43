"""Building in turns: a large screen is in sight before all of it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

from PySide6.QtCore import QObject, QTimer, Slot

#: Between steps: what is painted, typed or answered meanwhile comes first.
_BREATH_MS = 15


class InTurns(QObject):
    """Takes one step after the other, so that none of them holds the window up for long.

    Args:
        steps: what is done, one after the other; each may have been done by then already.
        parent: whoever is built; with it the rest goes.
    """

    def __init__(self, steps: Iterable[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        # The first turn is nobody's: what was slow to build is painted before it is added to.
        self._steps = chain((_rest,), steps)
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    @Slot()
    def _step(self) -> None:
        step = next(self._steps, None)
        if step is not None:
            step()
            self._timer.start(_BREATH_MS)


def _rest() -> None:
    """Do nothing."""
