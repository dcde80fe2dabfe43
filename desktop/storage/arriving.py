"""Many changes of many records at once: each journalled by itself, all written together.

What arrives from the county is written this way: a page of it touches each table with a few
statements, whatever its length. The door is the same as `records.py`: nothing is written that has
no journal row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kind import Kind, Record
from desktop.storage import columns
from desktop.storage.columns import REMOVED
from desktop.storage.journal import Group
from desktop.storage.records import Records
from desktop.storage.search import SearchTable


@dataclass(slots=True)
class _Held:
    """A record as it stands after all that was journalled so far."""

    kind: Kind
    id: RecordId
    values: dict[str, Value]
    removed_at: str | None
    revision: int
    later: dict[str, int] = field(default_factory=dict)
    new: bool = False
    touched: set[str] = field(default_factory=set)


class Arriving:
    """The records of one page while it is being applied.

    Args:
        records: the door to the records.
        search: kept in step with what is written.
        group: the open action.
    """

    def __init__(self, records: Records, search: SearchTable, group: Group) -> None:
        self._records = records
        self._search = search
        self._group = group
        self._held: dict[tuple[str, str], _Held] = {}

    def load(self, kind: Kind, ids: Iterable[str]) -> None:
        """Read records that the page may touch; those that are not there are no fault."""
        wanted = [i for i in ids if (kind.name, i) not in self._held]
        for record in self._records.get_many(kind, wanted):
            made = min(record.versions.values())
            later = {name: seq for name, seq in record.versions.items() if seq != made}
            self._held[kind.name, record.id] = _Held(
                kind, record.id, dict(record.values), record.removed_at, made, later
            )

    def there(self, kind: str, record_id: str) -> bool:
        """Whether a record stands, the trash included; it must have been loaded or inserted."""
        return (kind, record_id) in self._held

    def value(self, kind: str, record_id: str, name: str) -> Value:
        """What one field stands at; `removed_at` is one."""
        held = self._held[kind, record_id]
        return held.removed_at if name == REMOVED else held.values[name]

    def insert(self, kind: Kind, record_id: str, values: Mapping[str, Value]) -> int:
        """Make a record; gives its journal row."""
        full = columns.complete(kind, values)
        seq = self._group.add(kind.name, record_id, "insert", {}, columns.known(full), {})
        self._held[kind.name, record_id] = _Held(
            kind, RecordId(record_id), full, None, seq, new=True
        )
        return seq

    def update(self, kind: Kind, record_id: str, changes: Mapping[str, Value]) -> int | None:
        """Set fields; gives the journal row, or None where nothing differed."""
        held = self._held[kind.name, record_id]
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for name, given in changes.items():
            value = given if name == REMOVED else columns.normal(kind.by_name[name], given)
            stands = held.removed_at if name == REMOVED else held.values[name]
            if value != stands:
                before[name], after[name] = columns.to_json(stands), columns.to_json(value)
                self._set(held, name, value)
        if not after:
            return None
        seq = self._group.add(kind.name, record_id, "update", before, after, {})
        held.later.update(dict.fromkeys(after, seq))
        held.touched.update(after)
        return seq

    def write(self) -> list[Record]:
        """Write all of it.

        Returns:
            The records that are new or otherwise than they were.
        """
        changed = [held for held in self._held.values() if held.new or held.touched]
        for kind in {held.kind.name: held.kind for held in changed}.values():
            mine = [held for held in changed if held.kind is kind]
            self._insert([held for held in mine if held.new], kind)
            self._update([held for held in mine if not held.new], kind)
            self._find(mine, kind)
        return [_record(held) for held in changed]

    def _set(self, held: _Held, name: str, value: Value) -> None:
        if name == REMOVED:
            held.removed_at = None if value is None else str(value)
        else:
            held.values[name] = value

    def _insert(self, rows: Sequence[_Held], kind: Kind) -> None:
        if not rows:
            return
        names = [f.name for f in kind.fields]
        values_of = itemgetter(*names)
        marks = ",".join("?" * (len(names) + 4))
        listed = ", ".join(f"[{name}]" for name in names)
        self._records.store.run_many(
            f"INSERT INTO [{kind.name}] (id, revision, revisions, {REMOVED}, {listed}) "
            f"VALUES ({marks})",
            [
                (
                    held.id,
                    held.revision,
                    _exceptions(held),
                    held.removed_at,
                    *columns.row(values_of(held.values)),
                )
                for held in rows
            ],
        )

    def _update(self, rows: Sequence[_Held], kind: Kind) -> None:
        alike: dict[tuple[str, ...], list[_Held]] = {}
        for held in rows:
            alike.setdefault(tuple(sorted(held.touched)), []).append(held)
        for names, some in alike.items():
            sets = ", ".join(f"[{name}] = ?" for name in names)
            self._records.store.run_many(
                f"UPDATE [{kind.name}] SET {sets}, revisions = ? WHERE id = ?",
                [
                    (
                        *(columns.to_column(_value(held, name)) for name in names),
                        _exceptions(held),
                        held.id,
                    )
                    for held in some
                ],
            )

    def _find(self, rows: Sequence[_Held], kind: Kind) -> None:
        if not kind.searched:
            return
        told = {*kind.searched, *kind.digits, REMOVED}
        concerned = [held for held in rows if held.new or told & held.touched]
        gone = [held.id for held in concerned if held.removed_at and not held.new]
        live = [(held.id, held.values) for held in concerned if not held.removed_at]
        self._search.drop_many(kind, gone)
        self._search.put_many(kind, live)


def _value(held: _Held, name: str) -> Value:
    return held.removed_at if name == REMOVED else held.values[name]


def _exceptions(held: _Held) -> str | None:
    return json.dumps(held.later, separators=(",", ":")) if held.later else None


def _record(held: _Held) -> Record:
    versions = dict.fromkeys((*held.values, REMOVED), held.revision) | held.later
    return Record(held.kind, held.id, held.values, versions, held.removed_at)
