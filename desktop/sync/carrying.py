"""The exchange by files: everything that waits written down, a reply taken in (section 11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop import errors
from desktop.sync import restart
from desktop.sync.apply import Copied
from desktop.sync.engine import LACKS, Engine
from desktop.sync.line import Reply, no_answer
from desktop.sync.outbox import Amount
from desktop.sync.protocol import UNPACKED_BYTES, parse_reply
from desktop.sync.report import Report
from desktop.sync.request import Packet, body_of, packet
from desktop.sync.selves import FREEZE_OPS

#: What stands in the head of an exchange over the line only.
_OF_THE_LINE = ("challenge", "attempt", "nonce")


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

    def outgoing(self) -> tuple[bytes, int]:
        """Lines of everything the county has not acknowledged, and how many operations.

        Raises:
            errors.NotRegistered: the county does not know this PC under its new name yet.
        """
        if self._replica not in restart.registered(self._settings):
            raise errors.NotRegistered()
        self._prepare()
        asked = self._selves.ask(self._outbox, UNPACKED_BYTES)
        lines: list[bytes] = []
        ops = 0
        for part in [] if asked else self._all_packets():
            lines += part.lines
            ops += part.ops
        head = self._head(Packet([], ops), asked, {})
        told = {name: value for name, value in head.items() if name not in _OF_THE_LINE}
        return body_of(told, lines), ops

    def incoming(self, body: bytes) -> Report:
        """Take in a reply; one that was taken in before changes nothing.

        Raises:
            errors.BundleTooEarly: an earlier one was not read yet; nothing of it was applied.
        """
        reply = parse_reply(body, self._tools.station)
        if reply.head.get("replica") not in (None, self._replica):
            return self._report  # for another PC, or for this one under a former id
        if "fork" in reply.head:
            self._around.renew("fork")
            return self._report
        if "back" in reply.head:
            restart.go_back(self._now_tools(), reply.head["back"])
            return self._report
        if int(reply.head.get("held") or 0) < self._held():
            # Written before one that was read already: what it says of the county is outdated.
            head = {name: told for name, told in reply.head.items() if name != "held"}
            reply = replace(reply, head=head | {"lacks": self._settings.get(LACKS)})
        try:
            self._take_head(reply)
            self._take_rows(reply)
        except errors.NoAnswer as gap:
            raise errors.BundleTooEarly() from gap
        except Copied:
            self._around.renew("fork")
            return self._report
        self._selves.answer(self._selves.to_ask(), reply)
        self._drop_kept()
        return self._report

    def _all_packets(self) -> list[Packet]:
        while self._outbox.freeze(self._replica, Amount(FREEZE_OPS, UNPACKED_BYTES)).ops:
            pass
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
