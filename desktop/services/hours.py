"""Volunteer hours follow participations: credited, reversed, never edited."""

from __future__ import annotations

from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.storage.journal import Group

#: An activity in one of these states has taken place; others credit nothing.
COUNTING = frozenset({"held", "filed"})


def follow_participation(desk: Desk, group: Group, participation_id: RecordId) -> None:
    """Make the hour entries of one participation add up to what it says now.

    Args:
        desk: inside the open action.
        group: that action.
        participation_id: whose hours; one in the trash is worth nothing.
    """
    kind = kind_named("participation")
    participation = desk.records.get(kind, participation_id, removed=True)
    activity_id = participation.reference("activity")
    activity = desk.records.get(kind_named("activity"), activity_id or "", removed=True)
    wanted = _worth(participation, activity)
    standing = _standing(desk, participation_id)
    if [entry.number("minutes") for entry in standing] == ([wanted] if wanted else []):
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
