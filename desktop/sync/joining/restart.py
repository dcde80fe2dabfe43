"""Going on as another replica, or below a county that went back in time (sections 6 and 7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from desktop.storage.database import Store
from desktop.storage.journal import open_group
from desktop.storage.settings import Settings
from desktop.sync import feeds
from desktop.sync.incoming.arrived import Tools
from desktop.sync.incoming.piece import Piece
from desktop.sync.incoming.unwinding import unwind
from desktop.sync.incoming.verdicts import (
    APPLIED,
    CONFLICT,
    MERGED,
    OFFERED,
    REISSUED,
    REJECTED,
    refuse,
    taken_by,
    touched_by,
)
from desktop.sync.joining import lives, retiring
from desktop.sync.outgoing import withheld
from desktop.sync.outgoing.waiting_rows import last_of
from desktop.sync.wire.encoding import b64, unb64
from desktop.sync.wire.protocol import LINE_BYTES, chained, decoded, op_hash, written

#: Setting: the replicas of this station's files that the county knows.
REGISTERED = "sync.registered"
#: Setting of one replica: the last of its operations that the county is known to hold.
HELD = "replica.held"
#: Setting of `services/sync/replicas.py`: whose journal this was before, the oldest first.
FORMER = "former_replicas"
_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Former:
    """A replica these files belonged to, as far as sync asks.

    Args:
        replica: its id.
        until: the last journal row that is its own.
        reason: why it was left.
    """

    replica: str
    until: int
    reason: str


class Listed(NamedTuple):
    """An operation the county says it holds.

    Args:
        hash: of its bytes.
        verdict: on it.
        row: its place in the feed, if it has one.
        detail: why it was rejected.
    """

    hash: bytes
    verdict: str
    row: int | None
    detail: dict[str, Any]


def formers(settings: Settings) -> list[Former]:
    """The replicas these files belonged to, the oldest first."""
    return [
        Former(str(one["replica"]), int(one["until_seq"]), str(one["reason"]))
        for one in settings.get(FORMER, default=[])
    ]


def registered(settings: Settings) -> list[str]:
    """The replicas the county knows."""
    return [str(one) for one in settings.get(REGISTERED, default=[])]


def note_registered(settings: Settings, replica: str) -> None:
    """Note that the county knows a replica; enrolment and `POST /v1/replica` end so."""
    known = registered(settings)
    if replica not in known:
        settings.put(REGISTERED, [*known, replica])


# --- former replicas ----------------------------------------------------------------------------


def unlisted(store: Store, replica: str) -> int | None:
    """The first operation of a replica on which no verdict was heard."""
    return store.one(  # type: ignore[no-any-return]
        "SELECT min(n) FROM sync_op WHERE replica = ? AND open = 1 AND verdict IS NULL", (replica,)
    )


def heard_up_to(store: Store, replica: str, held: int) -> int:
    """Up to which operation of those the county holds its verdicts were heard.

    What it took while the answer was lost goes up once more where the next request brought others:
    the answer to that tells of those alone.
    """
    unheard = unlisted(store, replica)
    return held if unheard is None else min(held, unheard - 1)


def let_go(store: Store, replica: str, held: int) -> bool:
    """Whether operations the county asks for are here no more: none behind them can go up.

    They were dropped since its backups hold their rows. Put back, it has those rows all the same,
    but may have forgotten that this PC made them, where they came under another id first (`o`).
    """
    first = store.one("SELECT min(n) FROM sync_op WHERE replica = ? AND n > ?", (replica, held))
    before = store.one("SELECT 1 FROM sync_op WHERE replica = ? AND n = ?", (replica, held))
    return first is not None and (first > held + 1 or (held > 0 and not before))


def reissue(store: Store, former: str, replica: str, held: Mapping[int, Listed], at: str) -> bool:
    """Take over what a former replica left unsettled, in one short transaction.

    What the county holds under the same number and hash keeps its place; the rest goes up again
    under this replica's numbers, each naming what it was.

    Args:
        store: outside a transaction.
        former: the replica that was left.
        replica: the one that goes on.
        held: what the county holds of it, by number.
        at: now, for people.

    Returns:
        Whether there is more to do.
    """
    with store.transaction():
        rows = store.rows(
            "SELECT n, seq, bytes, hash FROM sync_op WHERE replica = ? AND open = 1 "
            "AND verdict IS NULL ORDER BY n LIMIT ?",
            (former, _BATCH),
        )
        n, chain = last_of(store, replica)
        common = _common(store, former, held)
        of_former = lives.of(Settings(store), former)
        made: list[tuple[Any, ...]] = []
        again_of: list[tuple[int, list[Any] | None]] = []
        for old_n, seq, line, hashed in rows:
            known = held.get(old_n)
            if known is not None and known.hash == bytes(hashed):
                if known.verdict == REJECTED:
                    # Another copy of this disk was told so; here nobody was.
                    refuse(store, former, old_n, old_n, known.detail, at)
                    continue
                store.run(
                    "UPDATE sync_op SET verdict = ?, row = ? WHERE replica = ? AND n = ?",
                    (known.verdict, known.row, former, old_n),
                )
                continue
            was = [former, old_n, b64(bytes(hashed)), min(common, old_n - 1)]
            life = feeds.offered_life(store, former, old_n) or lives.life_of(of_former, old_n)
            again = _again(store, was, bytes(line), life)
            new_hash = op_hash(again)
            n, chain = n + 1, chained(chain, new_hash)
            again_of.append((n, life))
            made.append((replica, n, seq, again, new_hash, chain))
            store.run(
                "UPDATE sync_op SET open = 0, verdict = ? WHERE replica = ? AND n = ?",
                (REISSUED, former, old_n),
            )
        store.run_many(
            "INSERT INTO sync_op (replica, n, seq, bytes, hash, chain, open) "
            "VALUES (?,?,?,?,?,?,1)",
            made,
        )
        lives.handed_on(store, replica, again_of)
        if len(rows) < _BATCH:
            lives.forget(store, former)
        feeds.forget_offers_under(store, REISSUED)
    return len(rows) == _BATCH


def listed(told: Sequence[Sequence[Any]]) -> dict[int, Listed]:
    """What the county says it holds, by number."""
    return {
        int(n): Listed(unb64(hashed), str(verdict), row, (more[0] if more else None) or {})
        for n, hashed, verdict, row, *more in told
    }


def _common(store: Store, former: str, held: Mapping[int, Listed]) -> int:
    """Up to which operation the county holds the former replica's as this PC made them.

    What it holds beyond that is another copy's of this disk, and nothing this PC has seen.
    """
    rows = store.rows(
        "SELECT n, hash, verdict FROM sync_op WHERE replica = ? "
        "AND (verdict IS NULL OR verdict IN (?, ?)) ORDER BY n",
        (former, REISSUED, OFFERED),
    )
    for n, hashed, verdict in rows:
        known = held.get(n)
        if verdict is not None or known is None or known.hash != bytes(hashed):
            return int(n) - 1
    return last_of(store, former)[0]


def _again(store: Store, was: list[Any], line: bytes, life: list[Any] | None) -> bytes:
    op = decoded(line)
    op.setdefault("o", was)
    _seen_own(store, was[0], was[1], op, up_to=life[0] if life else None)
    again = written(op)
    return again if len(again) <= LINE_BYTES else line


def _seen_own(store: Store, former: str, n: int, op: dict[str, Any], *, up_to: int | None) -> None:
    """Count as seen what this PC itself had set before, under the former id, and the county took.

    To the county they are two replicas now; the later would lose to the earlier of one clerk.
    Rows beyond `up_to` are none of the life in which this operation names rows.
    """
    rows = store.rows(
        "SELECT before.bytes, before.row, before.verdict, r.row, r.outcome FROM sync_op AS before "
        "JOIN journal AS j ON j.seq = before.seq "
        "LEFT JOIN sync_row AS r ON r.feed = ? AND r.row = before.row "
        "WHERE before.replica = ? AND before.n < ? "
        "AND before.row IS NOT NULL AND before.verdict IN (?, ?, ?) AND j.record_id = ? "
        "AND before.bytes IS NOT NULL AND before.row <= coalesce(?, before.row) "
        "ORDER BY before.n",
        (feeds.own_feed(store), former, n, APPLIED, MERGED, CONFLICT, op["i"], up_to),
    )
    base, older = int(op["b"]), dict(op.get("x", {}))
    mine = set(touched_by(op))
    for line, row, verdict, read, outcome in rows:
        for name in mine.intersection(taken_by(decoded(line), verdict, read, outcome)):
            if older.get(name, base) < row:
                older[name] = int(row)
    if older:
        op["x"] = older


# --- a county that went back --------------------------------------------------------------------


def go_back(tools: Tools, back: Mapping[str, Sequence[Sequence[Any]]]) -> None:
    """Read feeds anew from where county and PC agree, and offer what it lost.

    Args:
        tools: records and what applying needs.
        back: feed -> marks, as section 7 has them.
    """
    store = tools.store
    with open_group(
        store, "pull", "县里恢复了备份，重新核对", clerk=None, now=tools.now()
    ) as group:
        retiring.doubt(Settings(store))
        for feed, marks in back.items():
            at = feeds.cursor(store, feed)
            row, hashed, tag = feeds.agreed(store, at, marks)
            if feed == tools.station:
                _own_again(store, tools.replica, row, tag)
            dropped = [(r.replica, r.n) for r in feeds.rows_above(store, feed, row)]
            unwind(tools, Piece(tools, group, feed), dropped, row)
            feeds.go_back(store, at, row, hashed, tag)


def _own_again(store: Store, replica: str, row: int, tag: str) -> None:
    settings = Settings(store)
    first = store.one("SELECT min(n) FROM sync_op WHERE replica = ? AND row > ?", (replica, row))
    before = [one.replica for one in formers(settings) if unlisted(store, one.replica) is not None]
    lives.ended(store, list(dict.fromkeys([*before, replica])), row, tag)
    if first is not None:
        settings.put(HELD, min(int(settings.get(HELD, default=0)), int(first) - 1))
        store.run(
            "UPDATE sync_op SET verdict = NULL WHERE replica = ? AND n >= ? AND open = 1",
            (replica, first),
        )
    store.run(
        "UPDATE sync_op SET open = 1, row = NULL, "
        "verdict = CASE WHEN replica = ? THEN NULL ELSE ? END WHERE row > ?",
        (replica, OFFERED, row),
    )
    store.run("UPDATE sync_mark SET row = ?1, clear = 0 WHERE row > ?1", (row,))
    withheld.went_back(store, row)
