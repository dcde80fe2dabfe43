"""Heads of feeds, the one lock a writer takes, and hashes along a feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update

from county.store import bulk
from county.store.tables.feeds import feed, feed_row
from county.wire.encoding import b64
from county.wire.hashing import ZERO

#: A PC that was away while so many backups were made reads its feed anew.
_MARKS = 30
SALT_BYTES = 8


@dataclass(slots=True)
class Head:
    """Where a feed stands.

    Args:
        code: of its division.
        row: its last row, 0 while it is empty.
        hash: the feed hash there.
        kept: up to where backups hold it.
        kept_hash: the feed hash there.
        waiting: how many ops wait for records.
        marks: JSON list of the rows at which backups were begun.
        salt: what the next row is to carry, since a life begins with it; None if none does.
        lives: JSON list of the rows after which lives began.
    """

    code: str
    row: int = 0
    hash: bytes = ZERO
    kept: int = 0
    kept_hash: bytes | None = None
    waiting: int = 0
    marks: str | None = None
    salt: str | None = None
    lives: str | None = None

    @property
    def marked(self) -> list[int]:
        """Rows at which backups were begun, none beyond the head."""
        return [row for row in _rows(self.marks) if row <= self.row]

    @property
    def begun(self) -> list[int]:
        """Rows after which lives began."""
        return _rows(self.lives)

    def place(self, row: int, hashed: bytes) -> None:
        """Another row is its last."""
        if self.salt is not None:
            self.lives = _told([*self.begun, self.row])
            self.salt = None
        self.row, self.hash = row, hashed


def _rows(told: str | None) -> list[int]:
    rows: list[int] = msgspec.json.decode(told) if told else []
    return rows


def _told(rows: Sequence[int]) -> str:
    return msgspec.json.encode(rows[-_MARKS:]).decode()


_ONE = select(*feed.c).where(feed.c.code == bindparam("code"))
_LOCKED = _ONE.with_for_update()
_SET = (
    update(feed)
    .where(feed.c.code == bindparam("feed_code"))
    .values(
        head=bindparam("h"),
        hash=bindparam("s"),
        waiting=bindparam("w"),
        salt=bindparam("a"),
        lives=bindparam("l"),
    )
)
_HASH = select(feed_row.c.feed_hash).where(
    feed_row.c.feed == bindparam("code"), feed_row.c.row == bindparam("at")
)


def lock(connection: Connection, code: str) -> Head:
    """The head of a feed, locked until the transaction ends; made if it was never written to.

    Whoever holds one such lock takes no second.
    """
    found = connection.execute(_LOCKED, {"code": code}).one_or_none()
    if found is None:
        _make(connection, code)
        found = connection.execute(_LOCKED, {"code": code}).one()
    return Head(*found)


def _make(connection: Connection, code: str) -> None:
    values = {"code": code, "head": 0, "hash": ZERO, "kept": 0, "waiting": 0}
    if connection.dialect.name == "sqlite":
        connection.execute(insert(feed), values)
        return
    from sqlalchemy.dialects.postgresql import insert as insert_postgresql

    # Two workers may meet here; the second waits for the first and adds nothing.
    connection.execute(insert_postgresql(feed).on_conflict_do_nothing(), values)


def heads(connection: Connection, codes: Sequence[str]) -> dict[str, Head]:
    """The heads of some feeds, not locked; empty ones for those never written to."""
    rows = connection.execute(select(*feed.c).where(feed.c.code.in_(codes)))
    found = {row[0]: Head(*row) for row in rows}
    return {code: found.get(code) or Head(code) for code in codes}


def save(connection: Connection, head: Head) -> None:
    """Write a locked head down."""
    values = {"feed_code": head.code, "h": head.row, "s": head.hash, "w": head.waiting}
    connection.execute(_SET, {**values, "a": head.salt, "l": head.lives})


def begin_life(connection: Connection, code: str, salt: bytes) -> None:
    """Have the next row of a feed carry a salt.

    Args:
        connection: in a transaction that writes.
        code: of the feed.
        salt: `SALT_BYTES` of chance.
    """
    told = {"salt": b64(salt)}
    connection.execute(update(feed).where(feed.c.code == code).values(told))


def hash_at(connection: Connection, code: str, row: int) -> bytes | None:
    """The feed hash at a row; None where there is no such row."""
    if row == 0:
        return ZERO
    found: bytes | None = connection.execute(_HASH, {"code": code, "at": row}).scalar()
    return found


def hashes_at(connection: Connection, code: str, rows: Sequence[int]) -> dict[int, bytes]:
    """The feed hashes at some rows, of those that are there."""
    found = connection.execute(
        select(feed_row.c.row, feed_row.c.feed_hash).where(
            feed_row.c.feed == code, bulk.among(connection, feed_row.c.row, rows)
        )
    )
    return {row: bytes(hashed) for row, hashed in found} | ({0: ZERO} if 0 in rows else {})


def mark(connection: Connection, code: str) -> Head:
    """Note that a backup begins at a feed's head, and give it.

    The backup holds the note: up to here replicas will forget what they could offer again, so that
    a county that was restored from it, by whatever means, has to name this row (section 7).

    Args:
        connection: in a transaction that writes.
        code: of the feed.
    """
    head = lock(connection, code)
    if head.row not in head.marked:
        marks = _told([*head.marked, head.row])
        connection.execute(update(feed).where(feed.c.code == code).values(marks=marks))
    return head


def codes(connection: Connection) -> list[str]:
    """The feeds that have rows."""
    return list(connection.execute(select(feed.c.code).where(feed.c.head > 0)).scalars())


def set_kept(connection: Connection, kept: dict[str, tuple[int, bytes]]) -> None:
    """Note up to where a verified backup holds feeds; one that is held further stays as it is.

    Args:
        connection: in a transaction that writes.
        kept: code -> (row, feed hash there), as the backup itself holds them.
    """
    for code, (row, hashed) in sorted(kept.items()):
        values = {"kept": row, "kept_hash": hashed}
        connection.execute(
            update(feed).where(feed.c.code == code, feed.c.kept < row).values(values)
        )
