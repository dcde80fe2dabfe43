"""What the county holds of a former replica of a station, for the PC that took its place."""

from __future__ import annotations

from sqlalchemy import Connection

from county.auth.divisions import demand
from county.merge.judgement import REJECTED
from county.store import ledger, replicas
from county.wire.encoding import b64

#: So many replicas can be asked about at once, and so many ops are told of them in all.
_AT_ONCE = 8
_OPS = 5_000


def former_ops(
    connection: Connection, station: str, asked: dict[str, int]
) -> dict[str, list[list[object]]]:
    """What is held of former replicas beyond an op, 5,000 in all.

    Args:
        connection: in a transaction.
        station: the asking replica's.
        asked: replica -> n.

    Raises:
        errors.NotYours: one is not of that station.
    """
    told: dict[str, list[list[object]]] = {}
    left = _OPS
    for replica, n in sorted(asked.items())[:_AT_ONCE]:
        known = replicas.known(connection, replica)
        demand(known is None or known.feed == station)
        if left:
            told[replica] = told_ops(connection, replica, n + 1, left)
            left -= len(told[replica])
    return told


def told_ops(
    connection: Connection, replica: str, first: int, at_most: int = _OPS
) -> list[list[object]]:
    """What is held of a replica from an op on, as [n, hash, verdict, row]; why it was rejected."""
    held = ledger.span(connection, replica, first, 2**62, at_most)
    return [
        [j.n, b64(j.hash), j.verdict, j.row, *([j.detail] if j.verdict == REJECTED else [])]
        for j in held
    ]
