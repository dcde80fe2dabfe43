"""What became of a record: who changed it, when, from what to what; back to any of its states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop import errors
from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kind import Kind, Record
from desktop.model.kinds import kind_named
from desktop.services import rules
from desktop.services.desk import Desk
from desktop.services.naming import Names, called
from desktop.services.past import belongings
from desktop.services.past.origins import Origins
from desktop.services.records import refuse_changing, shown_private
from desktop.services.sync import published
from desktop.storage import columns, journal
from desktop.storage.columns import REMOVED
from desktop.storage.integrity.integrity_records import PURGE
from desktop.storage.journal import Entry
from desktop.storage.records import Edit

#: What a line says of a record whose content was erased.
CLEARED = "清除"
#: What it says of one that was changed.
CHANGED = "修改"


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change of one record, in words.

    Args:
        seq: the journal row, which `go_back` takes.
        at: local time.
        clerk: who, by name; where it came from another PC, the town or the county, that too.
        verb: 新增, 修改, 删除, 恢复 or 清除.
        changes: (field label, from, to); private values masked.
        undone: whether this line undid another.
        what: which record, where a history tells of several; else empty.
        kind: the kind of record.
        record_id: the record.
    """

    seq: int
    at: str
    clerk: str
    verb: str
    changes: tuple[tuple[str, str, str], ...]
    undone: bool
    what: str = ""
    kind: str = ""
    record_id: str = ""


def history(desk: Desk, kind_name: str, record_id: str) -> list[HistoryLine]:
    """Who changed a record, when, from what to what; oldest first.

    Raises:
        errors.NotFound: nothing of that id was ever here.
    """
    kind = kind_named(kind_name)
    entries = journal.history(desk.store, kind.name, record_id)
    if not entries:
        raise errors.NotFound(label=kind.label, id=record_id)
    told = _Told(desk)
    return [told.line(kind, entry) for entry in entries]


def of_activity(desk: Desk, activity_id: str) -> list[HistoryLine]:
    """The history of an activity, of who took part, of its photos and answers; oldest first.

    Raises:
        errors.NotFound: nothing of that id was ever here.
    """
    lines = history(desk, "activity", activity_id)
    told = _Told(desk)
    for kind_name in ("participation", "photo"):
        kind = kind_named(kind_name)
        for record in desk.records.select(kind, "WHERE activity = ?", (activity_id,)):
            what = _called(desk, record)
            entries = journal.history(desk.store, kind.name, record.id)
            lines += [told.line(kind, entry, what) for entry in entries]
    lines += _answers(desk, told, activity_id)
    return sorted(lines, key=lambda line: line.seq)


def state_at(desk: Desk, kind_name: str, record_id: str, seq: int) -> dict[str, Value]:
    """Every field of a record as it stood after one of its journal rows, `removed_at` too.

    Raises:
        errors.NotFound: the row is none of this record's.
        errors.NotUndoable: the row's content was erased.
    """
    kind = kind_named(kind_name)
    entries = [e for e in journal.history(desk.store, kind.name, record_id) if e.seq <= seq]
    if not entries or entries[-1].seq != seq:
        raise errors.NotFound(label=f"{kind.label}的历史", id=seq)
    if any(not entry.after for entry in entries):
        advice = "这条记录的历史内容已依法或按期清除，不能回到那时。"
        raise errors.NotUndoable(verb="恢复", title=f"{kind.label}的历史", advice_text=advice)
    told: dict[str, object] = {}
    for entry in entries:
        told.update(entry.after)
    values = {f.name: columns.from_json(f, told.get(f.name)) for f in kind.fields}
    removed_at = told.get(REMOVED)
    return {**values, REMOVED: str(removed_at) if removed_at else None}


def go_back(desk: Desk, kind_name: str, record_id: str, seq: int) -> bool:
    """Set a record to how it stood after one of its journal rows; an ordinary action.

    Args:
        desk: the open station.
        kind_name: the kind's English name.
        record_id: which; it may lie in the trash.
        seq: the journal row, from its history.

    Returns:
        Whether anything differed.

    Raises:
        errors.NotFound: no such record or row.
        errors.NotUndoable: the row's content was erased.
        errors.ReadOnlyKind: records of this kind are never edited.
        errors.InvalidValues: how it stood then no longer fits the rest.
    """
    kind = kind_named(kind_name)
    refuse_changing(kind)
    with desk.action("go_back", "") as group:
        published.refuse(desk, kind, [record_id])
        record = desk.records.get(kind, record_id, removed=True)
        then = state_at(desk, kind_name, record_id, seq)
        gone = then.pop(REMOVED)
        if gone:
            edits = [] if record.removed_at else belongings.removals(desk, kind, [record], group.at)
        else:
            if record.removed_at:
                belongings.refuse_orphan(desk, record)
            with_it = _with_it(desk, kind, record)
            edits = [Edit(record, {**rules.settle(desk, kind, then), REMOVED: None})]
            edits += [Edit(other, {REMOVED: None}) for other in with_it]
        done = desk.records.update_each(group, edits)
        rules.follow_all(desk, group, [edit.record for edit in edits])
        at = journal_time(desk, seq)
        title = called(desk, Record(kind, RecordId(""), then))
        group.rename(f"把{kind.label}「{title}」恢复到 {at} 的样子")
    return bool(done)


def _with_it(desk: Desk, kind: Kind, record: Record) -> list[Record]:
    """What comes out of the trash with a record."""
    return belongings.gone_together(desk, kind, [record]) if record.removed_at else []


def journal_time(desk: Desk, seq: int) -> str:
    """When a journal row was written, to the minute, as people read it."""
    at = str(desk.store.one("SELECT at FROM journal WHERE seq = ?", (seq,)) or "")
    return at[:16].replace("T", " ")


def _answers(desk: Desk, told: _Told, record_id: str) -> Iterator[HistoryLine]:
    """What the town answered about a record, and what the station answered to that."""
    kind = kind_named("answer")
    for answer in desk.records.find(kind, record=record_id):
        for entry in journal.history(desk.store, kind.name, answer.id):
            yield told.line(kind, entry, kind.label)


def _called(desk: Desk, record: Record) -> str:
    if record.kind.name == "participation":
        person = desk.records.get_many(kind_named("volunteer"), [record.text("volunteer")])
        return f"参与人员「{person[0].title}」" if person else "参与人员"
    return f"第 {record.number('position')} 张照片"


class _Told:
    """Journal rows in words; names of clerks and of what fields point at are looked up once.

    Args:
        desk: the open station.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._origins = Origins(desk)
        self._names = Names(desk)

    def line(self, kind: Kind, entry: Entry, what: str = "") -> HistoryLine:
        """One row."""
        changes = tuple(
            (_label(kind, name), self._shown(kind, name, entry.before.get(name)),
             self._shown(kind, name, value))
            for name, value in sorted(entry.after.items(), key=_Order(kind))
            if name != REMOVED and not (entry.action == "insert" and value is False)
        )  # fmt: skip
        verb = "新增" if entry.action == "insert" else CHANGED
        if REMOVED in entry.after:
            verb = "删除" if entry.after[REMOVED] else "恢复"
        if entry.action == PURGE:
            verb = CLEARED
        who = self._origins.who(entry.clerk, entry.origin, entry.op_replica)
        undone = entry.undo_of is not None
        return HistoryLine(
            entry.seq, entry.at, who, verb, changes, undone, what, kind.name, entry.record_id
        )

    def _shown(self, kind: Kind, name: str, value: object) -> str:
        field = kind.by_name.get(name)
        if field is None:
            return "" if value is None else str(value)
        shown = shown_private(field, columns.from_json(field, value))
        return self._names.shown(Record(kind, RecordId(""), {name: shown}), name)


class _Order:
    """Fields in the order of their form; what no form knows comes last."""

    def __init__(self, kind: Kind) -> None:
        self._place = {field.name: place for place, field in enumerate(kind.fields)}

    def __call__(self, told: tuple[str, object]) -> int:
        return self._place.get(told[0], len(self._place))


def _label(kind: Kind, name: str) -> str:
    field = kind.by_name.get(name)
    return field.label if field else name
