"""Challenges to be signed: stateless, so that every worker knows those of the others."""

from __future__ import annotations

import hashlib
import hmac

from county import errors
from county.config import Clock, Randomness
from county.wire.encoding import b64, unb64

GOOD_FOR_S = 30 * 60
_TIME, _RANDOM, _MAC = 8, 12, 16


class Challenges:
    """Makes challenges and knows its own again.

    Args:
        secret: 32 bytes, the same in every worker.
        clock: of the county; the station's clock plays no part.
        randomness: gives random bytes.
    """

    def __init__(self, secret: bytes, clock: Clock, randomness: Randomness) -> None:
        self._key = hmac.digest(secret, b"county-challenge-1", hashlib.sha256)
        self._clock = clock
        self._randomness = randomness

    def issue(self) -> str:
        """A fresh challenge of 48 letters, good for 30 minutes of the county's clock."""
        body = int(self._clock().timestamp()).to_bytes(_TIME, "big") + self._randomness(_RANDOM)
        return b64(body + self._mac(body))

    def check(self, text: object) -> None:
        """Accept a challenge of ours that is still good.

        Raises:
            errors.StaleChallenge: with a fresh one as `challenge`.
        """
        data = unb64(text, _TIME + _RANDOM + _MAC)
        if data is None or not hmac.compare_digest(self._mac(data[:-_MAC]), data[-_MAC:]):
            raise self.stale()
        age = self._clock().timestamp() - int.from_bytes(data[:_TIME], "big")
        # The clocks of several servers differ a little; one put back by hours makes all stale.
        if not -60 <= age <= GOOD_FOR_S:
            raise self.stale()

    def stale(self) -> errors.StaleChallenge:
        """The refusal that carries a fresh challenge."""
        return errors.StaleChallenge(detail={"challenge": self.issue()})

    def _mac(self, body: bytes) -> bytes:
        return hmac.digest(self._key, body, hashlib.sha256)[:_MAC]
