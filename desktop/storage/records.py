"""The one door to records of any kind: each write leaves its journal row and its search words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop import errors
from desktop.model.fields import Value
from desktop.model.ids import RecordId, new_id
from desktop.model.kind import Kind, Record
from desktop.storage import columns
from desktop.storage.columns import REMOVED
from desktop.storage.database import Store
from desktop.storage.journal import Group
from desktop.storage.search import SearchTable

_CHUNK = 500


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
        """The live records whose fields equal those values, oldest first."""
        for name in where:
            kind.field(name)
        tests = " AND ".join([*(f"[{name}] IS ?" for name in where), "removed_at IS NULL"])
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
        return int(self.store.one(f"SELECT count(*) FROM [{kind.name}] WHERE {REMOVED} IS NULL"))

    def _record(self, kind: Kind, names: list[str], row: Sequence[Any]) -> Record:
        record_id, removed_at, revision, revisions = row[:4]
        later = json.loads(revisions) if revisions else {}
        values = {
            name: columns.from_column(field, raw)
            for name, field, raw in zip(names, kind.fields, row[4:], strict=True)
        }
        versions = {name: int(later.get(name, revision)) for name in (*names, REMOVED)}
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
        kind = record.kind
        wanted = {name: self._normal(kind, name, value) for name, value in changes.items()}
        now = {name: self._value(record, name) for name in wanted}
        changed = {name: value for name, value in wanted.items() if value != now[name]}
        if not changed:
            return False
        seen = {name: (bases or record.versions).get(name, 0) for name in changed}
        before = {name: columns.to_json(now[name]) for name in changed}
        after = {name: columns.to_json(value) for name, value in changed.items()}
        seq = group.add(kind.name, record.id, "update", before, after, seen, undo_of)
        self._write(record, changed, seq)
        return True

    def update_many(
        self, group: Group, records: Iterable[Record], changes: Mapping[str, Value]
    ) -> int:
        """Set the same fields in many records; gives how many differed."""
        return sum(self.update(group, record, changes) for record in records)

    def _write(self, record: Record, changed: Mapping[str, Value], seq: int) -> None:
        kind = record.kind
        stored = [columns.to_column(value) for value in changed.values()]
        versions = {**self._exceptions(record), **dict.fromkeys(changed, seq)}
        sets = ", ".join(f"[{name}] = ?" for name in changed)
        self.store.run(
            f"UPDATE [{kind.name}] SET {sets}, revisions = ? WHERE id = ?",
            (*stored, json.dumps(versions, separators=(",", ":")), record.id),
        )
        after = {**record.values, **{n: v for n, v in changed.items() if n != REMOVED}}
        gone = changed.get(REMOVED, record.removed_at)
        if gone:
            self._search.drop(kind, record.id)
        elif REMOVED in changed or set(changed) & {*kind.searched, *kind.digits}:
            self._search.put(kind, record.id, after)

    def _exceptions(self, record: Record) -> dict[str, int]:
        """The fields set after the record was made; all others share its `revision`."""
        made = min(record.versions.values())
        return {name: seq for name, seq in record.versions.items() if seq != made}

    def _normal(self, kind: Kind, name: str, value: Value) -> Value:
        return value if name == REMOVED else columns.normal(kind.field(name), value)

    def _value(self, record: Record, name: str) -> Value:
        return record.removed_at if name == REMOVED else record.values[name]
