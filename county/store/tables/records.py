"""Tables of what stands: records, references between them, and conflicts."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text

from county.store.metadata import metadata

#: The state of each record of each feed. Values are JSON, so that unknown kinds need no tables.
record = Table(
    "record",
    metadata,
    Column("feed", String(12), primary_key=True),
    Column("kind", String(40), primary_key=True),
    Column("id", String(64), primary_key=True),
    #: {field: value}
    Column("fields", Text, nullable=False),
    #: {field: row that set it}, "" for all others.
    Column("versions", Text, nullable=False),
    #: Whose ops those rows are (merge/state.py, Record).
    Column("origin", Text, nullable=False),
    #: The row that removed it, 0 while it lives.
    Column("removed", BigInteger, nullable=False),
    #: How many of its conflicts are open.
    Column("conflicts", Integer, nullable=False),
    sqlite_with_rowid=False,
)

#: Which living record refers to which.
reference = Table(
    "reference",
    metadata,
    Column("feed", String(12), primary_key=True),
    Column("child_kind", String(40), primary_key=True),
    Column("child", String(64), primary_key=True),
    Column("field", String(64), primary_key=True),
    Column("parent_kind", String(40), nullable=False),
    Column("parent", String(64), nullable=False),
    Column("row", BigInteger, nullable=False),
    Column("writer", Text, nullable=False),
    Index("reference_parent", "feed", "parent"),
    sqlite_with_rowid=False,
)

#: Values that were parked.
conflict = Table(
    "conflict",
    metadata,
    Column("feed", String(12), primary_key=True),
    Column("row", BigInteger, primary_key=True),
    Column("field", String(64), primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("record", String(64), nullable=False),
    Column("value", Text, nullable=False),
    Column("writer", Text, nullable=False),
    Column("clerk", String(64)),
    Column("at", String(64)),
    #: The row that closed it, 0 while open.
    Column("settled", BigInteger, nullable=False),
    Index("conflict_record", "feed", "record"),
    sqlite_with_rowid=False,
)
