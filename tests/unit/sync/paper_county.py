"""A county made of the protocol's page alone: it enrols, and answers what a test tells it to."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop import errors
from desktop.sync.joining.enrolment_code import check_letter, fingerprint
from desktop.sync.line.address import Address
from desktop.sync.line.metering import Traffic
from desktop.sync.line.port import Reply, no_answer
from desktop.sync.wire.encoding import b64, compact

STATION = {"code": "999999001001", "name": "石桥村", "town": "石桥镇", "county": "示例县"}


class PaperCounty:
    """Plays both makers of lines and the county at their other end.

    Args:
        station: facts of the station its one code is for.
    """

    def __init__(self, station: Mapping[str, str] = STATION) -> None:
        self.identity = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
        self.sealing = X25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
        self.station = dict(station)
        self.secret = "0123456789AB"
        letters = "7Q2M" + self.secret + fingerprint(self._public(self.identity))
        self.code = letters + check_letter(letters)
        self.traffic = Traffic()
        self.failure: errors.NoAnswer | None = None
        self.asked: list[tuple[str, str]] = []
        self.enrolled: dict[str, Any] | None = None
        #: What happens next: an answer "lost" after the work, "deaf" before it, or another reply.
        self.next: list[str | Reply] = []
        self.trusts: list[str] = []

    # --- Lines

    def bare(self, address: Address) -> PaperCounty:
        self.trusts.append("bare")
        return self

    def to(self, address: Address, ca: str) -> PaperCounty:
        self.trusts.append(ca)
        return self

    def close(self) -> None:
        pass

    # --- the county

    def request(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Reply:
        self.asked.append((method, path))
        event = self.next.pop(0) if self.next else None
        if event == "deaf":
            raise no_answer("timeout")
        if isinstance(event, Reply):
            return event
        reply = self._answer(path, body)
        if event == "lost":
            raise no_answer("cut")
        return reply

    def facts(self) -> dict[str, Any]:
        rest = {
            "v": 1,
            "code": "999999",
            "name": "示例县",
            "identity": b64(self._public(self.identity)),
            "sealing": b64(self._public(self.sealing)),
            "ca": "",
        }
        signature = self.identity.sign(b"station-county-1\n" + compact(rest))
        return {**rest, "signature": b64(signature)}

    def enrol(self, request: dict[str, Any], challenge: str = "c2VjcmV0") -> dict[str, Any]:
        proof = request.pop("proof")
        assert proof == self._proof(b"station-enrol-1\n", request)
        if self.enrolled is not None and self.enrolled != request:
            raise errors.EnrolRefused(why="used", hint="")
        self.enrolled = request
        replica = request["replica"]
        signer = hashlib.sha256(b"").hexdigest()[:16]
        body = {
            "v": 1,
            "station": self.station,
            "county": self.facts(),
            "keys": [[replica, signer, request["key"], self.station["code"], False]],
            "duplicates": ["1", b64(bytes(32))],
            "challenge": challenge,
        }
        return {**body, "proof": self._proof(b"county-enrol-1\n", body)}

    def _answer(self, path: str, body: bytes) -> Reply:
        if path == "/v1/county":
            return _json(200, self.facts())
        if path == "/v1/enrol":
            try:
                return _json(200, self.enrol(json.loads(body)))
            except errors.EnrolRefused as refused:
                return _json(403, {"error": "code", "why": refused.facts["why"]})
        raise AssertionError(path)

    def _proof(self, label: bytes, body: dict[str, Any]) -> str:
        return b64(hmac.digest(self.secret.encode(), label + compact(body), "sha256"))

    @staticmethod
    def _public(key: Ed25519PrivateKey | X25519PrivateKey) -> bytes:
        return key.public_key().public_bytes_raw()


def _json(status: int, body: object) -> Reply:
    return Reply(status, {"station-protocol": "1"}, json.dumps(body).encode())
