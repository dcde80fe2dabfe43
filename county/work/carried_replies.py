"""Replies for who has no line: all rows at once, however many pages they take."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from sqlalchemy import Engine

from county.config import BODY_LIMIT
from county.store import feeds
from county.store.engine import reading
from county.wire.encoding import b64
from county.work.exchange import Exchange

_HASH_BYTES = 16
_encode = msgspec.json.Encoder().encode


class CarriedReplies:
    """Answers what bundles bring.

    Args:
        engine: of the database.
        exchange: judges it.
    """

    def __init__(self, engine: Engine, exchange: Exchange) -> None:
        self._engine = engine
        self._exchange = exchange

    def answer(self, head: dict[str, Any], lines: bytes) -> tuple[dict[str, Any], bytes]:
        """Judge ops, and give the whole reply.

        Args:
            head: of the exchange, without challenge and nonce.
            lines: segments and ops.

        Returns:
            The reply's first line, and its rows.

        Raises:
            errors.Refusal: as on the line.
        """
        head = {**head, "plain": True, "bytes": BODY_LIMIT, "wants": True}
        answer = self._exchange.carried(_encode(head) + b"\n" + lines, head["replica"])
        told, _, rows = answer.body.partition(b"\n")
        opening = msgspec.json.decode(told, type=dict[str, Any])
        opening.pop("challenge", None)
        # It goes through many hands: a PC passes over what answers another.
        opening["replica"] = head["replica"]
        return opening, self._whole(opening, rows, head)

    def _whole(self, opening: dict[str, Any], rows: bytes, head: dict[str, Any]) -> bytes:
        """Every row, however many pages they take."""
        pages = [rows]
        more = opening.pop("more", [])
        cursors = dict(head.get("cursors", {}))
        while more:
            self._go_on(cursors, pages[-1])
            asked = {**head, "cursors": cursors, "waits": [0, 0]}
            asked.pop("re", None)
            asked.pop("former", None)
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
