"""How many rows are applied in one transaction: as many as a clerk who saves may wait for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.sync.wire.protocol import Run

#: Rows in a run beside a window, whose clerk may save at any moment, and in one by itself: seven
#: times the rows take three times as long, since most of the pages they touch are the same.
BESIDE_A_CLERK, ALONE = 120, 800
#: Own rows only find their place: so many of them take as long as one of somebody else's.
_OWN = 4


def in_pieces(runs: Iterable[Run], most: int) -> Iterator[list[Run]]:
    """The same rows in pieces of at most so many rows, each of one feed."""
    piece: list[Run] = []
    room, feed = most * _OWN, None
    for run in runs:
        if piece and run.feed != feed:
            yield piece
            piece, room = [], most * _OWN
        feed, start = run.feed, 0
        cost = _OWN if run.replica else 1
        while start < run.count:
            end = min(run.count, start + max(1, room // cost))
            piece.append(run if end - start == run.count else run.part(start, end))
            room -= (end - start) * cost
            start = end
            if room <= 0:
                yield piece
                piece, room = [], most * _OWN
    if piece:
        yield piece
