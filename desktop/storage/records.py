"""The one door to records of any kind: each write leaves its journal row and its search words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop import errors
from desktop.model.fields import Value
from desktop.model.ids import RecordId, new_id
from desktop.model.kind import ERASED, MERGED, Kind, Record
from desktop.storage import columns
from desktop.storage.columns import REMOVED
from desktop.storage.database import Store
from desktop.storage.journal import Group
from desktop.storage.search import SearchTable

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one record.

    Args:
        record: as read inside this transaction.
        changes: the fields to set; `removed_at` moves it to the trash or back.
        undo_of: the journal row this one undoes.
    """

    record: Record
    changes: Mapping[str, Value]
    undo_of: int | None = None


@dataclass(frozen=True, slots=True)
class _Written:
    record: Record
    changed: Mapping[str, Value]
    seq: int

    @property
    def removed(self) -> bool:
        return bool(self.changed.get(REMOVED, self.record.removed_at))

    @property
    def values(self) -> dict[str, Value]:
        own = {name: value for name, value in self.changed.items() if name != REMOVED}
        return {**self.record.values, **own}


class Records:
    """Reads and writes records of every kind.

    Args:
        store: an open records file.
        search: kept in step with what is written.
    """

    def __init__(self, store: Store, search: SearchTable) -> None:
        self.store = store
        self._search = search

    # --- reading ----------------------------------------------------------------------------

    def get(self, kind: Kind, record_id: str, *, removed: bool = False) -> Record:
        """One record.

        Args:
            kind: its kind.
            record_id: its id.
            removed: whether one in the trash will do.

        Raises:
            errors.NotFound: there is none.
        """
        found = self.get_many(kind, [record_id])
        if not found or (found[0].removed_at and not removed):
            raise errors.NotFound(label=kind.label, id=record_id)
        return found[0]

    def get_many(self, kind: Kind, ids: Sequence[str]) -> list[Record]:
        """The records of those ids that exist, the trash included, in no order."""
        found: list[Record] = []
        for start in range(0, len(ids), _CHUNK):
            part = ids[start : start + _CHUNK]
            marks = ",".join("?" * len(part))
            found += self.select(kind, f"WHERE id IN ({marks})", part)
        return found

    def find(self, kind: Kind, **where: Value) -> list[Record]:
        """The live records whose fields equal those values, oldest first; merged ones are not."""
        for name in where:
            kind.field(name)
        tests = " AND ".join([*(f"[{name}] IS ?" for name in where), _live(kind)])
        values = [
            columns.to_column(columns.normal(kind.field(name), value))
            for name, value in where.items()
        ]
        return self.select(kind, f"WHERE {tests} ORDER BY id", values)

    def select(self, kind: Kind, rest: str, parameters: Sequence[Any] = ()) -> list[Record]:
        """Records by the tail of a SELECT (WHERE …, ORDER BY …), for the modules of this room."""
        names = [field.name for field in kind.fields]
        listed = ", ".join(f"[{name}]" for name in names)
        rows = self.store.rows(
            f"SELECT id, {REMOVED}, revision, revisions, {listed} FROM [{kind.name}] {rest}",
            parameters,
        )
        return [self._record(kind, names, row) for row in rows]

    def count(self, kind: Kind) -> int:
        """How many live records there are."""
        return int(self.store.one(f"SELECT count(*) FROM [{kind.name}] WHERE {_live(kind)}"))

    def _record(self, kind: Kind, names: list[str], row: Sequence[Any]) -> Record:
        record_id, removed_at, revision, revisions = row[:4]
        values: dict[str, Value] = dict(zip(names, row[4:], strict=True))
        for field in kind.converted:
            values[field.name] = columns.from_column(field, values[field.name])
        versions = dict.fromkeys((*names, REMOVED), int(revision))
        if revisions:
            later = json.loads(revisions)
            versions |= {name: int(seq) for name, seq in later.items() if name in versions}
        return Record(kind, RecordId(record_id), values, versions, removed_at)

    # --- writing ----------------------------------------------------------------------------

    def insert(
        self,
        group: Group,
        kind: Kind,
        values: Mapping[str, Value],
        record_id: RecordId | None = None,
        undo_of: int | None = None,
    ) -> RecordId:
        """Add a record.

        Args:
            group: the open action.
            kind: its kind.
            values: its fields; those not named get their default or nothing.
            record_id: an agreed id, else a new one is made.
            undo_of: the journal row this one undoes (a reversal).

        Returns:
            The record's id.
        """
        made = record_id or new_id()
        full = columns.complete(kind, values)
        seq = group.add(kind.name, made, "insert", {}, columns.known(full), {}, undo_of)
        names = ", ".join(f"[{name}]" for name in full)
        stored = [columns.to_column(value) for value in full.values()]
        self.store.run(
            f"INSERT INTO [{kind.name}] (id, revision, {names}) "
            f"VALUES (?, ?, {', '.join('?' * len(stored))})",
            (made, seq, *stored),
        )
        self._search.put(kind, made, full)
        return made

    def update(
        self,
        group: Group,
        record: Record,
        changes: Mapping[str, Value],
        bases: Mapping[str, int] | None = None,
        undo_of: int | None = None,
    ) -> bool:
        """Change fields of a record.

        Args:
            group: the open action.
            record: as read inside this transaction.
            changes: the fields to set; `removed_at` moves it to the trash or back.
            bases: per field the version the clerk saw; the record's own where not given.
            undo_of: the journal row this one undoes.

        Returns:
            Whether anything differed; if not, nothing is written.
        """
        edit = self._journalled(group, Edit(record, changes, undo_of), bases)
        if edit is None:
            return False
        self._write(record.kind, [edit])
        return True

    def update_each(self, group: Group, edits: Iterable[Edit]) -> int:
        """Change many records, each in its own way and named once; gives how many differed."""
        made = [self._journalled(group, edit, None) for edit in edits]
        done = [edit for edit in made if edit]
        for of_kind in _by_kind(done):
            self._write(of_kind[0].record.kind, of_kind)
        return len(done)

    def update_many(
        self, group: Group, records: Iterable[Record], changes: Mapping[str, Value]
    ) -> int:
        """Set the same fields in many records; gives how many differed."""
        return self.update_each(group, [Edit(record, changes) for record in records])

    def find_again(self, kind: Kind, ids: Iterable[str]) -> None:
        """Make the search words of some records anew, after what they are derived from changed."""
        records = self.get_many(kind, sorted(ids))
        gone = [r.id for r in records if r.removed_at]
        self._search.drop_many(kind, gone)
        self._search.put_many(kind, [(r.id, r.values) for r in records if not r.removed_at])

    def _journalled(
        self, group: Group, edit: Edit, bases: Mapping[str, int] | None
    ) -> _Written | None:
        record = edit.record
        kind = record.kind
        wanted = {name: self._normal(kind, name, value) for name, value in edit.changes.items()}
        now = {name: self._value(record, name) for name in wanted}
        changed = {name: value for name, value in wanted.items() if value != now[name]}
        if not changed:
            return None
        seen = {name: (bases or record.versions).get(name, 0) for name in changed}
        before = {name: columns.to_json(now[name]) for name in changed}
        after = {name: columns.to_json(value) for name, value in changed.items()}
        seq = group.add(kind.name, record.id, "update", before, after, seen, edit.undo_of)
        return _Written(record, changed, seq)

    def _write(self, kind: Kind, written: Sequence[_Written]) -> None:
        alike: dict[tuple[str, ...], list[_Written]] = {}
        for one in written:
            alike.setdefault(tuple(one.changed), []).append(one)
        for names, rows in alike.items():
            sets = ", ".join(f"[{name}] = ?" for name in names)
            self.store.run_many(
                f"UPDATE [{kind.name}] SET {sets}, revisions = ? WHERE id = ?",
                [self._stored(one) for one in rows],
            )
        self._search_anew(kind, written)

    def _stored(self, one: _Written) -> tuple[Any, ...]:
        stored = [columns.to_column(value) for value in one.changed.values()]
        versions = {**self._exceptions(one.record), **dict.fromkeys(one.changed, one.seq)}
        return (*stored, json.dumps(versions, separators=(",", ":")), one.record.id)

    def _search_anew(self, kind: Kind, written: Sequence[_Written]) -> None:
        if not kind.searched:
            return
        told = {*kind.searched, *kind.digits, REMOVED}
        concerned = [one for one in written if told.intersection(one.changed)]
        gone = [one.record.id for one in concerned if one.removed]
        found = [(one.record.id, one.values) for one in concerned if not one.removed]
        self._search.drop_many(kind, gone)
        self._search.put_many(kind, found)

    def _exceptions(self, record: Record) -> dict[str, int]:
        """The fields set after the record was made; all others share its `revision`."""
        made = min(record.versions.values())
        return {name: seq for name, seq in record.versions.items() if seq != made}

    def _normal(self, kind: Kind, name: str, value: Value) -> Value:
        return value if name == REMOVED else columns.normal(kind.field(name), value)

    def _value(self, record: Record, name: str) -> Value:
        return record.removed_at if name == REMOVED else record.values[name]


def _live(kind: Kind) -> str:
    """Records that stand for themselves: not in the trash, not merged into another, not erased."""
    tests = [REMOVED, *([MERGED] if kind.merges else []), *([ERASED] if kind.erases else [])]
    return " AND ".join(f"{name} IS NULL" for name in tests)


def _by_kind(written: Iterable[_Written]) -> list[list[_Written]]:
    found: dict[str, list[_Written]] = {}
    for one in written:
        found.setdefault(one.record.kind.name, []).append(one)
    return list(found.values())
