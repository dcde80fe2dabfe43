"""Replies for who has no line: all rows at once, however many pages they take."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from sqlalchemy import Engine

from county import errors
from county.config import BODY_LIMIT
from county.store import feeds, ledger
from county.store.engine import reading
from county.wire.encoding import b64
from county.wire.ops import GREATEST
from county.work.exchange import Exchange
from county.work.papers import Papers

_HASH_BYTES = 16
#: Stands between the requests of one bundle (protocol section 11).
_REQUEST_LINE = b'\n["request"]\n'
_encode = msgspec.json.Encoder().encode


class CarriedReplies:
    """Answers what bundles bring.

    Args:
        engine: of the database.
        exchange: judges it.
        papers: gives the keys that prove whose the rows are.
    """

    def __init__(self, engine: Engine, exchange: Exchange, papers: Papers) -> None:
        self._engine = engine
        self._exchange = exchange
        self._papers = papers

    def take_back(self, head: object) -> int:
        """Enter again the PCs that a bundle's list of keys names and a restored county has lost.

        Args:
            head: of the bundle's first request, whoever wrote it.

        Returns:
            How many there were; 0 where we did not sign the list.
        """
        keys = head.get("keys") if isinstance(head, dict) else None
        if not isinstance(keys, dict) or not isinstance(keys.get("station"), str):
            return 0
        try:
            return self._papers.take_back(keys, keys["station"])
        except errors.CountyError:
            return 0

    def answer_bundle(self, body: bytes, sender: str) -> tuple[dict[str, Any], bytes]:
        """Judge all requests of a bundle; those that offer what was lost come first.

        Args:
            body: what is inside, up to the pictures.
            sender: UUID of the replica that signed it.

        Returns:
            The reply's first line, and its rows.

        Raises:
            errors.Refusal: as on the line.
        """
        *before, last = [_head_and_lines(part) for part in body.split(_REQUEST_LINE)]
        self.take_back(last[0])
        verdicts, left, lives = [], [], []
        for head, lines in before:
            told = self._carried({**head, "wants": False}, lines, sender)[0]
            if "fork" in told or "back" in told:
                return self._addressed(told, head), b""
            verdicts += told.get("verdicts", [])
            left += told.get("left", [])
            lives += [[feed, *life] for feed, life in dict(head["re"]).items()]
        opening, rows = self.answer(*last, sender)
        more = {"verdicts": verdicts + opening.get("verdicts", []), "left": left, "re": lives}
        return opening | {name: value for name, value in more.items() if value}, rows

    def answer(
        self, head: dict[str, Any], lines: bytes, sender: str | None = None
    ) -> tuple[dict[str, Any], bytes]:
        """Judge the ops of one request, and give the whole reply.

        Args:
            head: of the exchange, without challenge and nonce.
            lines: segments and ops.
            sender: who signed it; whom the head names where that was looked at.

        Returns:
            The reply's first line, and its rows.

        Raises:
            errors.Refusal: as on the line.
        """
        head = {**head, "plain": True, "bytes": BODY_LIMIT, "wants": True}
        opening, rows = self._carried(head, lines, sender or head["replica"])
        return self._addressed(opening, head), self._whole(opening, rows, head)

    def _carried(
        self, head: dict[str, Any], lines: bytes, sender: str
    ) -> tuple[dict[str, Any], bytes]:
        answer = self._exchange.carried(_encode(head) + b"\n" + lines, sender)
        told, _, rows = answer.body.partition(b"\n")
        return msgspec.json.decode(told, type=dict[str, Any]), rows

    def _addressed(self, opening: dict[str, Any], head: dict[str, Any]) -> dict[str, Any]:
        opening.pop("challenge", None)
        # It goes through many hands: a PC passes over what answers another.
        opening["replica"] = head["replica"]
        opening["keys"] = self._papers.keys(head["station"])
        # It may come when this county has been put back: then it is told by these.
        opening["cursors"] = head.get("cursors", {})
        if isinstance(after := head.get("after"), int) and 0 <= after <= GREATEST:
            # A lower `held` than this is news of a county put back, not of an earlier one.
            opening["after"] = after
        chain = self._chain(head["replica"], opening.get("held", 0))
        if chain:
            # No nonce tells the copies of a disk apart here: whose op is meant, this does.
            opening["chain"] = b64(chain)
        return opening

    def _chain(self, replica: str, held: int) -> bytes | None:
        with reading(self._engine) as connection:
            return ledger.chain_after(connection, replica, held) if held else None

    def _whole(self, opening: dict[str, Any], rows: bytes, head: dict[str, Any]) -> bytes:
        """Every row, however many pages they take."""
        pages = [rows]
        more = opening.pop("more", [])
        cursors = dict(head.get("cursors", {}))
        while more:
            self._go_on(cursors, pages[-1])
            asked = {**head, "cursors": cursors, "waits": [0, 0]}
            for once in ("re", "former", "retires"):
                asked.pop(once, None)
            body = self._exchange.carried(_encode(asked) + b"\n", head["replica"]).body
            told, _, page = body.partition(b"\n")
            if not page:
                break
            more = msgspec.json.decode(told, type=dict[str, Any]).get("more", [])
            pages.append(page)
        return b"".join(pages)

    def _go_on(self, cursors: dict[str, Any], page: bytes) -> None:
        """Cursors behind the rows of a page."""
        feed, last = "", {}
        for line in page.splitlines():
            if line.startswith((b'["feed",', b'["run",', b'["own",')):
                told = json.loads(line)
                if told[0] == "feed":
                    feed = told[1]
                else:
                    last[feed] = told[1] + told[3] - 1
        with reading(self._engine) as connection:
            for code, row in last.items():
                hashed = feeds.hash_at(connection, code, row) or b""
                cursors[code] = [row, b64(hashed[:_HASH_BYTES])]


def _head_and_lines(request: bytes) -> tuple[dict[str, Any], bytes]:
    """A request taken apart; its last line break belongs to what parts it from the next."""
    first, _, lines = request.partition(b"\n")
    if lines and not lines.endswith(b"\n"):
        lines += b"\n"
    return msgspec.json.decode(first, type=dict[str, Any]), lines
