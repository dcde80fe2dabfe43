"""What goes over the line is counted, and held back where the clerk set a limit."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

#: A piece small enough that a limit of some KB a second is kept evenly.
PIECE_BYTES = 4_096
#: The longest nap, so that a request that was given up ends soon.
_NAP_S = 1.0


@dataclass(slots=True)
class Traffic:
    """What went over a line, headers included.

    Args:
        requests: how many were made.
        bytes_up: sent.
        bytes_down: received.
    """

    requests: int = 0
    bytes_up: int = 0
    bytes_down: int = 0


class Limiter:
    """Lets so many bytes pass in a second, both ways together.

    Args:
        bytes_per_s: 0 for no limit.
        monotonic: seconds that only rise.
        sleep: waits.
    """

    def __init__(
        self,
        bytes_per_s: int = 0,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.bytes_per_s = bytes_per_s
        self._monotonic = monotonic
        self._sleep = sleep
        self._free_at = 0.0

    def passed(self, count: int) -> None:
        """Wait until as many bytes as have passed may have passed."""
        if self.bytes_per_s <= 0:
            return
        now = self._monotonic()
        self._free_at = max(self._free_at, now) + count / self.bytes_per_s
        while (left := self._free_at - self._monotonic()) > 0:
            self._sleep(min(left, _NAP_S))


class Outgoing:
    """A body that is read piece by piece while it is sent; requests takes its length.

    Args:
        body: all of it.
        traffic: counts it.
        limiter: holds it back.
    """

    def __init__(self, body: bytes, traffic: Traffic, limiter: Limiter) -> None:
        self._body = body
        self._place = 0
        self._traffic = traffic
        self._limiter = limiter

    def __len__(self) -> int:
        return len(self._body)

    def read(self, size: int = -1) -> bytes:
        """The next piece."""
        wanted = min(size, PIECE_BYTES) if size > 0 else PIECE_BYTES
        if self._limiter.bytes_per_s <= 0 and size > 0:
            wanted = size
        piece = self._body[self._place : self._place + wanted]
        self._place += len(piece)
        self._traffic.bytes_up += len(piece)
        self._limiter.passed(len(piece))
        return piece
