"""Volunteer hours follow participations: credited, reversed, never edited."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from desktop import errors
from desktop.model import durations, hour_account
from desktop.model.fields import Value
from desktop.model.hour_account import Worth
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.locked import is_locked
from desktop.services.activities import accounts, presence
from desktop.services.desk import Desk
from desktop.services.sync import locks
from desktop.storage import journal, merged
from desktop.storage.journal import Group

_PARTICIPATION = kind_named("participation")
#: An activity in one of these states has taken place; others credit nothing.
COUNTING = hour_account.COUNTING
#: What tells a person's span at an activity: of the participation, and of the activity.
_SIGNED = ("signed_in", "signed_out")
_TIMES = ("started_at", "ended_at", "planned_start", "planned_end")


def follow_participation(desk: Desk, group: Group, participation_id: RecordId) -> None:
    """Fill in a participation's minutes where none are known, and make its hour entries say them.

    Args:
        desk: inside the open action.
        group: that action.
        participation_id: whose hours; one in the trash is worth nothing.

    Raises:
        errors.InvalidValues: somebody was in two places at once, longer than it lasted, or over
            24 hours in a day.
    """
    participation = desk.records.get(_PARTICIPATION, participation_id, removed=True)
    activity_id = participation.reference("activity")
    activity = desk.records.get(kind_named("activity"), activity_id or "", removed=True)
    _follow(desk, group, participation, activity)


def follow_activity(
    desk: Desk, group: Group, activity_id: RecordId, *, minutes_stay: bool = False
) -> None:
    """The same for every participation of an activity; who stayed its whole length still does.

    Args:
        desk: inside the open action.
        group: that action.
        activity_id: which.
        minutes_stay: whether the minutes are what the clerk has just said.
    """
    activity = desk.records.get(kind_named("activity"), activity_id, removed=True)
    former = {} if minutes_stay else _former_times(desk, group, activity)
    rows = desk.store.rows("SELECT id FROM participation WHERE activity = ?", (activity_id,))
    for found in desk.records.get_many(_PARTICIPATION, [row[0] for row in rows]):
        whole = former and not _set_in(desk, group, found, ("minutes",))
        now = _stretched(desk, group, found, activity, former) if whole else found
        _follow(desk, group, now, activity)


def follow_pulled(
    desk: Desk, group: Group, participations: Sequence[str], activities: Sequence[str]
) -> None:
    """What pulled participations, activities and entries bring with them; refuses nothing.

    Args:
        desk: inside the pull's transaction.
        group: that pull, its origin set to this PC.
        participations: ids that came, or whose entries came.
        activities: ids that came.
    """
    rows = desk.store.rows(
        "SELECT id FROM participation WHERE activity IN (SELECT value FROM json_each(?))",
        (json.dumps(list(activities)),),
    )
    touched = sorted({*participations, *(row[0] for row in rows)})
    accounts.follow_pulled(desk, group, touched)
    merged.refresh_people(desk.store, merged.unsettled(desk.store, touched))


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


def _follow(desk: Desk, group: Group, participation: Record, activity: Record) -> None:
    everyone = merged.selves(desk.store, str(participation.values["volunteer"]))
    if _untold(desk, participation, activity):
        return
    participation = _filled(desk, group, participation, activity)
    worth = _worth(participation, activity)
    postings = accounts.due(desk, participation.id, worth)
    moved = _set_in(desk, group, participation, _SIGNED) or _set_in(desk, group, activity, _TIMES)
    if worth and (postings or moved) and not _set_aside(desk, participation.id):
        presence.refuse_impossible(desk, participation, activity, everyone)
    if worth and postings:
        presence.refuse_long_day(desk, activity, everyone)
    accounts.post(desk, group, participation, postings)
    if len(everyone) > 1 or merged.overlaps(desk.store, everyone[0]):
        merged.refresh_people(desk.store, everyone[:1])


def _untold(desk: Desk, participation: Record, activity: Record) -> bool:
    """Whether this PC can't read what hours go by: those that have the key keep the account."""
    hidden = any(is_locked(activity.values[name]) for name in ("held_on", "status"))
    return hidden or "minutes" in locks.kept_beside(desk, _PARTICIPATION.name, participation.id)


def _filled(desk: Desk, group: Group, participation: Record, activity: Record) -> Record:
    """With minutes, where they lack and the activity has taken place."""
    if participation.values["minutes"] is not None or not _counts(participation, activity):
        return participation
    minutes = durations.presence_minutes(participation.values, activity.values)
    return _with_minutes(desk, group, participation, minutes) if minutes else participation


def _stretched(
    desk: Desk,
    group: Group,
    participation: Record,
    activity: Record,
    former: Mapping[str, Value],
) -> Record:
    """With the activity's new length, where the minutes were its length before."""
    then = durations.presence_minutes(participation.values, former)
    now = durations.presence_minutes(participation.values, activity.values)
    if now is None or now == then or participation.values["minutes"] != then:
        return participation
    return _with_minutes(desk, group, participation, now)


def _with_minutes(desk: Desk, group: Group, participation: Record, minutes: int) -> Record:
    if minutes > durations.DAY_MINUTES:
        raise errors.InvalidValues(
            problems=f"时长：起止时间之间有 {minutes} 分钟，超过一天；请给每个人写明时长。"
        )
    desk.records.update(group, participation, {"minutes": minutes})
    return desk.records.get(_PARTICIPATION, participation.id, removed=True)


def _former_times(desk: Desk, group: Group, activity: Record) -> Mapping[str, Value]:
    """An activity's fields as they were before this action; empty if its times are the same."""
    if not _set_in(desk, group, activity, _TIMES):
        return {}
    group.flush()
    before: dict[str, Value] = {}
    for entry in journal.history(desk.store, "activity", activity.id):
        if entry.group_id == group.id and entry.action == "update":
            before = {**entry.before, **before}
    return {**activity.values, **before} if before else {}


def _set_in(desk: Desk, group: Group, record: Record, names: Sequence[str]) -> bool:
    """Whether this action has set one of those fields."""
    first = desk.store.one("SELECT first_seq FROM journal_group WHERE id = ?", (group.id,))
    return any(record.versions[name] >= first for name in names)


def _counts(participation: Record, activity: Record) -> bool:
    gone = participation.removed_at or activity.removed_at
    return not gone and activity.values["status"] in COUNTING


def _worth(participation: Record, activity: Record) -> Worth | None:
    if not _counts(participation, activity) or participation.number("minutes") <= 0:
        return None
    return Worth(participation.number("minutes"), activity.text("held_on") or None)


def _set_aside(desk: Desk, participation_id: str) -> bool:
    """Whether a merge has left this one uncounted already."""
    found = desk.store.one(
        "SELECT 1 FROM participation WHERE id = ? "
        "AND (merged_into IS NOT NULL OR overlaps IS NOT NULL)",
        (participation_id,),
    )
    return bool(found)


def _marks(ids: Sequence[str]) -> str:
    return ",".join("?" * len(ids))
