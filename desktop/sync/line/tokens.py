"""A token of ten county minutes for photos and snapshots, renewed when the county asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.sync.line.calls import Calls
from desktop.sync.line.port import Line, Reply
from desktop.sync.wire.refusals import refusal_of
from desktop.sync.wire.request import Signer


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
        self._calls = Calls(line, bearer.station, challenge)
        self._signer = Signer.of(bearer.key)
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
        self._token = self._calls.token(self.bearer.replica, self._signer)
