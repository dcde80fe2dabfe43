"""A token of ten county minutes for photos and snapshots, renewed when the county asks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.sync.encoding import b64
from desktop.sync.line import Line, Reply, no_answer
from desktop.sync.refusals import refusal_of

_JSON = {"Content-Type": "application/json"}
_LABEL = b"station-token-1\n"


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who asks for a token.

    Args:
        station: division code.
        replica: id of this PC.
        key: its device key.
    """

    station: str
    replica: str
    key: Ed25519PrivateKey


class TokenLine:
    """A line on which every request carries a good token (protocol section 9).

    Args:
        line: to the county.
        bearer: who asks.
        challenge: one that may still be good; empty to ask for one.
    """

    def __init__(self, line: Line, bearer: Bearer, challenge: str = "") -> None:
        self.bearer = bearer
        self._line = line
        self._challenge = challenge
        self._token = ""

    def request(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Reply:
        """Ask with a token, once more with a new one if the county wants that.

        Raises:
            errors.NoAnswer: nothing came.
            errors.CountyRefused: it gives this PC no token.
        """
        if not self._token:
            self._renew()
        reply = self._with_token(method, path, headers, body)
        if reply.status == 401:
            self._renew()
            reply = self._with_token(method, path, headers, body)
        if reply.status in (401, 403, 426, 429, 503):
            raise refusal_of(reply)
        return reply

    def _with_token(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        told = {**headers, "Authorization": f"Bearer {self._token}"}
        return self._line.request(method, path, told, body)

    def _renew(self) -> None:
        if not self._challenge:
            self._challenge = _challenge_in(self._line.request("GET", "/v1/challenge", {}))
        reply = self._ask()
        if reply.status == 401:  # the challenge was stale; a new one comes with that
            self._challenge = _challenge_in(reply)
            reply = self._ask()
        if reply.status != 200:
            raise refusal_of(reply) if reply.status >= 400 else no_answer("garbled", "token")
        told = reply.json()
        self._token = str(told.get("token", ""))
        self._challenge = str(told.get("challenge", ""))

    def _ask(self) -> Reply:
        signature = self.bearer.key.sign(_LABEL + self._challenge.encode())
        body = {
            "v": 1,
            "station": self.bearer.station,
            "replica": self.bearer.replica,
            "challenge": self._challenge,
            "signature": b64(signature),
        }
        return self._line.request("POST", "/v1/token", _JSON, json.dumps(body).encode())


def _challenge_in(reply: Reply) -> str:
    told = reply.json().get("challenge")
    if not isinstance(told, str) or not told:
        raise no_answer("garbled", "challenge")
    return told
