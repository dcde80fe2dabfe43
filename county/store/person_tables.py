"""Tables of persons' tokens: the same ID number has the same token in every station."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, String, Table

from county.store.metadata import metadata

#: The token of a person's number as it stands, derived from the feed.
person_token = Table(
    "person_token",
    metadata,
    Column("feed", String(12), primary_key=True),
    Column("record", String(64), primary_key=True),
    #: Key id and token, with a blank between.
    Column("token", String(100), nullable=False),
    Column("row", BigInteger, nullable=False),
    Index("person_token_token", "token"),
)

#: Up to which row of a feed `person_token` was derived.
person_scan = Table(
    "person_scan",
    metadata,
    Column("feed", String(12), primary_key=True),
    Column("row", BigInteger, nullable=False),
)
