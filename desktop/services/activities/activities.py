"""Record an activity with who took part, now or weeks later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model import checks, durations
from desktop.model.fields import Value
from desktop.model.ids import RecordId, participation_id
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.names import pinyin
from desktop.services import rules
from desktop.services.activities.hours import COUNTING
from desktop.services.desk import Desk
from desktop.storage import columns, merged
from desktop.storage.columns import REMOVED
from desktop.storage.journal import Group


@dataclass(frozen=True, slots=True)
class Participant:
    """One volunteer at one activity.

    Args:
        volunteer: who.
        source: ``signed`` (sign-in and out), ``sheet`` (paper list) or ``added`` (no list).
        minutes: how long; None takes the time signed, else the activity's own length, once it
            has taken place.
        role: what they did.
        signed_in: ISO local time, for ``signed``.
        signed_out: ISO local time, for ``signed``.
        reason: why there is no list, for ``added``.
    """

    volunteer: RecordId
    source: str = "sheet"
    minutes: int | None = None
    role: str = ""
    signed_in: str = ""
    signed_out: str = ""
    reason: str = ""


def record_activity(
    desk: Desk, typed: Mapping[str, object], participants: Sequence[Participant] = ()
) -> RecordId:
    """Add an activity that was held, with its participants and their hours, as one action.

    Args:
        desk: the open station.
        typed: the activity's fields as typed; status is ``held`` where none is given.
        participants: who took part.

    Returns:
        The activity's id.

    Raises:
        errors.InvalidValues: a value will not do, or somebody was in two places at once.
    """
    kind = kind_named("activity")
    given = checks.parse_values(kind, {"status": "held", **typed})
    values = rules.settle(desk, kind, columns.complete(kind, given))
    if values["held_on"] and str(values["held_on"]) < desk.today().isoformat():
        values["recorded_on"] = values["recorded_on"] or desk.today().isoformat()
    title = f"记录活动「{values['title']}」"
    with desk.action("activity", title) as group:
        activity_id = desk.records.insert(group, kind, values)
        activity = desk.records.get(kind, activity_id)
        arrange_participants(desk, group, activity, participants)
    return activity_id


def set_participants(desk: Desk, activity_id: str, participants: Sequence[Participant]) -> bool:
    """Make the list of who took part be exactly this one; hours follow.

    Args:
        desk: the open station.
        activity_id: which activity.
        participants: everybody who took part; whoever is missing is taken off.

    Returns:
        Whether anything differed.
    """
    activity = desk.records.get(kind_named("activity"), activity_id)
    with desk.action("participants", f"修改活动「{activity.title}」的参与人员") as group:
        before = group.next_seq
        arrange_participants(desk, group, activity, participants)
        return group.next_seq != before


def participants_of(desk: Desk, activity_id: str) -> list[tuple[Record, Record]]:
    """Who took part, as (participation, volunteer), by the pinyin of the name; each person once."""
    found = desk.records.find(kind_named("participation"), activity=activity_id)
    stands = merged.standing_for(desk.store)
    ids = [stands.get(v, v) for v in (str(p.values["volunteer"]) for p in found)]
    people = {str(p.id): p for p in desk.records.get_many(kind_named("volunteer"), ids)}
    pairs = [(p, people[i]) for p, i in zip(found, ids, strict=True)]
    return sorted(pairs, key=lambda pair: pinyin(pair[1].text("name")))


def arrange_participants(
    desk: Desk,
    group: Group,
    activity: Record,
    participants: Sequence[Participant],
    seen: Mapping[str, Record] | None = None,
) -> None:
    """Inside an open action: make the list of who took part be this one.

    Args:
        desk: the open station.
        group: the action.
        activity: whose.
        participants: who took part.
        seen: the participations that list was made from, by volunteer: what others have changed
            since, and whom they have put down or taken off, stays. None makes the list exact.

    Raises:
        errors.EditConflict: another hand changed what this list changes too.
    """
    kind = kind_named("participation")
    standing = _Standing(desk, activity)
    wanted = {standing.person(p.volunteer): p for p in participants}
    for person, participant in wanted.items():
        values = rules.settle(desk, kind, _values(desk, activity, participant))
        record = standing.shown(person)
        if record:
            kept = {**values, "volunteer": record.values["volunteer"], REMOVED: None}
            if seen is not None and participant.volunteer in seen:
                kept = _changed_since(seen[participant.volunteer], record, kept)
            desk.records.update(group, record, kept)
            made = record.id
        else:
            values["volunteer"] = person
            made = participation_id(activity.id, person)
            desk.records.insert(group, kind, values, made)
        rules.follow(desk, group, kind.name, made)
    for record in standing.records:
        person = standing.person(str(record.values["volunteer"]))
        known = seen is None or record.values["volunteer"] in seen
        if person not in wanted and known and not record.removed_at:
            desk.records.update(group, record, {REMOVED: group.at})
            rules.follow(desk, group, kind.name, record.id)


def _changed_since(seen: Record, now: Record, values: Mapping[str, Value]) -> dict[str, Value]:
    """What a form has changed; who was taken off meanwhile comes back only if it has."""
    mine = {n: v for n, v in values.items() if n != REMOVED and v != seen.values.get(n)}
    overtaken = [
        now.kind.field(name).label
        for name, value in mine.items()
        if now.versions[name] != seen.versions[name] and value != now.values[name]
    ]
    if overtaken:
        raise errors.EditConflict(fields="、".join(f"参与人员的{label}" for label in overtaken))
    return {**mine, REMOVED: None} if mine else {}


class _Standing:
    """The participations of an activity there are, told by person, merged people being one.

    Args:
        desk: inside the open action.
        activity: whose.
    """

    def __init__(self, desk: Desk, activity: Record) -> None:
        kind = kind_named("participation")
        self._activity = activity.id
        self._stands = merged.standing_for(desk.store)
        self.records = desk.records.select(kind, "WHERE activity = ?", (activity.id,))
        self._by_id = {record.id: record for record in self.records}
        self._shown = {
            self.person(str(record.values["volunteer"])): record
            for record in desk.records.find(kind, activity=activity.id)
        }

    def person(self, volunteer: str) -> RecordId:
        """Who somebody is now."""
        return RecordId(self._stands.get(volunteer, volunteer))

    def shown(self, person: RecordId) -> Record | None:
        """Their participation: the one that is shown, else their own in the trash."""
        own = self._by_id.get(participation_id(self._activity, person))
        return self._shown.get(person) or own


def _values(desk: Desk, activity: Record, participant: Participant) -> dict[str, Value]:
    typed = {
        "activity": activity.id,
        "volunteer": participant.volunteer,
        "role": participant.role,
        "signed_in": participant.signed_in,
        "signed_out": participant.signed_out,
        "minutes": participant.minutes,
        "source": participant.source,
        "reason": participant.reason,
        "recorder": _clerk_name(desk) if participant.source == "added" else "",
    }
    kind = kind_named("participation")
    values = columns.complete(kind, checks.parse_values(kind, typed))
    if values["minutes"] is None and activity.values["status"] in COUNTING:
        # The same that the hours would fill in; said here, an unchanged list stays unchanged.
        values["minutes"] = durations.presence_minutes(values, activity.values)
    return values


def _clerk_name(desk: Desk) -> str:
    if desk.clerk is None:
        return ""
    return desk.records.get(kind_named("clerk"), desk.clerk, removed=True).text("name")
