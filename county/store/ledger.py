"""Ops that were judged: verdicts kept, ops that wait, ops that repeat others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from county.model.state import Key, Life, OpId
from county.store import bulk
from county.store.tables.ops import deferred, op, repeated


class Judged(NamedTuple):
    """An op as the ledger holds it.

    Args:
        replica: whose it is.
        n: its number.
        hash: of its bytes.
        chain: the replica's chain after it, None where ops before it are not here.
        verdict: of section 5.
        row: its place in the feed; None if it has none.
        detail: of the verdict; of a conflict field -> row.
    """

    replica: str
    n: int
    hash: bytes
    chain: bytes | None
    verdict: str
    row: int | None = None
    detail: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An op that waits for a record, with all that judging it will take.

    Args:
        line: its bytes, perhaps without values that were struck out since it came.
        hash: of its bytes as they came.
    """

    replica: str
    n: int
    feed: str
    waits: Key
    line: bytes
    first: int
    last: int
    division: str
    life: Life | None
    was: tuple[str, int] | None
    hash: bytes


_encode, _decode = msgspec.json.Encoder().encode, msgspec.json.Decoder().decode
_SPAN = (
    select(*op.c)
    .where(op.c.replica == bindparam("replica"), op.c.n.between(bindparam("a"), bindparam("z")))
    .order_by(op.c.n)
    .limit(bindparam("many"))
)
_TOP = select(func.max(op.c.n)).where(op.c.replica == bindparam("replica"))
_CHAIN = select(op.c.chain).where(op.c.replica == bindparam("replica"), op.c.n == bindparam("n"))


def _read(row: Any) -> Judged:  # noqa: ANN401 - a row of SQLAlchemy
    found = Judged(*row)
    told: Any = found.detail
    return found._replace(detail=_decode(told)) if told else found


def span(
    connection: Connection, replica: str, first: int, last: int, at_most: int = 2**31
) -> list[Judged]:
    """A replica's judged ops from one number to another, the first ones of them."""
    values = {"replica": replica, "a": first, "z": last, "many": at_most}
    rows = connection.execute(_SPAN, values)
    return [_read(row) for row in rows]


def chain_after(connection: Connection, replica: str, n: int) -> bytes | None:
    """A replica's chain after an op, None where it can't be known."""
    found: bytes | None = connection.execute(_CHAIN, {"replica": replica, "n": n}).scalar()
    return found


def tops(connection: Connection, replicas: Iterable[str]) -> dict[str, int]:
    """The highest op of some replicas that was ever judged, 0 for none."""
    # One by one: each is a step to the end of an index, which a GROUP BY would read whole.
    found = {r: connection.execute(_TOP, {"replica": r}).scalar() for r in replicas}
    return {replica: n or 0 for replica, n in found.items()}


def hashes(connection: Connection, replica: str, first: int, last: int) -> dict[int, bytes]:
    """The hashes of a replica's ops in a span."""
    rows = connection.execute(
        select(op.c.n, op.c.hash).where(op.c.replica == replica, op.c.n.between(first, last))
    )
    return {n: bytes(hashed) for n, hashed in rows}


def named(connection: Connection, ids: Sequence[OpId]) -> dict[OpId, Judged]:
    """Some judged ops by replica and number."""
    by_replica: dict[str, list[int]] = {}
    for replica, n in ids:
        by_replica.setdefault(replica, []).append(n)
    found = {}
    for replica, numbers in by_replica.items():
        rows = connection.execute(
            select(*op.c).where(op.c.replica == replica, bulk.among(connection, op.c.n, numbers))
        )
        found.update({(row.replica, row.n): _read(row) for row in rows})
    return found


def write(connection: Connection, ops: Iterable[Judged], *, again: bool = False) -> None:
    """Write verdicts down; `again` where the ops are there with another verdict."""
    rows = [
        (o.replica, o.n, o.hash, o.chain, o.verdict, o.row,
         _encode(o.detail).decode() if o.detail else None)
        for o in ops
    ]  # fmt: skip
    (bulk.put_rows if again else bulk.insert_rows)(connection, op, rows)


def repeats_of(
    connection: Connection, replicas: Sequence[str]
) -> dict[tuple[str, int, bytes], OpId]:
    """Which ops of some replicas came first under another replica id, and under which."""
    if not replicas:
        return {}
    return _repeats(connection, bulk.among(connection, repeated.c.replica, replicas))


def repeats_named(
    connection: Connection, names: Sequence[tuple[str, int, bytes]]
) -> dict[tuple[str, int, bytes], OpId]:
    """The same of some ops, by replica, number and hash."""
    if not names:
        return {}
    replicas = sorted({replica for replica, _, _ in names})
    numbers = sorted({n for _, n, _ in names})
    return _repeats(
        connection,
        bulk.among(connection, repeated.c.replica, replicas)
        & bulk.among(connection, repeated.c.n, numbers),
    )


def _repeats(
    connection: Connection, which: ColumnElement[bool]
) -> dict[tuple[str, int, bytes], OpId]:
    rows = connection.execute(select(*repeated.c).where(which))
    return {(r.replica, r.n, bytes(r.hash)): (r.by_replica, r.by_n) for r in rows}


def note_repeats(
    connection: Connection, repeats: Iterable[tuple[str, int, bytes, str, int]]
) -> None:
    """Note under which id ops came first that another replica id may still send."""
    bulk.put_rows(connection, repeated, list(repeats))


def waiting(connection: Connection, feed: str) -> list[Waiting]:
    """All ops of a feed that wait for records."""
    rows = connection.execute(
        select(*deferred.c, op.c.hash)
        .join(op, (op.c.replica == deferred.c.replica) & (op.c.n == deferred.c.n))
        .where(deferred.c.feed == feed)
        .order_by(deferred.c.replica, deferred.c.n)
    )
    return [
        Waiting(
            r.replica, r.n, r.feed, (r.waits_kind, r.waits_id), r.line, r.first, r.last, r.division,
            Life(*_decode(r.life)) if r.life else None,
            tuple(_decode(r.was)) if r.was else None,
            r.hash,
        )
        for r in rows
    ]  # fmt: skip


def note_waiting(connection: Connection, ops: Iterable[Waiting]) -> None:
    """Note ops that wait, or that wait for something else now."""
    rows = [
        (w.replica, w.n, w.feed, *w.waits, w.line, w.first, w.last, w.division,
         _encode(w.life).decode() if w.life else None, _encode(w.was).decode() if w.was else None)
        for w in ops
    ]  # fmt: skip
    bulk.put_rows(connection, deferred, rows)


def no_longer_waiting(connection: Connection, ids: Iterable[OpId]) -> None:
    """Forget that ops waited."""
    bulk.drop_rows(connection, deferred, list(ids))
