"""Tables of pictures: those that are here, those arriving, and those that records name."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table

from county.store.metadata import metadata

#: Pictures that are here, whole and checked.
picture = Table(
    "picture",
    metadata,
    Column("feed", String(12), primary_key=True),
    Column("photo", String(64), primary_key=True),
    Column("rendition", String(10), primary_key=True),
    Column("bytes", BigInteger, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("type", String(40), nullable=False),
    Column("stored_at", String(40), nullable=False),
)

#: Pictures arriving, one a PC: two PCs of a station make different bytes of one photo.
upload = Table(
    "upload",
    metadata,
    Column("feed", String(12), primary_key=True),
    Column("photo", String(64), primary_key=True),
    Column("rendition", String(10), primary_key=True),
    Column("replica", String(36), primary_key=True),
    Column("bytes", BigInteger, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("type", String(40), nullable=False),
    Column("expires_second", BigInteger, nullable=False),
    Index("upload_expires", "expires_second"),
)

#: Living records that name photos, derived from the feed; 1 where that rendition is here.
photo_named = Table(
    "photo_named",
    metadata,
    Column("feed", String(12), primary_key=True),
    Column("record", String(64), primary_key=True),
    Column("photo", String(64), nullable=False),
    Column("row", BigInteger, nullable=False),
    Column("thumbnail", Integer, nullable=False),
    Column("standard", Integer, nullable=False),
    Index("photo_named_photo", "feed", "photo"),
    Index("photo_named_thumbnail", "feed", "thumbnail", "row"),
    Index("photo_named_standard", "feed", "standard", "row"),
)

#: Originals that somebody asked for; their PCs send them then, and only then.
original_asked = Table(
    "original_asked",
    metadata,
    Column("feed", String(12), primary_key=True),
    Column("photo", String(64), primary_key=True),
    Column("asked_by", String(60), nullable=False),
    Column("asked_at", String(40), nullable=False),
)

#: Up to which row of a feed `photo_named` was derived.
photo_scan = Table(
    "photo_scan",
    metadata,
    Column("feed", String(12), primary_key=True),
    Column("row", BigInteger, nullable=False),
)
