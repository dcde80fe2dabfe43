"""Rows offered again to a county that lost them, each segment with its proof (section 7)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from desktop.storage.database import Store
from desktop.sync import feeds
from desktop.sync.incoming.verdicts import OFFERED, REISSUED
from desktop.sync.wire.encoding import b64
from desktop.sync.wire.protocol import written

_NO_LIMIT = 1 << 62
#: Feed, mark and tag.
_Life = tuple[str, int, str]
#: Offers are of one life by its mark and tag: which life the rows *name* parts no batch, for the
#: county judges them in their order.
_OF_LIFE = "feed = ? AND json_extract(life, '$[0]') = ? AND json_extract(life, '$[1]') = ?"


def offers(store: Store, size: int) -> tuple[dict[str, Any], list[bytes], list[tuple[Any, ...]]]:
    """Rows to offer again, of one former life of one feed, each segment with its proof.

    Args:
        store: the records file.
        size: about so many bytes.

    Returns:
        The member `re`, the lines, and the keys of the offers to be marked as sent.
    """
    for life in _lives(store):
        return _of_life(store, life, size)
    return {}, [], []


def all_offers(store: Store) -> list[tuple[dict[str, Any], list[bytes]]]:
    """Everything to offer again, each former life of a feed by itself: `re` and the lines."""
    return [_of_life(store, life, _NO_LIMIT)[:2] for life in _lives(store)]


def _lives(store: Store) -> list[_Life]:
    rows = store.rows(
        "SELECT feed, json_extract(life, '$[0]') AS mark, json_extract(life, '$[1]') AS tag "
        "FROM sync_offer WHERE sent = 0 GROUP BY feed, mark, tag ORDER BY length(feed), min(row)"
    )
    return [(str(feed), int(mark), str(tag)) for feed, mark, tag in rows]


def _of_life(
    store: Store, life: _Life, size: int
) -> tuple[dict[str, Any], list[bytes], list[tuple[Any, ...]]]:
    feed, mark, tag = life
    waiting = store.rows(
        f"SELECT replica, n FROM sync_offer WHERE {_OF_LIFE} AND sent = 0 ORDER BY row", life
    )
    lines: list[bytes] = []
    done: list[tuple[Any, ...]] = []
    seen: set[tuple[str, int]] = set()
    so_far = 0
    for replica, n in waiting:
        if (replica, n) in seen:
            continue
        if done and so_far > size:
            break
        covered, part = _offered_segment(store, life, replica, n)
        lines += part
        so_far += sum(map(len, part))
        seen |= {(replica, one) for one in covered}
        done += [(feed, replica, one) for one in covered]
    return {feed: [mark, tag]}, lines, done


def offered_in_vain(store: Store) -> bool:
    """Let operations of former ids that no offer has brought back be asked about, and reissued.

    Another copy of the disk may have given the county other operations under the same numbers.

    Returns:
        Whether there are any.
    """
    if not store.one("SELECT 1 FROM sync_op WHERE open = 1 AND verdict = ? LIMIT 1", (OFFERED,)):
        return False
    store.run("UPDATE sync_op SET verdict = NULL WHERE open = 1 AND verdict = ?", (OFFERED,))
    return True


def offers_wait(store: Store) -> bool:
    """Whether rows are left to be offered."""
    return bool(store.one("SELECT 1 FROM sync_offer WHERE sent = 0 LIMIT 1"))


def sent_offers(store: Store, done: Sequence[tuple[Any, ...]]) -> None:
    """Note that the county has been offered some rows."""
    with store.transaction():
        store.run_many(
            "UPDATE sync_offer SET sent = 1 WHERE feed = ? AND replica = ? AND n = ?", done
        )
        feeds.forget_offers_under(store, REISSUED)


def sent_lives(store: Store, told: object) -> None:
    """Note that a county has read, in a bundle, what was lost of some lives.

    Args:
        store: outside a transaction.
        told: `[feed, mark, tag]` of each, as its reply has them; what is none is passed over.
    """
    lives = [one for one in told if isinstance(one, list)] if isinstance(told, list) else []
    with store.transaction():
        store.run_many(
            "UPDATE sync_offer SET sent = 1 WHERE feed = ? AND json_extract(life, '$[0]') = ? "
            "AND json_extract(life, '$[1]') = ?",
            [tuple(one) for one in lives if [*map(type, one)] == [str, int, str]],
        )
        feeds.forget_offers_under(store, REISSUED)


def offer_again(store: Store, left: Sequence[Sequence[Any]]) -> None:
    """Offer once more what the county could not prove before it had the keys.

    Args:
        store: outside a transaction.
        left: (replica, first, last) of segments.
    """
    with store.transaction():
        store.run_many(
            "UPDATE sync_offer SET sent = 0 WHERE replica = ? AND n BETWEEN ? AND ?",
            [(str(replica), int(first), int(last)) for replica, first, last in left],
        )


def _offered_segment(
    store: Store, life: _Life, replica: str, n: int
) -> tuple[list[int], list[bytes]]:
    feed = life[0]
    for proof in store.rows(
        "SELECT first, last, signer, before, signature, rest FROM sync_proof "
        "WHERE feed = ? AND replica = ? AND first <= ? AND last >= ? ORDER BY last - first DESC",
        (feed, replica, n, n),
    ):
        lines = _proved(store, feed, replica, proof)
        if lines:
            found = store.rows(
                f"SELECT n FROM sync_offer WHERE {_OF_LIFE} AND replica = ? "
                "AND n BETWEEN ? AND ? AND sent = 0",
                (*life, replica, *proof[:2]),
            )
            return [one[0] for one in found] or [n], lines
    return [n], []  # nobody can prove whose it was


def _proved(store: Store, feed: str, replica: str, proof: Sequence[Any]) -> list[bytes]:
    """The lines of an offered segment; none where not even the hash of one is known."""
    first, last, signer, before, signature, rest = proof
    others = {int(number): text for number, text in json.loads(rest or "{}").items()}
    lines, rows = [], []
    for number in range(first, last + 1):
        line, row = _at_hand(store, feed, replica, number, others)
        if line is None:
            return []
        lines.append(line)
        if row is not None:
            rows.append([number, 1, row[0], row[1]])
    signed = (b64(bytes(before)), b64(bytes(signature)))
    return [written(["seg", first, last, *signed, feed, replica, signer, rows]), *lines]


def _at_hand(
    store: Store, feed: str, replica: str, n: int, others: Mapping[int, str]
) -> tuple[bytes | None, tuple[int, Any] | None]:
    """An operation's line, its hash where it is not at hand, or None; its former row and life."""
    for table, columns in (("sync_offer", "life"), ("sync_row", "NULL")):
        rows = store.rows(
            f"SELECT hash, seq, bytes, row, {columns} FROM {table} "
            "WHERE feed = ? AND replica = ? AND n = ?",
            (feed, replica, n),
        )
        if rows:
            hashed, seq, data, row, life = rows[0]
            line = feeds.operation(store, seq, data, replica, n)
            known = json.loads(life) if life else None
            return line or written(b64(bytes(hashed))), (row, known[2] if known else None)
    rows = store.rows("SELECT bytes, hash FROM sync_op WHERE replica = ? AND n = ?", (replica, n))
    if rows:
        return bytes(rows[0][0]) if rows[0][0] else written(b64(bytes(rows[0][1]))), None
    return written(others[n]) if n in others else None, None
