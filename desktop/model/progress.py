"""How long work tells how far it is and hears that it should stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from desktop import errors

#: Called with how many are done and how many there are in all (0: not known yet).
Progress = Callable[[int, int], None]

#: Asked now and then; True once the clerk has pressed cancel.
CancelAsked = Callable[[], bool]

T = TypeVar("T")

#: Steps of a `Watch` between two looks at the clerk.
OFTEN = 200


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""
    del done, total


def never() -> bool:
    """Work that nobody cancels."""
    return False


def let_go(things: list[T], size: int = OFTEN) -> Iterator[list[T]]:
    """Slices of a list in its order, which is empty in the end.

    Who frees 100,000 records at once keeps the interpreter, and with it the window, for a quarter
    of a second.

    Args:
        things: taken apart.
        size: of a slice.
    """
    things.reverse()
    while things:
        part = things[-size:]
        del things[-size:]
        part.reverse()
        yield part


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
    _things: int = 0
    _told: tuple[int, int] = (-1, 0)

    def begin(self, total: int, things: int = 0) -> None:
        """So many steps come now; 0 where nobody knows.

        Args:
            total: how many.
            things: how many are told, where a thing takes more than one step.

        Raises:
            errors.Cancelled: the clerk cancelled.
        """
        self._done, self._total, self._things = 0, total, things or total
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
        done = self._done * self._things // self._total if self._total else 0
        told = (done, self._things)
        if told != self._told:  # the window has better to do than to hear the same again
            self._told = told
            self.progress(*told)
