"""The verbs every kind has: add, change, delete, restore, list, look up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from desktop import errors
from desktop.model import checks
from desktop.model.audited import BY_COMMAND
from desktop.model.fields import Field, FieldType, Value
from desktop.model.id_number import mask
from desktop.model.ids import RecordId, participation_id
from desktop.model.kind import Kind, Record
from desktop.model.kinds import kind_named
from desktop.model.locked import LOCKED_WORDS, is_locked, readable
from desktop.model.progress import CancelAsked, Progress, Watch, never, silent
from desktop.services import audits, rules
from desktop.services.activities.attendance import refuse_present
from desktop.services.desk import Desk
from desktop.services.naming import called
from desktop.services.past import trash_moves
from desktop.services.roster import aliases
from desktop.services.roster.departed import refuse_erased
from desktop.services.sync import locks, published
from desktop.storage import columns, merged
from desktop.storage.columns import REMOVED


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
    settled = _current(desk, kind, rules.settle(desk, kind, values))
    made = _given_id(kind, settled)
    with desk.action("add", "") as group:
        # Looked for under the write lock: another window may be adding the same.
        standing = desk.records.get_many(kind, [made] if made else [])
        refuse_present(desk, kind, settled)
        refuse_erased(desk, kind, settled)
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
        record_id: which; of a merged person, who stands for them is changed.
        typed: the fields to set; empty text clears.
        bases: per field the version the clerk's form showed; a field changed since is refused.

    Returns:
        Whether anything differed.

    Raises:
        errors.EditConflict: another hand changed one of these fields meanwhile.
        errors.RecordError: the id, a field or a value will not do.
    """
    kind = kind_named(kind_name)
    refuse_changing(kind)
    changes = checks.parse_values(kind, typed)
    with desk.action("edit", "") as group:
        record = desk.records.get(kind, aliases.current_id(desk, kind, record_id))
        published.refuse(desk, kind, [record.id])
        refuse_fixed(record, changes)
        locks.refuse(desk, record, changes)
        refuse_overtaken(record, changes, bases or {})
        settled = rules.settle(desk, kind, {**record.values, **changes})
        differing = {n: v for n, v in settled.items() if v != record.values.get(n)}
        if not desk.records.update(group, record, differing, bases):
            return False
        rules.follow(desk, group, kind.name, record.id)
        labels = "、".join(kind.field(name).label for name in differing)
        group.rename(f"修改{kind.label}{_quoted(desk, kind, record.id)}的{labels}")
    return True


def remove(
    desk: Desk,
    kind_name: str,
    ids: Sequence[str],
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> int:
    """Move records to the trash as one action, with what belongs to them.

    Args:
        desk: the open station.
        kind_name: the kind's English name.
        ids: which.
        progress: records changed, records in all.
        cancelled: asked meanwhile; nothing is kept then.

    Returns:
        How many went, not counting what went along.

    Raises:
        errors.Cancelled: the clerk cancelled.
        errors.RecordError: one of them may not go.
    """
    return trash_moves.throw_away(desk, kind_named(kind_name), ids, Watch(progress, cancelled))


def restore(
    desk: Desk,
    kind_name: str,
    ids: Sequence[str],
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> int:
    """Take records out of the trash as one action, with what went there along with them.

    Gives how many came back, not counting what came along; else like `remove`.
    """
    return restore_all(desk, {kind_name: ids}, progress, cancelled)


def restore_all(
    desk: Desk,
    chosen: Mapping[str, Sequence[str]],
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> int:
    """The same for records of several kinds, as one action: (kind to ids)."""
    by_kind = [(kind_named(name), ids) for name, ids in chosen.items()]
    return trash_moves.bring_back(desk, by_kind, Watch(progress, cancelled))


def look_up(
    desk: Desk, kind_name: str, record_id: str, *, full: bool = False, why: str = BY_COMMAND
) -> Record:
    """One record; private fields masked unless `full`, which is written down with the reason.

    Raises:
        errors.NotFound: there is none.
        errors.ReasonMissing: nobody said why.
    """
    kind = kind_named(kind_name)
    found = desk.records.get(kind, aliases.current_id(desk, kind, record_id))
    record = aliases.as_one(desk, [found])[0]
    if full:
        audits.note(desk, audits.What.LOOK, kind_name, record.id, audits.reason(why))
        return _with(record, _in_clear)
    return masked(record)


def list_records(
    desk: Desk,
    kind_name: str,
    where: Mapping[str, str] | None = None,
    search: str = "",
    *,
    full: bool = False,
    why: str = BY_COMMAND,
) -> list[Record]:
    """Live records of a kind that fit.

    Args:
        desk: the open station.
        kind_name: the kind's English name.
        where: field to value, all must be equal.
        search: characters, pinyin, initials or digits.
        full: private fields in the clear, which is written down.
        why: the reason.

    Raises:
        errors.ReasonMissing: nobody said why.
        errors.NothingToShow: it holds nothing for people.
    """
    kind = kind_named(kind_name)
    refuse_unseen(kind)
    found = aliases.as_one(desk, _fitting(desk, kind, checks.parse_values(kind, where or {})))
    if search.strip():
        found_ids = set(desk.search.find([kind.name], search, limit=1_000_000))
        found = [record for record in found if record.id in found_ids]
    if full:
        told = f"{audits.reason(why)}（列出 {len(found)} 条）"
        audits.note(desk, audits.What.LOOK, kind.name, None, told)
        return [_with(record, _in_clear) for record in found]
    return [masked(record) for record in found]


def note_look(desk: Desk, kind_name: str, record_id: str | None, why: str) -> None:
    """Write down that somebody looked at private data."""
    audits.note(desk, audits.What.LOOK, kind_name, record_id, why)


def masked(record: Record) -> Record:
    """The same record with ID numbers masked to first and last character."""
    private, values = record.kind.private, dict(record.values)
    for name, value in record.values.items():
        # A line of a list has two dozen values, of which hardly any hides something.
        if name in private or is_locked(value):
            values[name] = shown_private(record.kind.field(name), value)
    return Record(record.kind, record.id, values, record.versions, record.removed_at)


def _in_clear(_field: Field, value: Value) -> Value:
    """A value in the clear; what is locked on this PC in words."""
    return readable(value) if isinstance(value, str) else value


def _with(record: Record, shown: Callable[[Field, Value], Value]) -> Record:
    values = {name: shown(record.kind.field(name), v) for name, v in record.values.items()}
    return Record(record.kind, record.id, values, record.versions, record.removed_at)


def shown_private(field: Field, value: Value) -> Value:
    """A value as lists and histories show it: ID numbers masked, what is locked here in words."""
    if is_locked(value):
        return LOCKED_WORDS
    hidden = field.private and field.type is FieldType.TEXT and value
    return mask(str(value)) if hidden else value


def _refuse_adding(kind: Kind) -> None:
    if kind.made_by_verb:
        raise errors.ReadOnlyKind(label=kind.label, advice_text=kind.made_by_verb)
    published.refuse_kind(kind)


def refuse_unseen(kind: Kind) -> None:
    """Stop a plain list or export of a kind that holds nothing for people.

    Raises:
        errors.NothingToShow: saying so.
    """
    if kind.unseen:
        raise errors.NothingToShow(label=kind.label)


def refuse_changing(kind: Kind) -> None:
    """Stop a plain edit of a kind that only a verb of its own, or the county, may change.

    Raises:
        errors.ReadOnlyKind: naming the way.
    """
    if kind.kept_by_verb:
        raise errors.ReadOnlyKind(label=kind.label, advice_text=kind.made_by_verb)
    published.refuse_kind(kind)


def refuse_fixed(record: Record, changes: Mapping[str, Value]) -> None:
    """Stop an edit of what is set once.

    Raises:
        errors.InvalidValues: naming the fields.
    """
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


def _fitting(desk: Desk, kind: Kind, wanted: Mapping[str, Value]) -> list[Record]:
    """The records whose fields equal those values; who was merged counts as who they are now."""
    everybody: list[dict[str, Value]] = [dict(wanted)]
    for name, value in wanted.items():
        if value and kind.field(name).refers_to == "volunteer":
            selves = merged.selves(desk.store, str(value))
            everybody = [{**one, name: person} for one in everybody for person in selves]
    return [record for one in everybody for record in desk.records.find(kind, **one)]


def _current(desk: Desk, kind: Kind, values: Mapping[str, Value]) -> dict[str, Value]:
    """The same values, pointing at who stands for merged people."""
    record = Record(kind, RecordId(""), values)
    return dict(aliases.as_one(desk, [record])[0].values)


def _quoted(desk: Desk, kind: Kind, record_id: str) -> str:
    return f"「{called(desk, desk.records.get(kind, record_id, removed=True))}」"
