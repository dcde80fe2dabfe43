"""What an answer brings down: proved first, applied piece by piece, the unproved kept aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop import errors
from desktop.storage.database import Store
from desktop.storage.settings import Settings
from desktop.sync import feeds
from desktop.sync.incoming.apply import Applied, apply_piece, settle_reached
from desktop.sync.incoming.arrived import Tools
from desktop.sync.incoming.pieces import in_pieces
from desktop.sync.incoming.proving import UNKNOWN, WRONG, Unproved, unproved, without
from desktop.sync.joining.county_keys import known
from desktop.sync.joining.selves import STALE, Selves
from desktop.sync.line.port import no_answer
from desktop.sync.report import UNPROVED, Report
from desktop.sync.wire.encoding import b64
from desktop.sync.wire.protocol import ExchangeReply

#: Setting: feed -> the segment at which it stopped, word for word, until the feed has gone beyond.
ASIDE = "sync.aside"
_MOST_ASIDE_BYTES = 256 << 10
_WHOSE = {6: "县里", 9: "镇里", 12: "本站其他电脑"}
_WHY = {
    UNKNOWN: "签名的电脑不在县里给的名单上",
    WRONG: "签名和内容对不上，可能在路上改动过",
}


class Pulling:
    """Takes rows in, run by run.

    Args:
        settings: of the station.
        selves: gets the list of keys.
        report: of the run.
        cancelled: asked between pieces.
        piece_rows: rows applied in one transaction.
    """

    def __init__(
        self,
        settings: Settings,
        selves: Selves,
        report: Report,
        cancelled: Callable[[], bool],
        piece_rows: int,
    ) -> None:
        self._settings = settings
        self._selves = selves
        self._report = report
        self._cancelled = cancelled
        self._piece_rows = piece_rows
        self._asked = False
        #: Feeds that stopped at something unproved: they are not asked for again in this run.
        self.stopped: set[str] = set()

    def rows(self, tools: Tools, reply: ExchangeReply) -> bool:
        """Take in the rows of an answer; False where it was asked to stop.

        Raises:
            errors.NoAnswer: rows are missing before them; nothing was taken in.
        """
        demand_all(tools.store, reply)
        reply = self._proved(tools, reply)
        proofs = list(reply.proofs)
        for piece in in_pieces(reply.runs, self._piece_rows):
            feed = piece[0].feed
            mine = [one for one in proofs if one[0] == feed]
            proofs = [one for one in proofs if one[0] != feed]
            self.count(apply_piece(tools, piece, mine))
            if self._cancelled():
                return False
        self._forget_aside(tools)
        return True

    def settle(self, tools: Tools) -> None:
        """Settle own operations whose rows were read as somebody else's."""
        self.count(settle_reached(tools))

    def former(self, tools: Tools, asked: dict[str, int], reply: ExchangeReply) -> None:
        """Take in what the county holds of former ids of this PC.

        The rows of some may have been read before it told so. They are settled at once: what is
        frozen next must not take for seen, or send anew, a value that has lost.

        Args:
            tools: what it needs.
            asked: former id -> its last operation that is known to be held.
            reply: the answer.
        """
        self._selves.answer(asked, reply, tools.now())
        if asked:
            self.settle(tools)

    def count(self, applied: Applied) -> None:
        """Note what was applied."""
        self._report.pulled += applied.foreign
        self._report.conflicts += applied.conflicts
        if applied.devices:
            self._settings.put(STALE, True)

    def _proved(self, tools: Tools, reply: ExchangeReply) -> ExchangeReply:
        bad = unproved(reply, known(self._settings))
        if any(one.why == UNKNOWN for one in bad) and not self._asked:
            self._asked = True  # a PC that is new at the station, or a town
            self._get_keys()
            bad = unproved(reply, known(self._settings))
        if bad:
            self._put_aside(tools, bad)
        return without(reply, bad)

    def _get_keys(self) -> None:
        try:
            self._selves.refresh_keys()
        except errors.KeysNotProved as forged:
            self._tell(forged, "keys")

    def _put_aside(self, tools: Tools, bad: Sequence[Unproved]) -> None:
        aside = self._settings.get(ASIDE) or {}
        for one in bad:
            if one.feed in self.stopped:
                continue
            self.stopped.add(one.feed)
            aside[one.feed] = _written(one, tools.now().isoformat(timespec="seconds"))
            whose = _WHOSE[len(one.feed)]
            self._tell(
                errors.SegmentNotProved(
                    whose=whose, rows=one.last - one.row + 1, why=_WHY[one.why]
                ),
                f"segment {one.why}",
            )
        self._settings.put(ASIDE, aside)

    def _forget_aside(self, tools: Tools) -> None:
        """What stopped a feed that has gone beyond it is no longer kept."""
        kept = self._settings.get(ASIDE) or {}
        left = {
            feed: one
            for feed, one in kept.items()
            if feeds.cursor(tools.store, feed).row < one["row"]
        }
        if left != kept:
            self._settings.put(ASIDE, left)

    def _tell(self, error: errors.LineError, reason: str) -> None:
        if self._report.error is None:
            self._report.state, self._report.error, self._report.reason = UNPROVED, error, reason


def aside(settings: Settings) -> dict[str, int]:
    """The feeds that stopped at something unproved, and at which row."""
    return {feed: int(one["row"]) for feed, one in (settings.get(ASIDE) or {}).items()}


def demand_all(store: Store, reply: ExchangeReply) -> None:
    """Refuse rows that do not follow those that are here.

    Raises:
        errors.NoAnswer: some are missing before them.
    """
    reached = {feed: feeds.cursor(store, feed).row for feed in {run.feed for run in reply.runs}}
    for run in reply.runs:
        if run.row > reached[run.feed] + 1:
            raise no_answer("garbled", "rows are missing")
        reached[run.feed] = max(reached[run.feed], run.row + run.count - 1)


def _written(one: Unproved, at: str) -> dict[str, object]:
    lines, size = [], 0
    for line in one.lines:
        size += len(line)
        if size > _MOST_ASIDE_BYTES:
            break
        lines.append(line.decode())
    proof = one.proof
    segment = [
        "seg", proof.replica, proof.signer, proof.first, proof.last, b64(proof.before),
        b64(proof.signature), [[n, b64(hashed)] for n, hashed in proof.rest.items()],
    ]  # fmt: skip
    return {"row": one.row, "why": one.why, "at": at, "segment": segment, "lines": lines}
