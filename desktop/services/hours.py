"""Volunteer hours follow participations: credited, reversed, never edited."""

from __future__ import annotations

from desktop import errors
from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.storage.journal import Group

#: An activity in one of these states has taken place; others credit nothing.
COUNTING = frozenset({"held", "filed"})
DAY_MINUTES = 24 * 60

_ELSEWHERE = """
FROM participation AS p JOIN activity AS a ON a.id = p.activity
WHERE p.volunteer = ? AND p.removed_at IS NULL AND a.removed_at IS NULL
AND a.status IN ('held', 'filed')
"""


def follow_participation(desk: Desk, group: Group, participation_id: RecordId) -> None:
    """Make the hour entries of one participation add up to what it says now.

    Args:
        desk: inside the open action.
        group: that action.
        participation_id: whose hours; one in the trash is worth nothing.

    Raises:
        errors.InvalidValues: somebody was in two places at once, or over 24 hours in a day.
    """
    kind = kind_named("participation")
    participation = desk.records.get(kind, participation_id, removed=True)
    activity_id = participation.reference("activity")
    activity = desk.records.get(kind_named("activity"), activity_id or "", removed=True)
    wanted = _worth(participation, activity)
    standing = _standing(desk, participation_id)
    if wanted:
        _refuse_two_places(desk, activity, str(participation.values["volunteer"]))
    said = [(entry.number("minutes"), entry.values["served_on"]) for entry in standing]
    if said == ([(wanted, activity.values["held_on"])] if wanted else []):
        return
    for entry in standing:
        _reverse(desk, group, entry)
    if wanted:
        _credit(desk, group, participation, activity, wanted)


def follow_activity(desk: Desk, group: Group, activity_id: RecordId) -> None:
    """The same for every participation of an activity."""
    for row in desk.store.rows("SELECT id FROM participation WHERE activity = ?", (activity_id,)):
        follow_participation(desk, group, RecordId(row[0]))


def total_minutes(desk: Desk, volunteer_id: str) -> int:
    """A volunteer's credited minutes."""
    return int(
        desk.store.one(
            "SELECT coalesce(sum(minutes), 0) FROM hour_entry WHERE volunteer = ?", (volunteer_id,)
        )
    )


def _worth(participation: Record, activity: Record) -> int:
    gone = participation.removed_at or activity.removed_at
    counts = activity.values["status"] in COUNTING
    return 0 if gone or not counts else participation.number("minutes")


def _standing(desk: Desk, participation_id: str) -> list[Record]:
    """The entries of a participation that no reversal has taken back."""
    entries = desk.records.find(kind_named("hour_entry"), participation=participation_id)
    reversed_ids = {entry.values["reverses"] for entry in entries}
    return [e for e in entries if e.id not in reversed_ids and not e.values["reverses"]]


def _reverse(desk: Desk, group: Group, entry: Record) -> None:
    values: dict[str, Value] = {
        "volunteer": entry.values["volunteer"],
        "participation": entry.values["participation"],
        "minutes": -entry.number("minutes"),
        "served_on": entry.values["served_on"],
        "reverses": entry.id,
        "reason": "参与记录有改动，冲销",
    }
    desk.records.insert(group, entry.kind, values)


def _credit(
    desk: Desk, group: Group, participation: Record, activity: Record, minutes: int
) -> None:
    values: dict[str, Value] = {
        "volunteer": participation.values["volunteer"],
        "participation": participation.id,
        "minutes": minutes,
        "served_on": activity.values["held_on"],
    }
    desk.records.insert(group, kind_named("hour_entry"), values)


def _refuse_two_places(desk: Desk, activity: Record, volunteer: str) -> None:
    """No overlaps, and no more than 24 hours a day (domain.md, Hours)."""
    name = desk.store.one("SELECT name FROM volunteer WHERE id = ?", (volunteer,))
    start, end = activity.values["started_at"], activity.values["ended_at"]
    other = desk.store.one(
        f"SELECT a.title {_ELSEWHERE} AND a.id <> ? AND a.started_at < ? AND a.ended_at > ?",
        (volunteer, activity.id, end, start),
    )
    if other:
        problem = f"{name} 在同一时间已参加「{other}」，请核对两个活动的起止时间或参与人员。"
        raise errors.InvalidValues(problems=problem)
    held_on = activity.values["held_on"]
    day = desk.store.one(
        f"SELECT sum(p.minutes) {_ELSEWHERE} AND a.held_on = ?", (volunteer, held_on)
    )
    if (day or 0) > DAY_MINUTES:
        raise errors.InvalidValues(problems=f"{name} 在 {held_on} 的时长加起来超过 24 小时。")
