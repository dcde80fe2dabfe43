"""Enrolment codes as the database knows them: without their secrets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from county.store.access_tables import enrol_code

_KEEP_S = 60 * 86_400


@dataclass(frozen=True, slots=True)
class StoredCode:
    """One code.

    Args:
        id: its 4 letters.
        feed: the station it was made for.
        salt: from which its secret is derived.
        made_second: the county's time.
        made_day: the same as a day.
        used_by: the replica it served.
        request_hash: hash of that replica's request.
    """

    id: str
    feed: str
    salt: bytes
    made_second: int
    made_day: str
    used_by: str | None
    request_hash: bytes | None


_COLUMNS = [enrol_code.c[name] for name in StoredCode.__slots__]


def known(connection: Connection, code_id: str, *, lock: bool = False) -> StoredCode | None:
    """A code by its id.

    Args:
        connection: in a transaction.
        code_id: 4 letters.
        lock: nobody else may use it until this transaction ends.
    """
    query = select(*_COLUMNS).where(enrol_code.c.id == code_id)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    return StoredCode(**row._mapping) if row else None


def add(
    connection: Connection, *, code_id: str, feed: str, salt: bytes, now: dt.datetime, by: str
) -> None:
    """Keep a new code, and forget those of two months ago."""
    second = int(now.timestamp())
    connection.execute(delete(enrol_code).where(enrol_code.c.made_second < second - _KEEP_S))
    connection.execute(
        insert(enrol_code).values(
            id=code_id,
            feed=feed,
            salt=salt,
            made_second=second,
            made_day=now.date().isoformat(),
            made_by=by,
        )
    )


def use(connection: Connection, code_id: str, replica: str, request_hash: bytes) -> None:
    """Note which replica a code served."""
    connection.execute(
        update(enrol_code)
        .where(enrol_code.c.id == code_id)
        .values(used_by=replica, request_hash=request_hash)
    )


def open_codes(connection: Connection, actor: str, since_second: int) -> list[StoredCode]:
    """Codes within a division that nobody has used and that were made since then."""
    rows = connection.execute(
        select(*_COLUMNS)
        .where(
            enrol_code.c.feed.startswith(actor, autoescape=True),
            enrol_code.c.used_by.is_(None),
            enrol_code.c.made_second >= since_second,
        )
        .order_by(enrol_code.c.made_second)
    )
    return [StoredCode(**row._mapping) for row in rows]
