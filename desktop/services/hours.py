"""Volunteer hours follow participations: credited, reversed, never edited."""

from __future__ import annotations

from collections.abc import Sequence

from desktop import errors
from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.storage import merged
from desktop.storage.journal import Group

#: An activity in one of these states has taken place; others credit nothing.
COUNTING = frozenset({"held", "filed"})
DAY_MINUTES = 24 * 60

#: Where else somebody was, whoever they were merged with. What overlaps since a merge is not
#: counted and named elsewhere (services/merging.py); it must not stop every later save.
_ELSEWHERE = """
FROM participation AS p JOIN activity AS a ON a.id = p.activity
WHERE p.volunteer IN ({people}) AND p.removed_at IS NULL AND a.removed_at IS NULL
AND p.merged_into IS NULL AND p.overlaps IS NULL AND a.status IN ('held', 'filed')
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
    volunteer = str(participation.values["volunteer"])
    everyone = merged.selves(desk.store, volunteer)
    wanted = _worth(participation, activity)
    if wanted and not _set_aside(desk, participation_id):
        _refuse_two_places(desk, activity, everyone)
    standing = _standing(desk, participation_id)
    said = [(entry.number("minutes"), entry.values["served_on"]) for entry in standing]
    if said != ([(wanted, activity.values["held_on"])] if wanted else []):
        for entry in standing:
            _reverse(desk, group, entry)
        if wanted:
            _refuse_long_day(desk, activity, everyone)
            _credit(desk, group, participation, activity, wanted)
    if len(everyone) > 1:
        merged.refresh_people(desk.store, everyone[:1])


def follow_activity(desk: Desk, group: Group, activity_id: RecordId) -> None:
    """The same for every participation of an activity."""
    for row in desk.store.rows("SELECT id FROM participation WHERE activity = ?", (activity_id,)):
        follow_participation(desk, group, RecordId(row[0]))


def total_minutes(desk: Desk, volunteer_id: str) -> int:
    """A volunteer's credited minutes, those of who was merged into them included."""
    everyone = merged.selves(desk.store, volunteer_id)
    return int(
        desk.store.one(
            "SELECT coalesce(sum(h.minutes), 0) FROM hour_entry AS h "
            f"WHERE h.volunteer IN ({_marks(everyone)}) AND {merged.COUNTED}",
            everyone,
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


def _set_aside(desk: Desk, participation_id: str) -> bool:
    """Whether a merge has left this one uncounted already."""
    found = desk.store.one(
        "SELECT 1 FROM participation WHERE id = ? "
        "AND (merged_into IS NOT NULL OR overlaps IS NOT NULL)",
        (participation_id,),
    )
    return bool(found)


def _refuse_two_places(desk: Desk, activity: Record, everyone: Sequence[str]) -> None:
    """No overlaps (domain.md, Hours)."""
    start, end = activity.values["started_at"], activity.values["ended_at"]
    other = desk.store.one(
        f"SELECT a.title {_ELSEWHERE.format(people=_marks(everyone))} "
        "AND a.id <> ? AND a.started_at < ? AND a.ended_at > ?",
        (*everyone, activity.id, end, start),
    )
    if other:
        name = _name(desk, everyone)
        problem = f"{name} 在同一时间已参加「{other}」，请核对两个活动的起止时间或参与人员。"
        raise errors.InvalidValues(problems=problem)


def _refuse_long_day(desk: Desk, activity: Record, everyone: Sequence[str]) -> None:
    """No more than 24 hours a day (domain.md, Hours)."""
    held_on = activity.values["held_on"]
    day = desk.store.one(
        f"SELECT sum(p.minutes) {_ELSEWHERE.format(people=_marks(everyone))} AND a.held_on = ?",
        (*everyone, held_on),
    )
    if (day or 0) > DAY_MINUTES:
        problem = f"{_name(desk, everyone)} 在 {held_on} 的时长加起来超过 24 小时。"
        raise errors.InvalidValues(problems=problem)


def _name(desk: Desk, everyone: Sequence[str]) -> str:
    return str(desk.store.one("SELECT name FROM volunteer WHERE id = ?", (everyone[0],)))


def _marks(ids: Sequence[str]) -> str:
    return ",".join("?" * len(ids))
