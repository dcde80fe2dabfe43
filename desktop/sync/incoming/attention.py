"""What the county will never take: kept for a person, with the fields it would have set."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.storage.database import Store


@dataclass(frozen=True, slots=True)
class Held:
    """An operation that was rejected, and what a person did about it.

    Args:
        id: of the entry.
        kind: of the record.
        record: its id.
        action: of the operation.
        fields: what it would have set.
        seq: the journal row it came from, if any.
        code: why (protocol section 5).
        detail: more of it.
        replica: whose operation it was; empty where it was never sent.
        n: its number.
        at: when it was found out, for people.
    """

    id: int
    kind: str
    record: str
    action: str
    fields: tuple[str, ...]
    seq: int | None
    code: str
    detail: Mapping[str, Any]
    replica: str
    n: int | None
    at: str


_COLUMNS = "id, kind, record, action, fields, seq, code, detail, replica, n, at"


def add(
    store: Store,
    kind: str,
    record: str,
    action: str,
    fields: Sequence[str],
    code: str,
    detail: Mapping[str, Any] | None,
    *,
    seq: int | None,
    at: str,
    replica: str | None = None,
    n: int | None = None,
) -> None:
    """Put an operation aside, in the open transaction."""
    store.run(
        "INSERT INTO sync_attention (replica, n, seq, kind, record, action, fields, code, detail, "
        "at) VALUES (?,?,?,?,?,?,?,?,?,?)",
        (
            replica, n, seq, kind, record, action, json.dumps(list(fields)), code,
            json.dumps(dict(detail or {}), ensure_ascii=False), at,
        ),
    )  # fmt: skip


def close(store: Store, ids: Sequence[int], state: str) -> None:
    """Note what became of some: ``retried`` or ``given_up``."""
    store.run_many("UPDATE sync_attention SET state = ? WHERE id = ?", [(state, i) for i in ids])


def open_all(store: Store) -> list[Held]:
    """All that waits for a person, the oldest first."""
    rows = store.rows(f"SELECT {_COLUMNS} FROM sync_attention WHERE state = 'open' ORDER BY id")
    return [_held(row) for row in rows]


def open_of(store: Store, records: Sequence[str]) -> dict[str, list[Held]]:
    """The same for some records, by record."""
    if not store.one("SELECT 1 FROM sync_attention WHERE state = 'open' LIMIT 1"):
        return {}
    rows = store.rows(
        f"SELECT {_COLUMNS} FROM sync_attention WHERE state = 'open' "
        "AND record IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(sorted(set(records))),),
    )
    found: dict[str, list[Held]] = {}
    for row in rows:
        found.setdefault(row[2], []).append(_held(row))
    return found


def before(store: Store, seq: int | None) -> dict[str, Any]:
    """The values a journal row replaced; none where there is no such row."""
    from desktop.sync.wire.protocol import decoded  # a window starts with counting them

    body = store.one("SELECT body FROM journal_payload WHERE seq = ?", (seq,))
    return dict(decoded(body)["before"]) if body else {}


def values_at(store: Store, kind: str, record: str, seq: int) -> dict[str, Any]:
    """A record's values by the journal, up to one of its rows."""
    from desktop.sync.wire.protocol import decoded

    rows = store.rows(
        "SELECT body FROM journal JOIN journal_payload USING (seq) "
        "WHERE record_id = ? AND kind = ? AND seq <= ? ORDER BY seq",
        (record, kind, seq),
    )
    whole: dict[str, Any] = {}
    for (body,) in rows:
        whole.update(decoded(body)["after"])
    return whole


def _held(row: Sequence[Any]) -> Held:
    fields, detail = json.loads(row[4]), json.loads(row[7] or "{}")
    return Held(
        row[0], row[1], row[2], row[3], tuple(fields), row[5], row[6], detail,
        row[8] or "", row[9], row[10] or "",
    )  # fmt: skip
