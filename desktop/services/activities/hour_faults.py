"""Hours that no form would have taken, after changes of two PCs came together; told anew each time.

Nothing is kept of it: who mends the records has mended the list.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.model import durations, hour_account
from desktop.services.desk import Desk
from desktop.storage.merged import ENDS, STARTS

_STATES = ",".join(f"'{state}'" for state in sorted(hour_account.COUNTING))
#: A participation `p` in an activity `a` that has taken place, whose person `r` is live.
_LIVE = f"""
FROM participation AS p JOIN activity AS a ON a.id = p.activity
JOIN volunteer AS v ON v.id = p.volunteer
JOIN volunteer AS r ON r.id = coalesce(v.merged_into, v.id)
WHERE p.removed_at IS NULL AND a.removed_at IS NULL AND r.removed_at IS NULL
AND a.status IN ({_STATES})
"""
_COUNTED = "AND p.merged_into IS NULL AND p.overlaps IS NULL"
_LASTED = f"CAST(round((julianday({ENDS}) - julianday({STARTS})) * 1440) AS INTEGER)"


@dataclass(frozen=True, slots=True)
class LongDay:
    """More than 24 hours of one person on one day.

    Args:
        volunteer: who.
        name: their name.
        day: ISO.
        minutes: in all.
        participations: what they are made of.
    """

    volunteer: str
    name: str
    day: str
    minutes: int
    participations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One participation whose hours are not right.

    Args:
        participation: which.
        activity: of it.
        title: of the activity.
        name: of the person.
        minutes: written.
        other: how long it lasted, or what the account says.
    """

    participation: str
    activity: str
    title: str
    name: str
    minutes: int
    other: int


def long_days(desk: Desk) -> list[LongDay]:
    """Days of more than 24 hours (domain.md, Hours)."""
    rows = desk.store.rows(
        "SELECT r.id, r.name, a.held_on, sum(p.minutes), group_concat(p.id) "
        f"{_LIVE} {_COUNTED} AND p.minutes > 0 AND a.held_on IS NOT NULL "
        f"GROUP BY r.id, a.held_on HAVING sum(p.minutes) > {durations.DAY_MINUTES} "
        "ORDER BY a.held_on, r.id"
    )
    return [
        LongDay(who, name, day, minutes, tuple(sorted(parts.split(","))))
        for who, name, day, minutes, parts in rows
    ]


def too_long(desk: Desk) -> list[Fault]:
    """Minutes beyond how long somebody was there."""
    return _faults(desk, _LASTED, f"{_COUNTED} AND p.minutes > {_LASTED}")


def without_minutes(desk: Desk) -> list[Fault]:
    """No minutes though the times tell them: written before another PC held the activity."""
    return _faults(desk, _LASTED, f"{_COUNTED} AND p.minutes IS NULL AND {_LASTED} > 0")


def disagreeing(desk: Desk) -> list[Fault]:
    """Participations whose entries in the hour account say something else than they do."""
    rows = desk.store.rows(
        "WITH posted AS (SELECT participation AS id, sum(minutes) AS said FROM hour_entry "
        "WHERE participation IS NOT NULL GROUP BY participation), "
        "told AS (SELECT p.id, p.activity, a.title, p.volunteer, CASE WHEN p.minutes > 0 "
        "AND p.removed_at IS NULL AND a.removed_at IS NULL "
        f"AND a.status IN ({_STATES}) THEN p.minutes ELSE 0 END AS worth "
        "FROM participation AS p JOIN activity AS a ON a.id = p.activity) "
        "SELECT t.id, t.activity, t.title, v.name, t.worth, coalesce(s.said, 0) FROM told AS t "
        "JOIN volunteer AS v ON v.id = t.volunteer LEFT JOIN posted AS s ON s.id = t.id "
        "WHERE t.worth <> coalesce(s.said, 0) ORDER BY t.id"
    )
    return [Fault(*row) for row in rows]


def contradicting(desk: Desk) -> list[tuple[str, str, str]]:
    """Activities whose days and times contradict each other: (id, title, what, in words)."""
    rows = desk.store.rows(
        "SELECT id, title, CASE "
        "WHEN ended_at <= started_at THEN '实际结束早于实际开始' "
        "WHEN planned_end <= planned_start THEN '计划结束早于计划开始' "
        f"WHEN status IN ({_STATES}) AND held_on IS NULL THEN '已开展，但没有开展日期' "
        "WHEN held_on <> substr(started_at, 1, 10) THEN '开展日期与实际开始不是同一天' "
        "END AS what FROM activity WHERE removed_at IS NULL AND what IS NOT NULL ORDER BY id"
    )
    return [(row[0], row[1], row[2]) for row in rows]


def _faults(desk: Desk, other: str, test: str) -> list[Fault]:
    rows = desk.store.rows(
        f"SELECT p.id, a.id, a.title, r.name, coalesce(p.minutes, 0), {other} {_LIVE} {test} "
        "ORDER BY p.id"
    )
    return [Fault(*row) for row in rows]
