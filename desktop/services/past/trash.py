"""The trash: what lies in it and for how long, back out of it, and out of it for good."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.model.fields import Field
from desktop.model.ids import RecordId
from desktop.model.kind import Kind, Record
from desktop.model.kinds import ALL, kind_named, references_to
from desktop.model.progress import CancelAsked, Progress, let_go, never, silent
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.naming import Names
from desktop.services.past.trash_days import KEPT_DAYS, DaysSeen, calendar_days, days_seen, see_day
from desktop.storage import homes
from desktop.storage.columns import REMOVED
from desktop.storage.merged import standing_for
from desktop.storage.purging import purge

#: Kinds of which nothing is ever thrown away, or not by a clerk.
_KINDS = tuple(
    kind
    for kind in ALL.values()
    if not (kind.insert_only or kind.kept_by_verb or kind.name == "station")
)


@dataclass(frozen=True, slots=True)
class Thrown:
    """Something in the trash.

    Args:
        kind: what it is.
        id: which.
        title: what it is called, with what it belonged to.
        removed_at: when, local time.
        clerk: who, by name.
        days_left: how many days at least it is kept yet.
        along: how many records went with it and come back with it.
    """

    kind: Kind
    id: RecordId
    title: str
    removed_at: str
    clerk: str
    days_left: int
    along: int


@dataclass(frozen=True, slots=True)
class _Lying:
    record: Record
    seq: int
    group: str
    at: str
    clerk: str

    def age(self, desk: Desk, days: DaysSeen) -> int:
        """Days in the trash: by the date and by the days the station has seen, the fewer."""
        return max(min(calendar_days(desk, self.at), days.since(self.seq)), 0)


def list_trash(desk: Desk, kind_name: str = "") -> list[Thrown]:
    """What lies in the trash, thrown away last first; what went along is not listed by itself.

    Args:
        desk: the open station.
        kind_name: only records of this kind; of every kind where empty.
    """
    kinds = [kind_named(kind_name)] if kind_name else _KINDS
    lying = {one.record.id: one for kind in _KINDS for one in _lying(desk, kind)}
    stands = standing_for(desk.store)
    owners = {i: owner for i, one in lying.items() if (owner := _owner(one, lying, stands))}
    along: dict[str, int] = {}
    for owner in owners.values():
        along[owner] = along.get(owner, 0) + 1
    days, called = days_seen(desk), Names(desk)
    shown = [one for i, one in lying.items() if i not in owners and one.record.kind in kinds]
    shown.sort(key=lambda one: (-one.seq, one.record.id))
    lying.clear()
    return [
        Thrown(
            kind=one.record.kind,
            id=one.record.id,
            title=called.of(one.record),
            removed_at=one.at,
            clerk=one.clerk,
            days_left=max(KEPT_DAYS - one.age(desk, days), 0),
            along=along.get(one.record.id, 0),
        )
        for part in let_go(shown)
        for one in part
    ]


def restore(desk: Desk, kind_name: str, ids: Sequence[str]) -> int:
    """Take records of a kind out of the trash with what went along; gives how many came back."""
    return records.restore(desk, kind_name, ids)


def restore_all(
    desk: Desk,
    chosen: Mapping[str, Sequence[str]],
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> int:
    """The same for records of any kinds, as one action.

    Args:
        desk: the open station.
        chosen: kind to ids.
        progress: records changed, records in all.
        cancelled: asked meanwhile; nothing is kept then.

    Returns:
        How many came back, not counting what came along.

    Raises:
        errors.Cancelled: the clerk cancelled.
    """
    return records.restore_all(desk, chosen, progress, cancelled)


def empty(desk: Desk) -> int:
    """Clear away for good what has lain its days and nothing refers to; gives how many records.

    Ran at every start. Their history is erased too, pictures nobody shows any more are given up,
    and the journal keeps that it happened. It can't be undone.
    """
    days = see_day(desk)
    if not any(_due(desk, days)):
        return 0
    with desk.action("purge", "") as group:
        victims = _purgeable(desk, days)
        count = purge(desk.store, group, victims)
        group.rename(f"回收站到期清除 {count} 条")
    return count


def _due(desk: Desk, days: DaysSeen) -> Iterator[_Lying]:
    for kind in _KINDS:
        if kind.name == "clerk":
            continue  # the history names who did what
        for part in let_go(_lying(desk, kind)):
            yield from (one for one in part if one.age(desk, days) >= KEPT_DAYS)


def _purgeable(desk: Desk, days: DaysSeen) -> dict[str, list[str]]:
    """What is due and referred to by nothing that stays: found by leaving out what is not so."""
    victims: dict[str, set[str]] = {}
    for one in _due(desk, days):
        victims.setdefault(one.record.kind.name, set()).add(one.record.id)
    kept = True
    while kept:
        kept = False
        for name in list(victims):
            needed = _needed(desk, kind_named(name), victims)
            victims[name] -= needed
            kept = kept or bool(needed)
    pointless = _pointless_aliases(desk, victims.get("volunteer", set()))
    victims.setdefault("alias", set()).update(pointless)
    return {name: sorted(ids) for name, ids in victims.items() if ids}


def _pointless_aliases(desk: Desk, people: set[str]) -> list[str]:
    """Merges into people who go: nobody is left to be found under them."""
    rows = desk.store.rows(
        "SELECT id FROM alias WHERE of_kind = 'volunteer' "
        "AND survivor IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(people)),),
    )
    return [row[0] for row in rows]


def _needed(desk: Desk, kind: Kind, victims: dict[str, set[str]]) -> set[str]:
    """Of a kind's victims those that something else refers to."""
    mine = victims[kind.name]
    needed: set[str] = set()
    referring = [(other.name, field.name) for other, field in references_to(kind)]
    if kind.merges:
        referring.append((kind.name, "merged_into"))
    for other, field in referring:
        rows = desk.store.rows(
            f"SELECT [{field}], id FROM [{other}] "
            f"WHERE [{field}] IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(mine)),),
        )
        needed |= {to for to, by in rows if by not in victims.get(other, ())}
    return needed


def _lying(desk: Desk, kind: Kind) -> list[_Lying]:
    # What town or county took back lies in no trash of ours.
    above = homes.published(desk.store, kind.name)
    thrown = desk.records.select(kind, f"WHERE {REMOVED} IS NOT NULL ORDER BY id")
    found = [record for record in thrown if record.id not in above]
    told = _removals(desk, [record.versions[REMOVED] for record in found])
    unknown = ("", "", "")
    return [
        _Lying(record, record.versions[REMOVED], *told.get(record.versions[REMOVED], unknown))
        for record in found
    ]


def _removals(desk: Desk, rows: Sequence[int]) -> dict[int, tuple[str, str, str]]:
    """Per journal row its action, time and clerk's name."""
    found = desk.store.rows(
        "SELECT j.seq, j.group_id, j.at, coalesce(c.name, '程序') FROM journal AS j "
        "LEFT JOIN clerk AS c ON c.id = j.clerk "
        "WHERE j.seq IN (SELECT value FROM json_each(?))",
        (json.dumps(list(rows)),),
    )
    return {row[0]: (row[1], row[2], row[3]) for row in found}


def _owner(one: _Lying, lying: dict[RecordId, _Lying], stands: dict[str, str]) -> RecordId | None:
    """What a record went to the trash along with."""
    record = one.record
    owners = [record.text(field.name) for field in record.kind.fields if _belongs(field)]
    if record.kind.name == "volunteer":
        owners.append(stands.get(record.id, ""))
    for owner_id in owners:
        owner = lying.get(RecordId(owner_id))
        if owner is not None and owner.group == one.group:
            return owner.record.id
    return None


def _belongs(field: Field) -> bool:
    return bool(field.fixed and field.refers_to)
