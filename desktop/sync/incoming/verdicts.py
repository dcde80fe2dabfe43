"""What the county made of this PC's operations."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.storage.database import Store
from desktop.sync.incoming import attention
from desktop.sync.outgoing.ops import DELETE, RESOLVE, RESTORE, SET
from desktop.sync.wire.protocol import REMOVED_NAME, decoded

APPLIED, MERGED, CONFLICT = "applied", "merged", "conflict"
DEFERRED, REJECTED, REISSUED = "deferred", "rejected", "reissued"
#: Of docs/protocol.md, section 4.
_MOST_ASKED = 200
#: Verdict of a former replica's operation that is offered again with its proof.
OFFERED = "offered"


@dataclass(frozen=True, slots=True)
class Judged:
    """What a reply's verdicts came to.

    Args:
        taken: operations that have a place in the feed, or wait for one.
        rejected: those the county will never take.
    """

    taken: int
    rejected: int


def note(store: Store, replica: str, verdicts: Sequence[Sequence[Any]], at: str) -> Judged:
    """Note verdicts, in the open transaction; one that was noted before changes nothing.

    Args:
        store: the records file.
        replica: whose operations.
        verdicts: as section 4 has them.
        at: now, for people.
    """
    taken, rejected = 0, 0
    for first, count, verdict, row, *more in verdicts:
        detail, last = more[0] if more else None, int(first) + int(count) - 1
        store.run(
            # Its own place it may never have, if a copy of it came first, or it is refused now.
            "DELETE FROM sync_offer WHERE replica = ? AND n BETWEEN ? AND ? AND sent = 1",
            (replica, first, last),
        )
        if verdict == REJECTED:
            rejected += refuse(store, replica, int(first), last, detail or {}, at)
            continue
        taken += store.run(
            "UPDATE sync_op SET verdict = ?1, detail = ?2, row = ?3 + n - ?4 "
            "WHERE replica = ?5 AND n BETWEEN ?4 AND ?6 AND open = 1 "
            "AND (verdict IS NULL OR verdict = 'deferred')",
            (
                verdict, json.dumps(detail, ensure_ascii=False) if detail else None,
                row, first, replica, last,
            ),
        )  # fmt: skip
    return Judged(taken, rejected)


def deferred(store: Store, replica: str) -> list[int]:
    """Numbers of some operations that wait at the county: should it refuse one later, no row tells.

    Args:
        store: outside a transaction.
        replica: whose.
    """
    rows = store.rows(
        "SELECT n FROM sync_op WHERE replica = ? AND open = 1 AND verdict = ? ORDER BY n LIMIT ?",
        (replica, DEFERRED, _MOST_ASKED),
    )
    return [n for (n,) in rows]


def forget_beyond(store: Store, replica: str, held: int) -> None:
    """Forget verdicts on operations the county no longer holds: it went back, before their rows
    were read here, and judges them anew.
    """
    store.run(
        "UPDATE sync_op SET verdict = NULL, detail = NULL, row = NULL "
        "WHERE replica = ? AND n > ? AND open = 1",
        (replica, held),
    )


def of_own(store: Store, replica: str, head: Mapping[str, Any]) -> bool:
    """Whether an answer is about operations that this PC has made: believing another loses some."""
    told = [head.get("held") or 0]
    told += [first + count - 1 for first, count, *_ in head.get("verdicts", [])]
    last = store.one("SELECT max(n) FROM sync_op WHERE replica = ?", (replica,))
    return max(told) <= (last or 0)


def taken_by(op: Mapping[str, Any], verdict: str, read: object, outcome: str | None) -> list[str]:
    """The fields of an own operation that the county took, as far as is known here.

    Args:
        op: its members.
        verdict: on it.
        read: its row in the feed, if that was read and is kept.
        outcome: of that row.
    """
    if read is None:
        # `merged` may be what had been set by a later one, or had come too late.
        return touched_by(op) if verdict == APPLIED else []
    told = decoded(outcome) if outcome else {}
    left = {*told.get("lost", ()), *told.get("late", ())}
    return [] if told.get("already") else [name for name in touched_by(op) if name not in left]


def touched_by(op: Mapping[str, Any]) -> list[str]:
    """The fields an operation sets."""
    removes = [REMOVED_NAME] if op.get("a") in (DELETE, RESTORE) else []
    return [*op.get("f", {}), *removes]


def refuse(
    store: Store, replica: str, first: int, last: int, detail: dict[str, Any], at: str
) -> int:
    """Put operations the county will never take before a person; gives how many they were."""
    rows = store.rows(
        "SELECT n, seq, bytes FROM sync_op WHERE replica = ? AND n BETWEEN ? AND ? AND open = 1",
        (replica, first, last),
    )
    for n, seq, line in rows:
        op = decoded(line)
        attention.add(
            store, op["k"], op["i"], op.get("a", SET), touched_by(op), str(detail.get("code", "")),
            detail, seq=seq, at=at, replica=replica, n=n,
        )  # fmt: skip
        if op.get("a") == RESOLVE and op.get("c"):
            store.run(
                "UPDATE sync_conflict SET state = 'open' WHERE row = ? AND field = ? "
                "AND state = 'resolved' AND by_row IS NULL",
                (int(op["c"][0]), str(op["c"][1])),
            )
        store.run(
            "UPDATE sync_op SET open = 0, verdict = 'rejected', detail = ? "
            "WHERE replica = ? AND n = ?",
            (json.dumps(detail, ensure_ascii=False), replica, n),
        )
    return len(rows)
