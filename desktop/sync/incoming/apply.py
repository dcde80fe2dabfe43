"""Rows of a feed become records: a piece of a page and its cursor in one transaction.

What the county has is what its rows add up to. What this PC has set and the county has not judged
yet lies on top of it: below such a value the county's is kept as a shadow, and comes up when the
own row says that the value lost (sync.md rule 13).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import msgspec

from desktop.storage.journal import open_group
from desktop.storage.settings import Settings
from desktop.sync import feeds
from desktop.sync.incoming import repeated
from desktop.sync.incoming.arrived import (
    NOTHING_TOLD,
    Applied,
    Copied,
    Follow,
    Incoming,
    Tools,
    WholeRecord,
)
from desktop.sync.incoming.laying import Laying
from desktop.sync.incoming.piece import Piece
from desktop.sync.incoming.settling import Settling
from desktop.sync.joining import lives
from desktop.sync.line.port import no_answer
from desktop.sync.wire.encoding import unb64
from desktop.sync.wire.protocol import Proof, Run, decoded, feed_hash, op_hash

__all__ = ["Applied", "Copied", "Follow", "Tools", "WholeRecord"]


def apply_piece(tools: Tools, runs: Sequence[Run], proofs: Iterable[tuple[str, Proof]]) -> Applied:
    """Apply rows of one feed, with its cursor, in one transaction.

    Args:
        tools: what it needs.
        runs: of one feed, in order; rows applied before are passed over.
        proofs: signatures to keep with them.

    Raises:
        errors.NoAnswer: rows are missing before them; nothing was applied.
        Copied: another copy of this disk made operations under the same id; nothing was applied.
    """
    store = tools.store
    with open_group(
        store, "pull", "收到上级或本站其他电脑的变化", clerk=None, now=tools.now()
    ) as group:
        at = feeds.cursor(store, runs[0].feed)
        new = _new_rows(runs, at.row)
        piece = Piece(tools, group, at.feed)
        kept, hashed = _Rows(piece).rows(new, at.hash)
        feeds.keep_rows(store, at.feed, kept)
        feeds.keep_proofs(store, proofs)
        if kept:
            last = kept[-1].row
            feeds.put_cursor(
                store,
                feeds.Cursor(at.feed, last, hashed, at.floor_row, at.floor_hash, at.kept),
            )
            if at.feed == tools.station:
                feeds.mark_seen(store, piece.first_seq - 1, last)
    return piece.applied


def settle_reached(tools: Tools) -> Applied:
    """Settle own operations whose place was read past without an own row.

    So it is after a snapshot, and where the county took the same operation from another copy of
    this PC first: then its row came as that one's.
    """
    repeated.forget_misplaced(tools.store, tools.station)
    repeated.settle_waiting(tools.store, tools.station)
    reached = tools.store.rows(
        "SELECT o.replica, o.n, o.row, o.verdict, o.detail, r.outcome, r.row, o.hash, o.seq, "
        "o.bytes FROM sync_op AS o LEFT JOIN sync_row AS r ON r.feed = ?1 AND r.row = o.row "
        "WHERE o.open = 1 AND o.bytes IS NOT NULL AND o.row <= "
        "(SELECT row FROM sync_cursor WHERE feed = ?1) ORDER BY o.row",
        (tools.station,),
    )
    if not reached:
        return Applied()
    with open_group(
        tools.store, "pull", "收到上级或本站其他电脑的变化", clerk=None, now=tools.now()
    ) as group:
        piece = Piece(tools, group, tools.station)
        Settling(piece, Laying(piece)).reached(reached)
    return piece.applied


def apply_whole(tools: Tools, feed: str, entries: Sequence[WholeRecord], row: int) -> None:
    """Lay in some records of a snapshot, in one transaction; the cursor stays where it is.

    Args:
        tools: what it needs.
        feed: whose snapshot.
        entries: records.
        row: at which row they stood so.
    """
    with open_group(
        tools.store, "pull", "收到县里的整份资料", clerk=None, now=tools.now()
    ) as group:
        Laying(Piece(tools, group, feed)).whole(entries, row)


def _new_rows(runs: Sequence[Run], row: int) -> list[Run]:
    new = []
    for run in runs:
        over = row + 1 - run.row
        if over < 0:
            raise no_answer("garbled", "rows are missing")
        if over < run.count:
            new.append(run.part(over, run.count) if over else run)
            row = run.row + run.count - 1
    return new


class _Rows:
    """Applies rows in their order.

    Args:
        piece: they belong to.
    """

    def __init__(self, piece: Piece) -> None:
        self._piece = piece
        self._laying = Laying(piece)
        self._settling = Settling(piece, self._laying)

    def rows(self, runs: Sequence[Run], hashed: bytes) -> tuple[list[feeds.Kept], bytes]:
        """Apply rows; gives what to keep of them and the feed hash after the last."""
        foreign = self._foreign(runs)
        self._piece.prepare(foreign)
        # After the county went back a value of ours may not be what shows.
        went_back = lives.any_ended(Settings(self._piece.store))
        careful = bool(self._piece.shadows or self._piece.pending.of or went_back)
        kept: list[feeds.Kept] = []
        for run in runs:
            if not run.replica:
                hashed = self._settling.own_run(run, hashed, kept, careful=careful)
                continue
            for place in range(run.count):
                one = foreign[run.row + place]
                told = one.outcome or None
                hashed = feed_hash(hashed, one.row, one.replica, one.n, told, one.hash)
                if one.own:
                    self._settling.load_own([one])
                    self._settling.settle(one)
                    self._settling.settled_rows(one.replica, one.n, 1, one.row, one.outcome)
                else:
                    self._laying.take(one)
                    self._piece.applied.foreign += 1
                own_bytes = one.line if one.seq is None and not one.own else None
                kept.append(
                    feeds.Kept(
                        one.row, one.replica, one.n, feeds.outcome_text(told), one.hash,
                        one.seq, own_bytes,
                    )
                )  # fmt: skip
        self._piece.finish()
        self._piece.applied.rows = len(kept)
        return kept, hashed

    def _foreign(self, runs: Sequence[Run]) -> dict[int, Incoming]:
        mine = self._mine({run.replica for run in runs if run.replica})
        found: dict[int, Incoming] = {}
        for run in runs:
            if not run.replica:
                continue
            outcome = run.outcome or NOTHING_TOLD
            for place, came in enumerate(run.lines):
                row, n = run.row + place, run.n + place
                hashed = unb64(outcome["gone"]) if "gone" in outcome else op_hash(came)
                known = mine.get((run.replica, n))
                own = known is not None and known[0] == hashed
                # What the county struck out of an own one stands here still.
                line = (known and own and "gone" in outcome and known[2]) or came
                try:
                    op = decoded(line)
                    found[row] = Incoming(
                        row, run.replica, n, run.signer, outcome, line, hashed, own, op,
                        known[1] if own and known else None,
                    )  # fmt: skip
                    found[row].key  # noqa: B018 - an operation without kind and id is none
                except (msgspec.DecodeError, KeyError, TypeError) as error:
                    raise no_answer("garbled", "op") from error
        return found

    def _mine(
        self, replicas: set[str]
    ) -> dict[tuple[str, int], tuple[bytes, int | None, bytes | None]]:
        """Operations of former replicas of this PC among the rows: (hash, journal row, line)."""
        rows = self._piece.store.rows(
            "SELECT replica, n, hash, seq, bytes FROM sync_op WHERE replica IN "
            "(SELECT value FROM json_each(?)) AND (open = 1 OR row IS NOT NULL)",
            (json.dumps(sorted(replicas)),),
        )
        return {(row[0], row[1]): (bytes(row[2]), row[3], row[4]) for row in rows}
