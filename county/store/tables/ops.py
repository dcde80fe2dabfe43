"""Tables of ops: the ledger of verdicts, ops that wait, and ops that repeat others."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, LargeBinary, String, Table, Text

from county.store.metadata import metadata

#: Every op that was judged, once: what is answered when it comes again.
op = Table(
    "op",
    metadata,
    Column("replica", String(36), primary_key=True),
    Column("n", BigInteger, primary_key=True),
    Column("hash", LargeBinary(32), nullable=False),
    #: The replica's chain after it; None where ops before it are not here.
    Column("chain", LargeBinary(32)),
    Column("verdict", String(8), nullable=False),
    Column("row", BigInteger),
    #: JSON. Of a conflict field -> row; the values are looked up when it is told.
    Column("detail", Text),
    sqlite_with_rowid=False,
)

#: Ops that wait for a record, in the order they came.
deferred = Table(
    "deferred",
    metadata,
    Column("replica", String(36), primary_key=True),
    Column("n", BigInteger, primary_key=True),
    Column("feed", String(12), nullable=False),
    Column("waits_kind", String(40), nullable=False),
    Column("waits_id", String(64), nullable=False),
    Column("line", LargeBinary, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("division", String(12), nullable=False),
    #: JSON of the former life its rows are read in, and of its place there.
    Column("life", Text),
    Column("was", Text),
    Index("deferred_feed", "feed"),
    sqlite_with_rowid=False,
)

#: An op that was first given under another replica id (`o`), and under which id it came first.
repeated = Table(
    "repeated",
    metadata,
    Column("replica", String(36), primary_key=True),
    Column("n", BigInteger, primary_key=True),
    Column("hash", LargeBinary(32), primary_key=True),
    Column("by_replica", String(36), nullable=False),
    Column("by_n", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
