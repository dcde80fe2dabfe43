"""Set fields of many records as one action; rows that may not are named and left alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model import checks
from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kind import Kind, Record
from desktop.model.kinds import kind_named
from desktop.services import published, rules
from desktop.services.desk import Desk
from desktop.services.naming import Names
from desktop.services.records import refuse_changing, refuse_fixed
from desktop.storage.journal import Group
from desktop.storage.merged import standing_for
from desktop.storage.records import Edit

#: How often a commit is begun anew because one more record must not change.
_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that was left as it is.

    Args:
        id: which.
        title: what it is called.
        reason: why, in words.
    """

    id: RecordId
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class BulkEdited:
    """What became of the records.

    Args:
        changed: how many differ now.
        unchanged: how many had those values already.
        refused: those left as they are.
    """

    changed: int
    unchanged: int
    refused: tuple[Refused, ...]


def set_many(
    desk: Desk, kind_name: str, ids: Sequence[str], typed: Mapping[str, object]
) -> BulkEdited:
    """Set fields of many records: all that may, as one action.

    Args:
        desk: the open station.
        kind_name: the kind's English name.
        ids: which.
        typed: the fields to set; empty text clears.

    Raises:
        errors.ReadOnlyKind: the kind is not edited this way.
        errors.InvalidValues: a value will not do for any record, or a field is set once only.
    """
    kind = kind_named(kind_name)
    refuse_changing(kind)
    changes = checks.parse_values(kind, typed)
    if not changes:
        raise errors.InvalidValues(problems="请写明要改哪一项。")
    return _set(desk, kind, dict.fromkeys(ids, changes), {})


def set_each(desk: Desk, kind_name: str, typed: Mapping[str, Mapping[str, object]]) -> BulkEdited:
    """Set fields of many records, each its own, as one action: what a pasted block does.

    Args:
        desk: the open station.
        kind_name: the kind's English name.
        typed: id to the fields to set; empty text clears.

    Raises:
        errors.ReadOnlyKind: the kind is not edited this way.
    """
    kind = kind_named(kind_name)
    refuse_changing(kind)
    wanted: dict[str, Mapping[str, Value]] = {}
    wrong: dict[str, str] = {}
    for record_id, fields in typed.items():
        try:
            wanted[record_id] = checks.parse_values(kind, fields)
        except errors.InvalidValues as error:
            wanted[record_id] = {}
            wrong[record_id] = str(error.facts["problems"])
    return _set(desk, kind, wanted, wrong)


def _set(
    desk: Desk, kind: Kind, wanted: Mapping[str, Mapping[str, Value]], wrong: Mapping[str, str]
) -> BulkEdited:
    stands = standing_for(desk.store) if kind.name == "volunteer" else {}
    known = {stands.get(i, i): changes for i, changes in wanted.items()}
    refused = {stands.get(i, i): reason for i, reason in wrong.items()}
    for _ in range(_ATTEMPTS):
        try:
            return _attempt(desk, kind, known, refused)
        except _Stumbled as stumbled:
            # What had been written with it is rolled back; once more, without this one.
            refused[stumbled.record_id] = stumbled.reason
    reason = f"有 {_ATTEMPTS} 条以上与别的记录冲突，没有改动；例如{next(iter(refused.values()))}"
    raise errors.InvalidValues(problems=reason)


class _Stumbled(Exception):
    """What follows a change of one record is not allowed."""

    def __init__(self, record_id: str, reason: str) -> None:
        super().__init__()
        self.record_id = record_id
        self.reason = reason


def _attempt(
    desk: Desk,
    kind: Kind,
    wanted: Mapping[str, Mapping[str, Value]],
    stumbled: Mapping[str, str],
) -> BulkEdited:
    ids = list(wanted)
    with desk.action("bulk_edit", "") as group:
        records = {str(r.id): r for r in desk.records.get_many(kind, ids) if not r.removed_at}
        refused = [
            Refused(RecordId(i), kind.label, f"找不到编号为 {i} 的{kind.label}。")
            for i in ids
            if i not in records
        ]
        edits, sound, names = [], set[str](), Names(desk)
        feeds = published.feeds_of(desk, kind, list(records))
        for record in records.values():
            try:
                if record.id in stumbled:
                    raise errors.InvalidValues(problems=stumbled[record.id])
                if record.id in feeds:
                    raise errors.InvalidValues(problems=published.advice(feeds[record.id]))
                edits.append(_edit(desk, record, wanted[record.id], sound))
            except errors.InvalidValues as error:
                refused.append(Refused(record.id, names.of(record), str(error.facts["problems"])))
        edits = [edit for edit in edits if edit.changes]
        changed = desk.records.update_each(group, edits)
        _follow(desk, group, kind, edits)
        told = dict.fromkeys(name for changes in wanted.values() for name in changes)
        labels = "、".join(kind.field(name).label for name in told)
        group.rename(f"批量修改 {changed} 条{kind.label}的{labels}")
    unchanged = len(ids) - changed - len(refused)
    return BulkEdited(changed, unchanged, tuple(refused))


def _edit(desk: Desk, record: Record, changes: Mapping[str, Value], sound: set[str]) -> Edit:
    refuse_fixed(record, changes)
    settled = rules.settle(desk, record.kind, {**record.values, **changes}, sound)
    return Edit(record, {n: v for n, v in settled.items() if v != record.values[n]})


def _follow(desk: Desk, group: Group, kind: Kind, edits: Sequence[Edit]) -> None:
    if not rules.follows_fields(kind.name):
        return
    for edit in edits:
        try:
            rules.follow(desk, group, kind.name, edit.record.id)
        except errors.InvalidValues as error:
            raise _Stumbled(edit.record.id, str(error.facts["problems"])) from error
