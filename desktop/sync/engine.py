"""One run of sync, request by request; all it must remember between two lies in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desktop import errors
from desktop.storage.migrations import SCHEMA_VERSION
from desktop.storage.settings import Secrets, Settings
from desktop.sync import feeds
from desktop.sync.incoming import repeated, verdicts
from desktop.sync.incoming.apply import Copied, Tools
from desktop.sync.incoming.pulling import Pulling
from desktop.sync.incoming.snapshot import Snapshots
from desktop.sync.joining import lives, restart, retiring, witnessed
from desktop.sync.joining.county_keys import KEYS
from desktop.sync.joining.joined import CHALLENGE
from desktop.sync.joining.selves import STALE, Selves
from desktop.sync.line.calls import Calls
from desktop.sync.line.pace import Pace
from desktop.sync.line.port import Reply, no_answer, packed
from desktop.sync.outgoing import leaving, offers, policy
from desktop.sync.outgoing.freezing import Freezing
from desktop.sync.outgoing.outbox import FROZEN, Outbox
from desktop.sync.pictures import lacks
from desktop.sync.report import (
    CANCELLED,
    DONE,
    NO_LINE,
    NOT_JOINED,
    REFUSED,
    STALLED,
    UNPROVED,
    UPDATE,
    Report,
)
from desktop.sync.surroundings import Surroundings
from desktop.sync.wire.encoding import b64
from desktop.sync.wire.protocol import (
    VERSION,
    ExchangeReply,
    exchange_text,
    parse_reply,
)
from desktop.sync.wire.request import Packet, Signer, body_of

#: Settings of one replica: the number it presents next, and the try it belongs to.
NONCE, ATTEMPT = "replica.nonce", "replica.attempt"
_TRIES = 3
_MOST_STALLED, _MOST_BEGUN = 3, 6
#: Failures after which the same line may well do better at once.
_PASSING = frozenset({"reset", "cut", "timeout", "garbled", "too_big"})


class Engine:
    """Exchanges with the county until nothing is left to exchange.

    Args:
        tools: records and what applying needs.
        around: line, clocks, randomness.
        snapshots: for feeds that begin with one; None where there is no place for its file.
    """

    def __init__(
        self,
        tools: Tools,
        around: Surroundings,
        snapshots: Snapshots | None = None,
    ) -> None:
        self._tools = tools
        self._leaving = leaving.current(tools.store)
        self._around = around
        self._snapshots = snapshots
        self._settings = Settings(tools.store)
        self._secrets = Secrets(tools.store)
        self._outbox = Outbox(tools.store, self._leaving, tools.sealing)
        self._freezing = Freezing(tools.store, self._outbox, around.cancelled, around.piece_rows)
        self._calls = Calls(
            around.line, tools.station, str(self._settings.get(CHALLENGE, default=""))
        )
        self._pace = Pace.after(self._settings)
        self._report = Report()
        self._stalled = self._begun = 0
        self._selves = Selves(tools.store, tools.station, self._calls)
        self._pulling = Pulling(
            self._settings, self._selves, self._report, around.cancelled,
            around.piece_rows,
        )  # fmt: skip
        self._kept: dict[str, tuple[int, str]] = {}
        self._heads_told = False

    # --- a run --------------------------------------------------------------------------------

    def run(self) -> Report:
        """Exchange until nothing is left, or until the line or the county ends it."""
        began = self._around.seconds()
        try:
            self._prepare()
            while self._exchange():
                if self._around.cancelled():
                    raise errors.Cancelled()
            self._after()
        except errors.NoAnswer as nothing:
            self._ended(NO_LINE, nothing, nothing.reason)
            self._report.retry_after_s = nothing.retry_after_s
        except errors.CountyRefused as refused:
            self._ended(REFUSED, refused, refused.code)
        except errors.KeysNotProved as forged:
            self._ended(UNPROVED, forged, "keys")
        except (errors.NotEnrolled, errors.Cancelled) as ended:
            stopped = isinstance(ended, errors.Cancelled)
            self._ended(CANCELLED if stopped else NOT_JOINED, ended, "")
        self._pace.remember(self._settings, failed=self._report.reason in _PASSING)
        if self._settings.get(CHALLENGE, default="") != self._calls.challenge:
            self._settings.put(CHALLENGE, self._calls.challenge)
        self._report.seconds = self._around.seconds() - began
        return self._report

    def _ended(self, state: str, error: errors.StationError, reason: str) -> None:
        self._report.state, self._report.error, self._report.reason = state, error, reason

    def _prepare(self) -> None:
        policy.adopt_strangers(self._tools)
        policy.follow(self._tools.store, self._leaving)

    def _after(self) -> None:
        self._drop_kept()
        repeated.forget(self._tools.store, self._tools.station)
        kept = self._settings.get(KEYS) or {}
        named = any(key[0] == self._replica for key in kept.get("keys", []))
        if self._report.state in (DONE, UNPROVED) and (self._settings.get(STALE) or not named):
            self._selves.refresh_keys()

    def _exchange(self) -> bool:
        """One request and its answer; whether there is more to say."""
        self._selves.be_registered()
        for tried in range(_TRIES):
            try:
                return self._once()
            except errors.NoAnswer as nothing:
                self._pace.failed()
                if nothing.reason not in _PASSING or tried == _TRIES - 1:
                    raise
        raise errors.ProgramError(what="sync")

    def _once(self) -> bool:
        store = self._tools.store
        asked = self._selves.ask(self._outbox, self._pace.up)
        offered, lines, done = offers.offers(store, self._pace.up)
        bundle = Packet([])
        if not (asked or offered):
            if restart.let_go(store, self._replica, self._held()):
                self._around.renew("fork")
                return self._begins_anew()
            bundle = self._packet()
            lines = bundle.lines
        head = self._head(bundle, asked, offered)
        reply = self._posted(head | self._turn(), lines, bundle)
        if "fork" in reply.head:
            self._settings.put(CHALLENGE, self._calls.challenge)
            self._around.renew("fork")
            return self._begins_anew()
        if "back" in reply.head:
            restart.go_back(self._now_tools(), reply.head["back"])
            return self._begins_anew()
        before = self._standing()
        if done:
            offers.sent_offers(store, done)
        try:
            self._take_head(reply)
            self._take_rows(reply)
        except Copied:
            self._around.renew("fork")
            return self._begins_anew()
        self._pulling.former(self._now_tools(), asked, reply)
        if reply.head.get("left") and self._selves.keys_taken():
            offers.offer_again(store, reply.head["left"])
        so_far = self._report.pushed + self._report.pulled
        self._around.progress(so_far, so_far + policy.waiting(store))
        return self._goes_on(reply, before)

    def _begins_anew(self) -> bool:
        self._begun += 1  # forks and steps back of the county: one that never ends is left
        self._report.state = STALLED if self._begun > _MOST_BEGUN else self._report.state
        return self._begun <= _MOST_BEGUN

    def _goes_on(self, reply: ExchangeReply, before: tuple[Any, ...]) -> bool:
        more = any(reply.head.get(name) for name in ("more", "gap", "snapshot"))
        if reply.head.get("update"):
            self._report.state, self._report.reason = UPDATE, str(reply.head["update"])
            self._report.error = errors.UpdateNeeded(version=self._report.reason[:40])
            more = False
        store = self._tools.store
        if not (
            more
            or self._policy_came()
            or self._unsent()
            or offers.offers_wait(store)
            or offers.offered_in_vain(store)
        ):
            return False
        self._stalled = self._stalled + 1 if self._standing() == before else 0
        if self._stalled >= _MOST_STALLED:
            self._report.state = STALLED
            return False
        return True

    def _policy_came(self) -> bool:
        """Whether the county has changed what leaves; then values may have to go out anew."""
        now = leaving.current(self._tools.store)
        if now == self._leaving:
            return False
        self._leaving = now
        self._outbox = self._freezing.outbox = Outbox(self._tools.store, now, self._tools.sealing)
        policy.follow(self._tools.store, now)
        return True

    # --- what is said -------------------------------------------------------------------------

    @property
    def _replica(self) -> str:
        return self._selves.replica

    @property
    def _signer(self) -> Signer:
        return self._selves.signer

    def _held(self) -> int:
        return int(self._settings.get(restart.HELD, default=0))

    def _unsent(self) -> bool:
        last = self._tools.store.one(
            "SELECT max(n) FROM sync_op WHERE replica = ?", (self._replica,)
        )
        anew = policy.anew_waits(self._tools.store, can_seal=self._outbox.can_seal())
        waits = self._outbox.waits() or anew
        return (last or 0) > self._held() or waits or any(self._selves.to_ask())

    def _packet(self) -> Packet:
        signer, held = self._signer, self._held()
        return self._freezing.packet(
            self._tools.station, self._replica, signer, held, self._pace.up
        )

    def _head(
        self, bundle: Packet, asked: dict[str, int], offered: dict[str, Any]
    ) -> dict[str, Any]:
        store, settings = self._tools.store, self._settings
        head: dict[str, Any] = {
            "v": VERSION,
            "schema": SCHEMA_VERSION,
            "program": self._around.program,
            "station": self._tools.station,
            "replica": self._replica,
            "cursors": {
                feed: feeds.cursor(store, feed).told()
                for feed in feeds.feeds_of(self._tools.station)
                if feed not in self._pulling.stopped
            },
            "bytes": self._pace.down,
            "waits": [max(0, policy.waiting(store) - bundle.ops), self._around.photos_waiting()],
        }
        ended = [life for life in lives.of(settings, self._replica) if life[0] > self._held()]
        waits = verdicts.deferred(store, self._replica)
        rest = {"former": asked, "re": offered, "lives": ended, "deferred": waits}
        if not self._heads_told:
            rest["heads"] = witnessed.told(store, settings)
            rest["retires"] = retiring.told(settings)
        return head | {name: value for name, value in rest.items() if value}

    def _turn(self) -> dict[str, Any]:
        """What tells two copies of a disk apart on the line (rule 3); files carry none of it.

        An attempt is kept before its first use, and not before that: a copy made in between has it
        as well, and would pass for a retry.
        """
        attempt = self._settings.get(ATTEMPT)
        if attempt is None:
            attempt = b64(self._around.entropy(16))
            self._settings.put(ATTEMPT, attempt)
        return {"challenge": "", "attempt": attempt, "nonce": self._settings.get(NONCE)}

    def _posted(
        self, head: dict[str, Any], lines: Sequence[bytes], bundle: Packet
    ) -> ExchangeReply:
        signer, sent = self._signer, [0, 0]
        next_size = self._pace.next_up if bundle.ops else 0
        step = self._freezing.step(self._replica, bundle.last, next_size)

        def ask(challenge: str) -> Reply:
            return self._around.beside(lambda: sent_over(challenge), step)

        def sent_over(challenge: str) -> Reply:
            clear = body_of({**head, "challenge": challenge}, lines)
            body, coding = packed(clear, self._pace.level)
            headers = {
                "Content-Type": "application/x-ndjson",
                "Station-Signature": signer.header(exchange_text(challenge, body)),
                **coding,
            }
            sent[:] = len(clear), len(body)
            self._report.requests += 1
            self._report.bytes_up += len(body)
            reply = self._around.line.request("POST", "/v1/exchange", headers, body)
            self._report.bytes_down += len(reply.body)
            return reply

        began = self._around.seconds()
        try:
            reply = self._calls.signed(ask)
        except errors.CountyRefused as refused:
            self._refused(refused)
            raise no_answer("garbled", refused.code) from refused
        found = parse_reply(reply.body, self._tools.station)
        if not isinstance(found.head.get("challenge"), str):
            raise no_answer("garbled", "no challenge")
        self._calls.challenge = found.head["challenge"]
        seconds = self._around.seconds() - began
        self._pace.went_well(sent[0], sent[1], len(reply.body), seconds)
        return found

    def _refused(self, refused: errors.CountyRefused) -> None:
        """What can be mended is, and asked again; the rest is raised."""
        if refused.code == "too_big":
            return  # the next one carries half
        unknown = refused.code == "unknown_replica"
        if not (unknown and (self._selves.give_keys() or self._selves.register_again())):
            raise refused

    # --- what is answered ---------------------------------------------------------------------

    def _take_head(self, reply: ExchangeReply) -> None:
        store, head, settings = self._tools.store, reply.head, self._settings
        if not verdicts.of_own(store, self._replica, head):
            raise Copied(head.get("held"))
        now = self._tools.now().isoformat(timespec="seconds")
        with store.transaction():
            settings.put(CHALLENGE, self._calls.challenge)
            if head.get("nonce") is not None:
                settings.put(NONCE, head["nonce"])
                # The next is drawn right before its use: a disk that is copied between has none.
                store.run("DELETE FROM setting WHERE key = ?", (ATTEMPT,))
            if (held := head.get("held")) is not None:
                verdicts.forget_beyond(store, self._replica, held)
            lacks.note(settings, head.get("lacks"))
            witnessed.heard(store, settings, head.get("heads"))
            # A reply without a nonce answers a file, perhaps one that was written before.
            asked = not self._heads_told and head.get("nonce") is not None
            if retiring.heard(settings, head.get("retired"), self._tools.now(), asked=asked):
                settings.put(STALE, True)
            passed = verdicts.note(store, self._replica, head.get("verdicts", []), now)
            if held is not None:
                settings.put(restart.HELD, restart.heard_up_to(store, self._replica, held))
            settings.put("sent_up_to", int(settings.get(FROZEN, default=0)))
        self._heads_told = True  # once a run is enough, and costs 200 bytes
        self._report.pushed += passed.taken + passed.rejected
        self._report.rejected += passed.rejected

    def _take_rows(self, reply: ExchangeReply) -> None:
        tools = self._now_tools()
        if not self._pulling.rows(tools, reply):
            return
        self._take_snapshots(reply)
        self._pulling.settle(tools)
        for feed, (row, mark) in (reply.head.get("kept") or {}).items():
            self._kept[str(feed)] = (int(row), str(mark))

    def _take_snapshots(self, reply: ExchangeReply) -> None:
        offered = reply.head.get("snapshot")
        if not offered or self._snapshots is None:
            return
        for feed, told in offered.items():
            token = self._calls.token(self._replica, self._signer)
            self._pulling.count(self._snapshots.take(self._now_tools(), str(feed), told, token))

    def _drop_kept(self) -> None:
        store = self._tools.store
        for feed, told in self._kept.items():
            kept = feeds.safe(store, feed, *told)
            while feeds.drop_kept(store, feed, *kept):
                if self._around.cancelled():
                    return
        if self._kept:
            feeds.forget_marks(store, self._outbox.frozen_up_to())

    def _now_tools(self) -> Tools:
        return replace(self._tools, replica=self._replica)

    def _standing(self) -> tuple[Any, ...]:
        store = self._tools.store
        rows = store.rows("SELECT feed, row FROM sync_cursor ORDER BY feed")
        waits = store.one("SELECT count(*) FROM sync_offer WHERE sent = 0")
        return (self._held(), self._replica, list(map(tuple, rows)), waits, *self._selves.to_ask())
