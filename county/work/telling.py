"""Verdicts as they are told: conflicts with the values that stand now."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from county.merge.judgement import CONFLICT, REJECTED
from county.model.state import Key, Record
from county.store import bulk, ledger, records
from county.store.ledger import Judged
from county.store.tables.feeds import feed_row
from county.wire.ops import REMOVED
from county.wire.replies import ToldVerdict


def told_verdicts(connection: Connection, feed: str, judged: Sequence[Judged]) -> list[ToldVerdict]:
    """Verdicts of one replica's ops, in their order, with what stands where fields were lost."""
    lost = [j.row for j in judged if j.verdict == CONFLICT and j.row is not None]
    keys = _keys(connection, feed, lost) if lost else {}
    standing = {r.key: r for r in records.load(connection, feed, set(keys.values()))}
    return [
        ToldVerdict(j.n, j.verdict, j.row, _detail(j, keys, standing) if j.detail else None)
        for j in judged
    ]


def refused_late(connection: Connection, replica: str, asked: Sequence[int]) -> dict[int, Judged]:
    """Ops that waited and were rejected when their record came: no row tells of them.

    Args:
        connection: in a transaction.
        replica: whose.
        asked: their numbers, as the replica's head names them.
    """
    found = ledger.named(connection, [(replica, n) for n in asked]) if asked else {}
    return {j.n: j for j in found.values() if j.verdict == REJECTED}


def _keys(connection: Connection, feed: str, rows: Sequence[int]) -> dict[int, Key]:
    found = connection.execute(
        select(feed_row.c.row, feed_row.c.kind, feed_row.c.record).where(
            feed_row.c.feed == feed, bulk.among(connection, feed_row.c.row, rows)
        )
    )
    return {row: (kind, record_id) for row, kind, record_id in found}


def _detail(judged: Judged, keys: dict[int, Key], standing: dict[Key, Record]) -> object:
    record = standing.get(keys.get(judged.row or 0, ("", "")))
    if judged.verdict != CONFLICT or record is None:
        return judged.detail
    told: dict[str, object] = {}
    for name, row in (judged.detail or {}).items():
        if name == REMOVED:
            told[name] = [bool(record.removed), record.removed or row]
        else:
            told[name] = [record.fields.get(name), record.version(name)]
    return told
