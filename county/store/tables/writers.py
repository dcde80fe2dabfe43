"""Table of what the exchange remembers of each replica; who it is stands in `replica`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, LargeBinary, String, Table, Text

from county.store.metadata import metadata

writer = Table(
    "writer",
    metadata,
    Column("replica", String(36), primary_key=True),
    Column("feed", String(12), nullable=False),
    #: The ops 1 … held are here; `chain` is the chain after `held`.
    Column("held", BigInteger, nullable=False),
    Column("chain", LargeBinary(32), nullable=False),
    #: The highest op that is here, beyond `held` where ops were offered again with gaps.
    Column("top", BigInteger, nullable=False),
    #: The current nonce; None before the first exchange.
    Column("epoch", String(24)),
    Column("counter", BigInteger, nullable=False),
    #: The nonce that was presented to get the current one (None: it was the first); by which
    #: attempt.
    Column("before_epoch", String(24)),
    Column("before_counter", BigInteger),
    Column("attempt", String(64)),
    #: JSON of epochs that are over -> the highest counter of each; a list of them before.
    Column("former", Text, nullable=False),
    Index("writer_feed", "feed"),
    sqlite_with_rowid=False,
)
