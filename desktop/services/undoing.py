"""Undo and redo: an action is taken back, or done again, as one step and as ordinary changes.

An undo is itself an action whose `undo_of` names what it took back; a redo is an undo of an undo.
An action that nobody has undone is live. Undo takes the newest live action that does something
(an even number of undos deep), redo the newest live undo (an odd number) with nothing done since.
Nothing is deleted: what was added goes to the trash, hours are reversed, numbers stay used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop import errors
from desktop.model.fields import Value
from desktop.model.ids import GroupId, RecordId
from desktop.model.kind import Kind, Record
from desktop.model.kinds import kind_named
from desktop.services import rules
from desktop.services.desk import Desk
from desktop.storage import columns, journal
from desktop.storage.columns import REMOVED
from desktop.storage.journal import Entry, Group

_DEEP = """
WITH RECURSIVE deep(id, verb, title, undo_of, first_seq, last_seq, depth) AS (
  SELECT id, verb, title, undo_of, first_seq, last_seq, 0
  FROM journal_group WHERE undo_of IS NULL
  UNION ALL
  SELECT g.id, g.verb, g.title, g.undo_of, g.first_seq, g.last_seq, deep.depth + 1
  FROM journal_group AS g JOIN deep ON g.undo_of = deep.id
)
SELECT id, title, verb, first_seq, last_seq, depth FROM deep
WHERE NOT EXISTS (SELECT 1 FROM journal_group AS later WHERE later.undo_of = deep.id)
  AND verb NOT IN ('init', 'pull') AND depth % 2 = ?
ORDER BY first_seq DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Step:
    """What undo or redo would take next.

    Args:
        id: the action.
        title: its words.
        first_seq: its first journal row.
        last_seq: its last.
    """

    id: GroupId
    title: str
    first_seq: int
    last_seq: int


def next_undo(desk: Desk) -> Step | None:
    """What undo would take back now."""
    return _live(desk, parity=0)


def next_redo(desk: Desk) -> Step | None:
    """What redo would do again now; nothing once something else was done."""
    step = _live(desk, parity=1)
    if step is None:
        return None
    newer = desk.store.one(
        "SELECT 1 FROM journal_group WHERE undo_of IS NULL AND first_seq > ? "
        "AND verb NOT IN ('init', 'pull')",
        (step.first_seq,),
    )
    return None if newer else step


def undo(desk: Desk, *, force: bool = False) -> str:
    """Take back the newest live action.

    Args:
        desk: the open station.
        force: also where one of its records was changed again since.

    Returns:
        The words of what was undone.

    Raises:
        errors.NothingToUndo: there is none.
        errors.UndoConflict: it was changed again meanwhile; nothing was done.
    """
    step = next_undo(desk)
    if step is None:
        raise errors.NothingToUndo(verb="撤销")
    return _reverse(desk, step, "undo", force=force)


def redo(desk: Desk, *, force: bool = False) -> str:
    """Do again what the last undo took back; like `undo`."""
    step = next_redo(desk)
    if step is None:
        raise errors.NothingToUndo(verb="重做")
    return _reverse(desk, step, "redo", force=force)


def _live(desk: Desk, *, parity: int) -> Step | None:
    rows = desk.store.rows(_DEEP, (parity,))
    if not rows:
        return None
    group, title, _verb, first, last, _depth = rows[0]
    return Step(GroupId(group), title, first, last)


def _reverse(desk: Desk, step: Step, verb: str, *, force: bool) -> str:
    with desk.action(verb, step.title, undo_of=step.id) as group:
        entries = journal.entries_of(desk.store, step.id)
        if not force:
            _refuse_changed_again(desk, entries)
        touched: dict[tuple[str, RecordId], None] = {}
        for entry in reversed(entries):
            kind = kind_named(entry.kind)
            if kind.insert_only:
                continue  # hours follow their participations
            _take_back(desk, group, kind, entry)
            touched[kind.name, RecordId(entry.record_id)] = None
        for kind_name, record_id in touched:
            rules.follow(desk, group, kind_name, record_id)
    return step.title


def _take_back(desk: Desk, group: Group, kind: Kind, entry: Entry) -> None:
    record = desk.records.get(kind, entry.record_id, removed=True)
    changes: dict[str, Value]
    if entry.action == "insert":
        changes = _uninsert(kind, group)
    else:
        changes = {
            name: columns.from_json(kind.by_name.get(name), entry.before.get(name))
            for name in entry.after
        }
    desk.records.update(group, record, changes, undo_of=entry.seq)


def _uninsert(kind: Kind, group: Group) -> dict[str, Value]:
    if kind.name == "certificate":
        return {"void": True, "void_reason": "撤销打印"}  # a number is never freed
    return {REMOVED: group.at}


def _refuse_changed_again(desk: Desk, entries: list[Entry]) -> None:
    """Compares values, not versions: what was changed and changed back is no conflict."""
    left: dict[str, dict[str, dict[str, object]]] = {}
    for entry in entries:
        of_record = left.setdefault(entry.kind, {}).setdefault(entry.record_id, {})
        if entry.action == "insert":
            of_record.update(dict.fromkeys(kind_named(entry.kind).by_name))
        of_record.update(entry.after)
    changed: list[str] = []
    for kind_name, of_kind in left.items():
        kind = kind_named(kind_name)
        if kind.insert_only:
            continue
        for record in desk.records.get_many(kind, list(of_kind)):
            changed += _changed_since(record, of_kind[record.id])
    if changed:
        shown = "；".join(changed[:3]) + ("……" if len(changed) > 3 else "")
        raise errors.UndoConflict(fields=shown)


def _changed_since(record: Record, left: Mapping[str, object]) -> list[str]:
    labels = []
    for name, value in left.items():
        if name == REMOVED:
            if bool(value) != bool(record.removed_at):
                labels.append("删除状态")
            continue
        field = record.kind.by_name.get(name)
        if field and columns.normal(field, columns.from_json(field, value)) != record.values[name]:
            labels.append(field.label)
    return [f"{record.kind.label}「{record.title}」的{'、'.join(labels)}"] if labels else []
