"""Values withdrawn: `seal` ops strike clear values out of what is stored (section 13)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select, update

from county.store import bulk
from county.store.tables.feeds import feed_row
from county.store.tables.ops import deferred
from county.store.tables.records import conflict
from county.wire.ops import is_sealed
from county.work import snapshots
from county.work.entering import Row as MadeRow

_encode, _decode = msgspec.json.Encoder().encode, msgspec.json.Decoder().decode

#: What stands in the place of a parked value that was withdrawn.
WITHDRAWN = {"withdrawn": True}

#: Of a record (kind, id), field -> the row that sealed it: what is set in the clear later stays.
Fields = dict[tuple[str, str], dict[str, int]]


def strike_out(connection: Connection, feed: str, sealed: Sequence[MadeRow]) -> None:
    """Strike out of a feed what `seal` ops have sealed.

    Args:
        connection: in the transaction that took them, with the feed locked.
        feed: code of the feed.
        sealed: the rows of the `seal` ops.
    """
    fields: Fields = {}
    for row in sealed:
        # A value that lost stands nowhere yet: what others set in the clear is theirs to seal.
        lost = set((row.outcome or {}).get("lost", ()))
        names = {n for n, value in row.op.f.items() if is_sealed(value)} - lost
        if names:
            fields.setdefault((row.op.k, row.op.i), {}).update(dict.fromkeys(names, row.row))
    if fields:
        _strike_rows(connection, feed, fields)
        _strike_conflicts(connection, feed, fields)
        _strike_waiting(connection, feed, fields)
        snapshots.drop_of(connection, feed)


def _strike_rows(connection: Connection, feed: str, fields: Fields) -> None:
    ids = sorted({record_id for _, record_id in fields})
    found = connection.execute(
        select(
            feed_row.c.row, feed_row.c.kind, feed_row.c.record, feed_row.c.line, feed_row.c.outcome
        ).where(feed_row.c.feed == feed, bulk.among(connection, feed_row.c.record, ids))
    )
    struck = [told for row in found if (told := _struck_row(row, fields))]
    if struck:
        connection.execute(
            update(feed_row)
            .where(feed_row.c.feed == feed, feed_row.c.row == bindparam("at"))
            .values(line=bindparam("l"), outcome=bindparam("o"), gone=bindparam("g")),
            struck,
        )
    _strike_revived(connection, feed, fields)


def _struck_row(row: Any, fields: Fields) -> dict[str, Any] | None:  # noqa: ANN401 - a row of SQLAlchemy
    line = without(row.line, _before(fields, (row.kind, row.record), row.row))
    return None if line is None else {"at": row.row, "l": line, "o": row.outcome, "g": 1}


def _before(fields: Fields, record: tuple[str, str], row: int) -> set[str]:
    """The fields of a record that a row behind this one has sealed."""
    return {name for name, at in fields.get(record, {}).items() if row <= at}


def without(line: bytes, names: set[str]) -> bytes | None:
    """An op's line without clear values of some fields; None where it has none of them."""
    op = _decode(line)
    values = op.get("f", {})
    clear = {n for n in names if n in values and values[n] is not None and not is_sealed(values[n])}
    if not clear:
        return None
    op["f"] = {name: value for name, value in values.items() if name not in clear}
    # The hashes of short values could be guessed from.
    op["h"] = {name: told for name, told in op.get("h", {}).items() if name not in clear}
    return _encode(op)


def _strike_revived(connection: Connection, feed: str, fields: Fields) -> None:
    """Outcomes that tell whole records which live again."""
    found = connection.execute(
        select(feed_row.c.row, feed_row.c.outcome).where(
            feed_row.c.feed == feed, feed_row.c.outcome.like('%"revived"%')
        )
    )
    changed = []
    for row, text in found:
        outcome = _decode(text)
        for told in outcome.get("revived", ()):
            names = _before(fields, (told[0], told[1]), row)
            told[2] = {n: v for n, v in told[2].items() if n not in names or is_sealed(v)}
        if (new := _encode(outcome).decode()) != text:
            changed.append({"at": row, "o": new})
    if changed:
        connection.execute(
            update(feed_row)
            .where(feed_row.c.feed == feed, feed_row.c.row == bindparam("at"))
            .values(outcome=bindparam("o")),
            changed,
        )


def _strike_conflicts(connection: Connection, feed: str, fields: Fields) -> None:
    ids = sorted({record_id for _, record_id in fields})
    found = connection.execute(
        select(*conflict.c).where(
            conflict.c.feed == feed, bulk.among(connection, conflict.c.record, ids)
        )
    )
    for row in found.all():
        value = _decode(row.value)
        clear = value is not None and not is_sealed(value)
        if clear and row.field in _before(fields, (row.kind, row.record), row.row):
            connection.execute(
                update(conflict)
                .where(
                    conflict.c.feed == feed,
                    conflict.c.row == row.row,
                    conflict.c.field == row.field,
                )
                .values(value=_encode(WITHDRAWN).decode())
            )


def _strike_waiting(connection: Connection, feed: str, fields: Fields) -> None:
    """Ops that wait for a record; once they have a row, it tells that something is gone."""
    found = connection.execute(
        select(deferred.c.replica, deferred.c.n, deferred.c.line).where(deferred.c.feed == feed)
    )
    for row in found.all():
        op = _decode(row.line)
        line = without(row.line, set(fields.get((op["k"], op["i"]), ())))
        if line is not None:
            connection.execute(
                update(deferred)
                .where(deferred.c.replica == row.replica, deferred.c.n == row.n)
                .values(line=line)
            )
