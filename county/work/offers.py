"""Ops offered again to a county that went back in time (section 7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import Connection

from county import errors
from county.auth.divisions import Level, above, demand
from county.auth.keyring import Keyring
from county.model.state import Life
from county.store import ledger, replicas, writers
from county.store.feeds import Head
from county.store.ledger import Judged
from county.store.writers import Remembered
from county.wire.bodies import Head as ExchangeHead
from county.wire.bodies import Segment
from county.wire.encoding import b64
from county.wire.kinds import Kinds
from county.work.entering import Entered, Follower, Incoming, enter
from county.work.pushing import proved_chains, save_segments, went_on

#: Where an op without a place in a former life goes: behind those that had one.
_LAST = 2**62


@dataclass(slots=True)
class Offered:
    """What came of ops offered again to one feed.

    Args:
        entered: verdicts and rows.
        held: those that were here already.
        left: [replica, first, last] of segments that nothing known here proves.
        forked: the asking replica's own ops are not those the county holds.
    """

    entered: Entered = field(default_factory=Entered)
    held: list[Judged] = field(default_factory=list)
    left: list[list[object]] = field(default_factory=list)
    forked: bool = False


class Offers:
    """Takes ops that are offered again into one feed, under its lock.

    Args:
        connection: in a transaction that writes.
        head: of the feed, locked.
        asking: the replica that offers.
        told: the head of its request.
        keyring: of the county.
        kinds: the rules.
    """

    def __init__(
        self,
        connection: Connection,
        head: Head,
        asking: str,
        told: ExchangeHead,
        keyring: Keyring,
        kinds: Kinds,
    ) -> None:
        self._connection = connection
        self._head = head
        self._asking = asking
        self._keyring = keyring
        self._kinds = kinds
        marks = told.re if isinstance(told.re, dict) else {}
        self._mark = Life(*marks[head.code]) if head.code in marks else None
        self._lives = told.lives
        self._new: list[Incoming] = []
        #: Replica -> number -> hash of what is new in this very request.
        self._came: dict[str, dict[int, bytes]] = {}
        self._segments: list[tuple[str, str, str, Segment, str | None]] = []
        self._offered = Offered()

    def take(
        self,
        segments: Sequence[Segment],
        known: Remembered | None,
        followers: Iterable[Follower] = (),
    ) -> Offered:
        """Take them in.

        Args:
            segments: of this feed.
            known: what is remembered of the asking replica, in its own feed; brought up to date.
            followers: told of the rows.
        """
        for segment in segments:
            self._sort(segment)
        if self._offered.forked:
            return self._offered
        # In the order in which they were accepted before: what they refer to comes first.
        self._new.sort(key=lambda op: op.was[1] if op.was else _LAST)
        self._offered.entered = enter(
            self._connection, self._head, self._new, self._kinds, followers
        )
        save_segments(self._connection, self._segments)
        self._remember(known)
        return self._offered

    def _sort(self, segment: Segment) -> None:
        writer = self._writer(segment)
        if writer is None:
            self._leave(segment)
            return
        division, key = writer
        try:
            chains = proved_chains(segment, division, segment.replica, key)
        except errors.Malformed:
            self._leave(segment)
            return
        here = ledger.span(self._connection, segment.replica, segment.first, segment.last)
        # A replica may hold two proofs of one op, by segments that were cut otherwise.
        hashes = {judged.n: judged.hash for judged in here} | self._came.get(segment.replica, {})
        if any(hashes.get(line.n, line.hash) != line.hash for line in segment.lines):
            self._offered.forked |= segment.replica == self._asking
            self._leave(segment)
            return
        self._offered.held += here
        self._take_new(segment, division, chains, hashes)

    def _take_new(
        self, segment: Segment, division: str, chains: Sequence[bytes], here: dict[int, bytes]
    ) -> None:
        rows = _places(segment)
        lacking = []
        before = len(self._new)
        for line, chain in zip(segment.lines, chains, strict=True):
            if line.n in here:
                continue
            if line.line is None:
                lacking.append([line.n, b64(line.hash)])
                continue
            self._came.setdefault(segment.replica, {})[line.n] = line.hash
            row, life = rows.get(line.n, (None, None))
            self._new.append(
                Incoming(
                    segment.replica, line.n, line.line, line.hash, chain,
                    segment.first, segment.last, division,
                    self._life(segment.replica, line.n, life),
                    (self._mark.tag, row) if self._mark and row else None,
                )
            )  # fmt: skip
        if len(self._new) > before:
            told = msgspec.json.encode(lacking).decode() if lacking else None
            self._segments.append((self._head.code, segment.replica, segment.signer, segment, told))

    def _life(self, replica: str, n: int, told: tuple[int, str] | None) -> Life | None:
        """The former life in which an op's rows are to be read."""
        if replica == self._asking and told is None:
            told = next(((m, t) for up_to, m, t in sorted(self._lives) if n <= up_to), None)
        if told is None:
            return self._mark
        return Life(min(told[0], self._mark.mark) if self._mark else told[0], told[1])

    def _leave(self, segment: Segment) -> None:
        self._offered.left.append([segment.replica, segment.first, segment.last])

    def _writer(self, segment: Segment) -> tuple[str, bytes] | None:
        """Code of the division whose replica signed a segment, and its public key."""
        for code in above(self._head.code):
            held = self._keyring.division(code) if len(code) < Level.STATION else None
            if held is not None and held.signer == segment.signer:
                return code, held.public
        found = replicas.known(self._connection, segment.replica)
        if found is None or found.feed != self._head.code or found.signer != segment.signer:
            return None
        return found.feed, found.key

    def _remember(self, known: Remembered | None) -> None:
        ops: dict[str, list[Incoming]] = {}
        for op in sorted(self._new, key=lambda op: op.n):
            ops.setdefault(op.replica, []).append(op)
        if not ops:
            return
        all_known = writers.remembered_all(self._connection, sorted(ops))
        for replica, entered in ops.items():
            asking = known is not None and replica == self._asking
            each = known if asking else all_known.get(replica)
            each = each or Remembered(replica, self._head.code)
            went_on(self._connection, each, entered)
            writers.save(self._connection, each)


def _places(segment: Segment) -> dict[int, tuple[int, tuple[int, str] | None]]:
    places: dict[int, tuple[int, tuple[int, str] | None]] = {}
    for n, many, row, life in segment.rows:
        for step in range(min(many, segment.last - n + 1)):
            places[n + step] = (row + step, life)
    return places


def demand_feeds(station: str, segments: Sequence[Segment]) -> None:
    """Refuse ops of feeds that are none of the station's, its town's and its county's.

    Raises:
        errors.NotYours: one is another's.
    """
    tree = above(station)
    demand(all(segment.feed in tree for segment in segments))
