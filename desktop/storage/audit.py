"""Who looked at what was private, and why: a chained table of its own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from desktop.storage.database import Store

COLUMNS = "seq, at, clerk, what, kind, record_id, why, previous_hash"


def note_look(
    store: Store,
    *,
    what: str,
    kind: str,
    record_id: str | None,
    why: str,
    clerk: str | None,
    now: datetime,
) -> int:
    """Write one look down; holds no personal data itself.

    Args:
        store: open, with no transaction under way.
        what: the verb, for example ``look`` or ``export``.
        kind: the kind of record.
        record_id: which one, or None for many.
        why: the reason given.
        clerk: the id of who looked.
        now: the local time with its zone.

    Returns:
        The row's number.
    """
    with store.transaction():
        rows = store.rows(f"SELECT {COLUMNS} FROM audit ORDER BY seq DESC LIMIT 1")
        seq, previous = (rows[0][0] + 1, row_hash(rows[0])) if rows else (1, bytes(32))
        at = now.isoformat(timespec="seconds")
        store.run(
            f"INSERT INTO audit ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?)",
            (seq, at, clerk, what, kind, record_id, why, previous),
        )
    return int(seq)


def broken_rows(store: Store) -> Iterator[int]:
    """Numbers of audit rows that don't fit the chain."""
    expected, previous = 1, bytes(32)
    for row in store.rows(f"SELECT {COLUMNS} FROM audit ORDER BY seq"):
        if row[0] != expected or row[7] != previous:
            yield row[0]
        expected, previous = row[0] + 1, row_hash(row)


def row_hash(row: Sequence[Any]) -> bytes:
    """The hash the next row keeps of this one; the columns in the order of the table."""
    plain = [value.hex() if isinstance(value, bytes) else value for value in row]
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False).encode()).digest()
