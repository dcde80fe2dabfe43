"""The photo routes of a county, in memory: tus uploads, ranges, tokens that run out, cuts."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.sync.line.port import Reply, no_answer


@dataclass
class PaperPhotos:
    """A line to such a county.

    Args:
        cuts: at which requests (counted from 1) the line breaks, and after how many bytes of it.
        recorded: photos whose record has arrived; None for all.
        token_uses: requests one token is good for.
    """

    cuts: dict[int, int] = field(default_factory=dict)
    recorded: set[str] | None = None
    token_uses: int = 1_000_000
    asked: list[tuple[str, str]] = field(default_factory=list)
    whole: dict[str, bytes] = field(default_factory=dict)
    parts: dict[str, bytearray] = field(default_factory=dict)
    facts: dict[str, dict[str, str]] = field(default_factory=dict)
    wished: set[str] = field(default_factory=set)
    bytes_up: int = 0
    _uses: int = 0
    _tokens: int = 0

    def request(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Reply:
        self.asked.append((method, path))
        room = self.cuts.get(len(self.asked))
        if room is not None and room < 0:
            raise no_answer("timeout")
        taken = body if room is None else body[:room]
        self.bytes_up += len(taken)
        if method != "PATCH" and len(taken) < len(body):
            raise no_answer("reset")
        reply = self._answer(method, path, headers, taken)
        if room is not None:
            raise no_answer("reset")
        return reply

    def _answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        if path == "/v1/challenge":
            return _json(200, {"v": 1, "challenge": "fresh"})
        if path == "/v1/token":
            if json.loads(body)["challenge"] == "stale":
                return _json(401, {"error": "challenge", "challenge": "fresh"})
            self._tokens, self._uses = self._tokens + 1, 0
            return _json(200, {"v": 1, "token": f"t{self._tokens}", "challenge": "next"})
        self._uses += 1
        if headers["Authorization"] != f"Bearer t{self._tokens}" or self._uses > self.token_uses:
            return _json(401, {"error": "challenge", "challenge": "fresh"})
        if method == "POST" and path.endswith("/original"):
            self.wished.add(path)
            return _json(202, {"v": 1, "here": path in self.whole})
        if method == "POST":
            return self._create(headers)
        return getattr(self, f"_{method.lower()}")(path, headers, body)

    def _create(self, headers: Mapping[str, str]) -> Reply:
        pairs = (pair.split(" ") for pair in headers["Upload-Metadata"].split(","))
        told = {name: base64.b64decode(value).decode() for name, value in pairs}
        path = f"/v1/photos/{told['station']}/{told['photo']}/{told['rendition']}"
        if self.recorded is not None and told["photo"] not in self.recorded:
            return _json(409, {"error": "record_first"})
        if path in self.whole:
            return Reply(200, {"upload-offset": str(len(self.whole[path]))})
        self.facts[path] = {**told, "length": headers["Upload-Length"]}
        self.parts.setdefault(path, bytearray())
        return Reply(201, {"location": path})

    def _head(self, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        if path in self.whole:
            return Reply(200, {"upload-offset": str(len(self.whole[path]))})
        if path not in self.parts:
            return Reply(404)
        return Reply(200, {"upload-offset": str(len(self.parts[path]))})

    def _patch(self, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        if path not in self.parts:
            return Reply(404)
        part, told = self.parts[path], self.facts[path]
        if int(headers["Upload-Offset"]) != len(part):
            return _json(409, {"error": "offset"})
        part += body
        if len(part) == int(told["length"]):
            del self.parts[path]
            if hashlib.sha256(part).hexdigest() != told["sha256"]:
                return _json(460, {"error": "checksum"})
            self.whole[path] = bytes(part)
        return Reply(204, {"upload-offset": str(len(part))})

    def _get(self, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        data = self.whole.get(path)
        if data is None:
            return _json(404, {"error": "not_there"})
        first, last = (int(one) for one in headers["Range"].removeprefix("bytes=").split("-"))
        piece = data[first : last + 1]
        told = f"bytes {first}-{first + len(piece) - 1}/{len(data)}"
        return Reply(206, {"content-range": told}, piece)


def _json(status: int, body: object) -> Reply:
    return Reply(status, {}, json.dumps(body).encode())
