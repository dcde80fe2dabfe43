"""Rows of others, and whole records, laid into the records of this PC."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.model.fields import Field, FieldType
from desktop.model.fitting import Fits, fitting, is_moment
from desktop.model.kind import Kind, Scope
from desktop.model.kinds import ALL
from desktop.model.locked import locked
from desktop.storage import columns
from desktop.storage.columns import REMOVED
from desktop.sync import feeds
from desktop.sync.incoming import conflicts, pending, strangers
from desktop.sync.incoming.arrived import NOTHING_TOLD, Incoming, WholeRecord
from desktop.sync.incoming.conflicts import Parked
from desktop.sync.incoming.piece import JUDGED, Piece
from desktop.sync.incoming.strangers import Stranger
from desktop.sync.outgoing.ops import ADD, DELETE, RESTORE, with_delta
from desktop.sync.outgoing.sealing import sealed_text
from desktop.sync.wire.protocol import REMOVED_NAME, decoded

#: Which values fit: kind -> field -> test.
FITS: dict[str, dict[str, Fits]] = {
    kind.name: {f.name: fitting(kind, f) for f in kind.fields} for kind in ALL.values()
}
#: The same of fields whose value on the wire is what the column keeps.
_PLAIN: dict[str, dict[str, Fits]] = {
    kind.name: {
        f.name: FITS[kind.name][f.name]
        for f in kind.fields
        if f.type is not FieldType.SET and not f.refers_to
    }
    for kind in ALL.values()
}
_NOTHING: dict[str, Fits] = {}


@dataclass(slots=True)
class _Changes:
    """What is to be laid into the records for one operation."""

    values: dict[str, Any] = field(default_factory=dict)
    kept: list[Stranger] = field(default_factory=list)


def removal(one: Incoming, left: frozenset[str], *, there: bool) -> bool | None:
    """Whether an operation removes its record, brings it back, or neither.

    Args:
        one: the operation.
        left: the fields of it that were not taken.
        there: whether the record is here.
    """
    if one.outcome.get("void"):
        return True
    if REMOVED_NAME in left:
        return None
    if one.action == DELETE:
        return True
    if one.action in (ADD, RESTORE):
        return False if there else None
    value = None if one.of_no_conflict else one.fields.get(REMOVED_NAME)
    return value if isinstance(value, bool) else None


class Laying:
    """Lays rows in.

    Args:
        piece: the piece they belong to.
    """

    def __init__(self, piece: Piece) -> None:
        self._piece = piece

    def take(self, one: Incoming) -> None:
        """Lay in one row of somebody else."""
        kind_name, record = one.key
        self._piece.applied.devices = self._piece.applied.devices or kind_name == "device"
        lost = one.names("lost")
        for name in sorted(lost):
            self._piece.park(one, name)
        self._piece.note_conflicts(one)
        self._piece.origin(one)
        left = lost | one.names("late")
        taken = {name: value for name, value in one.fields.items() if name not in left}
        if one.outcome.get("already"):
            taken = {}
        kind = ALL.get(kind_name)
        if kind is None or kind.scope is Scope.LOCAL:
            self._piece.kept += strangers.unknown_record(one.op, taken, self._piece.feed, one.row)
        elif not one.outcome.get("already"):
            self._lay(one, kind, record, taken, left)
        self.revive(one)
        if self._piece.feed != self._piece.tools.station:
            self._piece.homes.append((kind_name, record, self._piece.feed))

    def whole(self, entries: Sequence[WholeRecord], row: int) -> None:
        """Lay in records as they stand at a row, this PC's unsettled values on top."""
        self._piece.shadows_before, self._piece.shadows = {}, {}
        by_kind: dict[str, list[str]] = {}
        for entry in entries:
            by_kind.setdefault(entry.kind, []).append(entry.record)
        for kind_name, ids in by_kind.items():
            if kind_name in ALL:
                self._piece.arriving.load(ALL[kind_name], ids)
        self._piece.pending = pending.of_records(
            self._piece.store, [entry.record for entry in entries]
        )
        self._piece.present = self._piece.references(
            [(entry.kind, entry.values) for entry in entries], {entry.record for entry in entries}
        )
        for entry in entries:
            self._whole_record(entry, row)
        self._piece.finish(follow=False)

    def _whole_record(self, entry: WholeRecord, row: int) -> None:
        kind, action = ALL.get(entry.kind), DELETE if entry.removed else ADD
        op = {"k": entry.kind, "i": entry.record, "a": action, "t": None}
        one = Incoming(row, "", 0, "", NOTHING_TOLD, b"", b"", False, op)
        if self._piece.feed != self._piece.tools.station:
            self._piece.homes.append((entry.kind, entry.record, self._piece.feed))
        if kind is None or kind.scope is Scope.LOCAL:
            self._piece.kept += strangers.unknown_record(op, entry.values, self._piece.feed, row)
            return
        self._piece.group.origin = JUDGED
        there = self._piece.arriving.there(entry.kind, entry.record)
        values = dict(entry.values)
        if there:
            lacking = {f.name: f.default for f in kind.fields if not f.local}
            values = {**lacking, **{n: v for n, v in values.items() if v is not None}}
        changes = self._changes(one, kind, entry.record, values)
        if not there:
            self._piece.arriving.insert(kind, entry.record, changes.values)
            self._piece.inserted.append(entry.record)
            changes.values = {}
        self._set_removed(kind, entry.record, one, gone=entry.removed, into=changes.values)
        self._piece.arriving.update(kind, entry.record, changes.values)
        self._piece.kept += changes.kept

    def _lay(
        self,
        one: Incoming,
        kind: Kind,
        record: str,
        taken: Mapping[str, Any],
        left: frozenset[str],
    ) -> None:
        there = self._piece.arriving.there(kind.name, record)
        if not there and one.action != ADD:
            return  # cleared away here; `revived` brings it back whole
        changes = self._changes(one, kind, record, taken)
        gone = removal(one, left, there=there)
        if not there:
            one.seq = self._piece.arriving.insert(kind, record, changes.values)
            self._piece.origin(one)
            self._piece.inserted.append(record)
            changes.values = {}
        if gone is not None:
            self._set_removed(kind, record, one, gone=gone, into=changes.values)
        if changes.values:
            seq = self._piece.arriving.update(kind, record, changes.values)
            one.seq = seq if one.seq is None else one.seq
        self._piece.kept += changes.kept

    def _set_removed(
        self, kind: Kind, record: str, one: Incoming, *, gone: bool, into: dict[str, Any]
    ) -> None:
        key = (kind.name, record, REMOVED_NAME)
        told = one.op.get("t")
        at = (str(told) if is_moment(told) else self._piece.group.at) if gone else None
        if self._piece.pending.holds(*key):
            standing, _ = self._piece.shadows.get(key, (self._piece.before(key), 0))
            if bool(standing) != gone:
                self._piece.shadows[key] = (at, one.row)
        elif bool(self._piece.arriving.value(kind.name, record, REMOVED)) != gone:
            into[REMOVED] = at

    def _changes(
        self, one: Incoming, kind: Kind, record: str, taken: Mapping[str, Any]
    ) -> _Changes:
        changes = _Changes()
        plain = _PLAIN[kind.name] if (kind.name, record) not in self._piece.pending.of else _NOTHING
        for name, wire in taken.items():
            fits = plain.get(name)
            if fits is not None and fits(wire):
                changes.values[name] = wire
                if self._piece.strangers:
                    self._piece.known.append((kind.name, record, name))
                continue
            known = kind.by_name.get(name)
            if known is None:
                if name != REMOVED_NAME:
                    changes.kept.append(
                        Stranger(
                            kind.name,
                            record,
                            name,
                            wire,
                            strangers.UNKNOWN,
                            self._piece.feed,
                            one.row,
                        )
                    )
                continue
            self._lay_field(one, kind, record, known, wire, changes)
        return changes

    def _lay_field(
        self,
        one: Incoming,
        kind: Kind,
        record: str,
        known: Field,
        wire: Any,  # noqa: ANN401 - JSON
        changes: _Changes,
    ) -> None:
        key = (kind.name, record, known.name)
        value = self._clear(key, known, wire, one.row, changes)
        held = self._piece.pending.holds(*key)
        if known.type is FieldType.SET:
            value = with_delta(self._piece.county_has(key), value)
            if held:
                self._piece.shadows[key] = (value, one.row)
                value = self._piece.own_on_top(key, value)
            changes.values[known.name] = columns.from_json(known, value)
        elif held:
            self._piece.shadows[key] = (value, one.row)
        else:
            changes.values[known.name] = value
            if self._piece.strangers:
                self._piece.known.append(key)

    def _clear(
        self,
        key: tuple[str, str, str],
        known: Field,
        wire: Any,  # noqa: ANN401 - JSON
        row: int,
        changes: _Changes,
    ) -> Any:  # noqa: ANN401 - JSON
        """A value as the journal spells it; what can't stand in its column is kept beside."""
        kind, record, name = key
        sealed = sealed_text(wire)
        if sealed is not None:
            could, value = self._piece.tools.sealing.opened(kind, record, name, sealed)
            if could:
                return self._fit(key, known, value, wire, row, changes)
            if known.column_type is str and known.type is not FieldType.SET:
                return locked(sealed)
            changes.kept.append(
                Stranger(kind, record, name, wire, strangers.LOCKED, self._piece.feed, row)
            )
            return None
        if known.refers_to and isinstance(wire, str) and wire not in self._piece.present:
            changes.kept.append(
                Stranger(kind, record, name, wire, strangers.ABSENT, self._piece.feed, row)
            )
            return None
        return self._fit(key, known, wire, wire, row, changes)

    def _fit(
        self,
        key: tuple[str, str, str],
        known: Field,
        value: Any,  # noqa: ANN401 - JSON
        wire: Any,  # noqa: ANN401 - JSON
        row: int,
        changes: _Changes,
    ) -> Any:  # noqa: ANN401 - JSON
        """A value that fits its field; another is a stranger, and of a set nothing changes."""
        kind, record, name = key
        if FITS[kind][name](value):
            return value
        changes.kept.append(
            Stranger(kind, record, name, wire, strangers.UNKNOWN, self._piece.feed, row)
        )
        return {} if known.type is FieldType.SET else None

    def revive(self, one: Incoming) -> None:
        """Bring back, whole, the records an operation brought back."""
        for kind_name, record, values, *row in one.outcome.get("revived", ()):
            kind = ALL.get(kind_name)
            if kind is None:
                continue
            whole = {n: {"+": v} if isinstance(v, list) else v for n, v in values.items()}
            self._piece.arriving.load(kind, [record])
            changes = self._changes(one, kind, record, whole)
            if not self._piece.arriving.there(kind_name, record):
                seq = self._piece.arriving.insert(kind, record, changes.values)
                self._piece.inserted.append(record)
            else:
                self._set_removed(kind, record, one, gone=False, into=changes.values)
                seq = self._piece.arriving.update(kind, record, changes.values) or 0
            one.seq = one.seq or seq or None
            self._piece.kept += changes.kept
            place = row[0] if row else self._delete_of(kind_name, record)
            if place is not None and self._piece.feed == self._piece.tools.station:
                parked = Parked(
                    self._piece.feed,
                    place,
                    REMOVED_NAME,
                    kind_name,
                    record,
                    True,
                    *self._deleter(place),
                )
                conflicts.park(self._piece.store, parked)
                self._piece.applied.conflicts += 1

    def _delete_of(self, kind: str, record: str) -> int | None:
        """The row of the delete that a record came back from, as far as it is known here."""
        return self._piece.store.one(  # type: ignore[no-any-return]
            "SELECT max(r.row) FROM journal AS j JOIN journal_payload AS p ON p.seq = j.seq "
            "JOIN (SELECT seq, row FROM sync_op WHERE row IS NOT NULL UNION ALL "
            "SELECT seq, row FROM sync_row WHERE feed = ?) AS r ON r.seq = j.seq "
            "WHERE j.record_id = ? AND j.kind = ? AND "
            "json_extract(p.body, '$.after.removed_at') IS NOT NULL",
            (self._piece.feed, record, kind),
        )

    def _deleter(self, row: int) -> tuple[str, str | None, str | None]:
        """Whose delete a row was: replica, clerk, time."""
        rows = self._piece.store.rows(
            "SELECT replica, n, seq, bytes FROM sync_row WHERE feed = ? AND row = ?",
            (self._piece.feed, row),
        )
        if not rows:
            return "", None, None
        replica, n, seq, data = rows[0]
        line = feeds.operation(self._piece.store, seq, data, replica, n)
        op = decoded(line) if line else {}
        at = op.get("t")
        return replica, op.get("w"), at if is_moment(at) else None
