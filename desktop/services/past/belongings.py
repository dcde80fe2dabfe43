"""What goes to the trash with a record, and comes back with it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence

from desktop import errors
from desktop.model.kind import Kind, Record
from desktop.model.kinds import kind_named, references_to
from desktop.services.desk import Desk
from desktop.storage.columns import REMOVED
from desktop.storage.records import Edit


def children_of(desk: Desk, kind: Kind, ids: Sequence[str]) -> list[Record]:
    """The live records that belong to some records and mean nothing without them.

    Entries of the hour account and certificates belong to nobody: they stay.
    """
    found: dict[str, Record] = {}
    for child, field in _owned(kind):
        for record in _pointing(desk, child, field, ids):
            found[record.id] = record
    if kind.merges and kind.name == "volunteer":
        for record in _pointing(desk, kind, "merged_into", ids):
            found[record.id] = record
            found |= {r.id: r for r in children_of(desk, kind, [record.id])}
    return list(found.values())


def removals(desk: Desk, kind: Kind, records: Sequence[Record], at: str) -> list[Edit]:
    """The edits that put records and what belongs to them into the trash."""
    named = {record.id for record in records}
    children = children_of(desk, kind, [record.id for record in records])
    return [Edit(r, {REMOVED: at}) for r in (*records, *(c for c in children if c.id not in named))]


def gone_together(desk: Desk, kind: Kind, records: Sequence[Record]) -> list[Record]:
    """What went to the trash in the same actions as records that lie there, and belongs to them.

    Args:
        desk: the open station.
        kind: of the records.
        records: in the trash.
    """
    actions = _actions(desk, records)
    went = {str(record.id): actions.get(record.versions[REMOVED], "") for record in records}
    found = _along(desk, kind, went)
    if kind.name == "volunteer":
        stands = _merged_into(desk, list(went))
        merged = {one: went[root] for one, root in stands.items()}
        people = desk.records.get_many(kind, list(merged))
        found += _of_their_actions(desk, people, {str(r.id): merged[r.id] for r in people})
        found += _along(desk, kind, merged)
    return [record for record in {r.id: r for r in found}.values() if record.id not in went]


def refuse_orphan(desk: Desk, record: Record, coming: Collection[str] = ()) -> None:
    """Stop a record from coming back while what it belongs to lies in the trash.

    Args:
        desk: the open station.
        record: in the trash.
        coming: ids of what comes back with it.

    Raises:
        errors.InvalidValues: naming it.
    """
    for field in record.kind.fields:
        if not (field.fixed and field.refers_to and record.values[field.name]):
            continue
        owner = kind_named(field.refers_to)
        found = desk.records.get_many(owner, [record.text(field.name)])
        if found and found[0].removed_at and found[0].id not in coming:
            name = f"{owner.label}「{found[0].title}」"
            problem = f"它所属的{name}也在回收站里，请先恢复{name}。"
            raise errors.InvalidValues(problems=problem)


def _owned(kind: Kind) -> list[tuple[Kind, str]]:
    return [
        (child, field.name)
        for child, field in references_to(kind)
        if field.fixed and not (child.insert_only or child.kept_by_verb)
    ]


def _pointing(
    desk: Desk, child: Kind, field: str, ids: Sequence[str], *, gone: bool = False
) -> list[Record]:
    lies = f"{REMOVED} IS {'NOT ' if gone else ''}NULL"
    return desk.records.select(
        child,
        f"WHERE [{field}] IN (SELECT value FROM json_each(?)) AND {lies} ORDER BY id",
        (json.dumps(list(ids)),),
    )


def _along(desk: Desk, kind: Kind, went: Mapping[str, str]) -> list[Record]:
    """What belongs to records of a kind and went in the same action, told by their ids."""
    found: list[Record] = []
    for child, field in _owned(kind):
        lying = _pointing(desk, child, field, list(went), gone=True)
        found += _of_their_actions(desk, lying, {str(r.id): went[r.text(field)] for r in lying})
    return found


def _of_their_actions(
    desk: Desk, lying: Sequence[Record], expected: Mapping[str, str]
) -> list[Record]:
    """Of some records those that the expected action put into the trash."""
    actions = _actions(desk, lying)
    return [
        one
        for one in lying
        if one.removed_at and expected[one.id] == actions.get(one.versions[REMOVED])
    ]


def _actions(desk: Desk, records: Sequence[Record]) -> dict[int, str]:
    """The journal rows by which records went to the trash, with their actions."""
    rows = desk.store.rows(
        "SELECT seq, group_id FROM journal WHERE seq IN (SELECT value FROM json_each(?))",
        (json.dumps([record.versions[REMOVED] for record in records]),),
    )
    return dict(rows)


def _merged_into(desk: Desk, people: Sequence[str]) -> dict[str, str]:
    """Who was merged into some people, with whom."""
    rows = desk.store.rows(
        "SELECT id, merged_into FROM volunteer "
        "WHERE merged_into IN (SELECT value FROM json_each(?))",
        (json.dumps(list(people)),),
    )
    return dict(rows)
