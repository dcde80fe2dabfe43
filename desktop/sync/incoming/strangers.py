"""What came and has no place in the records yet: kept word for word until it has one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.storage.database import Store
from desktop.sync.outgoing.ops import ADD, DELETE, RESTORE, SET, with_delta
from desktop.sync.wire.protocol import decoded, written

UNKNOWN, LOCKED, ABSENT = "unknown", "locked", "absent"
#: The field that says whether a record of an unknown kind is in the trash.
_REMOVED = ""


@dataclass(frozen=True, slots=True)
class Stranger:
    """One value that could not be laid in.

    Args:
        kind: of the record, perhaps unknown here.
        record: its id.
        field: which; empty for whether the record is in the trash.
        value: as it came.
        why: ``unknown``, ``locked`` or ``absent``.
        feed: where it came from.
        row: the row that set it.
    """

    kind: str
    record: str
    field: str
    value: Any
    why: str
    feed: str
    row: int


def keep(store: Store, found: Iterable[Stranger]) -> None:
    """Keep values, each in place of what stood there; changes of a set add up."""
    for one in found:
        value = one.value
        if _is_delta(value):
            standing = _standing(store, one)
            value = with_delta(standing if _are_words(standing) else None, value)
        store.run(
            "INSERT OR REPLACE INTO sync_stranger (kind, record, field, value, why, feed, row) "
            "VALUES (?,?,?,?,?,?,?)",
            (one.kind, one.record, one.field, written(value).decode(), one.why, one.feed, one.row),
        )


def forget(store: Store, fields: Iterable[tuple[str, str, str]]) -> None:
    """Drop values that a known one has replaced: (kind, record, field)."""
    store.run_many(
        "DELETE FROM sync_stranger WHERE kind = ? AND record = ? AND field = ?", list(fields)
    )


def any_kept(store: Store) -> bool:
    """Whether there are any."""
    return bool(store.one("SELECT 1 FROM sync_stranger LIMIT 1"))


def of_why(store: Store, why: str) -> list[Stranger]:
    """All that are kept for one reason, in the order they came."""
    return _read(store, "why = ? ORDER BY row, kind, record, field", why)


def waiting_for(store: Store, ids: Iterable[str]) -> list[Stranger]:
    """References that wait for records which have come now."""
    if not store.one("SELECT 1 FROM sync_stranger WHERE why = 'absent' LIMIT 1"):
        return []
    wanted = json.dumps([json.dumps(one) for one in ids])
    return _read(store, "why = 'absent' AND value IN (SELECT value FROM json_each(?))", wanted)


def of_record(store: Store, kind: str, record: str) -> list[Stranger]:
    """What is kept beside one record, by field."""
    return _read(store, "kind = ? AND record = ? AND field <> '' ORDER BY field", kind, record)


def unknown_record(
    op: Mapping[str, Any], taken: Mapping[str, Any], feed: str, row: int
) -> list[Stranger]:
    """What an operation on a record of an unknown kind leaves to keep."""
    kind, record, action = str(op["k"]), str(op["i"]), op.get("a", SET)
    kept = [Stranger(kind, record, n, v, UNKNOWN, feed, row) for n, v in taken.items()]
    if action in (ADD, RESTORE, DELETE):
        gone = op.get("t") or "" if action == DELETE else None
        kept.append(Stranger(kind, record, _REMOVED, gone, UNKNOWN, feed, row))
    return kept


def _read(store: Store, where: str, *values: str) -> list[Stranger]:
    rows = store.rows(
        f"SELECT kind, record, field, value, why, feed, row FROM sync_stranger WHERE {where}",
        values,
    )
    return [Stranger(k, r, f, decoded(v), why, feed, row) for k, r, f, v, why, feed, row in rows]


def _is_delta(value: Any) -> bool:  # noqa: ANN401 - JSON
    """Whether a value is a change of a set."""
    told = isinstance(value, dict) and bool(value) and value.keys() <= {"+", "-"}
    return told and all(_are_words(part) for part in value.values())


def _are_words(value: Any) -> bool:  # noqa: ANN401 - JSON
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _standing(store: Store, one: Stranger) -> Any:  # noqa: ANN401 - JSON
    text = store.one(
        "SELECT value FROM sync_stranger WHERE kind = ? AND record = ? AND field = ?",
        (one.kind, one.record, one.field),
    )
    return decoded(text) if text else None
