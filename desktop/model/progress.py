"""How long work tells how far it is and hears that it should stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop import errors

#: Called with how many are done and how many there are in all (0: not known yet).
Progress = Callable[[int, int], None]

#: Asked now and then; True once the clerk has pressed cancel.
CancelAsked = Callable[[], bool]

#: Steps of a `Watch` between two looks at the clerk.
OFTEN = 200


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""
    del done, total


def never() -> bool:
    """Work that nobody cancels."""
    return False


@dataclass(slots=True)
class Watch:
    """Counts the steps of long work, so that whoever does them need not.

    Args:
        progress: told now and then.
        cancelled: asked as often.
    """

    progress: Progress = silent
    cancelled: CancelAsked = never
    _done: int = 0
    _total: int = 0

    def begin(self, total: int) -> None:
        """So many steps come now; 0 where nobody knows.

        Raises:
            errors.Cancelled: the clerk cancelled.
        """
        self._done, self._total = 0, total
        self._look()

    def step(self) -> None:
        """One is done.

        Raises:
            errors.Cancelled: the clerk cancelled.
        """
        self._done += 1
        if not self._done % OFTEN:
            self._look()

    def _look(self) -> None:
        if self.cancelled():
            raise errors.Cancelled()
        self.progress(self._done if self._total else 0, self._total)
