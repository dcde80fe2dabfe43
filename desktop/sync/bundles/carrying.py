"""The exchange by files: everything that waits written down, a reply taken in (section 11)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop import errors
from desktop.storage.database import Store
from desktop.sync import feeds
from desktop.sync.engine import Engine
from desktop.sync.incoming.apply import Copied
from desktop.sync.incoming.pulling import demand_all
from desktop.sync.joining import county_keys, restart
from desktop.sync.joining.county_keys import KEYS
from desktop.sync.joining.selves import FREEZE_OPS
from desktop.sync.line.port import Reply, no_answer
from desktop.sync.outgoing import offers, policy
from desktop.sync.outgoing.outbox import Amount
from desktop.sync.pictures.lacks import LACKS
from desktop.sync.report import NOT_JOINED, Report
from desktop.sync.wire.encoding import b64, unb64
from desktop.sync.wire.protocol import (
    MARK_BYTES,
    UNPACKED_BYTES,
    ExchangeReply,
    Run,
    feed_hash,
    op_hash,
    parse_reply,
)
from desktop.sync.wire.request import Packet, body_of, packet

#: Stands between the requests of one bundle: those that offer what was lost come first.
REQUEST_LINE = b'["request"]\n'


class NoLine:
    """Stands where the engine has its line; files have none."""

    def request(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Reply:
        """Nobody is there."""
        del method, headers, body
        raise no_answer("no_network", path)


class CarriedExchange(Engine):
    """The engine without a line."""

    def outgoing(self, pictures: Mapping[str, Sequence[str]] | None = None) -> tuple[bytes, int]:
        """Lines of everything the county has not acknowledged, and how many operations.

        Args:
            pictures: rendition -> SHA-256 of originals this PC would have in the reply.

        Raises:
            errors.NotRegistered: the county does not know this PC under its new name yet.
            errors.RegisteredAnew: it asks for operations that are here no more; this PC goes on
                under a new name, which no file can make known.
        """
        if self._replica not in restart.registered(self._settings):
            raise errors.NotRegistered()
        if restart.let_go(self._tools.store, self._replica, self._held()):
            self._around.renew("fork")
            raise errors.RegisteredAnew()
        self._prepare()
        asked = self._selves.ask(self._outbox, UNPACKED_BYTES)
        lines: list[bytes] = []
        ops = 0
        for part in [] if asked else self._all_packets():
            lines += part.lines
            ops += part.ops
        requests = [
            self._request(re, offered) for re, offered in offers.all_offers(self._tools.store)
        ]
        requests.append(self._request({}, lines, asked, ops, pictures))
        return REQUEST_LINE.join(requests), ops

    def _request(
        self,
        offered: dict[str, Any],
        lines: list[bytes],
        asked: dict[str, int] | None = None,
        ops: int = 0,
        pictures: Mapping[str, Sequence[str]] | None = None,
    ) -> bytes:
        head = self._head(Packet([], ops), asked or {}, offered)
        told: dict[str, Any] = dict(head)
        # A county that was restored may not know this PC, nor those whose changes it brings.
        told["sealing"] = b64(self._selves.sealing_key())
        told["after"] = self._held()
        told["keys"] = self._settings.get(KEYS)
        told["lacks"] = pictures or None
        return body_of({name: told[name] for name in told if told[name] is not None}, lines)

    def incoming(self, body: bytes) -> Report:
        """Take in a reply; one that was taken in before, or is of another life, changes nothing.

        Raises:
            errors.BundleTooEarly: an earlier one was not read yet; nothing of it was applied.
        """
        reply = parse_reply(body, self._tools.station)
        if reply.head.get("replica") not in (None, self._replica):
            return self._report  # for another PC, or for this one under a former id
        if "fork" in reply.head:
            return self._another()
        if "back" in reply.head:
            restart.go_back(self._now_tools(), reply.head["back"])
            return self._report
        if _of_another_life(self._tools.store, self._replica, reply):
            return self._report  # the county went back; what this PC writes next tells of it
        if self._outdated(reply.head):
            head = {name: told for name, told in reply.head.items() if name != "held"}
            reply = replace(reply, head=head | {"lacks": self._settings.get(LACKS)})
        try:
            _demand_own(self._tools.store, self._replica, reply.head)
            demand_all(self._tools.store, reply)
            self._take_keys(reply)
            self._take_head(reply)
            self._take_rows(reply)
        except errors.NoAnswer as gap:
            raise errors.BundleTooEarly() from gap
        except Copied:
            return self._another()
        self._pulling.former(self._now_tools(), self._selves.to_ask(), reply)
        offers.sent_lives(self._tools.store, reply.head.get("re"))
        if not offers.offers_wait(self._tools.store):
            offers.offered_in_vain(self._tools.store)
        self._drop_kept()
        return self._report

    def _outdated(self, head: Mapping[str, Any]) -> bool:
        """Whether a reply was written before one that was read already.

        One that answers what this PC knows now, and still tells of fewer operations, is of a
        county that was put back: what it lost has to go up again.
        """
        known = self._held()
        return int(head.get("held") or 0) < known and head.get("after") != known

    def _another(self) -> Report:
        """Go on as another replica, which no file can make known: a person has to see to that."""
        self._around.renew("fork")
        error = errors.RegisteredAnew()
        self._report.state, self._report.error = NOT_JOINED, error
        return self._report

    def _take_keys(self, reply: ExchangeReply) -> None:
        """The list of keys as the county knew them when it wrote this; the bundle is its own."""
        told = reply.head.get("keys")
        if told is not None:
            county_keys.take_list(self._tools.store, self._tools.station, told)

    def _all_packets(self) -> list[Packet]:
        more = True
        while more:
            policy.send_anew(
                self._tools.store, self._outbox.leaving, can_seal=self._outbox.can_seal()
            )
            before = self._outbox.frozen_up_to()
            made = self._outbox.freeze(self._replica, Amount(FREEZE_OPS, UNPACKED_BYTES))
            more = made.ops > 0 or self._outbox.frozen_up_to() > before
        found: list[Packet] = []
        after = self._held()
        while True:
            part = packet(
                self._tools.store,
                self._tools.station,
                self._replica,
                self._signer,
                after,
                UNPACKED_BYTES,
            )
            if not part.ops:
                return found
            found.append(part)
            after = part.last


def _demand_own(store: Store, replica: str, head: Mapping[str, Any]) -> None:
    """Refuse what is about another copy of this disk: on the line the nonce tells them apart.

    Raises:
        Copied: the county holds other operations than those made here.
    """
    told, held = head.get("chain"), head.get("held")
    if told is None or held is None:
        return
    own = store.one("SELECT chain FROM sync_op WHERE replica = ? AND n = ?", (replica, held))
    if own is not None and b64(bytes(own)) != told:
        raise Copied(held)


def _of_another_life(store: Store, replica: str, reply: ExchangeReply) -> bool:
    """Whether rows of a reply are other ones than those read here, or follow other ones.

    A reply can be under way for weeks, and the county be put back meanwhile (section 7).
    """
    told = reply.head.get("cursors") or {}
    for feed in sorted({*told, *(run.feed for run in reply.runs)}):
        known = dict(feeds.hashes(store, feeds.cursor(store, feed)))
        row, mark = told.get(feed, (0, ""))
        if row in known and row and b64(known[row][:MARK_BYTES]) != mark:
            return True
        for run in (run for run in reply.runs if run.feed == feed):
            if run.row > max(known):
                break
            for place, hashed in enumerate(_hashes_of(store, replica, run)):
                row, n = run.row + place, run.n + place
                if row - 1 not in known or row not in known:
                    continue
                whose = run.replica or replica
                if feed_hash(known[row - 1], row, whose, n, run.outcome, hashed) != known[row]:
                    return True
    return False


def _hashes_of(store: Store, replica: str, run: Run) -> Iterator[bytes]:
    """The hashes of a run's operations; empty for an own one that is not here."""
    if run.replica:
        gone = (run.outcome or {}).get("gone")
        for line in run.lines:
            yield unb64(gone) if gone else op_hash(line)
        return
    own = dict(
        store.rows(
            "SELECT n, hash FROM sync_op WHERE replica = ? AND n BETWEEN ? AND ?",
            (replica, run.n, run.n + run.count - 1),
        )
    )
    for n in range(run.n, run.n + run.count):
        yield bytes(own.get(n, b""))
