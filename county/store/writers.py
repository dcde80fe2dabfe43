"""What the exchange remembers of each replica: how far its ops are here, and its nonce."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select

from county.store import bulk
from county.store.tables.writers import writer
from county.wire.hashing import ZERO
from county.wire.ops import GREATEST

Nonce = tuple[str, int]


@dataclass(slots=True)
class Remembered:
    """A replica as the exchange knows it; a new one has nothing held and no nonce.

    Args:
        replica: its UUID.
        feed: the feed it writes.
        held: the ops 1 … held are here.
        chain: the chain after `held`.
        top: the highest op that is here.
        nonce: the current nonce, None before the first exchange.
        before: the nonce that was presented to get it, None for a first one.
        attempt: by which attempt.
        former: epochs that are over -> the highest counter of each that was given or presented.
        stored: whether the database has it.
    """

    replica: str
    feed: str
    held: int = 0
    chain: bytes = ZERO
    top: int = 0
    nonce: Nonce | None = None
    before: Nonce | None = None
    attempt: str | None = None
    former: dict[str, int] = field(default_factory=dict)
    stored: bool = False


_ONE = select(*writer.c).where(writer.c.replica == bindparam("replica"))


def remembered(connection: Connection, replica: str, feed: str) -> Remembered:
    """What is remembered of a replica of a feed."""
    row = connection.execute(_ONE, {"replica": replica}).one_or_none()
    return _read(row) if row is not None else Remembered(replica, feed)


def remembered_all(connection: Connection, replicas: Iterable[str]) -> dict[str, Remembered]:
    """The same of many replicas, of those that are known."""
    rows = connection.execute(
        select(*writer.c).where(bulk.among(connection, writer.c.replica, replicas))
    )
    return {row.replica: _read(row) for row in rows}


def _read(row: Any) -> Remembered:  # noqa: ANN401 - a row of SQLAlchemy
    replica, feed, held, chain, top, epoch, counter, be, bc, attempt, former = row
    return Remembered(
        replica, feed, held, chain, top,
        (epoch, counter) if epoch is not None else None,
        (be, bc) if be is not None else None,
        attempt, _epochs(msgspec.json.decode(former)), True,
    )  # fmt: skip


def _epochs(told: dict[str, int] | list[str]) -> dict[str, int]:
    """Epochs with their counters; a county of before kept none, and all it gave are over."""
    return told if isinstance(told, dict) else dict.fromkeys(told, GREATEST)


def save(connection: Connection, *many: Remembered) -> None:
    """Write down what is to be remembered."""
    rows = [
        (
            r.replica, r.feed, r.held, r.chain, r.top,
            r.nonce[0] if r.nonce else None, r.nonce[1] if r.nonce else 0,
            r.before[0] if r.before else None, r.before[1] if r.before else None,
            r.attempt, msgspec.json.encode(r.former).decode(),
        )
        for r in many
    ]  # fmt: skip
    bulk.put_rows(connection, writer, rows)
