"""Which photos records name, which of their pictures are here, and which are arriving."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    delete,
    func,
    insert,
    or_,
    select,
    tuple_,
    update,
)

from county.store import originals
from county.store.photo_tables import photo_named, photo_scan, picture, upload
from county.store.tables.feeds import feed_row
from county.store.tables.records import record

RENDITIONS = ("thumbnail", "standard", "original")
#: Asked for without being told to; originals come only when somebody wants one.
_WANTED = ("thumbnail", "standard")
_HASH = re.compile(r"[0-9a-f]{64}")
_AT_ONCE = 500
#: Stands where a picture's time stands once its bytes are to go.
_GIVEN_UP = "given up"


@dataclass(frozen=True, slots=True)
class Picture:
    """One rendition of one photo.

    Args:
        bytes: its size.
        sha256: of its bytes, hex.
        type: its media type.
    """

    bytes: int
    sha256: str
    type: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture belongs.

    Args:
        feed: code of the station.
        photo: SHA-256 of the original, hex.
        rendition: `thumbnail`, `standard` or `original`.
    """

    feed: str
    photo: str
    rendition: str


def pictures_after(
    connection: Connection, after: Place | None, limit: int = _AT_ONCE
) -> list[tuple[Place, Picture]]:
    """Pictures that are here, in the order of their places, beyond one of them."""
    key = tuple_(picture.c.feed, picture.c.photo, picture.c.rendition)
    query = select(picture).order_by(picture.c.feed, picture.c.photo, picture.c.rendition)
    if after is not None:
        query = query.where(key > (after.feed, after.photo, after.rendition))
    return [
        (Place(row.feed, row.photo, row.rendition), Picture(row.bytes, row.sha256, row.type))
        for row in connection.execute(query.limit(limit))
    ]


def renditions(connection: Connection, feed: str) -> dict[str, frozenset[str]]:
    """What is here of each photo of a station: SHA-256 of the original -> renditions."""
    found: dict[str, set[str]] = {}
    query = select(picture.c.photo, picture.c.rendition).where(picture.c.feed == feed)
    for photo, rendition in connection.execute(query):
        found.setdefault(photo, set()).add(rendition)
    return {photo: frozenset(names) for photo, names in found.items()}


def stored(connection: Connection, place: Place) -> Picture | None:
    """A picture that is here."""
    row = connection.execute(
        select(picture.c.bytes, picture.c.sha256, picture.c.type).where(*_at(picture, place))
    ).one_or_none()
    return Picture(row.bytes, row.sha256, row.type) if row else None


def store(connection: Connection, place: Place, found: Picture, at: str) -> None:
    """Note that a picture is here; one that is here already stays."""
    if stored(connection, place) is None:
        connection.execute(
            insert(picture).values(
                feed=place.feed,
                photo=place.photo,
                rendition=place.rendition,
                bytes=found.bytes,
                sha256=found.sha256,
                type=found.type,
                stored_at=at,
            )
        )
    if place.rendition in _WANTED:
        connection.execute(
            update(photo_named)
            .where(photo_named.c.feed == place.feed, photo_named.c.photo == place.photo)
            .values({place.rendition: 1})
        )


def lose(connection: Connection, place: Place) -> None:
    """A picture is gone from the store: ask for it again."""
    connection.execute(delete(picture).where(*_at(picture, place)))
    if place.rendition in _WANTED:
        connection.execute(
            update(photo_named)
            .where(photo_named.c.feed == place.feed, photo_named.c.photo == place.photo)
            .values({place.rendition: 0})
        )


def give_up(connection: Connection, feed: str, photo: str) -> None:
    """Mark a photo's pictures: their bytes are deleted at the next tidying."""
    connection.execute(
        update(picture)
        .where(picture.c.feed == feed, picture.c.photo == photo)
        .values(stored_at=_GIVEN_UP)
    )


def given_up(connection: Connection) -> list[tuple[Place, Picture]]:
    """Pictures that were marked so, but for those a record names again."""
    rows = connection.execute(select(picture).where(picture.c.stored_at == _GIVEN_UP)).all()
    return [
        (Place(row.feed, row.photo, row.rendition), Picture(row.bytes, row.sha256, row.type))
        for row in rows
        if not is_named(connection, row.feed, row.photo)
    ]


def object_name(place: Place, sha256: str) -> str:
    """Under which name a picture lies in the store.

    Two PCs may finish different bytes of one rendition; neither may overwrite the other's.
    """
    name = f"{place.photo}.{place.rendition}.{sha256[:16]}"
    return f"{place.feed}/{place.photo[:2]}/{name}"


def arriving(connection: Connection, place: Place, replica: str) -> Picture | None:
    """What a PC announced that it would send."""
    row = connection.execute(
        select(upload.c.bytes, upload.c.sha256, upload.c.type).where(
            *_at(upload, place), upload.c.replica == replica
        )
    ).one_or_none()
    return Picture(row.bytes, row.sha256, row.type) if row else None


def announce(
    connection: Connection, place: Place, replica: str, announced: Picture, expires_second: int
) -> None:
    """Note what a PC is going to send, in place of what it announced before."""
    forget(connection, place, replica)
    connection.execute(
        insert(upload).values(
            feed=place.feed,
            photo=place.photo,
            rendition=place.rendition,
            replica=replica,
            bytes=announced.bytes,
            sha256=announced.sha256,
            type=announced.type,
            expires_second=expires_second,
        )
    )


def prolong(connection: Connection, place: Place, replica: str, expires_second: int) -> None:
    """Keep what has arrived for longer."""
    connection.execute(
        update(upload)
        .where(*_at(upload, place), upload.c.replica == replica)
        .values(expires_second=expires_second)
    )


def forget(connection: Connection, place: Place, replica: str | None = None) -> None:
    """Nothing of this is arriving any more, from one PC or from any."""
    conditions = _at(upload, place)
    if replica is not None:
        conditions.append(upload.c.replica == replica)
    connection.execute(delete(upload).where(*conditions))


def expired(connection: Connection, now_second: int) -> list[tuple[Place, str]]:
    """Uploads nobody goes on with, and whose they were."""
    rows = connection.execute(
        select(upload.c.feed, upload.c.photo, upload.c.rendition, upload.c.replica)
        .where(upload.c.expires_second < now_second)
        .limit(_AT_ONCE)
    )
    return [(Place(row.feed, row.photo, row.rendition), row.replica) for row in rows]


def is_named(connection: Connection, feed: str, photo: str) -> bool:
    """Whether a living record names a photo; call `note` first."""
    query = select(func.count()).where(photo_named.c.feed == feed, photo_named.c.photo == photo)
    return bool(connection.execute(query).scalar_one())


def lacks(connection: Connection, feed: str, limit: int = 200) -> dict[str, list[str]]:
    """Which pictures the county waits for, the newest records' first.

    Args:
        connection: in a transaction that writes and holds the feed's lock.
        feed: code of the station.
        limit: at most so many of all renditions together.

    Returns:
        rendition -> SHA-256 of originals, hex; without those of which nothing is lacking.
    """
    note(connection, feed)
    wanted: dict[str, list[str]] = {}
    for rendition in _WANTED:
        column = photo_named.c[rendition]
        left = limit - sum(map(len, wanted.values()))
        found = connection.execute(
            select(photo_named.c.photo)
            .where(photo_named.c.feed == feed, column == 0)
            .group_by(photo_named.c.photo)
            .order_by(func.max(photo_named.c.row).desc())
            .limit(left)
        ).scalars()
        hashes = list(found) if left else []
        if hashes:
            wanted[rendition] = hashes
    asked = originals.lacking(connection, feed, limit - sum(map(len, wanted.values())))
    return {**wanted, "original": asked} if asked else wanted


def note(connection: Connection, feed: str) -> None:
    """Derive which photos records name from the rows that came since the last time.

    Args:
        connection: in a transaction that writes.
        feed: code of the station.
    """
    begun = connection.execute(
        select(photo_scan.c.row).where(photo_scan.c.feed == feed)
    ).scalar_one_or_none()
    since = begun or 0
    rows = connection.execute(
        select(feed_row.c.row, feed_row.c.kind, feed_row.c.record, feed_row.c.outcome)
        .where(
            feed_row.c.feed == feed,
            feed_row.c.row > since,
            or_(feed_row.c.kind == "photo", feed_row.c.outcome.contains('"revived"')),
        )
        .order_by(feed_row.c.row)
    ).all()
    latest = {each: row.row for row in rows for each in _photos(row.kind, row.record, row.outcome)}
    _derive(connection, feed, latest)
    head = connection.execute(
        select(func.max(feed_row.c.row)).where(feed_row.c.feed == feed)
    ).scalar_one()
    if begun is None:
        connection.execute(insert(photo_scan).values(feed=feed, row=head or 0))
    elif head is not None and head > since:
        connection.execute(update(photo_scan).where(photo_scan.c.feed == feed).values(row=head))


def _photos(kind: str, record_id: str, outcome: str | None) -> Iterable[str]:
    """Records of photos that one row touched."""
    if kind == "photo":
        yield record_id
    for revived in json.loads(outcome or "{}").get("revived", ()):
        if revived[0] == "photo":
            yield revived[1]


def _derive(connection: Connection, feed: str, latest: dict[str, int]) -> None:
    ids = list(latest)
    for start in range(0, len(ids), _AT_ONCE):
        found = connection.execute(
            select(record.c.id, record.c.fields, record.c.removed).where(
                record.c.feed == feed,
                record.c.kind == "photo",
                record.c.id.in_(ids[start : start + _AT_ONCE]),
            )
        ).all()
        for row in found:
            photo = json.loads(row.fields).get("sha256")
            if isinstance(photo, str) and _HASH.fullmatch(photo):
                _put(connection, feed, row.id, photo, latest[row.id], living=not row.removed)


def _put(
    connection: Connection, feed: str, record_id: str, photo: str, row: int, *, living: bool
) -> None:
    here = (photo_named.c.feed == feed) & (photo_named.c.record == record_id)
    connection.execute(delete(photo_named).where(here))
    if not living:
        return
    have = set(
        connection.execute(
            select(picture.c.rendition).where(picture.c.feed == feed, picture.c.photo == photo)
        ).scalars()
    )
    flags = {rendition: int(rendition in have) for rendition in _WANTED}
    connection.execute(
        insert(photo_named).values(feed=feed, record=record_id, photo=photo, row=row, **flags)
    )


def _at(table: Table, place: Place) -> list[ColumnElement[bool]]:
    columns = table.c
    return [
        columns.feed == place.feed,
        columns.photo == place.photo,
        columns.rendition == place.rendition,
    ]
