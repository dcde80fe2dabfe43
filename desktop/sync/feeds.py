"""How far each feed was applied, and the rows kept to be offered again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.storage.database import Store
from desktop.storage.settings import Settings
from desktop.sync.incoming import conflicts
from desktop.sync.wire.encoding import b64
from desktop.sync.wire.protocol import MARK_BYTES, START, Proof, decoded, feed_hash, written

#: Setting: feed -> the last two places up to which the county's backups held it.
KEPT = "sync.kept"
#: How many rows are dropped in one short transaction.
_DROP = 2_000
_LIFE_TAG_BYTES = 8
_STATION_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a feed was applied.

    Args:
        feed: its division code.
        row: the last row; 0 for none.
        hash: the feed hash there.
        floor_row: rows above it are kept here.
        floor_hash: the feed hash there.
        kept: up to where the county's own backups hold it, as far as was acted upon.
    """

    feed: str
    row: int = 0
    hash: bytes = START
    floor_row: int = 0
    floor_hash: bytes = START
    kept: int = 0

    def told(self) -> list[Any]:
        """As the head of an exchange tells it."""
        return [self.row, b64(self.hash[:MARK_BYTES]) if self.row else ""]


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of a feed as it is kept; the operation lies elsewhere."""

    row: int
    replica: str
    n: int
    outcome: str | None
    hash: bytes
    seq: int | None
    bytes: bytes | None


def feeds_of(station: str) -> tuple[str, str, str]:
    """The feeds a station reads: its county's, its town's, its own (section 1)."""
    return station[:6], station[:9], station


def own_feed(store: Store) -> str:
    """The feed this PC writes, empty before its first exchange."""
    found = store.one("SELECT feed FROM sync_cursor WHERE length(feed) = ?", (_STATION_DIGITS,))
    return str(found or "")


def cursor(store: Store, feed: str) -> Cursor:
    """How far one feed was applied."""
    rows = store.rows(
        "SELECT feed, row, hash, floor_row, floor_hash, kept FROM sync_cursor WHERE feed = ?",
        (feed,),
    )
    return Cursor(*rows[0]) if rows else Cursor(feed)


def put_cursor(store: Store, at: Cursor) -> None:
    """Note how far a feed was applied, in the open transaction."""
    store.run(
        "INSERT OR REPLACE INTO sync_cursor (feed, row, hash, floor_row, floor_hash, kept) "
        "VALUES (?,?,?,?,?,?)",
        (at.feed, at.row, at.hash, at.floor_row, at.floor_hash, at.kept),
    )


def keep_rows(store: Store, feed: str, rows: Sequence[Kept]) -> None:
    """Keep rows that were applied; an offer of the same operation has found its place."""
    store.run_many(
        "INSERT OR REPLACE INTO sync_row (feed, row, replica, n, outcome, hash, seq, bytes) "
        "VALUES (?,?,?,?,?,?,?,?)",
        [(feed, r.row, r.replica, r.n, r.outcome, r.hash, r.seq, r.bytes) for r in rows],
    )
    if store.one("SELECT 1 FROM sync_offer LIMIT 1"):
        store.run_many(
            "DELETE FROM sync_offer WHERE feed = ? AND replica = ? AND n = ?",
            [(feed, r.replica, r.n) for r in rows],
        )


def keep_proofs(store: Store, proofs: Iterable[tuple[str, Proof]]) -> None:
    """Keep signatures of segments, in the open transaction."""
    store.run_many(
        "INSERT INTO sync_proof (feed, replica, first, last, signer, before, signature, rest) "
        "VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (feed, replica, first, last) DO UPDATE SET "
        "signer = excluded.signer, before = excluded.before, signature = excluded.signature, "
        "rest = json_patch(coalesce(rest, '{}'), excluded.rest)",
        [
            (
                feed, p.replica, p.first, p.last, p.signer, p.before, p.signature,
                json.dumps({str(n): b64(hashed) for n, hashed in p.rest.items()}),
            )
            for feed, p in proofs
        ],
    )  # fmt: skip


def mark_seen(store: Store, seq: int, row: int, *, clear: bool = True) -> None:
    """Note that journal rows above `seq` are written by who has seen the own feed up to `row`."""
    store.run(
        "INSERT OR REPLACE INTO sync_mark (seq, row, clear) VALUES (?,?,?)", (seq, row, int(clear))
    )


def forget_marks(store: Store, frozen: int) -> None:
    """Drop marks that no row waiting to be frozen can ask for."""
    store.run(
        "DELETE FROM sync_mark WHERE seq < (SELECT max(seq) FROM sync_mark WHERE seq <= ?)",
        (frozen,),
    )


def rows_above(store: Store, feed: str, row: int, most: int = 1 << 62) -> list[Kept]:
    """The rows kept beyond a row, in order."""
    found = store.rows(
        "SELECT row, replica, n, outcome, hash, seq, bytes FROM sync_row "
        "WHERE feed = ? AND row > ? ORDER BY row LIMIT ?",
        (feed, row, most),
    )
    return [Kept(*one) for one in found]


def hashes(store: Store, at: Cursor, most: int = 1 << 62) -> Iterator[tuple[int, bytes]]:
    """The feed hash after the floor and after each row kept, in order; at most so many rows."""
    running, row = at.floor_hash, at.floor_row
    yield row, running
    for kept in rows_above(store, at.feed, row, most):
        outcome = decoded(kept.outcome) if kept.outcome else None
        running = feed_hash(running, kept.row, kept.replica, kept.n, outcome, kept.hash)
        yield kept.row, running


def agreed(store: Store, at: Cursor, marks: Sequence[Sequence[Any]]) -> tuple[int, bytes, str]:
    """Where this PC and a county that went back in time agree.

    Args:
        store: the records file.
        at: this PC's cursor.
        marks: (row, b64 of 16 bytes of the hash) from the county's head backwards.

    Returns:
        The row, its hash, and the tag of the life beyond it: 8 bytes (b64) of the former feed
        hash one row further, empty where there is none.
    """
    theirs = {int(row): str(mark) for row, mark in marks}
    best, best_hash, tag, is_next = 0, START, "", False
    for row, running in hashes(store, at):
        if is_next:
            tag, is_next = b64(running[:_LIFE_TAG_BYTES]), False
        mine = b64(running[:MARK_BYTES]) if row else ""
        if theirs.get(row) == mine or row == 0:
            best, best_hash, tag, is_next = row, running, "", True
    return best, best_hash, tag


def go_back(store: Store, at: Cursor, row: int, hashed: bytes, tag: str) -> None:
    """Read a feed anew from a row on; what is kept beyond it becomes offers.

    Args:
        store: in the open transaction.
        at: the cursor as it is.
        row: where county and PC agree.
        hashed: the feed hash there.
        tag: names the life that the rows beyond belonged to.
    """
    beyond = rows_above(store, at.feed, row)
    store.run("UPDATE sync_offer SET sent = 0 WHERE feed = ?", (at.feed,))
    # An offer's life: where it ended, its tag, and the life its own row told of, if any.
    store.run_many(
        "INSERT OR REPLACE INTO sync_offer (feed, replica, n, hash, seq, bytes, row, life) "
        "VALUES (?,?,?,?,?,?,?,?)",
        [
            (at.feed, r.replica, r.n, r.hash, r.seq, r.bytes, r.row, _life(row, tag, r.outcome))
            for r in beyond
        ],
    )
    conflicts.unjudged(
        store,
        at.feed,
        row,
        [
            (decoded(r.outcome), r.seq is None and r.bytes is None)
            for r in reversed(beyond)
            if r.outcome
        ],
    )
    store.run("DELETE FROM sync_row WHERE feed = ? AND row > ?", (at.feed, row))
    floor = (at.floor_row, at.floor_hash) if at.floor_row <= row else (row, hashed)
    put_cursor(store, Cursor(at.feed, row, hashed, *floor, min(at.kept, row)))


def offered_life(store: Store, replica: str, n: int) -> list[Any] | None:
    """`[mark, tag]` of the life whose rows an offered operation names, None for one not offered."""
    life = store.one("SELECT life FROM sync_offer WHERE replica = ? AND n = ?", (replica, n))
    if life is None:
        return None
    mark, tag, told = json.loads(life)
    return list(told) if told else [mark, tag]


def forget_offers_under(store: Store, verdict: str) -> None:
    """Drop what was offered and goes up, or went, under another id; another has its old number."""
    store.run(
        "DELETE FROM sync_offer WHERE sent = 1 AND EXISTS (SELECT 1 FROM sync_op AS o "
        "WHERE o.replica = sync_offer.replica AND o.n = sync_offer.n AND o.verdict = ?)",
        (verdict,),
    )


def _life(row: int, tag: str, outcome: str | None) -> str:
    told = decoded(outcome).get("life") if outcome else None
    return json.dumps([row, tag, told])


def safe(store: Store, feed: str, row: int, mark: str) -> tuple[int, str]:
    """The backup before the one the county tells of: what lies beyond it stays here.

    So a county may be put back to either of its last two backups.

    Args:
        store: outside a transaction.
        feed: whose.
        row: up to which the county's last backup holds it.
        mark: b64 of 16 bytes of the feed hash there.

    Returns:
        Row and mark; (0, "") where no other backup was told of yet.
    """
    if row >= cursor(store, feed).row and store.one("SELECT 1 FROM sync_offer LIMIT 1"):
        store.run("DELETE FROM sync_offer WHERE feed = ? AND sent = 1", (feed,))
    settings = Settings(store)
    told = settings.get(KEPT, default={})
    before, last = told.get(feed, [[0, ""], [0, ""]])
    if [row, mark] != last:
        before = last if row > last[0] else [0, ""]
        settings.put(KEPT, {**told, feed: [before, [row, mark]]})
    return int(before[0]), str(before[1])


def drop_kept(store: Store, feed: str, kept: int, mark: str) -> bool:
    """Drop some rows that the county's own backups hold, in one short transaction.

    Args:
        store: outside a transaction.
        feed: whose.
        kept: up to which row.
        mark: b64 of 16 bytes of the feed hash there.

    Returns:
        Whether there are more to drop.
    """
    at = cursor(store, feed)
    upto = min(kept, at.row)
    if upto <= at.floor_row:
        return False
    reached, running = at.floor_row, at.floor_hash
    for row, hashed in hashes(store, at, _DROP):
        if row > upto:
            break
        reached, running = row, hashed
    if reached == kept and mark and b64(running[:MARK_BYTES]) != mark:
        return False  # its backup is of another life; the exchange will find that out
    with store.transaction():
        _spare_proofs(store, feed, reached)
        if len(feed) == _STATION_DIGITS:
            _drop_own(store, feed, reached)
        store.run("DELETE FROM sync_row WHERE feed = ? AND row <= ?", (feed, reached))
        put_cursor(store, Cursor(feed, at.row, at.hash, reached, running, reached))
    return reached < upto


def _drop_own(store: Store, feed: str, reached: int) -> None:
    """Drop operations of this PC's that the county's backups hold as its own.

    Those behind the last one with a row of its own may have come under another id alone then:
    the county that was put back asks for them.
    """
    last_of_each = store.rows(
        "SELECT replica, max(n) FROM sync_row WHERE feed = ? AND row <= ? GROUP BY replica",
        (feed, reached),
    )
    store.run_many(
        # The one before an operation that may go up again stays: its chain is needed.
        "DELETE FROM sync_op WHERE replica = ?1 AND n < ?2 AND open = 0 AND row <= ?3 "
        "AND EXISTS (SELECT 1 FROM sync_op AS next WHERE next.replica = sync_op.replica "
        "AND next.n = sync_op.n + 1 AND next.open = 0 AND next.row <= ?3)",
        [(replica, last, reached) for replica, last in last_of_each],
    )


def _spare_proofs(store: Store, feed: str, reached: int) -> None:
    """Let proofs of which all rows go now go with them; others keep the hashes of those rows."""
    going: dict[str, dict[int, bytes]] = {}
    for replica, n, hashed in store.rows(
        "SELECT replica, n, hash FROM sync_row WHERE feed = ? AND row <= ?", (feed, reached)
    ):
        going.setdefault(replica, {})[n] = bytes(hashed)
    for replica, hashes_of in going.items():
        touched = store.rows(
            "SELECT first, last, rest FROM sync_proof WHERE feed = ? AND replica = ? "
            "AND last >= ? AND first <= ?",
            (feed, replica, min(hashes_of), max(hashes_of)),
        )
        for first, last, rest in touched:
            known = json.loads(rest or "{}")
            inside = range(first, last + 1)
            known |= {str(n): b64(hashes_of[n]) for n in inside if n in hashes_of}
            key = (feed, replica, first, last)
            if len(known) >= len(inside):
                store.run(
                    "DELETE FROM sync_proof WHERE feed = ? AND replica = ? AND first = ? "
                    "AND last = ?",
                    key,
                )
            else:
                store.run(
                    "UPDATE sync_proof SET rest = ? WHERE feed = ? AND replica = ? AND first = ? "
                    "AND last = ?",
                    (json.dumps(known), *key),
                )


def operation(
    store: Store, kept_seq: int | None, kept: bytes | None, replica: str, n: int
) -> bytes | None:
    """The bytes of a row's operation, wherever they lie; None where they were erased."""
    if kept is not None:
        return bytes(kept)
    if kept_seq is not None:
        found = store.one("SELECT op_bytes FROM journal_payload WHERE seq = ?", (kept_seq,))
        return None if found is None else bytes(found)
    found = store.one("SELECT bytes FROM sync_op WHERE replica = ? AND n = ?", (replica, n))
    return None if found is None else bytes(found)


def outcome_text(outcome: Mapping[str, Any] | None) -> str | None:
    """An outcome as it is kept."""
    return written(outcome).decode() if outcome else None
