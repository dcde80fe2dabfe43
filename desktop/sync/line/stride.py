"""How much one request carries of something long: as much as the line takes in a few seconds."""

from __future__ import annotations

import time
from collections.abc import Callable


class Stride:
    """How much goes in one request: as much as the line takes in a few seconds.

    Args:
        monotonic: seconds that only rise.
        first: bytes of the first request.
    """

    SMALLEST, LARGEST = 16 << 10, 1 << 20
    _SHORT_S, _LONG_S = 4.0, 12.0

    def __init__(
        self, monotonic: Callable[[], float] = time.monotonic, first: int = 64 << 10
    ) -> None:
        self._monotonic = monotonic
        self._began = 0.0
        self.size = first

    def begin(self) -> None:
        """A request sets out."""
        self._began = self._monotonic()

    def arrived(self, carried: int | None = None) -> None:
        """It arrived: the next may be longer, or shorter if it took long.

        Args:
            carried: its bytes, where they may be fewer than `size`: that a thumbnail is quickly
                there says nothing of a megabyte.
        """
        took = self._monotonic() - self._began
        whole = carried is None or carried >= self.size
        if took < self._SHORT_S and whole:
            self.size = min(self.size * 2, self.LARGEST)
        elif took > self._LONG_S:
            self.size = max(self.size // 2, self.SMALLEST)

    def lost(self) -> None:
        """It was cut."""
        self.size = max(self.size // 2, self.SMALLEST)
