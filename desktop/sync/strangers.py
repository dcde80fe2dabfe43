"""What came and has no place in the records yet: kept word for word until it has one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.storage.database import Store
from desktop.sync.ops import with_delta
from desktop.sync.protocol import decoded, written

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
        if isinstance(value, dict) and ("+" in value or "-" in value):
            value = with_delta(_standing(store, one), value)
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
    rows = store.rows(
        "SELECT kind, record, field, value, why, feed, row FROM sync_stranger WHERE why = ? "
        "ORDER BY row, kind, record, field",
        (why,),
    )
    return [Stranger(k, r, f, decoded(v), why, feed, row) for k, r, f, v, why, feed, row in rows]


def waiting_for(store: Store, ids: Iterable[str]) -> list[Stranger]:
    """References that wait for records which have come now."""
    if not store.one("SELECT 1 FROM sync_stranger WHERE why = 'absent' LIMIT 1"):
        return []
    wanted = json.dumps([json.dumps(one) for one in ids])
    rows = store.rows(
        "SELECT kind, record, field, value, why, feed, row FROM sync_stranger "
        "WHERE why = 'absent' AND value IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    return [Stranger(k, r, f, decoded(v), why, feed, row) for k, r, f, v, why, feed, row in rows]


def unknown_record(
    op: Mapping[str, Any], taken: Mapping[str, Any], feed: str, row: int
) -> list[Stranger]:
    """What an operation on a record of an unknown kind leaves to keep."""
    kind, record, action = str(op["k"]), str(op["i"]), op.get("a", "set")
    kept = [Stranger(kind, record, n, v, UNKNOWN, feed, row) for n, v in taken.items()]
    if action in ("add", "restore", "delete"):
        gone = op.get("t") or "" if action == "delete" else None
        kept.append(Stranger(kind, record, _REMOVED, gone, UNKNOWN, feed, row))
    return kept


def _standing(store: Store, one: Stranger) -> Any:  # noqa: ANN401 - JSON
    text = store.one(
        "SELECT value FROM sync_stranger WHERE kind = ? AND record = ? AND field = ?",
        (one.kind, one.record, one.field),
    )
    return decoded(text) if text else None
