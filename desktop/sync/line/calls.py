"""The smaller calls to the county: a challenge, a new replica, lost keys, a token."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from desktop import errors
from desktop.sync.line.port import Line, Reply, no_answer
from desktop.sync.wire.encoding import compact
from desktop.sync.wire.protocol import VERSION, replica_text, token_text
from desktop.sync.wire.refusals import refusal_of
from desktop.sync.wire.reply_shape import demand_keys
from desktop.sync.wire.request import Signer

_JSON = {"Content-Type": "application/json"}
#: No word on what was asked (protocol section 2): it is asked again.
_WAIT = frozenset({"busy", "slow_down", "internal"})


class Calls:
    """Asks the county by the line; holds the challenge that the next signature is over.

    Args:
        line: to the county.
        station: the division code.
        challenge: one that is perhaps still good; empty for none.
    """

    def __init__(self, line: Line, station: str, challenge: str) -> None:
        self._line = line
        self._station = station
        self.challenge = challenge

    def signed(self, ask: Callable[[str], Reply]) -> Reply:
        """Ask something that is signed over a challenge; a stale one is changed once.

        Raises:
            errors.NoAnswer: the county's word did not arrive.
            errors.CountyRefused: it refused.
        """
        reply = ask(self.challenge or self.fresh_challenge())
        if reply.status == 401 and reply.error == "challenge":
            self.challenge = str(reply.json().get("challenge") or "")
            reply = ask(self.challenge or self.fresh_challenge())
        if reply.status >= 400:
            raise self.refused(reply)
        return reply

    def refused(self, reply: Reply) -> errors.StationError:
        """What a status of 400 and more means: the county's no, or nobody's."""
        if reply.error in _WAIT:
            return no_answer("server", reply.error, retry_after_s=reply.retry_after_s)
        return refusal_of(reply)

    def fresh_challenge(self) -> str:
        """Ask for a challenge."""
        reply = self._line.request("GET", "/v1/challenge", {})
        if reply.status >= 400:
            raise self.refused(reply)
        self.challenge = _text(reply, "challenge")
        return self.challenge

    def register(self, rest: Mapping[str, Any], former: Signer) -> None:
        """Make a new replica known, signed by the one before it (section 6)."""

        def ask(challenge: str) -> Reply:
            signature = former.header(replica_text(challenge, rest)).split()[1]
            body = {**rest, "challenge": challenge, "signature": signature}
            return self._line.request("POST", "/v1/replica", _JSON, compact(body))

        self._next(self.signed(ask))

    def token(self, replica: str, signer: Signer) -> str:
        """A token for blobs and photos (section 9)."""

        def ask(challenge: str) -> Reply:
            signature = signer.header(token_text(challenge)).split()[1]
            body = {
                "v": VERSION,
                "station": self._station,
                "replica": replica,
                "challenge": challenge,
                "signature": signature,
            }
            return self._line.request("POST", "/v1/token", _JSON, compact(body))

        reply = self.signed(ask)
        self._next(reply)
        return _text(reply, "token")

    def keys(self, token: str) -> dict[str, Any]:
        """The signed list of keys, as it came (section 10)."""
        bearer = {"Authorization": f"Bearer {token}"}
        reply = self._line.request("GET", f"/v1/keys/{self._station}", bearer)
        if reply.status >= 400:
            raise self.refused(reply)
        told = reply.json()
        try:
            demand_keys(told)
        except msgspec.ValidationError as error:
            raise no_answer("garbled", "keys") from error
        return told

    def give_keys(self, kept: Mapping[str, Any]) -> int:
        """Hand a county that went back the keys it has lost; gives how many it took."""
        body = msgspec.json.encode(kept)
        reply = self._line.request("POST", f"/v1/keys/{self._station}", _JSON, body)
        if reply.status >= 400:
            raise self.refused(reply)
        taken = reply.json().get("taken")
        return taken if isinstance(taken, int) else 0

    def _next(self, reply: Reply) -> None:
        self.challenge = str(reply.json().get("challenge") or "") or self.challenge


def _text(reply: Reply, name: str) -> str:
    value = reply.json().get(name)
    if not isinstance(value, str) or not value:
        raise no_answer("garbled", name)
    return value
