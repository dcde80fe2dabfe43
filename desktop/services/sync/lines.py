"""How this station's lines are made: address, trust and speed limit from its settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from desktop import errors
from desktop.services.desk import Clock, Desk
from desktop.sync.joining.joined import required_membership
from desktop.sync.line.address import Address, parse_address
from desktop.sync.line.metering import Limiter, Traffic
from desktop.sync.line.port import Line

#: Setting: the most bytes a second that sync may use; 0 for no limit.
SPEED_LIMIT = "sync_bytes_per_s"


class OpenLine(Line, Protocol):
    """A line that counts what it carries and can be hung up."""

    traffic: Traffic
    failure: errors.NoAnswer | None

    def close(self) -> None:
        """Hang up."""
        ...

    def abort(self) -> None:
        """Hang up from another thread, in the middle of whatever is asked."""
        ...


class Lines(Protocol):
    """Makes lines; tests pass their own."""

    def bare(self, address: Address) -> OpenLine:
        """A line that trusts nobody, to ask who is there."""
        ...

    def to(self, address: Address, ca: str) -> OpenLine:
        """A line that trusts one authority alone, or the system's where `ca` is empty."""
        ...


class WireLines:
    """Lines over HTTP.

    Args:
        clock: the PC's date, for words about certificates.
        bytes_per_s: the speed limit; 0 for none.
    """

    def __init__(self, clock: Clock, bytes_per_s: int = 0) -> None:
        self._clock = clock
        self._bytes_per_s = bytes_per_s

    def bare(self, address: Address) -> OpenLine:
        """See `Lines`."""
        from desktop.sync.line.api import Conditions, bare_wire_to

        return bare_wire_to(address, Conditions(now=self._clock))

    def to(self, address: Address, ca: str) -> OpenLine:
        """See `Lines`."""
        from desktop.sync.line.api import Conditions, wire_to

        around = Conditions(limiter=Limiter(self._bytes_per_s), now=self._clock)
        return wire_to(address, ca, around)


@contextmanager
def line_of(desk: Desk, lines: Lines | None = None) -> Iterator[OpenLine]:
    """The line of a station to its county, hung up afterwards.

    Raises:
        errors.NotEnrolled: it has joined none.
        errors.NoAddress: it joined by file, and exchanges files.
    """
    member = required_membership(desk.settings)
    if not member.url:
        raise errors.NoAddress(county=member.county.name)
    lines = lines or WireLines(desk.clock, int(desk.settings.get(SPEED_LIMIT, default=0)))
    line = lines.to(parse_address(member.url), member.county.ca)
    try:
        yield line
    finally:
        line.close()
