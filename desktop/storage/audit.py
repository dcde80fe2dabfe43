"""Who looked at what was private, and why: a chained table of its own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.storage.database import Store
from desktop.storage.linked_rows import FIRST_PREVIOUS, LinkedRows

COLUMNS = "seq, at, clerk, what, kind, record_id, why, previous_hash"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row.

    Args:
        seq: its number.
        at: ISO local time with its zone.
        clerk: id of who it was, or None.
        what: the verb.
        kind: of the record; empty for what is about none.
        record_id: which one, or None for many.
        why: the reason given.
    """

    seq: int
    at: str
    clerk: str | None
    what: str
    kind: str
    record_id: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are wanted; what is left out narrows nothing.

    Args:
        since: ISO day, the first one.
        until: ISO day, the last one.
        clerk: id of who looked.
        what: the verb.
        records: ids of one person's records; looks at many people count as looks at each.
        many: the kind of which looks at many count too, beside `records`.
    """

    since: str = ""
    until: str = ""
    clerk: str = ""
    what: str = ""
    records: tuple[str, ...] = ()
    many: str = ""


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
        last, previous = head(store)
        seq, at = last + 1, now.isoformat(timespec="seconds")
        store.run(
            f"INSERT INTO audit ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?)",
            (seq, at, clerk, what, kind, record_id, why, previous),
        )
    return seq


def head(store: Store) -> tuple[int, bytes]:
    """The last row's number and hash; (0, 32 zero bytes) where there is none."""
    return LOOKS.head(store)


def numbers(store: Store, wanted: Wanted) -> list[int]:
    """Numbers of the rows that are wanted, the newest first."""
    where, given = _where(wanted)
    rows = store.rows(f"SELECT seq FROM audit{where} ORDER BY seq DESC", given)
    return [row[0] for row in rows]


def some(store: Store, chosen: Sequence[int]) -> list[Entry]:
    """Some rows by their numbers, the oldest first."""
    marks = ",".join("?" * len(chosen))
    rows = store.rows(
        "SELECT seq, at, clerk, what, kind, record_id, why FROM audit "
        f"WHERE seq IN ({marks}) ORDER BY seq",
        tuple(chosen),
    )
    return [Entry(*row) for row in rows]


def count(store: Store) -> int:
    """How many rows there are in all."""
    return int(store.one("SELECT count(*) FROM audit"))


def clerks(store: Store) -> list[str]:
    """Ids of everybody who stands in it."""
    rows = store.rows("SELECT DISTINCT clerk FROM audit WHERE clerk IS NOT NULL")
    return [str(row[0]) for row in rows]


def _where(wanted: Wanted) -> tuple[str, tuple[str, ...]]:
    parts: list[str] = []
    given: list[str] = []
    # The first ten characters are the day by the PC's clock then, whatever zone it stood in.
    for words, value in (
        ("substr(at, 1, 10) >= ?", wanted.since),
        ("substr(at, 1, 10) <= ?", wanted.until),
        ("clerk = ?", wanted.clerk),
        ("what = ?", wanted.what),
    ):
        if value:
            parts.append(words)
            given.append(value)
    if wanted.records:
        marks = ",".join("?" * len(wanted.records))
        many = " OR (kind = ? AND record_id IS NULL)" if wanted.many else ""
        parts.append(f"(record_id IN ({marks}){many})")
        given += [*wanted.records, *([wanted.many] if wanted.many else [])]
    return (f" WHERE {' AND '.join(parts)}" if parts else ""), tuple(given)


def broken_rows(store: Store) -> Iterator[int]:
    """Numbers of audit rows that don't fit the chain."""
    expected, previous = 1, FIRST_PREVIOUS
    for row in store.rows(f"SELECT {COLUMNS} FROM audit ORDER BY seq"):
        if row[0] != expected or row[7] != previous:
            yield row[0]
        expected, previous = row[0] + 1, row_hash(row)


def row_hash(row: Sequence[Any]) -> bytes:
    """The hash the next row keeps of this one; the columns in the order of the table."""
    plain = [value.hex() if isinstance(value, bytes) else value for value in row]
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False).encode()).digest()


#: The register as a chain.
LOOKS = LinkedRows("audit", COLUMNS, row_hash)
