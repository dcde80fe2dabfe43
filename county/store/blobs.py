"""Bytes of snapshots in the database, written and read a piece at a time on both kinds of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from sqlalchemy import Connection, Integer, func, insert, literal_column, select, text

from county.store.tables.feeds import snapshot_blob

PIECE_BYTES = 256 << 10

_TEMPORARY = "CREATE TEMPORARY TABLE blob_piece (place bigint, data bytea) ON COMMIT DROP"
_JOIN = (
    "INSERT INTO snapshot_blob (hash, data) "
    "SELECT :hash, coalesce(string_agg(data, ''::bytea ORDER BY place), ''::bytea) FROM blob_piece"
)


def put(connection: Connection, name: str, source: IO[bytes], size: int) -> None:
    """Keep a file under its hash; what is there already stays.

    Args:
        connection: in a transaction that writes.
        name: SHA-256, hex.
        source: at its beginning.
        size: in bytes.
    """
    held = select(snapshot_blob.c.hash).where(snapshot_blob.c.hash == name)
    if connection.execute(held).one_or_none() is not None:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(insert(snapshot_blob).values(hash=name, data=func.zeroblob(size)))
        with _opened(connection, name) as blob:
            for piece in _pieces(source):
                blob.write(piece)
        return
    connection.execute(text(_TEMPORARY))
    for place, piece in enumerate(_pieces(source)):
        values = {"place": place, "data": piece}
        connection.execute(text("INSERT INTO blob_piece VALUES (:place, :data)"), values)
    connection.execute(text(_JOIN), {"hash": name})
    connection.execute(text("DROP TABLE blob_piece"))


def part(connection: Connection, name: str, first: int, count: int) -> bytes:
    """Some bytes of a file; fewer at its end, none where there is no such file.

    Args:
        connection: in a transaction.
        name: SHA-256, hex.
        first: the first byte, from 0.
        count: how many at most.
    """
    if connection.dialect.name == "sqlite":
        if _place(connection, name) is None:
            return b""
        with _opened(connection, name, readonly=True) as blob:
            blob.seek(min(first, len(blob)))
            return bytes(blob.read(count))
    data = func.substr(snapshot_blob.c.data, first + 1, count)
    found = connection.execute(select(data).where(snapshot_blob.c.hash == name)).scalar()
    return bytes(found or b"")


def _place(connection: Connection, name: str) -> int | None:
    row = select(literal_column("rowid", Integer)).select_from(snapshot_blob)
    return connection.execute(row.where(snapshot_blob.c.hash == name)).scalar()


def _opened(connection: Connection, name: str, *, readonly: bool = False) -> Any:  # noqa: ANN401
    """The file as SQLite's driver opens it, without reading it."""
    driver: Any = connection.connection.driver_connection
    place = _place(connection, name)
    return driver.blobopen("snapshot_blob", "data", place, readonly=readonly)


def _pieces(source: IO[bytes]) -> Iterator[bytes]:
    while piece := source.read(PIECE_BYTES):
        yield piece
