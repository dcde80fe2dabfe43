"""A village line: the program's own HTTP client, over a wire that loses, cuts, repeats and lies."""

from __future__ import annotations

import gzip
import io
import json
import random
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import requests
from requests.adapters import BaseAdapter, HTTPAdapter
from urllib3 import HTTPHeaderDict, HTTPResponse

from desktop.sync.line.address import parse_address
from desktop.sync.line.api import Wire
from tests.simulation.telling import Heard, overheard

#: (status, headers, body)
Answer = tuple[int, Mapping[str, str], bytes]
#: A county: (method, path, headers by small letters, body as sent) -> answer.
County = Callable[[str, str, Mapping[str, str], bytes], Answer]

_PORTAL = "<!DOCTYPE html><html><head><title>登录</title></head><body>请先登录</body></html>"
#: What may happen to one request, with its weight while the line is bad.
TROUBLES: tuple[tuple[str, int], ...] = (
    ("none", 40),
    ("request lost", 8),
    ("request cut", 4),
    ("reply lost", 12),
    ("reply cut", 12),
    ("reply flipped", 3),
    ("portal", 3),
    ("redirect", 1),
    ("proxy excuse", 4),
    ("strange verdict", 6),
    ("refused connection", 2),
    ("sent twice", 5),
    ("old one again", 3),
    ("busy", 3),
    ("slow down", 2),
    ("stale challenge", 4),
)


@dataclass
class Sent:
    """A request that went over the line, as the wire has it.

    Args:
        method: of HTTP.
        path: with its query.
        headers: by small letters.
        body: as sent.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


class VillageLine(BaseAdapter):
    """Carries a PC's requests, well or badly.

    Args:
        county: who answers.
        dice: decides what goes wrong.
        note: told of everything that goes wrong.
    """

    def __init__(self, county: County, dice: random.Random, note: Callable[[str], None]) -> None:
        super().__init__()
        self._county = county
        self._dice = dice
        self._note = note
        self._old: list[Sent] = []
        #: Troubles from now on; None: the line is good.
        self.troubles: tuple[tuple[str, int], ...] | None = None
        #: Replies yet to be lost whatever the dice say.
        self.losing = 0
        self.requests = 0
        #: What was asked since somebody emptied this, for whoever judges what the clerk was told.
        self.heard: list[Heard] = []

    def close(self) -> None:
        """Nothing to hang up."""

    def send(self, request: Any, **_settings: Any) -> requests.Response:
        """One request of `requests`."""
        body = request.body.read(1 << 24) if hasattr(request.body, "read") else request.body or b""
        headers = {name.lower(): value for name, value in request.headers.items()}
        sent = Sent(request.method, request.path_url, headers, body)
        self.requests += 1
        trouble = self._drawn()
        if trouble != "none":
            self._note(f"{sent.method} {sent.path}: {trouble}")
        overheard(f"{sent.method} {sent.path}", headers, body)
        self.heard.append(Heard(sent.method, sent.path, trouble, None))
        answer, cut = self._carried(sent, trouble)
        whole = cut is None and answer[1].get("content-encoding") != "gzip"
        unharmed = whole and trouble in ("reply cut", "reply flipped")
        self.heard[-1] = Heard(sent.method, sent.path, "none" if unharmed else trouble, answer[0])
        return self._built(request, answer, cut)

    def _drawn(self) -> str:
        if self.losing:
            self.losing -= 1
            return "reply lost"
        if self.troubles is None:
            return "none"
        names = [name for name, _ in self.troubles]
        return self._dice.choices(names, [weight for _, weight in self.troubles])[0]

    # --- what the wire does -----------------------------------------------------------------

    def _carried(self, sent: Sent, trouble: str) -> tuple[Answer, int | None]:
        """The answer, and after how many bytes of its body the line breaks."""
        made_up = self._made_up(sent, trouble)
        if made_up is not None:
            return made_up, None
        if trouble in ("request lost", "request cut"):
            # With a Content-Length a server never handles half a body.
            raise requests.ConnectionError(trouble)
        if trouble == "refused connection":
            raise requests.ConnectionError(trouble) from ConnectionRefusedError()
        if trouble == "old one again" and self._old:
            self._deliver(self._dice.choice(self._old))
        answer = self._deliver(sent)
        self._old = [*self._old[-5:], sent]
        if trouble == "sent twice":
            answer = self._deliver(sent)
        return self._returned(answer, trouble)

    def _deliver(self, sent: Sent) -> Answer:
        return self._county(sent.method, sent.path, sent.headers, sent.body)

    def _returned(self, answer: Answer, trouble: str) -> tuple[Answer, int | None]:
        status, headers, body = answer
        overheard("an answer", headers, body)
        if trouble == "reply lost":
            raise requests.ConnectionError(trouble)
        if trouble == "reply cut" and body:
            return answer, self._dice.randrange(len(body))
        if trouble == "reply flipped" and headers.get("content-encoding") == "gzip":
            # TLS or gzip's own sum catches it; without either nobody could.
            at = self._dice.randrange(10, len(body))
            body = body[:at] + bytes([body[at] ^ 1 << self._dice.randrange(8)]) + body[at + 1 :]
        return (status, headers, body), None

    def _made_up(self, sent: Sent, trouble: str) -> Answer | None:
        """An answer that the county never gave."""
        ours = {"station-protocol": "1", "content-type": "application/json"}
        if trouble == "portal":
            return 200, {"content-type": "text/html"}, _PORTAL.encode()
        if trouble == "redirect":
            return 302, {"location": "http://10.0.0.1/login"}, b""
        if trouble == "proxy excuse":
            status = self._dice.choice((404, 408, 500, 502, 503, 504, 410, 429))
            return status, {"content-type": "text/html", "retry-after": "7"}, b"<h1>Sorry</h1>"
        if trouble == "strange verdict":
            return 200, {"content-type": "application/x-ndjson"}, _refusing(sent)
        if trouble == "busy":
            return 503, {**ours, "retry-after": "3"}, b'{"error":"busy"}'
        if trouble == "slow down":
            return 429, {**ours, "retry-after": "60"}, b'{"error":"slow_down"}'
        if trouble == "stale challenge" and sent.path == "/v1/exchange":
            _, _, fresh = self._county("GET", "/v1/challenge", {}, b"")
            return 401, ours, fresh.replace(b"{", b'{"error":"challenge",', 1)
        return None

    def _built(self, request: Any, answer: Answer, cut: int | None) -> requests.Response:
        status, headers, body = answer
        told = HTTPHeaderDict({**headers, "content-length": str(len(body))})
        raw = HTTPResponse(
            io.BytesIO(body if cut is None else body[:cut]),
            headers=told,
            status=status,
            preload_content=False,
            request_method=request.method,
        )
        return HTTPAdapter().build_response(request, raw)


def _refusing(sent: Sent) -> bytes:
    """What somebody on the way might say who knows the protocol, but is not the county."""
    lines = unpacked(sent.headers, sent.body).split(b"\n")
    marks = [json.loads(line) for line in lines if line.startswith(b'["seg"')]
    told = [[m[1], m[2] - m[1] + 1, "rejected", None, {"code": "malformed"}] for m in marks]
    asked = json.loads(lines[0]) if lines[0].startswith(b"{") else {}
    nonce = asked.get("nonce") or ["nobody", 0]
    head = {
        "v": 1, "challenge": "nobody's", "nonce": [nonce[0], nonce[1] + 1], "verdicts": told,
        "held": marks[-1][2] if marks else 0, "now": "2026-11-22T09:00:00+08:00",
    }  # fmt: skip
    return json.dumps(head).encode() + b"\n"


@cache
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()


def wire_over(line: VillageLine) -> Wire:
    """The program's own client over that line."""
    wire = Wire(parse_address("http://127.0.0.1:9"), _context())
    wire._session.mount("http://", line)
    wire._session.mount("https://", line)
    return wire


class Lines:
    """Makes lines over a village's wire, for the verbs that make their own.

    Args:
        line: the wire.
    """

    def __init__(self, line: VillageLine) -> None:
        self._line = line

    def bare(self, _address: Any) -> Any:
        """A line that trusts nobody."""
        return wire_over(self._line)

    def to(self, _address: Any, _ca: str) -> Any:
        """A line that trusts the county."""
        return wire_over(self._line)


def unpacked(headers: Mapping[str, str], body: bytes) -> bytes:
    """A request's body as the county's route hands it on."""
    return gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body


def packed(headers: Mapping[str, str], answer: Answer) -> Answer:
    """An answer as the county's route sends it."""
    status, told, body = answer
    if "gzip" not in headers.get("accept-encoding", "") or len(body) < 500:
        return answer
    return status, {**told, "content-encoding": "gzip"}, gzip.compress(body, 1, mtime=0)
