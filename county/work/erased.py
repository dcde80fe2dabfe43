"""People who were deleted: what a feed still holds of them is struck out of it (section 13).

A station says so by an ordinary op that sets `erased_on` and clears all else. The rows stay with
their numbers and hashes; what they said does not. Whoever reads them from then on finds nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select, update

from county.store import bulk, photos
from county.store.tables.feeds import feed_row
from county.store.tables.ops import deferred
from county.store.tables.records import conflict, record, reference
from county.wire.ops import ERASED
from county.work import snapshots
from county.work.entering import Row as MadeRow
from county.work.retracting import WITHDRAWN

_encode, _decode = msgspec.json.Encoder().encode, msgspec.json.Decoder().decode

#: Kind and id of a record, and the row up to which what was said of it goes.
_Until = dict[tuple[str, str], int]


def strike_erased(connection: Connection, feed: str, erased: Sequence[MadeRow]) -> None:
    """Strike out of a feed what it holds of people who were deleted.

    Args:
        connection: in the transaction that took the ops, with the feed locked.
        feed: code of the feed.
        erased: the rows that set `erased_on`.
    """
    until = {
        (row.op.k, row.op.i): row.row
        for row in erased
        if ERASED not in (row.outcome or {}).get("lost", ())
    }
    if not until:
        return
    _strike_rows(connection, feed, until, None)
    for person, row in until.items():
        for child, names in _emptied(connection, feed, person).items():
            _strike_rows(connection, feed, {child: row}, names)
    _strike_revived(connection, feed, until)
    _strike_conflicts(connection, feed, until)
    _strike_waiting(connection, feed, until)
    _give_up_pictures(connection, feed, until)
    snapshots.drop_of(connection, feed)


def _strike_rows(
    connection: Connection, feed: str, until: _Until, names: frozenset[str] | None
) -> None:
    """Strike rows before those that erased; only some fields where they are named."""
    ids = sorted({record_id for _, record_id in until})
    found = connection.execute(
        select(feed_row.c.row, feed_row.c.kind, feed_row.c.record, feed_row.c.line).where(
            feed_row.c.feed == feed, bulk.among(connection, feed_row.c.record, ids)
        )
    )
    struck = []
    for row in found.all():
        before = row.row < until.get((row.kind, row.record), 0)
        line = without(row.line, names) if before else None
        if line is not None:
            struck.append({"at": row.row, "l": line, "g": 1})
    if struck:
        connection.execute(
            update(feed_row)
            .where(feed_row.c.feed == feed, feed_row.c.row == bindparam("at"))
            .values(line=bindparam("l"), gone=bindparam("g")),
            struck,
        )


def without(line: bytes, names: frozenset[str] | None) -> bytes | None:
    """An op's line without what it said, sealed or clear; None where it says nothing of it.

    Args:
        line: as it is stored.
        names: the fields; all where None.
    """
    op = _decode(line)
    values: dict[str, Any] = op.get("f", {})
    goes = {n for n, v in values.items() if v is not None and (names is None or n in names)}
    token = names is None and "d" in op
    if not goes and not token:
        return None
    op["f"] = {name: value for name, value in values.items() if name not in goes}
    # Short values could be guessed from their hashes, and a person be found by the token.
    op["h"] = {n: told for n, told in op.get("h", {}).items() if n in op["f"]}
    for member in ("f", "h"):
        if not op[member]:
            del op[member]
    op.pop("d", None) if token else None
    return _encode(op)


def _emptied(
    connection: Connection, feed: str, person: tuple[str, str]
) -> dict[tuple[str, str], frozenset[str]]:
    """Of records about somebody the fields that stand empty: what they held was cleared with them.

    A removed photo refers to nobody any more; it is found among those that once did.
    """
    kind, record_id = person
    children = connection.execute(
        select(reference.c.child_kind, reference.c.child).where(
            reference.c.feed == feed,
            reference.c.parent_kind == kind,
            reference.c.parent == record_id,
        )
    ).all()
    removed = connection.execute(
        select(record.c.kind, record.c.id).where(
            record.c.feed == feed, record.c.removed > 0, record.c.fields.contains(f'"{record_id}"')
        )
    ).all()
    found: dict[tuple[str, str], frozenset[str]] = {}
    for child_kind, child in {(row[0], row[1]) for row in (*children, *removed)}:
        told = connection.execute(
            select(record.c.fields, record.c.removed).where(
                record.c.feed == feed, record.c.kind == child_kind, record.c.id == child
            )
        ).one()
        fields = _decode(told.fields)
        words = {"caption", "notes"} if told.removed else set()
        empty = {name for name, value in fields.items() if value is None}
        found[child_kind, child] = frozenset(empty | words)
    return found


def _strike_revived(connection: Connection, feed: str, until: _Until) -> None:
    """Outcomes that tell whole records which live again."""
    found = connection.execute(
        select(feed_row.c.row, feed_row.c.outcome).where(
            feed_row.c.feed == feed, feed_row.c.outcome.like('%"revived"%')
        )
    )
    changed = []
    for row, text in found.all():
        outcome = _decode(text)
        for told in outcome.get("revived", ()):
            if row < until.get((told[0], told[1]), 0):
                told[2] = {}
        if (new := _encode(outcome).decode()) != text:
            changed.append({"at": row, "o": new})
    if changed:
        connection.execute(
            update(feed_row)
            .where(feed_row.c.feed == feed, feed_row.c.row == bindparam("at"))
            .values(outcome=bindparam("o")),
            changed,
        )


def _strike_conflicts(connection: Connection, feed: str, until: _Until) -> None:
    for (kind, record_id), row in until.items():
        connection.execute(
            update(conflict)
            .where(
                conflict.c.feed == feed,
                conflict.c.kind == kind,
                conflict.c.record == record_id,
                conflict.c.row < row,
                conflict.c.field != "removed",
            )
            .values(value=_encode(WITHDRAWN).decode())
        )


def _strike_waiting(connection: Connection, feed: str, until: _Until) -> None:
    found = connection.execute(
        select(deferred.c.replica, deferred.c.n, deferred.c.line).where(deferred.c.feed == feed)
    )
    for row in found.all():
        op = _decode(row.line)
        line = without(row.line, None) if (op["k"], op["i"]) in until else None
        if line is not None:
            connection.execute(
                update(deferred)
                .where(deferred.c.replica == row.replica, deferred.c.n == row.n)
                .values(line=line)
            )


def _give_up_pictures(connection: Connection, feed: str, until: _Until) -> None:
    """Pictures of people who were deleted: their bytes go at the next tidying."""
    photos.note(connection, feed)
    for _, person in until:
        found = connection.execute(
            select(record.c.fields).where(
                record.c.feed == feed,
                record.c.kind == "photo",
                record.c.removed > 0,
                record.c.fields.contains(f'"{person}"'),
            )
        )
        for (fields,) in found.all():
            photo = _decode(fields).get("sha256")
            if isinstance(photo, str) and not photos.is_named(connection, feed, photo):
                photos.give_up(connection, feed, photo)
