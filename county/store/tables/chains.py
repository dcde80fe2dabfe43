"""Tables of the heads that stations told of their journal and register of looks."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
)

from county.store.metadata import metadata

_NUMBER = BigInteger().with_variant(Integer, "sqlite")

#: Heads as replicas told them, where they followed what was told before; rows are only added.
chain_head = Table(
    "chain_head",
    metadata,
    Column("id", _NUMBER, primary_key=True),
    Column("replica", String(36), nullable=False),
    Column("chain", String(10), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("mark", LargeBinary(16), nullable=False),
    Column("at", String(40), nullable=False),
    #: Whether the chain is told from here on: the first head, or one that was looked into.
    Column("base", Boolean, nullable=False),
    Index("chain_head_replica", "replica", "chain"),
    sqlite_autoincrement=True,
)

#: Heads that did not follow; one stays open until an administrator has looked into it.
chain_break = Table(
    "chain_break",
    metadata,
    Column("id", _NUMBER, primary_key=True),
    Column("replica", String(36), nullable=False),
    Column("chain", String(10), nullable=False),
    Column("why", String(10), nullable=False),
    Column("held_seq", BigInteger, nullable=False),
    Column("told_seq", BigInteger, nullable=False),
    Column("told_mark", LargeBinary(16), nullable=False),
    Column("at", String(40), nullable=False),
    Column("settled_at", String(40)),
    Index("chain_break_replica", "replica"),
    sqlite_autoincrement=True,
)
