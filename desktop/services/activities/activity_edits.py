"""Later edits of an activity: its facts with who took part, and the order of its photos."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop import errors
from desktop.model import checks
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services import records, rules
from desktop.services.activities import activities, hours
from desktop.services.activities.activities import Participant
from desktop.services.desk import Desk
from desktop.services.sync import locks


def revise_activity(
    desk: Desk,
    activity_id: str,
    typed: Mapping[str, object],
    participants: Sequence[Participant],
    bases: Mapping[str, int] | None = None,
    seen: Mapping[str, Record] | None = None,
) -> bool:
    """Change an activity's facts and its participants as one action: all of it or nothing.

    Args:
        desk: the open station.
        activity_id: which.
        typed: the fields to set; empty text clears.
        participants: everybody who took part; whoever is missing is taken off.
        bases: per field the version the clerk's form showed; a field changed since is refused.
        seen: the participations that form showed, by volunteer; whoever came since stays.

    Returns:
        Whether anything differed.

    Raises:
        errors.EditConflict: another hand changed one of these fields meanwhile.
        errors.InvalidValues: a value will not do, or somebody was in two places at once.
    """
    kind = kind_named("activity")
    changes = checks.parse_values(kind, typed)
    with desk.action("edit", "") as group:
        before = group.next_seq
        record = desk.records.get(kind, activity_id)
        locks.refuse(desk, record, changes)
        records.refuse_overtaken(record, changes, bases or {})
        settled = rules.settle(desk, kind, {**record.values, **changes})
        differing = {n: v for n, v in settled.items() if v != record.values.get(n)}
        changed = desk.records.update(group, record, differing, bases)
        activity = desk.records.get(kind, activity_id)
        # The people first: their old minutes may not fit the new times, the new ones do.
        activities.arrange_participants(desk, group, activity, participants, seen)
        if changed:
            hours.follow_activity(desk, group, record.id, minutes_stay=True)
        group.rename(f"修改活动「{activity.title}」")
        return group.next_seq != before


def order_photos(desk: Desk, activity_id: str, photo_ids: Sequence[str]) -> bool:
    """Put the photos of an activity in this order, as one action.

    Args:
        desk: the open station.
        activity_id: whose photos.
        photo_ids: all or some of them, first to last; those not named keep their places behind.

    Returns:
        Whether anything moved.
    """
    photo = kind_named("photo")
    standing = {record.id: record for record in desk.records.find(photo, activity=activity_id)}
    named = [standing[i] for i in standing if i in set(photo_ids)]
    named.sort(key=lambda record: list(photo_ids).index(record.id))
    rest = [record for record in standing.values() if record not in named]
    rest.sort(key=lambda record: record.number("position"))
    activity = desk.records.get(kind_named("activity"), activity_id)
    with desk.action("edit", f"调整活动「{activity.title}」的照片顺序") as group:
        moved = [
            desk.records.update(group, record, {"position": place})
            for place, record in enumerate((*named, *rest), start=1)
        ]
    return any(moved)


def make_cover(desk: Desk, photo_id: str) -> bool:
    """Let a photo be the first of its activity, which is the one that stands for it.

    Returns:
        Whether anything moved.

    Raises:
        errors.NotFound: there is none.
        errors.InvalidValues: it is of no activity.
    """
    activity = desk.records.get(kind_named("photo"), photo_id).text("activity")
    if not activity:
        raise errors.InvalidValues(problems="这张照片不属于哪个活动，没有封面可设。")
    return order_photos(desk, activity, [photo_id])
