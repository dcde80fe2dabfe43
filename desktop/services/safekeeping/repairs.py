"""What doctor changes in records: through the journal, as ordinary changes that undo takes back."""

from __future__ import annotations

import json
from collections.abc import Mapping

from desktop.model.fields import FieldType, Value
from desktop.model.kind import Kind
from desktop.model.kinds import ALL
from desktop.services.desk import Desk
from desktop.storage import columns
from desktop.storage.columns import REMOVED
from desktop.storage.integrity.integrity import dangling
from desktop.storage.integrity.integrity_records import Difference, differences
from desktop.storage.journal import Group


def clear_references(desk: Desk) -> set[str]:
    """Set references to records that don't exist empty, where a record may do without.

    Returns:
        The records that were changed.
    """
    with desk.action("repair", "体检：清空指向已不存在记录的引用") as group:
        changed: set[str] = set()
        for table, record_id, column, _ in list(dangling(desk.store)):
            kind = ALL.get(table)
            if kind is None or column not in kind.by_name or kind.by_name[column].required:
                continue
            record = desk.records.get(kind, record_id, removed=True)
            desk.records.update(group, record, {column: None})
            changed.add(record_id)
    return changed


def follow_journal(desk: Desk) -> set[str]:
    """Make records what their journal rows add up to; what has no journal goes to the trash.

    Returns:
        The records that were put right.
    """
    with desk.store.snapshot():
        found = list(differences(desk.store, ALL.values()))
    if not found:
        return set()
    with desk.action("repair", f"体检：按日志改正 {len(found)} 条记录") as group:
        return {one.record_id for one in found if _put_right(desk, group, one)}


def _put_right(desk: Desk, group: Group, one: Difference) -> bool:
    if one.why == "purged":
        return False  # whoever cleared it away may have had to; a technician looks at it
    if one.why == "gone":
        return _bring_back(desk, group, one)
    if one.why == "unknown":
        _adopt_into_trash(desk, group, one)
        return True
    if one.why == "unreadable":
        _empty_unreadable(desk, one)
    record = desk.records.get(one.kind, one.record_id, removed=True)
    wanted = dict.fromkeys(one.stands) | dict(one.told)
    desk.records.update(group, record, _values(one.kind, wanted))
    return True


def _bring_back(desk: Desk, group: Group, one: Difference) -> bool:
    values = columns.complete(one.kind, _values(one.kind, one.told))
    if not one.told or _lacks_parent(desk, one.kind, values):
        return False
    seq = group.add(one.kind.name, one.record_id, "update", {}, dict(one.told), {})
    _insert_row(desk, one, values, seq)
    return True


def _insert_row(desk: Desk, one: Difference, values: Mapping[str, Value], seq: int) -> None:
    """The row without another `insert` in the journal, which has one already."""
    names = ", ".join(f"[{name}]" for name in values)
    stored = [columns.to_column(value) for value in values.values()]
    gone = one.told.get(REMOVED)
    first = desk.store.one(
        "SELECT seq FROM journal WHERE record_id = ? AND action = 'insert'", (one.record_id,)
    )
    versions = json.dumps(dict.fromkeys([*one.told], seq), separators=(",", ":"))
    desk.store.run(
        f"INSERT INTO [{one.kind.name}] (id, revision, revisions, {REMOVED}, {names}) "
        f"VALUES (?, ?, ?, ?, {', '.join('?' * len(stored))})",
        (one.record_id, first or seq, versions, gone, *stored),
    )
    if not gone:
        desk.search.put(one.kind, one.record_id, values)


def _adopt_into_trash(desk: Desk, group: Group, one: Difference) -> None:
    record = desk.records.get(one.kind, one.record_id, removed=True)
    known = columns.known(record.values)
    seq = group.add(one.kind.name, one.record_id, "insert", {}, known, {})
    desk.store.run(
        f"UPDATE [{one.kind.name}] SET revision = ?, revisions = NULL, {REMOVED} = NULL "
        "WHERE id = ?",
        (seq, one.record_id),
    )
    record = desk.records.get(one.kind, one.record_id)
    desk.records.update(group, record, {REMOVED: group.at})


def _empty_unreadable(desk: Desk, one: Difference) -> None:
    names = [f.name for f in one.kind.fields if f.type is FieldType.SET]
    sets = ", ".join(f"[{name}] = NULL" for name in names)
    desk.store.run(f"UPDATE [{one.kind.name}] SET {sets} WHERE id = ?", (one.record_id,))


def _lacks_parent(desk: Desk, kind: Kind, values: Mapping[str, Value]) -> bool:
    parents = [(f.refers_to, values[f.name]) for f in kind.fields if f.refers_to and values[f.name]]
    return any(
        not desk.store.one(f"SELECT 1 FROM [{table}] WHERE id = ?", (str(parent),))
        for table, parent in parents
    )


def _values(kind: Kind, told: Mapping[str, object]) -> dict[str, Value]:
    return {name: columns.from_json(kind.by_name.get(name), value) for name, value in told.items()}
