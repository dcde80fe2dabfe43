"""Records against the journal rows they are the sum of.

Tables lie in the order in which their records were made, and so does the journal: reading both in
step touches each page once and holds a few thousand records at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from desktop.model.fields import FieldType
from desktop.model.kind import Kind
from desktop.storage import columns
from desktop.storage.columns import REMOVED
from desktop.storage.database import Store
from desktop.storage.integrity.findings import TELL, Finding

_BATCH = 1_000
#: The journal row that says a record was emptied out of the trash for good.
PURGE = "purge"
_ADVICE = (
    "请看这条记录的历史；以日志为准时用「station doctor --repair-records」改回"
    "（会记入历史，可以撤销）。"
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that is not what its journal rows add up to.

    Args:
        kind: of the record.
        record_id: its id.
        stands: per differing field what the table holds; None where the record is not there.
        told: per differing field what the journal says; None where it knows no such record.
        why: ``differs``, ``unknown`` (no journal), ``gone`` (no record), ``purged`` (the journal
            says it was cleared away) or ``unreadable``.
    """

    kind: Kind
    record_id: str
    why: str
    stands: Mapping[str, Any] = field(default_factory=dict)
    told: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class _Journal:
    """What the journal says without its payloads."""

    later: dict[str, list[int]]
    inserted: dict[str, int]
    purged: set[str]


def records_against_journal(store: Store, kinds: Iterable[Kind]) -> Iterator[Finding]:
    """Records that differ from what their journal rows add up to, with both values."""
    for one in differences(store, kinds):
        yield Finding("records", _in_words(one), one.record_id, advice=_advice(one))


def differences(store: Store, kinds: Iterable[Kind]) -> Iterator[Difference]:
    """The same as facts; values are not masked.

    Args:
        store: in a snapshot, so that what others write meanwhile is no damage.
        kinds: those to look at.
    """
    told = _overview(store)
    for kind in kinds:
        yield from _of_kind(store, kind, told)


def _overview(store: Store) -> _Journal:
    found = _Journal({}, {}, set())
    for seq, kind, record_id, action in store.stream(
        "SELECT seq, kind, record_id, action FROM journal ORDER BY seq"
    ):
        if action == "insert":
            found.inserted[kind] = found.inserted.get(kind, 0) + 1
        elif action == PURGE:
            found.purged.add(record_id)
        else:
            found.later.setdefault(record_id, []).append(seq)
    return found


def _of_kind(store: Store, kind: Kind, told: _Journal) -> Iterator[Difference]:
    listed = ", ".join(f"[{one.name}]" for one in kind.fields)
    last, met = -(2**62), 0
    # By rowid in batches: a stream would hold the table while others want to write to it.
    while rows := store.rows(
        f"SELECT rowid, id, revision, {REMOVED}, {listed} FROM [{kind.name}] "
        f"WHERE rowid > ? ORDER BY rowid LIMIT {_BATCH}",
        (last,),
    ):
        last = rows[-1][0]
        steps = _steps(store, kind, rows, told)
        for _, record_id, revision, removed_at, *raw in rows:
            mine = steps.get(record_id, {})
            met += revision in mine
            if record_id in told.purged:
                yield Difference(kind, record_id, "purged")
                continue
            if not mine:
                yield Difference(kind, record_id, "unknown")
            yield from _compared(kind, record_id, removed_at, raw, _sum(mine) if mine else None)
    if met != told.inserted.get(kind.name, 0):
        yield from _gone(store, kind, told)


#: Per record: journal row -> what it set, None where its payload is erased or unreadable.
_Steps = dict[str, dict[int, dict[str, Any] | None]]


def _steps(store: Store, kind: Kind, rows: Sequence[Any], told: _Journal) -> _Steps:
    found: _Steps = {}
    later = [seq for row in rows for seq in told.later.get(row[1], ())]
    _read(store, kind, "seq", [*(row[2] for row in rows), *later], found)
    # `revision` was written over, or its row is lost: the slow way by the index on ids.
    _read(
        store,
        kind,
        "record_id",
        [row[1] for row in rows if row[2] not in found.get(row[1], {})],
        found,
    )
    return found


def steps_of(store: Store, kind: Kind, record_id: str) -> dict[int, dict[str, Any] | None]:
    """What each journal row of one record set, by number; None where nobody knows any more."""
    found: _Steps = {}
    _read(store, kind, "record_id", [record_id], found)
    return found.get(record_id, {})


def _read(store: Store, kind: Kind, key: str, wanted: Sequence[Any], found: _Steps) -> None:
    for start in range(0, len(wanted), _BATCH):
        part = wanted[start : start + _BATCH]
        rows = store.rows(
            "SELECT journal.seq, record_id, body FROM journal LEFT JOIN journal_payload "
            f"USING (seq) WHERE journal.{key} IN ({','.join('?' * len(part))}) AND kind = ?",
            (*part, kind.name),
        )
        for seq, record_id, body in rows:
            found.setdefault(record_id, {})[seq] = _after(body)


def _sum(steps: Mapping[int, dict[str, Any] | None]) -> dict[str, Any] | None:
    """What the journal rows add up to; empty where there are none, None where one is erased."""
    whole: dict[str, Any] = {}
    for _, after in sorted(steps.items()):
        if after is None:
            return None
        whole.update(after)
    return whole


def _after(body: str | None) -> dict[str, Any] | None:
    try:
        return dict(msgspec.json.decode(body)["after"]) if body else None
    except (msgspec.DecodeError, TypeError, KeyError, ValueError):
        return None  # somebody wrote over it; the chain names the row


def _compared(
    kind: Kind,
    record_id: str,
    removed_at: str | None,
    raw: Sequence[Any],
    told: Mapping[str, Any] | None,
) -> Iterator[Difference]:
    if told is None:
        return
    found = _known(kind, raw)
    if found is None:
        yield Difference(kind, record_id, "unreadable", {}, told)
        return
    found |= {REMOVED: removed_at} if removed_at else {}
    wanted = {name: value for name, value in told.items() if value not in (None, [])}
    names = sorted(n for n in found.keys() | wanted.keys() if found.get(n) != wanted.get(n))
    if names:
        stands = {name: found.get(name) for name in names}
        yield Difference(kind, record_id, "differs", stands, {n: wanted.get(n) for n in names})


def _known(kind: Kind, raw: Iterable[Any]) -> dict[str, Any] | None:
    values = zip(kind.fields, raw, strict=True)
    try:
        return columns.known({f.name: columns.from_column(f, value) for f, value in values})
    except ValueError:
        return None  # no JSON where JSON belongs: written past this program


def _gone(store: Store, kind: Kind, told: _Journal) -> Iterator[Difference]:
    rows = store.rows(
        "SELECT DISTINCT record_id FROM journal WHERE kind = ? AND action = 'insert' "
        f"AND record_id NOT IN (SELECT id FROM [{kind.name}]) ORDER BY seq",
        (kind.name,),
    )
    for (record_id,) in rows:
        if record_id not in told.purged:
            told_of = _sum(steps_of(store, kind, record_id)) or {}
            yield Difference(kind, record_id, "gone", {}, told_of)


def _in_words(one: Difference) -> str:
    label = one.kind.label
    if one.why == "unknown":
        return f"一条{label}没有变更日志"
    if one.why == "purged":
        return f"一条{label}按日志已从回收站清除，表里却还有"
    if one.why == "gone":
        return f"变更日志里有一条{label}，表里没有"
    if one.why == "unreadable":
        return f"一条{label}里有读不懂的内容"
    return f"一条{label}与变更日志不一致：" + "；".join(
        f"{_field_label(one.kind, name)} 现为{_masked(one.kind, name, one.stands[name])}，"
        f"日志为{_masked(one.kind, name, one.told[name])}"
        for name in one.stands
    )


def _advice(one: Difference) -> str:
    return TELL if one.why in ("unknown", "purged") else _ADVICE


def _field_label(kind: Kind, name: str) -> str:
    return (
        "删除状态"
        if name == REMOVED
        else kind.by_name[name].label
        if name in kind.by_name
        else name
    )


def _masked(kind: Kind, name: str, value: Any) -> str:  # noqa: ANN401 - JSON
    """A value told without telling it: enough to know one's own typing by, no more."""
    if value in (None, "", []):
        return "空"
    known = kind.by_name.get(name)
    if known is not None and known.type is FieldType.CHOICE and not known.private:
        return f"“{known.choice_label(value)}”"
    if isinstance(value, bool):
        return "“是”" if value else "“否”"
    if isinstance(value, int):
        return "一个数"
    if isinstance(value, list):
        return f" {len(value)} 项"
    text = str(value)
    return f"“{text[0]}…”（{len(text)} 字）"
