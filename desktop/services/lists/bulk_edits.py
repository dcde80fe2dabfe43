"""Set fields of many records as one action; rows that may not are named and left alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model import checks
from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kind import Kind, Record
from desktop.model.kinds import kind_named
from desktop.model.progress import CancelAsked, Progress, Watch, never, silent
from desktop.services import rules
from desktop.services.desk import Desk
from desktop.services.naming import Names
from desktop.services.records import refuse_changing, refuse_fixed, refuse_overtaken
from desktop.services.sync import published
from desktop.storage.journal import Group
from desktop.storage.merged import standing_for
from desktop.storage.records import Edit

#: Read, and changed, together: 100,000 records held at once are 300,000 things for the collector to
#: go through, on the window's thread.
_PART = 200
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
    desk: Desk,
    kind_name: str,
    ids: Sequence[str],
    typed: Mapping[str, object],
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> BulkEdited:
    """Set fields of many records: all that may, as one action.

    Args:
        desk: the open station.
        kind_name: the kind's English name.
        ids: which.
        typed: the fields to set; empty text clears.
        progress: records changed, records in all.
        cancelled: asked meanwhile; nothing is kept then.

    Raises:
        errors.Cancelled: the clerk cancelled.
        errors.ReadOnlyKind: the kind is not edited this way.
        errors.InvalidValues: a value will not do for any record, or a field is set once only.
    """
    kind = kind_named(kind_name)
    refuse_changing(kind)
    changes = checks.parse_values(kind, typed)
    if not changes:
        raise errors.InvalidValues(problems="请写明要改哪一项。")
    return _set(desk, kind, dict.fromkeys(ids, changes), watch=Watch(progress, cancelled))


@dataclass(frozen=True, slots=True)
class Also:
    """What else belongs to the action.

    Args:
        ids: records it is about, beside those whose fields change.
        label: what it changes of them, in the words of undo.
        do: does it, a step for each of the ids; gives those that differ now.
    """

    ids: tuple[str, ...] = ()
    label: str = ""
    do: Callable[[Group, Watch], set[str]] = lambda _group, _watch: set()


NOTHING_ELSE = Also()


def set_values(
    desk: Desk,
    kind_name: str,
    wanted: Mapping[str, Mapping[str, Value]],
    bases: Mapping[str, Mapping[str, int]],
    also: Also = NOTHING_ELSE,
    watch: Watch | None = None,
) -> BulkEdited:
    """Set fields of many records to values that were looked at already, as one action.

    Args:
        desk: the open station.
        kind_name: the kind's English name.
        wanted: id to the fields to set.
        bases: id to the versions that were seen; what changed since is left as it is, and told.
        also: what else belongs to the action.
        watch: told how far it is, and stops it; nothing is kept then.
    """
    rows: dict[str, Mapping[str, Value]] = {one: {} for one in also.ids}
    rows |= wanted
    return _set(desk, kind_named(kind_name), rows, bases, also, watch)


def _set(
    desk: Desk,
    kind: Kind,
    wanted: Mapping[str, Mapping[str, Value]],
    bases: Mapping[str, Mapping[str, int]] | None = None,
    also: Also = NOTHING_ELSE,
    watch: Watch | None = None,
) -> BulkEdited:
    stands = standing_for(desk.store) if kind.name == "volunteer" else {}
    known = {stands.get(i, i): changes for i, changes in wanted.items()}
    refused: dict[str, str] = {}
    for _ in range(_ATTEMPTS):
        try:
            return _attempt(desk, kind, known, refused, bases or {}, also, watch or Watch())
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
    bases: Mapping[str, Mapping[str, int]],
    also: Also,
    watch: Watch,
) -> BulkEdited:
    ids = list(wanted)
    watch.begin(0)
    with desk.action("bulk_edit", "") as group:
        edits, refused, titles = list[Edit](), list[Refused](), list[str]()
        sound, names = set[str](), Names(desk)
        for start in range(0, len(ids), _PART):
            part = {i: wanted[i] for i in ids[start : start + _PART]}
            records = _living(desk, kind, list(part))
            some, not_these = _edits(
                desk, kind, records, part, stumbled, bases, watch, sound, names
            )
            edits += some
            refused += not_these
            titles += [record.title for record in [*records.values()][:2]]
        watch.begin(len(edits) + len(also.ids))
        _update(desk, group, edits, watch)
        _follow(desk, group, kind, edits)
        changed = len({str(edit.record.id) for edit in edits} | also.do(group, watch))
        told = dict.fromkeys(name for changes in wanted.values() for name in changes)
        labels = "、".join(
            [*(kind.field(name).label for name in told), *filter(None, [also.label])]
        )
        group.rename(_title(kind, titles, changed, labels))
    unchanged = len(ids) - changed - len(refused)
    return BulkEdited(changed, unchanged, tuple(refused))


def _living(desk: Desk, kind: Kind, ids: Sequence[str]) -> dict[str, Record]:
    return {str(r.id): r for r in desk.records.get_many(kind, ids) if not r.removed_at}


def _edits(
    desk: Desk,
    kind: Kind,
    records: Mapping[str, Record],
    wanted: Mapping[str, Mapping[str, Value]],
    stumbled: Mapping[str, str],
    bases: Mapping[str, Mapping[str, int]],
    watch: Watch,
    sound: set[str],
    names: Names,
) -> tuple[list[Edit], list[Refused]]:
    """What changes of some records, and what may not."""
    edits = list[Edit]()
    refused = [
        Refused(RecordId(i), kind.label, f"找不到编号为 {i} 的{kind.label}。")
        for i in wanted
        if i not in records
    ]
    feeds = published.feeds_of(desk, kind, list(records))
    for record in records.values():
        watch.step()
        try:
            if record.id in stumbled:
                raise errors.InvalidValues(problems=stumbled[record.id])
            if record.id in feeds:
                raise errors.InvalidValues(problems=published.advice(feeds[record.id]))
            refuse_overtaken(record, wanted[record.id], bases.get(record.id, {}))
            if wanted[record.id]:  # else only what else belongs to the action is about it
                edits.append(_edit(desk, record, wanted[record.id], sound))
        except errors.InvalidValues as error:
            refused.append(Refused(record.id, names.of(record), str(error.facts["problems"])))
        except errors.EditConflict as error:
            words = f"{error.facts['fields']}：刚在别处改过，没有覆盖。"
            refused.append(Refused(record.id, names.of(record), words))
    return [edit for edit in edits if edit.changes], refused


def _title(kind: Kind, titles: Sequence[str], changed: int, labels: str) -> str:
    if len(titles) == 1:
        return f"修改{kind.label}「{titles[0]}」的{labels}"
    return f"批量修改 {changed} 条{kind.label}的{labels}"


def _edit(desk: Desk, record: Record, changes: Mapping[str, Value], sound: set[str]) -> Edit:
    refuse_fixed(record, changes)
    settled = rules.settle(desk, record.kind, {**record.values, **changes}, sound)
    return Edit(record, {n: v for n, v in settled.items() if v != record.values[n]})


def _update(desk: Desk, group: Group, edits: Sequence[Edit], watch: Watch) -> None:
    for start in range(0, len(edits), _PART):
        part = edits[start : start + _PART]
        desk.records.update_each(group, part)
        for _ in part:
            watch.step()


def _follow(desk: Desk, group: Group, kind: Kind, edits: Sequence[Edit]) -> None:
    if not rules.follows_fields(kind.name):
        return
    for edit in edits:
        try:
            rules.follow(desk, group, kind.name, edit.record.id)
        except errors.InvalidValues as error:
            raise _Stumbled(edit.record.id, str(error.facts["problems"])) from error
