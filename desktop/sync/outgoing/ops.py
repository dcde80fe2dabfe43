"""Journal rows become operations: members, bases and the line that is frozen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.model.fields import FieldType
from desktop.model.kinds import ALL
from desktop.model.locked import is_locked
from desktop.storage.columns import REMOVED
from desktop.sync.outgoing.leaving import Leaving
from desktop.sync.outgoing.sealing import Sealing
from desktop.sync.wire.encoding import compact
from desktop.sync.wire.protocol import LINE_BYTES, REMOVED_NAME, written

ADD, SET, DELETE, RESTORE = "add", "set", "delete", "restore"
RESOLVE, REOPEN, SEAL = "resolve", "reopen", "seal"
_SETS = {
    kind.name: frozenset(f.name for f in kind.fields if f.type is FieldType.SET)
    for kind in ALL.values()
}
#: What one member beside the fields takes at most, for splitting what is too long.
_FRAME_BYTES = 2_000


@dataclass(slots=True)
class Draft:
    """An operation before it is frozen.

    Args:
        kind: of the record.
        record: its id.
        action: one of the names above.
        fields: field -> wire value.
        base: the row of the own feed the clerk had seen.
        older: field -> row, where it was an older one.
        hashes: field -> hash of the base value, where the county can't know it.
        seq: the journal row it comes from.
        conflict: the conflict it names.
        clerk: who.
        at: when.
        token: keyed token of an ID number.
    """

    kind: str
    record: str
    action: str
    fields: dict[str, Any] = field(default_factory=dict)
    base: int = 0
    older: dict[str, int] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    seq: int | None = None
    conflict: Sequence[Any] | None = None
    clerk: str | None = None
    at: str | None = None
    token: Sequence[str] | None = None

    def line(self) -> bytes:
        """Its bytes; members without content are left out."""
        told: dict[str, Any] = {"k": self.kind, "i": self.record}
        if self.action != SET:
            told["a"] = self.action
        told["b"] = self.base
        older = self.older and {n: row for n, row in self.older.items() if row != self.base}
        rest = (
            ("x", older), ("h", self.hashes), ("f", self.fields), ("c", self.conflict),
            ("w", self.clerk), ("t", self.at), ("d", self.token),
        )  # fmt: skip
        told |= {member: value for member, value in rest if value}
        return written(told)

    @property
    def touched(self) -> set[str]:
        """The fields it sets, being removed or not among them."""
        removes = {REMOVED_NAME} if self.action in (DELETE, RESTORE) else set()
        return {*self.fields, *removes}


def wire_fields(
    leaving: Leaving,
    sealing: Sealing,
    kind: str,
    record: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> dict[str, Any]:
    """The values of a change as they leave; what does not leave, or can't be sealed, is not there.

    Args:
        leaving: how each field leaves.
        sealing: for those that leave sealed.
        kind: of the record.
        record: its id.
        before: the journal's values before; sets leave as what was added and taken away.
        after: the journal's values after.
    """
    table, sets = leaving.of_record(kind, record), _SETS[kind]
    fields: dict[str, Any] = {}
    for name, value in after.items():
        how = table.get(name)
        if how == "clear" and name in sets:
            if delta := set_delta(before.get(name), value):
                fields[name] = delta
        elif how == "clear" and not is_locked(value):
            fields[name] = value
        elif how == "clear":
            # What this PC can't read goes on as it came, whatever may be read elsewhere.
            fields[name] = sealing.seal(kind, record, name, value)
        elif how == "sealed" and sealing.can_seal(value):
            fields[name] = sealing.seal(kind, record, name, value)
    return fields


def number_token(
    sealing: Sealing, kind: str, wires: Mapping[str, Any], values: Mapping[str, Any]
) -> list[str] | None:
    """The member `d` of an operation that sets somebody's ID number; None for any other.

    Args:
        sealing: has the key.
        kind: of the record.
        wires: field -> value as it leaves.
        values: field -> value as the journal spells it.
    """
    number = values.get("id_number")
    if kind != "volunteer" or not number or not wires.get("id_number") or is_locked(number):
        return None  # of a number that is locked here nobody could tell the token
    return sealing.token(str(number))


def set_delta(before: Any, after: Any) -> dict[str, list[str]]:  # noqa: ANN401 - JSON
    """What a set gained and lost."""
    old, new = set(before or ()), set(after or ())
    delta = {"+": sorted(new - old), "-": sorted(old - new)}
    return {sign: words for sign, words in delta.items() if words}


def with_delta(standing: Any, wire: Any) -> list[str]:  # noqa: ANN401 - JSON
    """A set after a change of it; a plain list stands for the whole set."""
    if not isinstance(wire, dict):
        return sorted(set(wire or ()))
    words = (set(standing or ()) | set(wire.get("+") or ())) - set(wire.get("-") or ())
    return sorted(words)


def base_hash(value: Any) -> str:  # noqa: ANN401 - JSON
    """The member `h` of one field."""
    return hashlib.sha256(compact(value)).hexdigest()[:8]


def action_of(journal_action: str, after: Mapping[str, Any]) -> str:
    """What a journal row does to its record."""
    if journal_action == "insert":
        return ADD
    if REMOVED in after:
        return DELETE if after[REMOVED] else RESTORE
    return SET


def within_limit(draft: Draft) -> Iterator[tuple[Draft, bytes | None]]:
    """The drafts a draft becomes whose lines keep within 64 KiB, each with its line.

    A record with several long texts leaves as an addition and further settings of fields. A single
    field that is too long for a line has None.
    """
    line = draft.line()
    if len(line) <= LINE_BYTES:
        yield draft, line
        return
    room, parts, size = LINE_BYTES - _FRAME_BYTES, [{}], 0  # type: ignore[var-annotated]
    for name, value in draft.fields.items():
        takes = len(written({name: value})) + len(name) + 40
        if parts[-1] and size + takes > room:
            parts.append({})
            size = 0
        parts[-1][name] = value
        size += takes
    for number, fields in enumerate(parts):
        action = draft.action if number == 0 else SET
        part = Draft(
            draft.kind, draft.record, action, fields, draft.base,
            {n: r for n, r in draft.older.items() if n in fields or number == 0},
            {n: h for n, h in draft.hashes.items() if n in fields},
            draft.seq, draft.conflict if number == 0 else None, draft.clerk, draft.at,
            draft.token if "id_number" in fields else None,
        )  # fmt: skip
        line = part.line()
        yield part, line if len(line) <= LINE_BYTES else None
