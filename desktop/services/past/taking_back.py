"""What taking an action back means for each of its records, and what stands in the way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from desktop import errors
from desktop.model.fields import Value
from desktop.model.kind import Kind, Record
from desktop.model.kinds import kind_named, references_to
from desktop.model.progress import OFTEN, Watch
from desktop.services import rules
from desktop.services.desk import Desk
from desktop.services.naming import Names
from desktop.services.paper.certificates.numbers import number_of
from desktop.services.past import belongings
from desktop.services.past.origins import Origins
from desktop.services.sync import published
from desktop.storage import columns
from desktop.storage.columns import REMOVED
from desktop.storage.journal import REMOTE, Entry
from desktop.storage.records import Edit

#: What to do about what was changed again meanwhile: refuse and name it, pass over it, leave it.
Meanwhile = Literal["ask", "force", "skip"]

_SHOWN = 3


@dataclass(slots=True)
class _Left:
    """How an action left one record."""

    id: str
    seq: int
    inserted: bool = False
    erased: bool = False
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)

    def take(self, entry: Entry) -> None:
        self.seq = entry.seq
        self.inserted = self.inserted or entry.action == "insert"
        self.erased = self.erased or not entry.after
        for name, value in entry.after.items():
            self.before.setdefault(name, entry.before.get(name))
            self.after[name] = value


class TakingBack:
    """The edits that take an action back.

    Args:
        desk: inside the open action.
        entries: of the action to take back.
        at: when this happens.
        meanwhile: what to do about later changes.
        watch: asked with every record whether to go on; `begin` was said before.
    """

    def __init__(
        self,
        desk: Desk,
        entries: Iterable[Entry],
        at: str,
        meanwhile: Meanwhile,
        watch: Watch | None = None,
    ) -> None:
        self._desk = desk
        self._at = at
        self._meanwhile = meanwhile
        self._watch = watch or Watch()
        self._lefts = _gathered(entries, self._watch)
        self._own = {one for lefts in self._lefts.values() for one in lefts}
        self._edits: dict[str, Edit] = {}
        #: What was changed again since, in words.
        self.conflicts: list[str] = []
        #: What could not be taken back, in words.
        self.remarks: list[str] = []
        self._names = Names(desk)
        self._origins = Origins(desk)
        self._lost = 0
        self._with_hours: set[str] = set()
        self._voided: list[str] = []
        self._stay_void: list[str] = []

    @property
    def nothing(self) -> bool:
        """Whether the action's content is gone, or it had none."""
        lefts = (left for of_kind in self._lefts.values() for left in of_kind.values())
        return not any(left.after for left in lefts)

    def edits(self) -> list[Edit]:
        """What to write; fills `conflicts` and `remarks`. Asked once: what it knew is let go."""
        for kind_name, lefts in self._lefts.items():
            kind = kind_named(kind_name)
            if kind.insert_only:
                continue  # hours follow their participations
            ids = list(lefts)
            for start in range(0, len(ids), OFTEN):
                self._decide(kind, lefts, ids[start : start + OFTEN])
        self._remark()
        edits = list(self._edits.values())
        self._edits.clear()
        for lefts in self._lefts.values():
            while lefts:  # one by one, see `progress.let_go`
                lefts.popitem()
        return edits

    def _decide(self, kind: Kind, lefts: dict[str, _Left], ids: Sequence[str]) -> None:
        """What becomes of some records of a kind."""
        records = {str(r.id): r for r in self._desk.records.get_many(kind, ids)}
        feeds = published.feeds_of(self._desk, kind, ids)
        made_ids = [one for one in ids if lefts[one].inserted]
        children = self._children(kind, made_ids)
        self._with_hours = _with_hours(self._desk, kind, made_ids)
        going: list[Record] = []
        for one in ids:
            self._watch.step()
            record, left = records.get(one), lefts[one]
            if record is None or left.erased:
                self._lost += 1
            elif record.id in feeds:
                self.remarks.append(
                    f"{self._called(record)}没有改动：{published.advice(feeds[record.id])}"
                )
            elif kind.name == "certificate":
                self._certificate(record, left)
            elif left.inserted:
                if self._may_go(record, left, children.get(one, "")):
                    going.append(record)
            else:
                self._unset(record, left)
        self._throw_away(kind, going, lefts)

    def _remark(self) -> None:
        if self._lost:
            self.remarks.append(f"其中 {self._lost} 条已从回收站清除，不能恢复。")
        if self._voided:
            self.remarks.append(f"证书 {_shown(self._voided)} 已作废，编号不再使用。")
        if self._stay_void:
            again = "不会恢复；请重新打印，会用新的编号。"
            self.remarks.append(f"证书 {_shown(self._stay_void)} 已作废，{again}")

    def _may_go(self, record: Record, left: _Left, children: str) -> bool:
        """Whether what was added goes to the trash."""
        if record.removed_at:
            return False
        later = [what for what in (_labels(_differing(record, left)), children) if what]
        if later and not self._goes_on(record, "，".join(later)):
            return False
        if record.id in self._with_hours:
            advice = "有服务时长，没有移到回收站；可以把状态改为“已退出”。"
            self.remarks.append(f"{self._called(record)}{advice}")
            return False
        return True

    def _throw_away(self, kind: Kind, going: list[Record], lefts: dict[str, _Left]) -> None:
        for edit in belongings.removals(self._desk, kind, going, self._at) if going else ():
            left = lefts.get(edit.record.id)
            undo_of = left.seq if left else None
            self._edits.setdefault(edit.record.id, Edit(edit.record, edit.changes, undo_of))

    def _unset(self, record: Record, left: _Left) -> None:
        """What was changed gets the value it had."""
        wanted = {
            name: columns.from_json(record.kind.by_name.get(name), value)
            for name, value in left.before.items()
            if name == REMOVED or name in record.kind.by_name
        }
        later = _differing(record, left)
        later = [name for name in later if not _same(record, name, wanted[name])]
        if later and not self._goes_on(record, self._changed_again(record, later)):
            wanted = {name: value for name, value in wanted.items() if name not in later}
            if not self._fits(record, wanted):
                return
        if wanted.get(REMOVED):
            wanted[REMOVED] = self._at  # removed again now, not then: the trash counts its days
        self._edits[record.id] = Edit(record, wanted, left.seq)

    def _changed_again(self, record: Record, names: Sequence[str]) -> str:
        labels = _labels([_label(record, name) for name in names])
        return labels + self._by_others(record, names)

    def _fits(self, record: Record, wanted: dict[str, Value]) -> bool:
        """Whether a record taken back in part is still one that the rules allow."""
        values = {n: v for n, v in wanted.items() if n != REMOVED}
        if not values:
            return True
        try:
            rules.settle(self._desk, record.kind, {**record.values, **values})
        except errors.InvalidValues as error:
            self.remarks.append(f"{self._called(record)}没有改动：{error.facts['problems']}")
            return False
        return True

    def _certificate(self, record: Record, left: _Left) -> None:
        """A number is never freed, and one that is void stays so."""
        if left.inserted:
            if not record.flag("void"):
                void: dict[str, Value] = {"void": True, "void_reason": "撤销打印"}
                self._edits[record.id] = Edit(record, void, left.seq)
                self._voided.append(number_of(record))
            return
        if "void" in left.after:
            self._stay_void.append(number_of(record))
            return
        self._unset(record, left)

    def _by_others(self, record: Record, names: Sequence[str]) -> str:
        """Whose hand it was where changes came from elsewhere, in words."""
        rows = self._desk.store.rows(
            "SELECT DISTINCT clerk, origin, op_replica FROM journal WHERE origin = ? "
            "AND seq IN (SELECT value FROM json_each(?))",
            (REMOTE, json.dumps([record.versions[name] for name in names])),
        )
        who = sorted(self._origins.who(*row) for row in rows)
        return f"（{'、'.join(who)}改过）" if who else ""

    def _goes_on(self, record: Record, what: str) -> bool:
        """Note a later change; whether it is passed over."""
        self.conflicts.append(f"{self._called(record)}的{what}")
        return self._meanwhile == "force"

    def _called(self, record: Record) -> str:
        return f"{record.kind.label}「{self._names.of(record)}」"

    def _children(self, kind: Kind, ids: Sequence[str]) -> dict[str, str]:
        """What was added later to records this action made, in words by record."""
        found: dict[str, list[str]] = {}
        if not ids:
            return {}
        for child, name, test in _pointing(kind):
            rows = self._desk.store.rows(
                f"SELECT [{name}], id FROM [{child.name}] "
                f"WHERE [{name}] IN (SELECT value FROM json_each(?)) AND {REMOVED} IS NULL {test}",
                (json.dumps(list(ids)),),
            )
            counted: dict[str, int] = {}
            for parent, record_id in rows:
                if record_id not in self._own:
                    counted[parent] = counted.get(parent, 0) + 1
            for parent, count in counted.items():
                found.setdefault(parent, []).append(f"{count} 条{child.label}")
        return {parent: "、".join(words) for parent, words in found.items()}

    @property
    def told(self) -> str:
        """The conflicts as one phrase."""
        more = len(self.conflicts) - _SHOWN
        shown = "；".join(self.conflicts[:_SHOWN])
        return f"{shown}……共 {len(self.conflicts)} 处" if more > 0 else shown


def _gathered(entries: Iterable[Entry], watch: Watch) -> dict[str, dict[str, _Left]]:
    lefts: dict[str, dict[str, _Left]] = {}
    for entry in entries:
        watch.step()
        of_kind = lefts.setdefault(entry.kind, {})
        of_kind.setdefault(entry.record_id, _Left(entry.record_id, entry.seq)).take(entry)
    return lefts


def _pointing(kind: Kind) -> list[tuple[Kind, str, str]]:
    """Kinds and fields that refer to a kind, with a test of which records matter."""
    tests = {"certificate": "AND void IS NOT 1"}
    found = [
        (child, field.name, tests.get(child.name, ""))
        for child, field in references_to(kind)
        if not child.insert_only
    ]
    alias = kind_named("alias")
    of_kind = f"AND of_kind = '{kind.name}'"
    return found + [(alias, end, of_kind) for end in ("loser", "survivor") if kind.merges]


def _differing(record: Record, left: _Left) -> list[str]:
    """Fields whose value is no longer the one the action left.

    Compares values, not versions: what was changed and changed back is no conflict.
    """
    names = {*left.after, *(record.kind.by_name if left.inserted else ())}
    found = []
    for name in names:
        field_ = record.kind.by_name.get(name)
        if name == REMOVED or field_:
            value = columns.from_json(field_, left.after.get(name))
            if not _same(record, name, value):
                found.append(name)
    if left.inserted:
        found = [_label(record, name) for name in found]
    return sorted(found)


def _same(record: Record, name: str, value: Value) -> bool:
    if name == REMOVED:
        return bool(value) == bool(record.removed_at)
    return columns.normal(record.kind.field(name), value) == record.values[name]


def _label(record: Record, name: str) -> str:
    return "删除状态" if name == REMOVED else record.kind.field(name).label


def _shown(numbers: Sequence[str]) -> str:
    more = f" 等 {len(numbers)} 张" if len(numbers) > _SHOWN else ""
    return "、".join(numbers[:_SHOWN]) + more


def _labels(labels: Sequence[str]) -> str:
    return "、".join(labels)


def _with_hours(desk: Desk, kind: Kind, ids: Sequence[str]) -> set[str]:
    """Volunteers with hours are archived, never deleted (sync.md rule 11)."""
    if kind.name != "volunteer" or not ids:
        return set()
    rows = desk.store.rows(
        "SELECT volunteer FROM hour_entry WHERE volunteer IN (SELECT value FROM json_each(?)) "
        "GROUP BY volunteer HAVING sum(minutes) <> 0",
        (json.dumps(list(ids)),),
    )
    return {row[0] for row in rows}
