"""Tokens for pictures and snapshots: ten minutes, bound to one replica."""

from __future__ import annotations

import hashlib
import hmac
import uuid

from county.config import Clock
from county.wire.encoding import b64, unb64

GOOD_FOR_S = 600
_TIME, _REPLICA, _MAC = 8, 16, 16


class Tokens:
    """Makes tokens and knows its own again.

    Args:
        secret: 32 bytes, the same in every worker.
        clock: of the county.
    """

    def __init__(self, secret: bytes, clock: Clock) -> None:
        self._key = hmac.digest(secret, b"county-token-1", hashlib.sha256)
        self._clock = clock

    def issue(self, replica: str) -> str:
        """A token for a replica that has just signed a challenge."""
        ends = int(self._clock().timestamp()) + GOOD_FOR_S
        body = ends.to_bytes(_TIME, "big") + uuid.UUID(replica).bytes
        return b64(body + self._mac(body))

    def replica_of(self, token: str) -> str | None:
        """Whose token it is; None for one that is late or none of ours."""
        data = unb64(token, _TIME + _REPLICA + _MAC)
        if data is None or not hmac.compare_digest(self._mac(data[:-_MAC]), data[-_MAC:]):
            return None
        left = int.from_bytes(data[:_TIME], "big") - self._clock().timestamp()
        if not 0 < left <= GOOD_FOR_S + 60:
            return None
        return str(uuid.UUID(bytes=data[_TIME : _TIME + _REPLICA]))

    def _mac(self, body: bytes) -> bytes:
        return hmac.digest(self._key, body, hashlib.sha256)[:_MAC]
