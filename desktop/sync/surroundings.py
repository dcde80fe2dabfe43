"""What a run of sync takes from outside, so that tests can stand in for all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.sync.incoming.pieces import BESIDE_A_CLERK
from desktop.sync.line.port import Line
from desktop.sync.outgoing.freezing import Beside, in_turn

Renew = Callable[[str], None]


@dataclass(frozen=True)
class Surroundings:
    """What the engine takes.

    Args:
        line: to the county.
        seconds: a clock that only rises; for the pace and the report.
        entropy: so many random bytes.
        renew: makes this PC a replica of its own, for the reason given.
        program: its version.
        photos_waiting: how many pictures wait.
        cancelled: asked between requests and pieces.
        progress: operations done, operations in all as far as is known.
        beside: asks the county, and freezes what goes up next meanwhile.
        piece_rows: rows applied or frozen in one step; others who write wait for no more.
    """

    line: Line
    seconds: Callable[[], float]
    entropy: Callable[[int], bytes]
    renew: Renew
    program: str
    photos_waiting: Callable[[], int] = lambda: 0
    cancelled: Callable[[], bool] = lambda: False
    progress: Callable[[int, int], None] = lambda _done, _all: None
    beside: Beside = in_turn
    piece_rows: int = BESIDE_A_CLERK
