"""Two records that turn out to be one person: merged by aliases, so that they can be parted again.

The merge writes who stands for whom, for the person and for each of their participations
(sync.md rule 11), and the few values the survivor takes over; nothing is moved or deleted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model.fields import Value
from desktop.model.ids import RecordId, participation_id
from desktop.model.kind import Kind, Record
from desktop.model.kinds import kind_named
from desktop.model.locked import is_locked
from desktop.services import rules
from desktop.services.desk import Desk
from desktop.services.roster import duplicates
from desktop.services.roster.aliases import current_id
from desktop.storage import merged
from desktop.storage.columns import REMOVED
from desktop.storage.journal import Group

_VOLUNTEER, _ALIAS = kind_named("volunteer"), kind_named("alias")
#: Sealed for its own record, a value opens in no other.
_NO_KEY = "它加密着，本机没有钥匙，配对以后请再核对"


@dataclass(frozen=True, slots=True)
class Overlap:
    """Hours that since a merge would count twice, and don't until one of the two is taken off.

    Args:
        volunteer: who stands for the person.
        name: their name.
        counted: the participation whose hours count.
        uncounted: the one whose hours don't; deleting either settles it.
        sentence: what overlaps, in words.
    """

    volunteer: RecordId
    name: str
    counted: RecordId
    uncounted: RecordId
    sentence: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did.

    Args:
        survivor: who stands for both now.
        taken: labels of the fields taken over from the other.
        left: what was not taken over because it contradicts, in words.
        overlaps: hours that need attention.
    """

    survivor: RecordId
    taken: tuple[str, ...]
    left: tuple[str, ...]
    overlaps: tuple[Overlap, ...]


def merge(
    desk: Desk, kind_name: str, survivor: str, loser: str, take: Sequence[str] = ()
) -> Merged:
    """Make one person of two, as one action.

    Args:
        desk: the open station.
        kind_name: ``volunteer``.
        survivor: who stays.
        loser: who is found under the survivor from now on.
        take: fields whose value comes from the loser; empty ones are filled anyway.

    Raises:
        errors.ReadOnlyKind: another kind.
        errors.NotFound: one of them is not there.
        errors.InvalidValues: they are one already, or a value taken contradicts the rest.
    """
    kind = _mergeable(kind_name)
    for name in take:
        kind.field(name)
    with desk.action("merge", "") as group:
        stays = desk.records.get(kind, current_id(desk, kind, survivor))
        goes = desk.records.get(kind, current_id(desk, kind, loser))
        if stays.id == goes.id:
            raise errors.InvalidValues(problems=f"「{stays.title}」：这两条已经是同一个人。")
        changes, left = _taken_over(desk, stays, goes, take)
        desk.records.update(group, stays, changes)
        duplicates.forget_apart(desk, group, kind, stays.id, goes.id)
        _alias_participations(desk, group, stays.id, goes.id)
        made = _alias(desk, group, kind.name, goes.id, stays.id)
        rules.follow(desk, group, _ALIAS.name, made)
        group.rename(f"把{kind.label}「{goes.title}」并入「{stays.title}」")
    taken = tuple(kind.field(name).label for name in changes)
    return Merged(stays.id, taken, left, tuple(overlaps(desk, stays.id)))


def unmerge(desk: Desk, kind_name: str, loser: str) -> RecordId:
    """Part again what was merged, as one action.

    Values that were taken over stay where they are; hours and participations go back by themselves.

    Args:
        desk: the open station.
        kind_name: ``volunteer``.
        loser: who was merged into somebody.

    Returns:
        Who they were merged into.

    Raises:
        errors.InvalidValues: they were not.
    """
    kind = _mergeable(kind_name)
    with desk.action("unmerge", "") as group:
        record = desk.records.get(kind, loser, removed=True)
        made = desk.records.find(_ALIAS, of_kind=kind.name, loser=record.id)
        if not made:
            raise errors.InvalidValues(problems=f"「{record.title}」没有被并入别人。")
        parts = _aliases_of_participations(desk, made)
        desk.records.update_many(group, [*parts, *made], {REMOVED: group.at})
        rules.follow_all(desk, group, made)
        survivor = RecordId(made[0].text("survivor"))
        other = desk.records.get(kind, survivor, removed=True).title
        group.rename(f"取消把{kind.label}「{record.title}」并入「{other}」")
    return survivor


def merged_into(desk: Desk, volunteer: str) -> list[Record]:
    """Everybody who was merged into a person, whatever chain led there."""
    others = merged.selves(desk.store, volunteer)[1:]
    return desk.records.get_many(_VOLUNTEER, others)


def overlaps(desk: Desk, volunteer: str = "") -> list[Overlap]:
    """What needs attention since merges: hours that are not counted because they would count twice.

    Args:
        desk: the open station.
        volunteer: only of this person; of everybody where empty.
    """
    everyone = merged.selves(desk.store, volunteer) if volunteer else []
    test = "AND p.volunteer IN (SELECT value FROM json_each(?))" if volunteer else ""
    rows = desk.store.rows(
        "SELECT coalesce(v.merged_into, v.id), r.name, p.id, coalesce(p.merged_into, p.overlaps), "
        "a.title, coalesce(p.minutes, 0), b.title, coalesce(q.minutes, 0) "
        "FROM participation AS p JOIN volunteer AS v ON v.id = p.volunteer "
        "JOIN volunteer AS r ON r.id = coalesce(v.merged_into, v.id) "
        "JOIN activity AS a ON a.id = p.activity "
        "JOIN participation AS q ON q.id = coalesce(p.merged_into, p.overlaps) "
        "JOIN activity AS b ON b.id = q.activity "
        "WHERE (p.merged_into IS NOT NULL OR p.overlaps IS NOT NULL) "
        "AND p.minutes > 0 AND a.status IN ('held', 'filed') AND r.removed_at IS NULL "
        f"{test} ORDER BY r.name, p.id",
        [json.dumps(everyone)] if volunteer else [],
    )
    return [
        Overlap(RecordId(who), name, RecordId(counts), RecordId(part), _overlapping(name, *told))
        for who, name, part, counts, *told in rows
    ]


def _overlapping(name: str, title: str, minutes: int, other: str, counted: int) -> str:
    if title == other:
        return (
            f"「{name}」在活动「{title}」有两份参与记录（{counted} 分钟和 {minutes} 分钟），"
            f"只计 {counted} 分钟，请核对后删去一份。"
        )
    return (
        f"「{name}」的活动「{title}」（{minutes} 分钟）与「{other}」时间重叠，"
        "暂不计入时长，请核对后删去一份参与记录或更正时间。"
    )


def _mergeable(kind_name: str) -> Kind:
    kind = kind_named(kind_name)
    if kind is not _VOLUNTEER:
        raise errors.ReadOnlyKind(label=kind.label, advice_text="只有志愿者可以合并。")
    return kind


def _taken_over(
    desk: Desk, stays: Record, goes: Record, take: Sequence[str]
) -> tuple[dict[str, Value], tuple[str, ...]]:
    """What the survivor takes over: what was chosen, and what they lack where it fits."""
    if sealed := [stays.kind.field(n).label for n in take if is_locked(goes.values[n])]:
        raise errors.InvalidValues(problems=f"{'、'.join(sealed)}：{_NO_KEY}。")
    values = dict(stays.values) | {name: goes.values[name] for name in take}
    settled = rules.settle(desk, stays.kind, values)
    left = []
    for name in _lacking(settled, goes):
        value = goes.values[name]
        if is_locked(value):
            left.append(f"{stays.kind.field(name).label}没有带过来：{_NO_KEY}。")
            continue
        if settled[name] not in (None, (), False):
            continue  # another field has told it meanwhile, as a number tells the birth date
        try:
            settled = rules.settle(desk, stays.kind, {**settled, name: value})
        except errors.InvalidValues as error:
            label = stays.kind.field(name).label
            left.append(f"{label}没有带过来：{error.facts['problems']}")
    changes = {n: v for n, v in settled.items() if v != stays.values[n]}
    return changes, tuple(left)


def _lacking(values: Mapping[str, Value], goes: Record) -> list[str]:
    """Fields the survivor lacks and the loser has; a refusal of photos is never lost."""
    empty = [
        field.name
        for field in goes.kind.fields
        if values[field.name] in (None, ()) and goes.values[field.name] not in (None, ())
    ]
    refusal = ["no_photo"] if goes.flag("no_photo") and not values["no_photo"] else []
    return empty + refusal


def _alias_participations(desk: Desk, group: Group, survivor: str, loser: str) -> None:
    for activity in _activities_of(desk, merged.selves(desk.store, loser)):
        mine, theirs = (participation_id(activity, person) for person in (loser, survivor))
        _alias(desk, group, "participation", mine, theirs)


def _activities_of(desk: Desk, people: Sequence[str]) -> list[str]:
    rows = desk.store.rows(
        "SELECT DISTINCT activity FROM participation "
        "WHERE volunteer IN (SELECT value FROM json_each(?)) ORDER BY activity",
        (json.dumps(list(people)),),
    )
    return [row[0] for row in rows]


def _aliases_of_participations(desk: Desk, made: Sequence[Record]) -> list[Record]:
    found: list[Record] = []
    for alias in made:
        loser, survivor = alias.text("loser"), alias.text("survivor")
        for activity in _activities_of(desk, [loser, *_below(desk, loser)]):
            found += desk.records.find(
                _ALIAS,
                of_kind="participation",
                loser=participation_id(activity, loser),
                survivor=participation_id(activity, survivor),
            )
    return found


def _below(desk: Desk, person: str) -> list[str]:
    """Everybody merged into somebody who was then merged on."""
    rows = desk.store.rows(
        "WITH RECURSIVE below(id) AS (SELECT loser FROM alias WHERE survivor = ?1 "
        "AND of_kind = 'volunteer' AND removed_at IS NULL UNION SELECT a.loser FROM alias AS a "
        "JOIN below ON a.survivor = below.id WHERE a.of_kind = 'volunteer' "
        "AND a.removed_at IS NULL) SELECT id FROM below",
        (person,),
    )
    return [row[0] for row in rows]


def _alias(desk: Desk, group: Group, of_kind: str, loser: str, survivor: str) -> RecordId:
    values: dict[str, Value] = {"of_kind": of_kind, "loser": loser, "survivor": survivor}
    return desk.records.insert(group, _ALIAS, values)
