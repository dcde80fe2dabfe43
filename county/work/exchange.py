"""The exchange: ops up, verdicts and rows down, in one transaction of the station's feed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine

from county import errors
from county.auth.divisions import above
from county.auth.door import Door
from county.auth.keyring import Keyring
from county.config import BODY_LIMIT, Clock, Randomness
from county.store import feeds, replicas, writers
from county.store.engine import writing
from county.store.feeds import Head
from county.store.ledger import Judged
from county.store.replicas import Replica
from county.store.writers import Remembered
from county.wire.bodies import Body, parse
from county.wire.bodies import Head as ExchangeHead
from county.wire.encoding import b64
from county.wire.kinds import Kinds
from county.wire.replies import HEADER, Answer, answer, verdict_runs
from county.work import nonces, snapshots
from county.work.cursors import HASH_BYTES, begin_lives, demand_tree, gone_back
from county.work.entering import Entered, Follower, enter
from county.work.former import former_ops, told_ops
from county.work.nonces import Presented
from county.work.offers import Offers, demand_feeds
from county.work.pages import Page
from county.work.pushing import own_ops, save_segments, went_on
from county.work.retracting import strike_out
from county.work.telling import refused_late, told_verdicts

#: Which pictures the county waits for in a feed: rendition -> hashes.
Lacks = Callable[[Connection, str], dict[str, list[str]]]

_SMALLEST_PAGE = 1024


#: The least schema that can read what is published, and from which program on; None for any.
Needed = Callable[[Connection], tuple[int, str] | None]


def _nothing_needed(_connection: Connection) -> None:
    return None


def _nothing_lacks(_connection: Connection, _feed: str) -> dict[str, list[str]]:
    return {}


@dataclass(slots=True)
class _Came:
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
        if self.entered.sealed or not made or made[0].row != row + 1:
            return False
        return all(each.replica == replica for each in made)


class Exchange:
    """Answers exchanges; without HTTP, so that the simulation calls the same.

    Args:
        engine: of the database.
        keyring: of the county.
        clock: of the county.
        randomness: for nonces and challenges.
        door: who knocks.
        kinds: the rules of `kinds.json`.
        followers: keep other tables in step with the feeds, in the same transaction.
        lacks: which pictures the county waits for.
        needed: tells (schema, version of the program): stations with an older schema are asked to
            update and get no rows; their ops are taken.
    """

    def __init__(
        self,
        engine: Engine,
        keyring: Keyring,
        clock: Clock,
        randomness: Randomness,
        door: Door,
        kinds: Kinds,
        *,
        followers: Sequence[Follower] = (),
        lacks: Lacks = _nothing_lacks,
        needed: Needed = _nothing_needed,
    ) -> None:
        self._engine = engine
        self._keyring = keyring
        self._clock = clock
        self._randomness = randomness
        self._door = door
        self._kinds = kinds
        self._followers = followers
        self._lacks = lacks
        self._needed = needed

    def answer(self, signature: str | None, body: bytes, *, digest: bytes | None = None) -> Answer:
        """Answer one exchange.

        Args:
            signature: the header `Station-Signature`.
            body: unpacked.
            digest: SHA-256 of the body as sent; None if it was sent unpacked.
        """
        try:
            parsed = parse(body)
            digest = digest or hashlib.sha256(body).digest()
            return self._answer(parsed, signature, digest)
        except errors.Refusal as refusal:
            return _refused(refusal)

    def carried(self, body: bytes, sender: str) -> Answer:
        """Answer what came in a bundle: no challenge and no nonce, else the same.

        Args:
            body: unpacked, as an exchange's.
            sender: UUID of the replica that signed the bundle.

        Raises:
            errors.Refusal: of the same kinds as on the line.
        """
        parsed = parse(body, limited=False)
        with writing(self._engine) as connection:
            caller = replicas.known(connection, sender)
            if caller is None or (sender, caller.feed) != (
                parsed.head.replica,
                parsed.head.station,
            ):
                raise errors.UnknownReplica()
            if caller.revoked_at is not None:
                raise errors.Revoked()
        return self._for(parsed, lambda _connection: caller, on_line=False)

    def _answer(self, parsed: Body, signature: str | None, digest: bytes) -> Answer:
        head = parsed.head

        def knock(connection: Connection) -> Replica:
            return self._door.exchange(
                connection,
                signature,
                station=head.station,
                replica=head.replica,
                challenge=head.challenge,
                digest=digest,
            )

        return self._for(parsed, knock, on_line=True)

    def _for(
        self, parsed: Body, knock: Callable[[Connection], Replica], *, on_line: bool
    ) -> Answer:
        head = parsed.head
        left: list[list[object]] = []
        if head.re is not False and any(s.feed != head.station for s in parsed.segments):
            self._offer_above(parsed, knock, left, on_line=on_line)
        with writing(self._engine) as connection:
            caller = knock(connection)
            demand_tree(head)
            came = _Came(
                feeds.lock(connection, head.station),
                writers.remembered(connection, head.replica, head.station),
                None,
            )
            came.left = left
            done = (
                self._early(connection, parsed, came, on_line=on_line)
                or self._take(connection, parsed, came, caller)
                or self._reply(connection, parsed, came)
            )
        # Before anybody hears of it: whoever offers its rows again shall find a life of its own.
        begin_lives(self._engine, came.gone_back, self._randomness)
        return done

    # What ends an exchange before anything is applied -----------------------------------------

    def _early(
        self, connection: Connection, parsed: Body, came: _Came, *, on_line: bool
    ) -> Answer | None:
        head = parsed.head
        if on_line:
            came.presented = nonces.judge_nonce(came.known, head.nonce, head.attempt)
            if came.presented is Presented.CLONE:
                return self._fork(connection, parsed, "clone")
        back = gone_back(connection, head, self._heads(connection, came.head))
        came.gone_back = sorted(back)
        return answer(self._opening({"back": back})) if back else None

    def _heads(self, connection: Connection, own: Head) -> dict[str, Head]:
        """Heads of the feeds a station reads, county first; its own as it is locked."""
        tree = above(own.code)
        return {**feeds.heads(connection, tree[:-1]), own.code: own}

    def _fork(self, connection: Connection, parsed: Body, why: str) -> Answer:
        own = [s for s in parsed.segments if s.replica in ("", parsed.head.replica)]
        first = min((s.first for s in own), default=1)
        held = told_ops(connection, parsed.head.replica, first) if own else []
        return answer(self._opening({"fork": {"why": why, "held": held}}))

    def _opening(self, members: dict[str, Any]) -> dict[str, Any]:
        return {"v": 1, "challenge": self._door.challenges.issue(), **members}

    # Taking ops -------------------------------------------------------------------------------

    def _offer_above(
        self,
        parsed: Body,
        knock: Callable[[Connection], Replica],
        left: list[list[object]],
        *,
        on_line: bool,
    ) -> None:
        """Take what is offered again to the feeds above, each in a transaction of its own."""
        head = parsed.head
        demand_feeds(head.station, parsed.segments)
        with writing(self._engine) as connection:
            knock(connection)
            demand_tree(head)
            own = feeds.heads(connection, [head.station])[head.station]
            known = writers.remembered(connection, head.replica, head.station)
            early = self._early(connection, parsed, _Came(own, known, None), on_line=on_line)
        for code in [] if early else above(head.station)[:-1]:
            segments = [s for s in parsed.segments if s.feed == code]
            if segments:
                with writing(self._engine) as connection:
                    locked = feeds.lock(connection, code)
                    offered = self._offers(connection, locked, head).take(
                        segments, None, self._followers
                    )
                    strike_out(connection, code, offered.entered.sealed)
                    feeds.save(connection, locked)
                    left += offered.left

    def _offers(self, connection: Connection, head: Head, told: ExchangeHead) -> Offers:
        return Offers(connection, head, told.replica, told, self._keyring, self._kinds)

    def _take(
        self, connection: Connection, parsed: Body, came: _Came, caller: Replica
    ) -> Answer | None:
        before = (came.head.row, came.head.waiting)
        forked = (
            self._take_own(connection, parsed, came, caller)
            if parsed.head.re is False
            else self._take_offered(connection, parsed, came)
        )
        if forked:
            return self._fork(connection, parsed, "ops")
        strike_out(connection, came.head.code, came.entered.sealed)
        if before != (came.head.row, came.head.waiting):
            feeds.save(connection, came.head)
        self._seen(connection, parsed.head, came)
        return None

    def _take_own(self, connection: Connection, parsed: Body, came: _Came, caller: Replica) -> bool:
        head, known = parsed.head, came.known
        pushed = own_ops(connection, known, caller.key, parsed.segments, head.lives)
        if pushed.forked:
            return True
        came.held, came.gap = pushed.held, pushed.gap
        if pushed.new or came.head.waiting:
            came.entered = enter(connection, came.head, pushed.new, self._kinds, self._followers)
            save_segments(
                connection,
                [(head.station, head.replica, caller.signer, s, None) for s in pushed.segments],
            )
        if pushed.held:
            # Ops that were here beyond `held` close a gap together with those that came.
            known.top = max(known.top, *(j.n for j in pushed.held))
        went_on(connection, known, pushed.new)
        return False

    def _take_offered(self, connection: Connection, parsed: Body, came: _Came) -> bool:
        demand_feeds(parsed.head.station, parsed.segments)
        segments = [s for s in parsed.segments if s.feed == parsed.head.station]
        offered = self._offers(connection, came.head, parsed.head).take(
            segments, came.known, self._followers
        )
        came.entered, came.left = offered.entered, came.left + offered.left
        came.held = [j for j in offered.held if j.replica == parsed.head.replica]
        return offered.forked

    def _seen(self, connection: Connection, head: ExchangeHead, came: _Came) -> None:
        if came.presented is not None:
            nonces.advance(came.known, came.presented, head.nonce, head.attempt, self._randomness)
        writers.save(connection, came.known)
        replicas.seen(
            connection,
            head.replica,
            self._clock(),
            schema=min(head.schema, 2**31 - 1),
            program=head.program,
            waits=(min(head.waits[0], 2**31 - 1), min(head.waits[1], 2**31 - 1)),
        )

    # The reply --------------------------------------------------------------------------------

    def _reply(self, connection: Connection, parsed: Body, came: _Came) -> Answer:
        head = parsed.head
        told = self._opening({})
        told["nonce"] = came.known.nonce if came.presented is not None else None
        told["held"] = came.known.held
        told["now"] = self._clock().isoformat(timespec="seconds")
        heads = self._heads(connection, came.head)
        kept = {
            c: [h.kept, b64((h.kept_hash or b"")[:HASH_BYTES])] for c, h in heads.items() if h.kept
        }
        told |= {"kept": kept} if kept else {}
        told |= self._verdicts(connection, parsed, came)
        lacks = self._lacks(connection, head.station)
        told |= {"lacks": lacks} if lacks else {}
        if head.former:
            told["former"] = former_ops(connection, head.station, head.former)
        return answer(told, self._rows(connection, head, heads, told, came))

    def _verdicts(self, connection: Connection, parsed: Body, came: _Came) -> dict[str, Any]:
        replica = parsed.head.replica
        own = refused_late(connection, replica, parsed.head.deferred)
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

    def _rows(
        self,
        connection: Connection,
        head: ExchangeHead,
        heads: dict[str, Head],
        told: dict[str, Any],
        came: _Came,
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


def _refused(refusal: errors.Refusal) -> Answer:
    body = msgspec.json.encode({"error": refusal.code, **refusal.detail})
    headers = {**HEADER, "Content-Type": "application/json", **refusal.headers}
    return Answer(refusal.status, headers, body)
