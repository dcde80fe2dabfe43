"""A station's records as they stand: for the county and town it belongs to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, or_, select

from county.store.tables.records import record


@dataclass(frozen=True, slots=True)
class Folded:
    """A record as it stands.

    Args:
        kind: of the record.
        id: of the record.
        fields: its values; sealed ones as they came.
        row: the last row that changed it.
        removed: it is in the station's trash.
        conflicts: how many of its values are parked.
    """

    kind: str
    id: str
    fields: dict[str, Any]
    row: int
    removed: bool
    conflicts: int


def page(
    connection: Connection, feed: str, kind: str, after: tuple[str, str], limit: int
) -> list[Folded]:
    """Records beyond one of them, by kind and id.

    Args:
        connection: in a transaction.
        feed: code of the station.
        kind: only of this kind; empty for all.
        after: kind and id of the last one that is known.
        limit: at most so many.
    """
    at = record.c
    beyond = or_(at.kind > after[0], (at.kind == after[0]) & (at.id > after[1]))
    query = select(record).where(at.feed == feed, beyond).order_by(at.kind, at.id).limit(limit)
    if kind:
        query = query.where(at.kind == kind)
    return [_folded(row) for row in connection.execute(query)]


def one(connection: Connection, feed: str, kind: str, record_id: str) -> Folded | None:
    """One record."""
    at = record.c
    row = connection.execute(
        select(record).where(at.feed == feed, at.kind == kind, at.id == record_id)
    ).one_or_none()
    return _folded(row) if row else None


def living(connection: Connection, feed: str, kind: str) -> Iterator[Folded]:
    """Living records of a kind, by id."""
    at = record.c
    query = select(record).where(at.feed == feed, at.kind == kind, at.removed == 0).order_by(at.id)
    for row in connection.execute(query):
        yield _folded(row)


def counted(connection: Connection, feed: str) -> dict[str, int]:
    """How many living records there are of each kind."""
    at = record.c
    query = select(at.kind, func.count()).where(at.feed == feed, at.removed == 0)
    rows = connection.execute(query.group_by(at.kind))
    return {row[0]: row[1] for row in rows}


def _folded(row: Any) -> Folded:  # noqa: ANN401 - a row of SQLAlchemy
    last = max([*json.loads(row.versions).values(), row.removed])
    return Folded(row.kind, row.id, json.loads(row.fields), last, bool(row.removed), row.conflicts)
