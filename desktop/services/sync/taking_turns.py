"""Photos let changes made meanwhile go first: an hour of pictures must not hold up a name."""

from __future__ import annotations

from collections.abc import Callable

from desktop.storage.database import Store
from desktop.sync.outgoing import policy

#: So long pictures have the line for themselves, and so often it is looked whether something came.
_FIRST_S, _AGAIN_S = 15.0, 5.0


class Turn:
    """The turn of the pictures, from one exchange of records to the next.

    Args:
        store: of the station.
        seconds: a clock that only rises.
    """

    def __init__(self, store: Store, seconds: Callable[[], float]) -> None:
        self._store, self._seconds = store, seconds
        self._look_at = seconds() + _FIRST_S
        # What could not go just now (the key is not here) is no reason to stop either.
        self._left = policy.waiting(store)

    def over(self) -> bool:
        """Whether something was changed here since, and has waited long enough."""
        now = self._seconds()
        if now < self._look_at:
            return False
        self._look_at = now + _AGAIN_S
        return policy.waiting(self._store) > self._left
