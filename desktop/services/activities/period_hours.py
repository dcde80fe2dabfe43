"""Hours of a period: who served how long and how often, by the days they served."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.services.desk import Desk
from desktop.storage.merged import COUNTED


@dataclass(frozen=True, slots=True)
class Served:
    """One person's part in a period.

    Args:
        person: who stands for them now.
        minutes: credited.
        times: in how many activities.
    """

    person: str
    minutes: int
    times: int


def served_between(desk: Desk, first: dt.date, last: dt.date) -> list[Served]:
    """Everybody with hours in a period, by name.

    Args:
        desk: the open station.
        first: its first day.
        last: its last day.
    """
    rows = desk.store.rows(
        "SELECT person, sum(minutes), count(*) FROM ("
        "SELECT coalesce(v.merged_into, v.id) AS person, sum(h.minutes) AS minutes "
        "FROM hour_entry AS h JOIN volunteer AS v ON v.id = h.volunteer "
        f"WHERE h.served_on BETWEEN ? AND ? AND {COUNTED} "
        "GROUP BY 1, coalesce(h.participation, h.id) HAVING sum(h.minutes) > 0"
        ") LEFT JOIN search ON search.record_id = person GROUP BY person "
        "ORDER BY search.pinyin, person",
        (first.isoformat(), last.isoformat()),
    )
    return [Served(*row) for row in rows]
