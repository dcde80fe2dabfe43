"""The verbs every kind has: add, change, delete, restore, list, look up, history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model import checks
from desktop.model.fields import Field, FieldType, Value
from desktop.model.id_number import mask
from desktop.model.ids import RecordId, participation_id
from desktop.model.kind import Kind, Record, Scope
from desktop.model.kinds import kind_named
from desktop.services import rules
from desktop.services.desk import Desk
from desktop.storage import audit, columns, journal
from desktop.storage.columns import REMOVED


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change of one record, in words.

    Args:
        seq: the journal row.
        at: local time.
        clerk: who, by name.
        verb: 新增, 修改, 删除 or 恢复.
        changes: (field label, from, to); private values masked.
        undone: whether this line undid another.
    """

    seq: int
    at: str
    clerk: str
    verb: str
    changes: tuple[tuple[str, str, str], ...]
    undone: bool


def add(desk: Desk, kind_name: str, typed: Mapping[str, object]) -> RecordId:
    """Add a record.

    Args:
        desk: the open station.
        kind_name: the kind's English name.
        typed: its fields as typed or of their own type.

    Raises:
        errors.RecordError: the kind, a field or a value will not do.
    """
    kind = kind_named(kind_name)
    _refuse_adding(kind)
    values = columns.complete(kind, checks.parse_values(kind, typed))
    settled = rules.settle(desk, kind, values)
    made = _given_id(kind, settled)
    with desk.action("add", "") as group:
        # Looked for under the write lock: another window may be adding the same.
        standing = desk.records.get_many(kind, [made] if made else [])
        if standing:
            record_id = standing[0].id
            desk.records.update(group, standing[0], {**settled, REMOVED: None})
        else:
            record_id = desk.records.insert(group, kind, settled, made)
        rules.follow(desk, group, kind.name, record_id)
        again = "重新" if standing else ""
        group.rename(f"{again}添加{kind.label}{_quoted(desk, kind, record_id)}")
    return record_id


def change(
    desk: Desk,
    kind_name: str,
    record_id: str,
    typed: Mapping[str, object],
    bases: Mapping[str, int] | None = None,
) -> bool:
    """Change fields of a record.

    Args:
        desk: the open station.
        kind_name: the kind's English name.
        record_id: which.
        typed: the fields to set; empty text clears.
        bases: per field the version the clerk's form showed; a field changed since is refused.

    Returns:
        Whether anything differed.

    Raises:
        errors.EditConflict: another hand changed one of these fields meanwhile.
        errors.RecordError: the id, a field or a value will not do.
    """
    kind = kind_named(kind_name)
    _refuse_changing(kind)
    changes = checks.parse_values(kind, typed)
    with desk.action("edit", "") as group:
        record = desk.records.get(kind, record_id)
        _refuse_fixed(record, changes)
        refuse_overtaken(record, changes, bases or {})
        settled = rules.settle(desk, kind, {**record.values, **changes})
        differing = {n: v for n, v in settled.items() if v != record.values.get(n)}
        if not desk.records.update(group, record, differing, bases):
            return False
        rules.follow(desk, group, kind.name, record.id)
        labels = "、".join(kind.field(name).label for name in differing)
        group.rename(f"修改{kind.label}{_quoted(desk, kind, record.id)}的{labels}")
    return True


def remove(desk: Desk, kind_name: str, ids: Sequence[str]) -> int:
    """Move records to the trash as one action; gives how many went."""
    return _set_removed(desk, kind_name, ids, gone=True)


def restore(desk: Desk, kind_name: str, ids: Sequence[str]) -> int:
    """Take records out of the trash as one action; gives how many came back."""
    return _set_removed(desk, kind_name, ids, gone=False)


def look_up(desk: Desk, kind_name: str, record_id: str, *, full: bool = False) -> Record:
    """One record; private fields masked unless `full`, which is written down.

    Raises:
        errors.NotFound: there is none.
    """
    record = desk.records.get(kind_named(kind_name), record_id)
    if full:
        note_look(desk, kind_name, record_id, "查看完整证件号")
        return record
    return masked(record)


def list_records(
    desk: Desk,
    kind_name: str,
    where: Mapping[str, str] | None = None,
    search: str = "",
    *,
    full: bool = False,
) -> list[Record]:
    """Live records of a kind that fit.

    Args:
        desk: the open station.
        kind_name: the kind's English name.
        where: field to value, all must be equal.
        search: characters, pinyin, initials or digits.
        full: private fields in the clear, which is written down.
    """
    kind = kind_named(kind_name)
    wanted = checks.parse_values(kind, where or {})
    if search.strip():
        found_ids = set(desk.search.find([kind.name], search, limit=1_000_000))
        found = [r for r in desk.records.find(kind, **wanted) if r.id in found_ids]
    else:
        found = desk.records.find(kind, **wanted)
    if full:
        note_look(desk, kind.name, None, f"列出 {len(found)} 条完整资料")
        return found
    return [masked(record) for record in found]


def history(desk: Desk, kind_name: str, record_id: str) -> list[HistoryLine]:
    """Who changed a record, when, from what to what; oldest first.

    Raises:
        errors.NotFound: nothing of that id was ever here.
    """
    kind = kind_named(kind_name)
    entries = journal.history(desk.store, kind.name, record_id)
    if not entries:
        raise errors.NotFound(label=kind.label, id=record_id)
    names = {row[0]: row[1] for row in desk.store.rows("SELECT id, name FROM clerk")}
    return [_line(kind, entry, names) for entry in entries]


def note_look(desk: Desk, kind_name: str, record_id: str | None, why: str) -> None:
    """Write down that somebody looked at private data."""
    audit.note_look(
        desk.store,
        what="look",
        kind=kind_named(kind_name).name,
        record_id=record_id,
        why=why,
        clerk=desk.clerk,
        now=desk.clock(),
    )


def masked(record: Record) -> Record:
    """The same record with ID numbers masked to first and last character."""
    values = {
        name: _shown_private(record.kind.field(name), value)
        for name, value in record.values.items()
    }
    return Record(record.kind, record.id, values, record.versions, record.removed_at)


def _shown_private(field: Field, value: Value) -> Value:
    hidden = field.private and field.type is FieldType.TEXT and value
    return mask(str(value)) if hidden else value


def _refuse_adding(kind: Kind) -> None:
    if kind.made_by_verb:
        raise errors.ReadOnlyKind(label=kind.label, advice_text=kind.made_by_verb)
    _refuse_published(kind)


def _refuse_changing(kind: Kind) -> None:
    if kind.kept_by_verb:
        raise errors.ReadOnlyKind(label=kind.label, advice_text=kind.made_by_verb)
    _refuse_published(kind)


def _refuse_published(kind: Kind) -> None:
    if kind.scope is Scope.PUBLISHED:
        raise errors.ReadOnlyKind(label=kind.label, advice_text="它由县、镇发布，本站只使用。")


def _refuse_fixed(record: Record, changes: Mapping[str, Value]) -> None:
    fixed = [
        record.kind.field(name).label
        for name, value in changes.items()
        if record.kind.field(name).fixed and value != record.values[name]
    ]
    if fixed:
        raise errors.InvalidValues(problems=f"{'、'.join(fixed)}：定下后不能改，请删除后重新添加。")


def refuse_overtaken(
    record: Record, changes: Mapping[str, Value], bases: Mapping[str, int]
) -> None:
    """Stop an edit that would pass over what another hand changed meanwhile.

    Args:
        record: as it stands now.
        changes: what the edit sets.
        bases: per field the version its form showed.

    Raises:
        errors.EditConflict: naming the fields.
    """
    overtaken = [
        record.kind.field(name).label
        for name, value in changes.items()
        if bases.get(name, record.versions[name]) != record.versions[name]
        and value != record.values[name]
    ]
    if overtaken:
        raise errors.EditConflict(fields="、".join(overtaken))


def _given_id(kind: Kind, values: Mapping[str, Value]) -> RecordId | None:
    if kind.name == "participation":
        return participation_id(str(values["activity"]), str(values["volunteer"]))
    return None


def _set_removed(desk: Desk, kind_name: str, ids: Sequence[str], *, gone: bool) -> int:
    kind = kind_named(kind_name)
    if kind.kept_by_verb or kind.name == "station":
        raise errors.ReadOnlyKind(label=kind.label, advice_text=kind.made_by_verb)
    _refuse_published(kind)
    if gone and kind.name == "volunteer":
        _refuse_with_hours(desk, ids)
    verb = "删除" if gone else "恢复"
    with desk.action("remove" if gone else "restore", "") as group:
        mark = group.at if gone else None
        records = [desk.records.get(kind, record_id, removed=not gone) for record_id in ids]
        done = desk.records.update_many(group, records, {REMOVED: mark})
        for record in records:
            rules.follow(desk, group, kind.name, record.id)
        what = f"「{records[0].title}」" if len(records) == 1 else f" {len(records)} 条"
        group.rename(f"{verb}{kind.label}{what}")
    return done


def _refuse_with_hours(desk: Desk, ids: Sequence[str]) -> None:
    """A volunteer with hours is archived, never deleted (sync.md rule 11)."""
    for volunteer_id in ids:
        if desk.store.one("SELECT 1 FROM hour_entry WHERE volunteer = ?", (volunteer_id,)):
            title = desk.records.get(kind_named("volunteer"), volunteer_id).title
            advice = "请把状态改为“已退出”，时长和证书会继续保留。"
            raise errors.ReadOnlyKind(label=f"{title}（已有服务时长）", advice_text=advice)


def _quoted(desk: Desk, kind: Kind, record_id: str) -> str:
    return f"「{desk.records.get(kind, record_id, removed=True).title}」"


def _line(kind: Kind, entry: journal.Entry, clerks: Mapping[str, str]) -> HistoryLine:
    changes = tuple(
        (
            _label(kind, name),
            _in_words(kind, name, entry.before.get(name)),
            _in_words(kind, name, value),
        )
        for name, value in entry.after.items()
        if name != REMOVED
    )
    verb = "新增" if entry.action == "insert" else "修改"
    if REMOVED in entry.after:
        verb = "删除" if entry.after[REMOVED] else "恢复"
    who = clerks.get(entry.clerk or "", "程序")
    return HistoryLine(entry.seq, entry.at, who, verb, changes, entry.undo_of is not None)


def _label(kind: Kind, name: str) -> str:
    field = kind.by_name.get(name)
    return field.label if field else name


def _in_words(kind: Kind, name: str, value: object) -> str:
    field = kind.by_name.get(name)
    if field is None:
        return "" if value is None else str(value)
    typed = columns.from_json(field, value)
    shown = _shown_private(field, typed)
    return Record(kind, RecordId(""), {name: shown}).shown(name)
