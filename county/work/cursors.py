"""Cursors: whether a replica and the county have lived the same life up to a row (section 7)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Engine

from county.auth.divisions import above, demand
from county.config import Randomness
from county.store import feeds
from county.store.engine import writing
from county.store.feeds import Head
from county.wire.bodies import Head as ExchangeHead
from county.wire.encoding import b64

HASH_BYTES = 16
#: So many rows before the head are named one by one: where two lives parted is mostly among them.
_NAMED = 32


def demand_tree(head: ExchangeHead) -> None:
    """Refuse cursors of feeds that are none of the station's, its town's and its county's.

    Raises:
        errors.NotYours: one is another's.
    """
    demand(head.cursors.keys() <= set(above(head.station)))


def heads_read(connection: Connection, own: Head) -> dict[str, Head]:
    """Heads of the feeds a station reads, county first; its own as it is locked."""
    return {**feeds.heads(connection, above(own.code)[:-1]), own.code: own}


def gone_back(
    connection: Connection, head: ExchangeHead, heads: dict[str, Head]
) -> dict[str, list[list[object]]]:
    """Marks for each cursor the county does not know, None if it knows all."""
    found = {}
    for code, (row, hashed) in head.cursors.items():
        if not _fits(connection, heads[code], row, hashed):
            found[code] = marks(connection, heads[code])
    return found


def _fits(connection: Connection, head: Head, row: int, hashed: str) -> bool:
    if row == 0:
        return True
    if row > head.row:
        return False
    stands = head.hash if row == head.row else feeds.hash_at(connection, head.code, row)
    return stands is not None and b64(stands[:HASH_BYTES]) == hashed


def marks(connection: Connection, head: Head) -> list[list[object]]:
    """Rows from the head backwards, the last ones all, then with steps that double, and hashes.

    The rows up to which it was backed up are among them, since replicas keep nothing below, and
    those after which a life began: a mark below would give two lives the name of a row they share.
    """
    found = {head.kept, *head.marked, *head.begun, *range(max(head.row - _NAMED, 1), head.row)}
    step, row = 1, head.row
    while row > 0:
        found.add(row)
        row -= step
        step *= 2
    rows = sorted(found - {0}, reverse=True)
    hashes = feeds.hashes_at(connection, head.code, rows)
    told: list[list[object]] = [[at, b64(hashes[at][:HASH_BYTES])] for at in rows]
    return [*told, [0, ""]]


def begin_lives(engine: Engine, codes: Iterable[str], randomness: Randomness) -> None:
    """The next row of these feeds begins a life that has no other's name (section 7).

    Args:
        engine: of the database.
        codes: of feeds that went back in time.
        randomness: for their salts.
    """
    for code in codes:
        with writing(engine) as connection:  # one feed a transaction
            head = feeds.lock(connection, code)
            if head.salt is None:
                feeds.begin_life(connection, code, randomness(feeds.SALT_BYTES))
