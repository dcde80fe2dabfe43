"""What goes to the trash with a record, and comes back with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from desktop import errors
from desktop.model.kind import Kind, Record
from desktop.model.kinds import kind_named, references_to
from desktop.services.desk import Desk
from desktop.storage import journal
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


def gone_together(desk: Desk, record: Record) -> list[Record]:
    """What went to the trash in the same action as a record that lies there, and belongs to it."""
    seq = record.versions[REMOVED]
    rows = desk.store.rows("SELECT group_id FROM journal WHERE seq = ?", (seq,))
    if not rows:
        return []
    entries = [e for e in journal.entries_of(desk.store, rows[0][0]) if e.after.get(REMOVED)]
    found = []
    for kind, ids in _by_kind(entries).items():
        wanted = {child.name: field for child, field in _owned(record.kind)}
        for other in desk.records.get_many(kind_named(kind), list(ids)):
            together = other.versions[REMOVED] == ids[other.id] and other.removed_at
            belongs = kind in wanted and other.values[wanted[kind]] == record.id
            if together and other.id != record.id and (belongs or _merged(desk, other, record)):
                found.append(other)
    return found


def refuse_orphan(desk: Desk, record: Record) -> None:
    """Stop a record from coming back while what it belongs to lies in the trash.

    Raises:
        errors.InvalidValues: naming it.
    """
    for field in record.kind.fields:
        if not (field.fixed and field.refers_to and record.values[field.name]):
            continue
        owner = kind_named(field.refers_to)
        found = desk.records.get_many(owner, [record.text(field.name)])
        if found and found[0].removed_at:
            name = f"{owner.label}「{found[0].title}」"
            problem = f"它所属的{name}也在回收站里，请先恢复{name}。"
            raise errors.InvalidValues(problems=problem)


def _owned(kind: Kind) -> list[tuple[Kind, str]]:
    return [
        (child, field.name)
        for child, field in references_to(kind)
        if field.fixed and not (child.insert_only or child.kept_by_verb)
    ]


def _pointing(desk: Desk, child: Kind, field: str, ids: Sequence[str]) -> list[Record]:
    return desk.records.select(
        child,
        f"WHERE [{field}] IN (SELECT value FROM json_each(?)) AND {REMOVED} IS NULL ORDER BY id",
        (json.dumps(list(ids)),),
    )


def _by_kind(entries: Iterable[journal.Entry]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for entry in entries:
        found.setdefault(entry.kind, {})[entry.record_id] = entry.seq
    return found


def _merged(desk: Desk, other: Record, record: Record) -> bool:
    """Whether another person was merged into this one, or belongs to such a one."""
    if record.kind.name != "volunteer":
        return False
    person = other.id if other.kind is record.kind else other.values.get("volunteer")
    found = desk.store.one("SELECT merged_into FROM volunteer WHERE id = ?", (person,))
    return bool(found == record.id)
