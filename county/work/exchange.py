"""The exchange: ops up, verdicts and rows down, in one transaction of the station's feed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine

from county import errors
from county.auth.divisions import above
from county.auth.door import Door
from county.auth.keyring import Keyring
from county.config import Clock, Randomness
from county.store import feeds, replicas, writers
from county.store.engine import writing
from county.store.feeds import Head
from county.store.replicas import Replica
from county.wire.bodies import Body, parse
from county.wire.bodies import Head as ExchangeHead
from county.wire.kinds import Kinds
from county.wire.replies import HEADER, Answer, answer
from county.work import chain_heads, nonces, retiring
from county.work.cursors import begin_lives, demand_tree, gone_back, heads_read
from county.work.entering import Follower, enter
from county.work.erased import strike_erased
from county.work.former import told_ops
from county.work.nonces import Presented
from county.work.offers import Offers, demand_feeds
from county.work.pushing import own_ops, save_segments, went_on
from county.work.replying import Came, Lacks, Needed, Replying
from county.work.retracting import strike_out


def _nothing_needed(_connection: Connection) -> None:
    return None


def _nothing_lacks(_connection: Connection, _feed: str) -> dict[str, list[str]]:
    return {}


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
        self._replying = Replying(clock, lacks, needed)

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
            came = Came(
                feeds.lock(connection, head.station),
                writers.remembered(connection, head.replica, head.station),
                None,
            )
            came.left = left
            done = (
                self._early(connection, parsed, came, on_line=on_line)
                or self._take(connection, parsed, came, caller)
                or self._reply(connection, parsed.head, came, on_line=on_line)
            )
        # Before anybody hears of it: whoever offers its rows again shall find a life of its own.
        begin_lives(self._engine, came.gone_back, self._randomness)
        return done

    # What ends an exchange before anything is applied -----------------------------------------

    def _early(
        self, connection: Connection, parsed: Body, came: Came, *, on_line: bool
    ) -> Answer | None:
        head = parsed.head
        if on_line:
            came.presented = nonces.judge_nonce(came.known, head.nonce, head.attempt)
            if came.presented is Presented.CLONE:
                return self._fork(connection, parsed, "clone")
        back = gone_back(connection, head, heads_read(connection, came.head))
        came.gone_back = sorted(back)
        return answer(self._opening({"back": back})) if back else None

    def _fork(self, connection: Connection, parsed: Body, why: str) -> Answer:
        own = [s for s in parsed.segments if s.replica in ("", parsed.head.replica)]
        first = min((s.first for s in own), default=1)
        held = told_ops(connection, parsed.head.replica, first) if own else []
        return answer(self._opening({"fork": {"why": why, "held": held}}))

    def _reply(
        self, connection: Connection, head: ExchangeHead, came: Came, *, on_line: bool
    ) -> Answer:
        told, rows = self._replying.reply(connection, head, came)
        held = chain_heads.take(
            connection, head.replica, head.heads, self._clock(), on_line=on_line
        )
        told |= {"heads": held} if held else {}
        retired = retiring.take(connection, head.replica, head.station, head.retires, self._clock())
        told |= {"retired": retired} if retired else {}
        return answer(self._opening(told), rows)

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
        with writing(self._engine) as connection:
            knock(connection)
            demand_tree(head)
            demand_feeds(head.station, parsed.segments)
            own = feeds.heads(connection, [head.station])[head.station]
            known = writers.remembered(connection, head.replica, head.station)
            early = self._early(connection, parsed, Came(own, known, None), on_line=on_line)
        for code in [] if early else above(head.station)[:-1]:
            segments = [s for s in parsed.segments if s.feed == code]
            if segments:
                with writing(self._engine) as connection:
                    locked = feeds.lock(connection, code)
                    offered = self._offers(connection, locked, head).take(
                        segments, None, self._followers
                    )
                    strike_out(connection, code, offered.entered.sealed)
                    strike_erased(connection, code, offered.entered.erased)
                    feeds.save(connection, locked)
                    left += offered.left

    def _offers(self, connection: Connection, head: Head, told: ExchangeHead) -> Offers:
        return Offers(connection, head, told.replica, told, self._keyring, self._kinds)

    def _take(
        self, connection: Connection, parsed: Body, came: Came, caller: Replica
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
        strike_erased(connection, came.head.code, came.entered.erased)
        if before != (came.head.row, came.head.waiting):
            feeds.save(connection, came.head)
        self._seen(connection, parsed.head, came)
        return None

    def _take_own(self, connection: Connection, parsed: Body, came: Came, caller: Replica) -> bool:
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

    def _take_offered(self, connection: Connection, parsed: Body, came: Came) -> bool:
        demand_feeds(parsed.head.station, parsed.segments)
        segments = [s for s in parsed.segments if s.feed == parsed.head.station]
        offered = self._offers(connection, came.head, parsed.head).take(
            segments, came.known, self._followers
        )
        came.entered, came.left = offered.entered, came.left + offered.left
        came.held = [j for j in offered.held if j.replica == parsed.head.replica]
        return offered.forked

    def _seen(self, connection: Connection, head: ExchangeHead, came: Came) -> None:
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


def _refused(refusal: errors.Refusal) -> Answer:
    body = msgspec.json.encode({"error": refusal.code, **refusal.detail})
    headers = {**HEADER, "Content-Type": "application/json", **refusal.headers}
    return Answer(refusal.status, headers, body)
