"""One run of sync, request by request; all it must remember between two lies in the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop import errors
from desktop.storage.migrations import SCHEMA_VERSION
from desktop.storage.settings import Secrets, Settings
from desktop.sync import feeds, leaving, policy, restart, verdicts
from desktop.sync.apply import Applied, Copied, Tools, apply_piece, settle_reached
from desktop.sync.calls import Calls
from desktop.sync.encoding import b64
from desktop.sync.line import Line, Reply, no_answer, packed
from desktop.sync.outbox import FROZEN, Amount, Outbox, waiting
from desktop.sync.pace import Pace
from desktop.sync.protocol import (
    OPS_A_REQUEST,
    VERSION,
    ExchangeReply,
    exchange_text,
    in_pieces,
    parse_reply,
)
from desktop.sync.report import CANCELLED, NO_LINE, NOT_JOINED, REFUSED, STALLED, UPDATE, Report
from desktop.sync.request import Packet, Signer, body_of, packet
from desktop.sync.selves import FREEZE_OPS, KEYS, STALE, Selves
from desktop.sync.snapshot import Snapshots

NONCE, ATTEMPT, CHALLENGE, LACKS = (
    "replica.nonce", "replica.attempt", "replica.challenge", "replica.lacks",
)  # fmt: skip
#: Rows applied in one transaction: the clerk who saves meanwhile waits no longer than for these.
PIECE_ROWS = 120
_TRIES = 3
_MOST_STALLED, _MOST_BEGUN = 3, 6
#: Failures after which the same line may well do better at once.
_PASSING = frozenset({"reset", "cut", "timeout", "garbled", "too_big"})

Renew = Callable[[str], None]


@dataclass(frozen=True)
class Surroundings:
    """What the engine takes from outside.

    Args:
        line: to the county.
        seconds: a clock that only rises; for the pace and the report.
        entropy: so many random bytes.
        renew: makes this PC a replica of its own, for the reason given.
        program: its version.
        photos_waiting: how many pictures wait.
        cancelled: asked between requests and pieces.
        progress: operations done, operations in all as far as is known.
    """

    line: Line
    seconds: Callable[[], float]
    entropy: Callable[[int], bytes]
    renew: Renew
    program: str
    photos_waiting: Callable[[], int] = lambda: 0
    cancelled: Callable[[], bool] = lambda: False
    progress: Callable[[int, int], None] = lambda _done, _all: None


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
        self._calls = Calls(
            around.line, tools.station, str(self._settings.get(CHALLENGE, default=""))
        )
        self._pace = Pace.after(self._settings)
        self._report = Report()
        self._stalled = self._begun = 0
        self._gave_keys = False
        self._selves = Selves(tools.store, tools.station, self._calls)
        self._kept: dict[str, tuple[int, str]] = {}

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
        kept = self._settings.get(KEYS) or {}
        named = any(key[0] == self._replica for key in kept.get("keys", []))
        if self._report.state == "done" and (self._settings.get(STALE) or not named):
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
        offered, lines, done = restart.offers(store, self._pace.up)
        bundle = Packet([])
        if not (asked or offered):
            bundle = self._packet()
            lines = bundle.lines
        head = self._head(bundle, asked, offered)
        reply = self._posted(head, lines)
        if "fork" in reply.head:
            self._settings.put(CHALLENGE, self._calls.challenge)
            self._around.renew("fork")
            return self._begins_anew()
        if "back" in reply.head:
            restart.go_back(self._now_tools(), reply.head["back"])
            return self._begins_anew()
        before = self._standing()
        if done:
            restart.sent_offers(store, done)
        try:
            self._take_head(reply)
            self._take_rows(reply)
        except Copied:
            self._around.renew("fork")
            return self._begins_anew()
        self._selves.answer(asked, reply)
        so_far = self._report.pushed + self._report.pulled
        self._around.progress(so_far, so_far + waiting(store))
        return self._goes_on(reply, before)

    def _begins_anew(self) -> bool:
        self._begun += 1  # forks and steps back of the county: one that never ends is left
        self._report.state = STALLED if self._begun > _MOST_BEGUN else self._report.state
        return self._begun <= _MOST_BEGUN

    def _goes_on(self, reply: ExchangeReply, before: tuple[Any, ...]) -> bool:
        more = any(reply.head.get(name) for name in ("more", "gap", "snapshot"))
        if reply.head.get("update"):
            self._report.state, self._report.reason = UPDATE, str(reply.head["update"])
            more = False
        store = self._tools.store
        if not (
            more
            or self._policy_came()
            or self._unsent()
            or restart.offers_wait(store)
            or restart.offered_in_vain(store)
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
        self._outbox = Outbox(self._tools.store, now, self._tools.sealing)
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
        return (last or 0) > self._held() or self._outbox.waits() or any(self._selves.to_ask())

    def _packet(self) -> Packet:
        """What goes up now: what was frozen before and never answered for, else the next."""
        store, held, size = self._tools.store, self._held(), self._pace.up
        frozen = store.rows(
            "SELECT count(*), coalesce(sum(length(bytes)), 0) FROM sync_op "
            "WHERE replica = ? AND n > ?",
            (self._replica, held),
        )[0]
        room = Amount(OPS_A_REQUEST - frozen[0], size - frozen[1])
        if room.ops > 0 and room.size > 0:
            policy.send_anew(store)
            self._freeze(room)
        return packet(store, self._tools.station, self._replica, self._signer, held, size)

    def _freeze(self, room: Amount) -> None:
        """Freeze a request's worth, in steps so short that nobody who saves has to wait."""
        ops, size = room.ops, room.size
        while ops > 0 and size > 0:
            made = self._outbox.freeze(self._replica, Amount(min(ops, FREEZE_OPS), size))
            ops, size = ops - made.ops, size - made.size
            if not made.ops or self._around.cancelled():
                return

    def _head(
        self, bundle: Packet, asked: dict[str, int], offered: dict[str, Any]
    ) -> dict[str, Any]:
        store, settings = self._tools.store, self._settings
        attempt = settings.get(ATTEMPT)
        if attempt is None:
            attempt = b64(self._around.entropy(16))
            settings.put(ATTEMPT, attempt)
        head: dict[str, Any] = {
            "v": VERSION,
            "schema": SCHEMA_VERSION,
            "program": self._around.program,
            "station": self._tools.station,
            "replica": self._replica,
            "challenge": "",
            "attempt": attempt,
            "nonce": settings.get(NONCE),
            "cursors": {
                feed: feeds.cursor(store, feed).told()
                for feed in feeds.feeds_of(self._tools.station)
            },
            "bytes": self._pace.down,
            "waits": [max(0, waiting(store) - bundle.ops), self._around.photos_waiting()],
        }
        known = settings.get(restart.LIVES, default=[])
        lives = [life for life in known if life[0] > self._held()]
        rest = {"former": asked, "re": offered, "lives": lives}
        return head | {name: value for name, value in rest.items() if value}

    def _posted(self, head: dict[str, Any], lines: Sequence[bytes]) -> ExchangeReply:
        signer, sent = self._signer, [0, 0]

        def ask(challenge: str) -> Reply:
            clear = body_of({**head, "challenge": challenge}, lines)
            body, coding = packed(clear)
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
        kept = self._settings.get(KEYS)
        if refused.code == "unknown_replica" and kept and not self._gave_keys:
            self._gave_keys = True
            if self._calls.give_keys(kept):
                return
        if refused.code == "unknown_replica" and self._selves.register_again():
            return
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
            if head.get("held") is not None:
                settings.put(restart.HELD, int(head["held"]))
            settings.put(LACKS, head.get("lacks") or {})
            passed = verdicts.note(store, self._replica, head.get("verdicts", []), now)
            settings.put("sent_up_to", int(settings.get(FROZEN, default=0)))
        self._report.pushed += passed.taken + passed.rejected
        self._report.rejected += passed.rejected

    def _take_rows(self, reply: ExchangeReply) -> None:
        tools = self._now_tools()
        proofs = list(reply.proofs)
        for piece in in_pieces(reply.runs, PIECE_ROWS):
            feed = piece[0].feed
            mine = [one for one in proofs if one[0] == feed]
            proofs = [one for one in proofs if one[0] != feed]
            self._count(apply_piece(tools, piece, mine))
            if self._around.cancelled():
                return
        self._take_snapshots(reply)
        self._count(settle_reached(tools))
        for feed, (row, mark) in (reply.head.get("kept") or {}).items():
            self._kept[str(feed)] = (int(row), str(mark))

    def _take_snapshots(self, reply: ExchangeReply) -> None:
        offered = reply.head.get("snapshot")
        if not offered or self._snapshots is None:
            return
        for feed, told in offered.items():
            token = self._calls.token(self._replica, self._signer)
            self._count(self._snapshots.take(self._now_tools(), str(feed), told, token))

    def _count(self, applied: Applied) -> None:
        self._report.pulled += applied.foreign
        self._report.conflicts += applied.conflicts
        if applied.devices:
            self._settings.put(STALE, True)

    def _drop_kept(self) -> None:
        for feed, (row, mark) in self._kept.items():
            while feeds.drop_kept(self._tools.store, feed, row, mark):
                if self._around.cancelled():
                    return
        if self._kept:
            feeds.forget_marks(self._tools.store, self._outbox.frozen_up_to())

    def _now_tools(self) -> Tools:
        return replace(self._tools, replica=self._replica)

    def _standing(self) -> tuple[Any, ...]:
        store = self._tools.store
        rows = store.rows("SELECT feed, row FROM sync_cursor ORDER BY feed")
        waits = store.one("SELECT count(*) FROM sync_offer WHERE sent = 0")
        return (self._held(), self._replica, list(map(tuple, rows)), waits, *self._selves.to_ask())
