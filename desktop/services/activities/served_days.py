"""What one person served, activity by activity, as the hour account tells it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.model.locked import LOCKED_GLOB, readable
from desktop.services.desk import Desk
from desktop.storage.merged import COUNTED, selves


@dataclass(frozen=True, slots=True)
class ServedDay:
    """One part in one activity, on the day it is credited to.

    Args:
        day: ISO; empty where none is known.
        title: of the activity.
        role: what the person did there; may be empty.
        minutes: credited, what was taken back already left out.
    """

    day: str
    title: str
    role: str
    minutes: int


def served_days(
    desk: Desk, volunteer: str, first: dt.date | None, last: dt.date
) -> list[ServedDay]:
    """What somebody served in a period, by day; who was merged into them counts as them.

    Args:
        desk: the open station.
        volunteer: whose.
        first: its first day; None for all there ever was, what has no day too.
        last: its last day.
    """
    everyone = selves(desk.store, volunteer)
    begins = first.isoformat() if first else ""
    rows = desk.store.rows(
        "SELECT coalesce(h.served_on, ''), coalesce(a.title, h.reason, ''), "
        "coalesce(p.role, ''), sum(h.minutes) FROM hour_entry AS h "
        "LEFT JOIN participation AS p ON p.id = h.participation "
        "LEFT JOIN activity AS a ON a.id = p.activity "
        f"WHERE h.volunteer IN ({','.join('?' * len(everyone))}) AND {COUNTED} "
        # A day that is locked here may lie in any period: it is told, in words.
        "AND (coalesce(h.served_on, '') BETWEEN ? AND ? OR h.served_on GLOB ?) "
        "GROUP BY coalesce(h.participation, h.reverses, h.id), h.served_on "
        "HAVING sum(h.minutes) > 0 ORDER BY h.served_on, a.title, h.participation",
        [*everyone, begins, last.isoformat(), LOCKED_GLOB],
    )
    return [
        ServedDay(readable(day), readable(title), readable(role), int(minutes))
        for day, title, role, minutes in rows
    ]
