"""Tables of feeds: their heads, their rows, and the segments that prove whose the rows are."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table, Text

from county.store.metadata import metadata

#: One row a division that was ever written to; whoever writes a feed locks it first.
feed = Table(
    "feed",
    metadata,
    Column("code", String(12), primary_key=True),
    Column("head", BigInteger, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("kept", BigInteger, nullable=False),
    Column("kept_hash", LargeBinary(32)),
    #: How many ops wait for records (verdict `deferred`).
    Column("waiting", Integer, nullable=False),
    #: JSON list of the rows at which the last backups were begun; each holds its own.
    Column("marks", Text),
    #: What the next row carries, since a life of the feed begins with it.
    Column("salt", String(16)),
    #: JSON list of the rows after which the last lives began.
    Column("lives", Text),
    sqlite_with_rowid=False,
)

#: What was accepted, in order; `line` is the op's frozen bytes.
feed_row = Table(
    "feed_row",
    metadata,
    Column("feed", String(12), primary_key=True),
    Column("row", BigInteger, primary_key=True),
    Column("replica", String(36), nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("outcome", Text),
    Column("line", LargeBinary, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("feed_hash", LargeBinary(32), nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("record", String(64), nullable=False),
    #: 1 where values were struck out of `line`.
    Column("gone", Integer, nullable=False),
    Index("feed_row_record", "feed", "record"),
    sqlite_with_rowid=False,
)

#: Consecutive ops of a replica that were signed together.
segment = Table(
    "segment",
    metadata,
    Column("replica", String(36), primary_key=True),
    Column("first", BigInteger, primary_key=True),
    Column("last", BigInteger, primary_key=True),
    Column("feed", String(12), nullable=False),
    Column("before", LargeBinary(32), nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
    Column("signer", String(16), nullable=False),
    #: JSON [[n, hash]] of ops of which only the hash was at hand when it was offered again.
    Column("lacking", Text),
    sqlite_with_rowid=False,
)

#: Files that a replica far behind starts from.
snapshot = Table(
    "snapshot",
    metadata,
    Column("feed", String(12), primary_key=True),
    Column("row", BigInteger, primary_key=True),
    Column("feed_hash", LargeBinary(32), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("made_second", BigInteger, nullable=False),
    Index("snapshot_hash", "hash"),
    sqlite_with_rowid=False,
)

#: Their bytes, by content.
snapshot_blob = Table(
    "snapshot_blob",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
