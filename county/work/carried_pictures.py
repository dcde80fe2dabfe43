"""Pictures in bundles that go back: what other PCs of a station took, for one without a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Engine

from county.errors import NotThere
from county.store import photos
from county.store.engine import reading
from county.store.photos import Picture, Place
from county.work.photos import Photos

_HASH = re.compile(r"[0-9a-f]{64}")
#: Small ones only: originals are asked for one by one, on the line.
_RENDITIONS = ("thumbnail", "standard")
#: So many are looked for of each size; so many bytes go into one bundle, made in memory.
_MOST, _MOST_BYTES = 2_000, 48 << 20


def pictures_for(
    engine: Engine, store: Photos, feed: str, asked: object, rows: bytes
) -> Iterator[bytes]:
    """Pictures as they stand in a bundle, each behind a line of its own.

    Thumbnails of the photos that the bundle's rows name come first, then what was asked for.

    Args:
        engine: of the database.
        store: gives the bytes.
        feed: code of the station.
        asked: rendition -> SHA-256 of originals, as a PC wrote it; what is none is passed over.
        rows: of the bundle, as they are written.
    """
    places = [Place(feed, photo, "thumbnail") for photo in _named(rows)]
    told = asked if isinstance(asked, dict) else {}
    for rendition in _RENDITIONS:
        places += [Place(feed, photo, rendition) for photo in _hashes(told.get(rendition))]
    room = _MOST_BYTES
    for place, found in _here(engine, list(dict.fromkeys(places))):
        room -= found.bytes
        if room < 0:
            return
        try:
            data = store.read(place, found, 0, found.bytes - 1)
        except NotThere:
            continue  # the store has lost it; stations are asked for it again
        told_line = ["photo", place.photo, place.rendition, len(data), found.sha256]
        yield json.dumps(told_line, separators=(",", ":")).encode() + b"\n" + data


def _hashes(listed: Any) -> list[str]:  # noqa: ANN401 - JSON
    texts = [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []
    return [one for one in texts[:_MOST] if _HASH.fullmatch(one)]


def _named(rows: bytes) -> list[str]:
    """Photos that ops of other PCs name; those of the one who asks are not written out."""
    found: list[str] = []
    for line in rows.splitlines():
        if line.startswith(b"{") and b'"photo"' in line:
            op = msgspec.json.decode(line)
            fields = op.get("f")
            if op.get("k") == "photo" and isinstance(fields, dict):
                found += _hashes([fields.get("sha256")])
    return found[-_MOST:][::-1]


def _here(engine: Engine, places: list[Place]) -> Iterator[tuple[Place, Picture]]:
    for place in places:
        with reading(engine) as connection:
            found = photos.stored(connection, place)
        if found is not None:
            yield place, found
