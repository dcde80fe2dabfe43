"""Operations that stand in the feed under another name: they repeat that one, or it repeats them.

To a county the two are one operation (section 6), which has one row: the other's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from desktop.storage.database import Store
from desktop.sync import feeds
from desktop.sync.incoming.verdicts import APPLIED, CONFLICT, DEFERRED, OFFERED
from desktop.sync.wire.encoding import b64
from desktop.sync.wire.protocol import decoded

#: Replica, number and b64 of the hash.
_Name = tuple[str, int, str]
_BYTES = "coalesce(r.bytes, p.op_bytes, o.bytes)"
_ITS_OP = (
    "LEFT JOIN journal_payload AS p ON p.seq = r.seq "
    "LEFT JOIN sync_op AS o ON o.replica = r.replica AND o.n = r.n"
)
_LINE = f"{_BYTES} FROM sync_row AS r {_ITS_OP}"


def forget(store: Store, feed: str) -> None:
    """Drop what the county was offered and has under another name.

    Args:
        store: outside a transaction.
        feed: whose offers.
    """
    offers = store.rows(
        "SELECT replica, n, hash, seq, bytes FROM sync_offer WHERE feed = ? AND sent = 1", (feed,)
    )
    if not offers:
        return
    placed = set(_placed(store, feed))
    found = []
    for replica, n, hashed, seq, data in offers:
        line = feeds.operation(store, seq, data, replica, n)
        if not placed.isdisjoint(_names(replica, n, bytes(hashed), line)):
            found.append((feed, replica, n))
    with store.transaction():
        store.run_many("DELETE FROM sync_offer WHERE feed = ? AND replica = ? AND n = ?", found)


def settle_waiting(store: Store, feed: str) -> None:
    """Give this PC's operations that waited at the county the row of the one they are.

    The county tells of a row of their own, and those never have one.

    Args:
        store: outside a transaction.
        feed: of the station.
    """
    for replica, n, hashed, line in store.rows(
        "SELECT replica, n, hash, bytes FROM sync_op WHERE open = 1 AND verdict = ? "
        "AND row IS NULL AND bytes IS NOT NULL",
        (DEFERRED,),
    ):
        names = set(_names(replica, n, bytes(hashed), line))
        for row, outcome in _rows_of(store, feed, names):
            lost = json.loads(outcome or "{}").get("lost", [])
            store.run(
                "UPDATE sync_op SET verdict = ?, detail = NULL, row = ? "
                "WHERE replica = ? AND n = ?",
                (CONFLICT if lost else APPLIED, row, replica, n),
            )


def forget_misplaced(store: Store, feed: str) -> None:
    """Forget places the county told of this PC's operations where another one's row was read.

    It went back since it told so, before this PC had read that far: nothing here noticed. What was
    offered is so once more; of the rest it is asked again, or it goes up again.

    Args:
        store: outside a transaction.
        feed: of the station.
    """
    wrong = []
    for replica, n, hashed, line, other, number, its_hash, its_line in store.rows(
        # From the few open operations to their rows: the other way each run reads the whole feed.
        f"SELECT w.replica, w.n, w.hash, w.bytes, r.replica, r.n, r.hash, {_BYTES} "
        "FROM sync_op AS w CROSS JOIN sync_row AS r ON r.feed = ? AND r.row = w.row "
        f"{_ITS_OP} WHERE w.open = 1 AND w.bytes IS NOT NULL",
        (feed,),
    ):
        names = set(_names(replica, n, bytes(hashed), line))
        if names.isdisjoint(_names(other, number, bytes(its_hash), its_line)):
            wrong.append((replica, n))
    if wrong:
        with store.transaction():
            for replica, n in wrong:
                again = store.run(
                    "UPDATE sync_offer SET sent = 0 WHERE feed = ? AND replica = ? AND n = ?",
                    (feed, replica, n),
                )
                store.run(
                    "UPDATE sync_op SET verdict = ?, detail = NULL, row = NULL "
                    "WHERE replica = ? AND n = ?",
                    (OFFERED if again else None, replica, n),
                )


def _rows_of(store: Store, feed: str, names: set[_Name]) -> Iterator[tuple[int, str | None]]:
    """The row, with its outcome, of an operation that goes by one of some names."""
    for replica, n, _ in names:
        for row, other, number, hashed, outcome, line in store.rows(
            f"SELECT r.row, r.replica, r.n, r.hash, r.outcome, {_LINE} WHERE r.feed = ?1 "
            f"AND ((r.replica = ?2 AND r.n = ?3) OR instr({_BYTES}, CAST(?2 AS BLOB)) > 0)",
            (feed, replica, n),
        ):
            if not names.isdisjoint(_names(other, number, bytes(hashed), line)):
                yield row, outcome
                return


def _placed(store: Store, feed: str) -> Iterator[_Name]:
    """The names of all operations whose rows are kept."""
    for replica, n, hashed, line in store.rows(
        f"SELECT r.replica, r.n, r.hash, {_LINE} WHERE r.feed = ?", (feed,)
    ):
        yield from _names(replica, n, bytes(hashed), line)


def _names(replica: str, n: int, hashed: bytes, line: bytes | None) -> Iterator[_Name]:
    yield replica, n, b64(hashed)
    if line is not None and b'"o"' in line:
        was = decoded(bytes(line)).get("o")
        if was:
            yield str(was[0]), int(was[1]), str(was[2])
