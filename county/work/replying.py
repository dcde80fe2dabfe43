"""The reply to an exchange: verdicts, rows of the feeds, and what else the replica is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from county.config import BODY_LIMIT, Clock
from county.store.feeds import Head
from county.store.ledger import Judged
from county.store.writers import Remembered
from county.wire.bodies import Head as ExchangeHead
from county.wire.encoding import b64
from county.wire.replies import verdict_runs
from county.work import snapshots
from county.work.cursors import HASH_BYTES, heads_read
from county.work.entering import Entered
from county.work.former import former_ops
from county.work.nonces import Presented
from county.work.pages import Page
from county.work.telling import refused_late, told_verdicts

#: Which pictures the county waits for in a feed: rendition -> hashes.
Lacks = Callable[[Connection, str], dict[str, list[str]]]
#: The least schema that can read what is published, and from which program on; None for any.
Needed = Callable[[Connection], tuple[int, str] | None]

_SMALLEST_PAGE = 1024


@dataclass(slots=True)
class Came:
    """What an exchange has brought so far.

    Args:
        head: of the station's feed, locked.
        known: what is remembered of the asking replica.
        presented: what its nonce says; None for bundles, which carry none.
        entered: its new ops.
        held: its ops that were here already.
        gap: ops were left aside.
        left: segments that nothing known here proves.
        gone_back: feeds of which the county lacks what the asking replica had of it.
    """

    head: Head
    known: Remembered
    presented: Presented | None
    entered: Entered = field(default_factory=Entered)
    held: list[Judged] = field(default_factory=list)
    gap: bool = False
    left: list[list[object]] = field(default_factory=list)
    gone_back: list[str] = field(default_factory=list)

    def made_all_since(self, row: int, replica: str) -> bool:
        """Whether all rows after one are the asking replica's and were made by this request."""
        made = self.entered.rows
        if self.entered.sealed or self.entered.erased or not made or made[0].row != row + 1:
            return False
        return all(each.replica == replica for each in made)


class Replying:
    """Says what came of an exchange.

    Args:
        clock: of the county.
        lacks: which pictures the county waits for.
        needed: who is asked to update and gets no rows.
    """

    def __init__(self, clock: Clock, lacks: Lacks, needed: Needed) -> None:
        self._clock = clock
        self._lacks = lacks
        self._needed = needed

    def reply(
        self, connection: Connection, head: ExchangeHead, came: Came
    ) -> tuple[dict[str, Any], Sequence[bytes]]:
        """The members of the reply's first line but for the challenge, and the lines behind it.

        Args:
            connection: in the transaction that took the ops.
            head: of the request.
            came: what it brought.
        """
        told: dict[str, Any] = {
            "nonce": came.known.nonce if came.presented is not None else None,
            "held": came.known.held,
            "now": self._clock().isoformat(timespec="seconds"),
        }
        heads = heads_read(connection, came.head)
        told |= _kept(heads)
        told |= _verdicts(connection, head, came)
        lacks = self._lacks(connection, head.station)
        told |= {"lacks": lacks} if lacks else {}
        if head.former:
            told["former"] = former_ops(connection, head.station, head.former)
        rows = self._rows(connection, head, heads, told, came)
        return told, rows

    def _rows(
        self,
        connection: Connection,
        head: ExchangeHead,
        heads: dict[str, Head],
        told: dict[str, Any],
        came: Came,
    ) -> Sequence[bytes]:
        needed = self._needed(connection)
        if needed is not None and head.schema < needed[0]:
            told["update"] = needed[1]
            return ()
        if not head.wants:
            return ()
        page = Page(connection, head.replica, min(max(head.bytes, _SMALLEST_PAGE), BODY_LIMIT))
        offered: dict[str, Any] = {}
        complete = True
        for code, feed_head in heads.items():
            if code not in head.cursors:
                continue
            row = head.cursors[code][0]
            start = None if head.plain else snapshots.offer(connection, feed_head, row)
            if start is not None:
                offered[code] = start
                complete = False
            elif complete and code == head.station and came.made_all_since(row, head.replica):
                page.add_made(feed_head, came.entered.rows)
            elif complete:
                complete = page.add(feed_head, row)
            elif row < feed_head.row:
                page.more.append(code)
        told |= {"snapshot": offered} if offered else {}
        told |= {"more": page.more} if page.more else {}
        return page.parts


def _kept(heads: dict[str, Head]) -> dict[str, Any]:
    """Up to where the county's own backups hold each feed."""
    kept = {c: [h.kept, b64((h.kept_hash or b"")[:HASH_BYTES])] for c, h in heads.items() if h.kept}
    return {"kept": kept} if kept else {}


def _verdicts(connection: Connection, head: ExchangeHead, came: Came) -> dict[str, Any]:
    replica = head.replica
    own = refused_late(connection, replica, head.deferred)
    own |= {j.n: j for j in came.held if j.replica == replica}
    own |= {j.n: j for j in came.entered.verdicts.values() if j.replica == replica}
    told: dict[str, Any] = {}
    if own:
        ordered = [own[n] for n in sorted(own)]
        told["verdicts"] = verdict_runs(told_verdicts(connection, came.head.code, ordered))
    if came.gap:
        told["gap"] = True
    if came.left:
        told["left"] = came.left
    return told
