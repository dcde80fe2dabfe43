"""The growing delay after wrong tries: it needs no clock that tells the day, and outlives a start.

It holds off whoever sits at the keyboard. Who carries the files away tries as fast as Argon2id
lets him (docs/security.md).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress

from desktop import errors, logbook
from desktop.config import Home
from desktop.storage.atomic import atomic_writer, own_files

#: So many wrong tries cost nothing: fat fingers, caps lock.
FREE = 3
_FIRST_S, _MOST_S = 5, 15 * 60


def delay_s(wrong: int) -> int:
    """How long the next try waits after so many wrong ones: 5 s after the third, then doubling."""
    return 0 if wrong < FREE else min(_FIRST_S << min(wrong - FREE, 20), _MOST_S)


class WrongTries:
    """Counts them beside the key file.

    Args:
        home: the station's files.
        monotonic: seconds that only rise. After a start the whole delay runs anew, so that ending
            the program or turning the PC's clock gains nothing.
    """

    def __init__(self, home: Home, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._home, self._monotonic = home, monotonic
        self._path = home.path / "tries.json"
        self.count = self._kept()
        self._since = monotonic()

    @property
    def left_s(self) -> int:
        """How long to wait still, whole seconds."""
        waited = self._monotonic() - self._since
        return max(0, int(delay_s(self.count) - waited + 0.999))

    def catch_up(self) -> None:
        """Count what was tried beside it meanwhile, by commands while the window is locked.

        For one that lives long: of commands at one moment each would take the others, which are
        right and not done yet, for wrong ones.
        """
        beside = self._kept()
        if beside > self.count:
            self.count, self._since = beside, self._monotonic()

    def begin(self) -> None:
        """Count a try as wrong before it is made: a kill in between gains nothing either.

        Raises:
            errors.TooManyTries: it is too early.
        """
        if self.left_s:
            raise errors.TooManyTries(wrong=self.count, seconds=self.left_s)
        self.count += 1
        self._since = self._monotonic()
        self._keep()

    def right(self) -> int:
        """It was the right one; gives how many wrong ones came before it."""
        before, self.count = self.count - 1, 0
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        return before

    def void(self) -> None:
        """It was no try after all: nothing could be compared."""
        self.count -= 1
        self._keep()

    def _kept(self) -> int:
        try:
            return max(0, min(int(json.loads(self._path.read_bytes())["wrong"]), 1_000))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return 0

    def _keep(self) -> None:
        try:
            with own_files(self._home.path), atomic_writer(self._path) as file:
                file.write(json.dumps({"wrong": self.count}).encode())
        except errors.WorldError as error:
            logbook.note(error)  # a full disk must not keep the clerk out
