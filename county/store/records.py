"""Records, references and conflicts: read for judging, and written back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from county.model.state import (
    ALIAS,
    Child,
    Conflict,
    ConflictId,
    Key,
    Record,
    Standing,
    Touched,
    Writer,
    ends,
)
from county.store import bulk
from county.store.tables.feeds import feed_row
from county.store.tables.records import conflict, record, reference

_encode, _decode = msgspec.json.Encoder().encode, msgspec.json.Decoder().decode


def load(connection: Connection, feed: str, keys: Iterable[Key]) -> list[Record]:
    """The records of a feed with these kinds and ids, of those that are there."""
    found = []
    for kind, ids in _by_kind(keys).items():
        rows = connection.execute(
            select(*record.c).where(
                record.c.feed == feed,
                record.c.kind == kind,
                bulk.among(connection, record.c.id, ids),
            )
        )
        found += [_read(row) for row in rows]
    return found


def existing(connection: Connection, feeds: Sequence[str], keys: Iterable[Key]) -> set[Key]:
    """Which of some records are in any of some feeds."""
    found: set[Key] = set()
    for kind, ids in _by_kind(keys).items():
        rows = connection.execute(
            select(record.c.id).where(
                record.c.feed.in_(feeds),
                record.c.kind == kind,
                bulk.among(connection, record.c.id, ids),
            )
        )
        found.update((kind, row[0]) for row in rows)
    return found


def children(connection: Connection, feed: str, keys: Iterable[Key], into: Standing) -> None:
    """Look up who refers to some records."""
    wanted = set(keys)
    for key in wanted:
        into.children.setdefault(key, {})
    rows = connection.execute(
        select(*reference.c).where(
            reference.c.feed == feed,
            bulk.among(connection, reference.c.parent, sorted({key[1] for key in wanted})),
        )
    )
    for r in rows:
        if (r.parent_kind, r.parent) in wanted:
            child = Child(r.row, _writer(_decode(r.writer)))
            into.refer((r.child_kind, r.child, r.field), (r.parent_kind, r.parent), child)


def conflicts_named(
    connection: Connection, feed: str, ids: Iterable[ConflictId], into: Standing
) -> None:
    """Look up conflicts by row."""
    rows = sorted({row for row, _ in ids})
    _hold(connection, into, feed, bulk.among(connection, conflict.c.row, rows))


def conflicts_of(connection: Connection, feed: str, ids: Iterable[str], into: Standing) -> None:
    """Look up the conflicts of records."""
    _hold(connection, into, feed, bulk.among(connection, conflict.c.record, ids))


def _hold(connection: Connection, into: Standing, feed: str, which: Any) -> None:  # noqa: ANN401
    for r in connection.execute(select(*conflict.c).where(conflict.c.feed == feed, which)):
        into.hold(
            Conflict(
                r.row, r.field, (r.kind, r.record), _decode(r.value), _writer(_decode(r.writer)),
                r.clerk, r.at, r.settled,
            )
        )  # fmt: skip


def rows_of(connection: Connection, feed: str, keys: Iterable[Key]) -> list[Any]:
    """The rows of some records, oldest first: replica, n, outcome and line of each."""
    found: list[Any] = []
    for kind, ids in _by_kind(keys).items():
        rows = connection.execute(
            select(feed_row.c.replica, feed_row.c.n, feed_row.c.outcome, feed_row.c.line)
            .where(
                feed_row.c.feed == feed,
                feed_row.c.kind == kind,
                bulk.among(connection, feed_row.c.record, ids),
            )
            .order_by(feed_row.c.row)
        )
        found += rows
    return found


def aliases(connection: Connection, feed: str, into: Standing) -> None:
    """Look up all living aliases of a feed."""
    rows = connection.execute(
        select(record.c.id, record.c.fields).where(
            record.c.feed == feed, record.c.kind == ALIAS, record.c.removed == 0
        )
    )
    for record_id, fields in rows:
        told = ends(_decode(fields))
        if told:
            into.aliases.setdefault(told[0], {})[record_id] = told[1:]


def save(connection: Connection, feed: str, touched: Touched) -> None:
    """Write down what ops changed."""
    bulk.insert_rows(connection, record, [_row(feed, r) for r in touched.born.values()])
    bulk.put_rows(connection, record, [_row(feed, r) for r in touched.changed.values()])
    bulk.put_rows(
        connection, conflict, [_conflict_row(feed, c) for c in touched.conflicts.values()]
    )
    _save_references(connection, feed, touched)


def _save_references(connection: Connection, feed: str, touched: Touched) -> None:
    gone: list[tuple[Any, ...]] = []
    new: list[tuple[Any, ...]] = []
    changed: list[tuple[Any, ...]] = []
    for child, told in touched.references.items():
        if told is None:
            gone.append((feed, *child))
            continue
        parent, how = told
        row = (feed, *child, *parent, how.row, _encode(how.writer).decode())
        (new if child[:2] in touched.born else changed).append(row)
    bulk.drop_rows(connection, reference, gone)
    bulk.insert_rows(connection, reference, new)
    bulk.put_rows(connection, reference, changed)


def _row(feed: str, r: Record) -> tuple[Any, ...]:
    origin: dict[str, Any] = {"w": r.writers}
    if r.also:
        origin["also"] = r.also
    if r.removed:
        origin["remover"] = r.remover
    return (
        feed, r.kind, r.id, _encode(r.fields).decode(), _encode(r.versions).decode(),
        _encode(origin).decode(), r.removed, r.conflicts,
    )  # fmt: skip


def _read(row: Any) -> Record:  # noqa: ANN401 - a row of SQLAlchemy
    origin = _decode(row.origin)
    return Record(
        row.kind,
        row.id,
        _decode(row.fields),
        _decode(row.versions),
        {int(at): _writer(told) for at, told in origin["w"].items()},
        origin.get("also", {}),
        row.removed,
        tuple(origin.get("remover", (None, None))),
        row.conflicts,
    )


def _conflict_row(feed: str, c: Conflict) -> tuple[Any, ...]:
    return (
        feed, c.row, c.field, *c.key, _encode(c.value).decode(), _encode(c.writer).decode(),
        c.clerk, c.at, c.settled,
    )  # fmt: skip


def _writer(told: list[Any]) -> Writer:
    return Writer(told[0], told[1], tuple(told[2]) if told[2] else None)


def _by_kind(keys: Iterable[Key]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, record_id in keys:
        found.setdefault(kind, []).append(record_id)
    return found
