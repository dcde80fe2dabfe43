"""Snapshots: what stands in a feed as one file, for who starts or was away for long (section 8)."""

from __future__ import annotations

import gzip
import hashlib
import tempfile
from collections.abc import Iterator
from typing import IO, Any

import msgspec
from sqlalchemy import Connection, Engine, delete, func, insert, select

from county.config import Clock
from county.store import blobs, feeds
from county.store.engine import reading, writing
from county.store.feeds import Head
from county.store.tables.feeds import feed, snapshot, snapshot_blob
from county.store.tables.records import conflict, record
from county.wire.encoding import b64

#: Fewer rows than that are read from the feed itself.
WORTH_ROWS = 2_000
KEPT_S = 30 * 24 * 3600
_AT_ONCE = 1_000

_encode, _decode = msgspec.json.Encoder().encode, msgspec.json.Decoder().decode


def offer(connection: Connection, head: Head, row: int) -> dict[str, Any] | None:
    """The snapshot a reply offers to a cursor far behind, None if the rows are to be read.

    Args:
        connection: in a transaction.
        head: of the feed.
        row: of the cursor.
    """
    if min(head.kept, head.row) - row < WORTH_ROWS:
        return None
    found = connection.execute(
        select(snapshot)
        .where(snapshot.c.feed == head.code, snapshot.c.row <= head.kept)
        .order_by(snapshot.c.row.desc())
        .limit(1)
    ).one_or_none()
    if found is None or found.row - row < WORTH_ROWS:
        return None
    return {
        "hash": found.hash,
        "bytes": found.bytes,
        "row": found.row,
        "feed_hash": b64(found.feed_hash),
    }


class Snapshots:
    """Makes, keeps and forgets snapshots.

    Args:
        engine: of the database.
        clock: of the county.
    """

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def make_due(self) -> list[str]:
        """Make a snapshot of each feed that has grown by much since its last one.

        Call it before a backup: who starts from a snapshot can't offer again what came before it,
        so that it is offered only once a backup holds the feed up to its row.

        Returns:
            The feeds' codes.
        """
        self.forget_old()
        with reading(self._engine) as connection:
            due = [code for code, row in _grown(connection) if row]
        for code in due:
            self.make(code)
        return due

    def make(self, code: str) -> str:
        """Make a snapshot of a feed at its head.

        Returns:
            The hash of its bytes.
        """
        with writing(self._engine) as connection:
            # Locked, so that all of it is of one row.
            head = feeds.lock(connection, code)
            with tempfile.TemporaryFile() as file:
                _write(connection, head, file)
                size = file.tell()
                file.seek(0)
                hashed = hashlib.file_digest(file, "sha256").hexdigest()
                file.seek(0)
                self._keep(connection, head, hashed, file, size)
        return hashed

    def _keep(
        self, connection: Connection, head: Head, hashed: str, file: IO[bytes], size: int
    ) -> None:
        connection.execute(
            delete(snapshot).where(snapshot.c.feed == head.code, snapshot.c.row == head.row)
        )
        values = {
            "feed": head.code, "row": head.row, "feed_hash": head.hash, "hash": hashed,
            "bytes": size, "made_second": int(self._clock().timestamp()),
        }  # fmt: skip
        connection.execute(insert(snapshot), values)
        blobs.put(connection, hashed, file, size)

    def find(self, name: str) -> tuple[str, int] | None:
        """Feed and size of a snapshot by its hash; None where there is none any more."""
        with reading(self._engine) as connection:
            row = connection.execute(
                select(snapshot.c.feed, snapshot.c.bytes).where(snapshot.c.hash == name).limit(1)
            ).one_or_none()
        return (row.feed, int(row.bytes)) if row else None

    def pieces(self, name: str, first: int, last: int) -> Iterator[bytes]:
        """The bytes of a snapshot from `first` to `last`, both included; never all at once."""
        while first <= last:
            count = min(blobs.PIECE_BYTES, last + 1 - first)
            with reading(self._engine) as connection:
                piece = blobs.part(connection, name, first, count)
            if not piece:
                return  # somebody forgot it meanwhile: who reads it sees that it is cut
            yield piece
            first += len(piece)

    def forget_old(self) -> None:
        """Drop snapshots of more than 30 days ago."""
        before = int(self._clock().timestamp()) - KEPT_S
        with writing(self._engine) as connection:
            connection.execute(delete(snapshot).where(snapshot.c.made_second < before))
            drop_orphans(connection)


def drop_of(connection: Connection, code: str) -> None:
    """Drop all snapshots of a feed: they hold what was withdrawn from it."""
    connection.execute(delete(snapshot).where(snapshot.c.feed == code))
    drop_orphans(connection)


def drop_orphans(connection: Connection) -> None:
    """Drop bytes that no snapshot names any more."""
    named = select(snapshot.c.hash)
    connection.execute(delete(snapshot_blob).where(snapshot_blob.c.hash.not_in(named)))


def _grown(connection: Connection) -> Iterator[tuple[str, int]]:
    last = (
        select(snapshot.c.feed, func.max(snapshot.c.row).label("row"))
        .group_by(snapshot.c.feed)
        .subquery()
    )
    rows = connection.execute(
        select(feed.c.code, feed.c.head)
        .outerjoin(last, last.c.feed == feed.c.code)
        .where(feed.c.head - func.coalesce(last.c.row, 0) >= WORTH_ROWS)
    )
    yield from [(code, row) for code, row in rows]


def _write(connection: Connection, head: Head, spool: IO[bytes]) -> None:
    # Without a time in it equal content has one hash.
    with gzip.GzipFile(fileobj=spool, mode="wb", mtime=0, compresslevel=6) as packed:
        packed.write(_encode(["snapshot", 1, head.code, head.row]) + b"\n")
        count = 0
        for line in _records(connection, head.code):
            packed.write(line)
            count += 1
        for line in _conflicts(connection, head.code):
            packed.write(line)
        packed.write(_encode(["complete", count]) + b"\n")


def _records(connection: Connection, code: str) -> Iterator[bytes]:
    columns = (record.c.kind, record.c.id, record.c.fields, record.c.versions, record.c.removed)
    # Of this statement alone: on PostgreSQL a connection's option would make every later statement
    # a cursor of the server's.
    rows = connection.execute(
        select(*columns).where(record.c.feed == code).order_by(record.c.kind, record.c.id),
        execution_options={"yield_per": _AT_ONCE},
    )
    for kind, record_id, fields, versions, removed in rows:
        told = [kind, record_id, msgspec.Raw(fields.encode()), msgspec.Raw(versions.encode())]
        yield _encode([*told, removed or None]) + b"\n"


def _conflicts(connection: Connection, code: str) -> Iterator[bytes]:
    rows = connection.execute(
        select(*conflict.c)
        .where(conflict.c.feed == code, conflict.c.settled == 0)
        .order_by(conflict.c.row, conflict.c.field)
    )
    for r in rows:
        replica = _decode(r.writer)[0]
        told = ["conflict", r.row, r.field, r.kind, r.record, msgspec.Raw(r.value.encode())]
        yield _encode([*told, replica, r.clerk, r.at]) + b"\n"
