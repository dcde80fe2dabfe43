"""Replicas: PCs of stations, and the keys of county and towns; whether they may."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from county.store.access_tables import replica
from county.wire.signatures import signer_id

#: Why one is known that came back by a list of keys: whose place it took is not in there.
TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class Replica:
    """One replica as the county knows it.

    Args:
        replica: its UUID.
        feed: code of its division, which it writes for.
        key: public Ed25519 key, 32 bytes.
        signer: signer id of that key.
        sealing: public X25519 key, 32 bytes.
        name: of the PC, given by the station.
        was: the former replica it took over from.
        revoked_at: when it was revoked; None while it may.
    """

    replica: str
    feed: str
    key: bytes
    signer: str
    sealing: bytes
    name: str
    was: str | None
    why: str
    schema_version: int
    program: str | None
    enrolled_at: str
    revoked_at: str | None
    seen_at: str | None
    waits_ops: int | None
    waits_photos: int | None


_COLUMNS = [column for column in replica.c if column.name != "seen_second"]


def _read(row: Any) -> Replica:  # noqa: ANN401 - a row of SQLAlchemy
    return Replica(**row._mapping)


def known(connection: Connection, uuid: str) -> Replica | None:
    """A replica by its UUID."""
    row = connection.execute(select(*_COLUMNS).where(replica.c.replica == uuid)).one_or_none()
    return _read(row) if row else None


def of_feed(connection: Connection, feed: str) -> list[Replica]:
    """Every replica that ever wrote for a division, revoked ones too, oldest first."""
    order = (replica.c.enrolled_at, replica.c.replica)
    rows = connection.execute(select(*_COLUMNS).where(replica.c.feed == feed).order_by(*order))
    return [_read(row) for row in rows]


def within(connection: Connection, actor: str) -> list[Replica]:
    """The replicas of a division and of those below it."""
    order = (replica.c.feed, replica.c.enrolled_at, replica.c.replica)
    rows = connection.execute(
        select(*_COLUMNS).where(replica.c.feed.startswith(actor, autoescape=True)).order_by(*order)
    )
    return [_read(row) for row in rows]


def register(
    connection: Connection,
    *,
    uuid: str,
    feed: str,
    key: bytes,
    sealing: bytes,
    name: str,
    at: str,
    why: str,
    was: str | None = None,
    schema: int = 0,
) -> None:
    """Enter a new replica.

    Args:
        connection: in a transaction that writes.
        uuid: of the replica.
        feed: its division's code.
        key: public Ed25519 key.
        sealing: public X25519 key.
        name: of the PC.
        at: time, for people.
        why: `enrol`, `fork`, `recover`, `handover`, `division`, or `TAKEN_BACK`.
        was: the former replica.
        schema: the station's version.
    """
    connection.execute(
        insert(replica).values(
            replica=uuid,
            feed=feed,
            key=key,
            signer=signer_id(key),
            sealing=sealing,
            name=name,
            was=was,
            why=why,
            schema_version=schema,
            enrolled_at=at,
        )
    )


def learn_sealing(connection: Connection, uuid: str, sealing: bytes) -> None:
    """Note the public X25519 key of a replica that was known without one, or has another now."""
    connection.execute(update(replica).where(replica.c.replica == uuid).values(sealing=sealing))


def revoke(connection: Connection, uuid: str, at: str) -> None:
    """Let a replica do nothing from now on; a second time changes nothing."""
    connection.execute(
        update(replica)
        .where(replica.c.replica == uuid, replica.c.revoked_at.is_(None))
        .values(revoked_at=at)
    )


def seen(
    connection: Connection,
    uuid: str,
    at: dt.datetime,
    *,
    schema: int,
    program: str,
    waits: tuple[int, int],
) -> None:
    """Note that a replica has just synced.

    Args:
        connection: in a transaction that writes.
        uuid: of the replica.
        at: the county's time.
        schema: the station's version.
        program: its program's version.
        waits: how many ops and photos wait there.
    """
    connection.execute(
        update(replica)
        .where(replica.c.replica == uuid)
        .values(
            seen_at=at.isoformat(timespec="seconds"),
            seen_second=int(at.timestamp()),
            schema_version=schema,
            program=program[:40],
            waits_ops=waits[0],
            waits_photos=waits[1],
        )
    )
