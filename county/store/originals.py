"""Originals that somebody asked for: a PC that has one sends it, and none does unasked."""

from __future__ import annotations

from sqlalchemy import Connection, exists, insert, select

from county.store.photo_tables import original_asked, photo_named, picture

_ORIGINAL = "original"


def ask(connection: Connection, feed: str, photo: str, by: str, at: str) -> None:
    """Note that an original is wanted; who asked first stays.

    Args:
        connection: in a transaction that writes.
        feed: code of the station.
        photo: SHA-256 of the original, hex.
        by: who asks, as in the audit.
        at: the county's time.
    """
    if not is_asked(connection, feed, photo):
        connection.execute(
            insert(original_asked).values(feed=feed, photo=photo, asked_by=by[:60], asked_at=at)
        )


def is_asked(connection: Connection, feed: str, photo: str) -> bool:
    """Whether somebody asked for it, ever."""
    asked = original_asked.c
    found = select(asked.photo).where(asked.feed == feed, asked.photo == photo)
    return connection.execute(found).one_or_none() is not None


def lacking(connection: Connection, feed: str, limit: int) -> list[str]:
    """Originals that were asked for and are not here, of living records; first asked first."""
    asked, named, here = original_asked.c, photo_named.c, picture.c
    there = exists().where(
        here.feed == feed, here.photo == asked.photo, here.rendition == _ORIGINAL
    )
    living = exists().where(named.feed == feed, named.photo == asked.photo)
    query = (
        select(asked.photo)
        .where(asked.feed == feed, living, ~there)
        .order_by(asked.asked_at, asked.photo)
        .limit(limit)
    )
    return list(connection.execute(query).scalars())
