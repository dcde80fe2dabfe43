"""The audit: who did what to the platform, and when. Rows are only ever added."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from county.store.access_tables import audit


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    Args:
        at: the county's time.
        who: `console`, `admin:<key id>` or `replica:<uuid>`.
        what: the verb.
        about: codes and ids; no names, no personal data.
    """

    at: str
    who: str
    what: str
    about: str


def note(connection: Connection, now: dt.datetime, who: str, what: str, about: str) -> None:
    """Add an entry in the transaction of what it tells."""
    connection.execute(
        insert(audit).values(
            at=now.isoformat(timespec="seconds"), who=who[:60], what=what[:40], about=about[:200]
        )
    )


def note_look(connection: Connection, now: dt.datetime, who: str, what: str, about: str) -> None:
    """Note that somebody looked at a station's records; once a day is enough."""
    day = now.date().isoformat()
    seen = connection.execute(
        select(audit.c.id)
        .where(
            audit.c.who == who[:60],
            audit.c.what == what[:40],
            audit.c.about == about[:200],
            audit.c.at.startswith(day, autoescape=True),
        )
        .limit(1)
    ).one_or_none()
    if seen is None:
        note(connection, now, who, what, about)


def latest(connection: Connection, actor: str, count: int = 100) -> list[Entry]:
    """The newest entries about a division or those below it, newest first."""
    rows = connection.execute(
        select(audit.c.at, audit.c.who, audit.c.what, audit.c.about)
        .where(audit.c.about.startswith(actor, autoescape=True))
        .order_by(audit.c.id.desc())
        .limit(count)
    )
    return [Entry(row.at, row.who, row.what, row.about) for row in rows]
