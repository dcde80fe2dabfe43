"""A stranger who reads a county's feeds over the protocol and believes nothing he can check."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from tests.protocol import reference as ref
from tests.simulation.fold import Astray, Fold, Row

#: (method, path, headers, body) -> (status, headers with small letters, body)
Ask = Callable[[str, str, Mapping[str, str], bytes], tuple[int, Mapping[str, str], bytes]]


def unb64(text: str) -> bytes:
    """Bytes of base64url without padding."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Feed:
    """One feed as read.

    Args:
        code: whose.
        fold: its records.
        hash: the feed hash after its last row.
    """

    code: str
    fold: Fold
    hash: bytes = ref.ZERO

    @property
    def rows(self) -> list[Row]:
        """All of it."""
        return self.fold.rows


@dataclass
class _Segment:
    replica: str
    signer: str
    first: int
    last: int
    before: bytes
    signature: bytes
    elsewhere: dict[int, bytes]
    hashes: dict[int, bytes] = field(default_factory=dict)


class Reader:
    """Reads as an enrolled replica that never writes.

    Args:
        ask: a perfect line.
        station: the code of his station.
        replica: his id.
        key: his device key.
        feeds: codes from the county down.
        keys: signer id to (public key, the code it signs with).
        fold: makes an empty fold.
    """

    def __init__(
        self,
        ask: Ask,
        station: str,
        replica: str,
        key: Ed25519PrivateKey,
        feeds: Sequence[str],
        keys: Mapping[str, tuple[bytes, str]],
        fold: Callable[[], Fold],
    ) -> None:
        self._ask = ask
        self._station = station
        self._replica = replica
        self._key = key
        self._codes = feeds
        self._keys = keys
        self._fold = fold

    def read(self) -> dict[str, Feed]:
        """All feeds from their first row, every hash and signature checked."""
        feeds = {code: Feed(code, self._fold()) for code in self._codes}
        attempt, nonce = "reader", None
        for turn in range(1_000):
            cursors = {
                code: [len(feed.rows), ref.b64(feed.hash[:16]) if feed.rows else ""]
                for code, feed in feeds.items()
            }
            head = {
                "v": 1, "schema": 3, "program": "reader", "station": self._station,
                "replica": self._replica, "challenge": self._challenge(), "nonce": nonce,
                "attempt": f"{attempt}{turn}", "cursors": cursors, "bytes": 1 << 20,
                "waits": [0, 0],
            }  # fmt: skip
            told, lines = self._exchange(head)
            nonce = told["nonce"]
            before = sum(len(feed.rows) for feed in feeds.values())
            self._take(feeds, lines)
            if not told.get("more"):
                return feeds
            if before == sum(len(feed.rows) for feed in feeds.values()):
                raise Astray(f"more is said to come and nothing comes: {told}")
        raise Astray("the feeds never end")

    def _challenge(self) -> str:
        status, _, body = self._ask("GET", "/v1/challenge", {}, b"")
        if status != 200:
            raise Astray(f"no challenge: {status} {body[:200]!r}")
        return str(json.loads(body)["challenge"])

    def _exchange(self, head: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[bytes]]:
        body = ref.compact(head) + b"\n"
        signature = self._key.sign(ref.exchange_message(head["challenge"], body))
        status, headers, reply = self._ask(
            "POST",
            "/v1/exchange",
            {
                "content-type": "application/x-ndjson",
                "station-signature": f"{ref.signer_id(self._key)} {ref.b64(signature)}",
            },
            body,
        )
        if status != 200 or headers.get("station-protocol") != "1":
            raise Astray(f"the county refused a reader: {status} {reply[:200]!r}")
        first, *lines = reply.split(b"\n")[:-1]
        told = json.loads(first)
        if "fork" in told or "back" in told:
            raise Astray(f"a reader from nothing was answered {first[:200]!r}")
        return told, lines

    # --- rows -------------------------------------------------------------------------------

    def _take(self, feeds: Mapping[str, Feed], lines: Sequence[bytes]) -> None:
        at, feed, segment = 0, None, None
        while at < len(lines):
            mark = json.loads(lines[at])
            at += 1
            if mark[0] == "feed":
                self._prove(segment)
                feed, segment = feeds[mark[1]], None
            elif mark[0] == "seg":
                self._prove(segment)
                segment = _segment(mark)
            elif mark[0] in ("run", "own"):
                count = mark[3]
                assert feed is not None and segment is not None
                for offset in range(count):
                    line = lines[at + offset]
                    self._row(feed, segment, mark[1] + offset, mark[2] + offset, mark[4], line)
                at += count
            else:
                raise Astray(f"unknown line {mark}")
        self._prove(segment)

    def _row(
        self, feed: Feed, segment: _Segment, row: int, n: int, outcome: Any, line: bytes
    ) -> None:
        told = outcome or {}
        hashed = unb64(told["gone"]) if "gone" in told else ref.sha(line)
        segment.hashes[n] = hashed
        stands = [(row, segment.replica, n, outcome, hashed)]
        feed.hash = ref.feed_after(stands, feed.hash)
        feed.fold.take(Row(row, segment.replica, n, told, line, json.loads(line)))

    def _prove(self, segment: _Segment | None) -> None:
        if segment is None:
            return
        chain = segment.before
        for n in range(segment.first, segment.last + 1):
            hashed = segment.hashes.get(n) or segment.elsewhere.get(n)
            if hashed is None:
                raise Astray(f"op {n} of {segment.replica} is missing in its segment")
            chain = ref.sha(chain + hashed)
        public, code = self._keys[segment.signer]
        message = ref.segment_message(code, segment.replica, segment.first, segment.last, chain)
        Ed25519PublicKey.from_public_bytes(public).verify(segment.signature, message)


def _segment(mark: Sequence[Any]) -> _Segment:
    _, replica, signer, first, last, before, signature, elsewhere = mark
    others = {int(n): unb64(hashed) for n, hashed in elsewhere}
    return _Segment(replica, signer, first, last, unb64(before), unb64(signature), others)
