"""Nonces: numbers that only one of two copies of a disk can present (section 6)."""

from __future__ import annotations

from enum import Enum

from county.config import Randomness
from county.store.writers import Nonce, Remembered
from county.wire.encoding import b64

_EPOCH_BYTES = 12


class Presented(Enum):
    """What a presented nonce says."""

    ADVANCES = "advances"
    AGAIN = "again"
    CLONE = "clone"
    #: The county never gave it: it went back in time itself.
    UNKNOWN = "unknown"


def judge_nonce(known: Remembered, nonce: Nonce | None, attempt: str) -> Presented:
    """What a nonce says, by what the county remembers of the replica."""
    if known.nonce is None:
        return Presented.ADVANCES if nonce is None else Presented.UNKNOWN
    if nonce == known.nonce:
        return Presented.ADVANCES
    if nonce == known.before:
        return Presented.AGAIN if attempt == known.attempt else Presented.CLONE
    if nonce is None:
        return Presented.CLONE
    epoch, counter = nonce
    # Of an epoch that is over: an old request that the line brought again ended it perhaps, and
    # the replica itself is further on.
    given = known.nonce[1] if epoch == known.nonce[0] else known.former.get(epoch, -1)
    return Presented.CLONE if counter <= given else Presented.UNKNOWN


def advance(
    known: Remembered,
    presented: Presented,
    nonce: Nonce | None,
    attempt: str,
    randomness: Randomness,
) -> None:
    """Give the successor of a nonce, once everything else of the exchange is good."""
    if presented is Presented.AGAIN:
        return
    if presented is Presented.ADVANCES and known.nonce is not None:
        successor = (known.nonce[0], known.nonce[1] + 1)
    else:
        for epoch, counter in filter(None, (known.nonce, nonce)):
            known.former[epoch] = max(known.former.get(epoch, 0), counter)
        successor = (b64(randomness(_EPOCH_BYTES)), 1)
    known.before, known.nonce, known.attempt = nonce, successor, attempt
