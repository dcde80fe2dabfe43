"""Every module that declares tables, so that `metadata` is complete."""

from __future__ import annotations

from county.store import access_tables, person_tables, photo_tables
from county.store.metadata import metadata
from county.store.tables import chains, feeds, ops, records, writers

__all__ = [
    "access_tables",
    "chains",
    "feeds",
    "metadata",
    "ops",
    "person_tables",
    "photo_tables",
    "records",
    "writers",
]
