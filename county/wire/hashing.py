"""Hashes of ops, of a replica's chain and of a feed (docs/protocol.md sections 3 and 4)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

ZERO = bytes(32)
#: Compact JSON; the same text as `county.wire.encoding.compact`, made faster.
compact_fast = msgspec.json.Encoder(order="sorted").encode

Outcome = dict[str, Any]

_NOT_HASHED = frozenset(("gone", "life", "revived"))


def op_hash(line: bytes) -> bytes:
    """The hash of an op's frozen bytes."""
    return hashlib.sha256(line).digest()


def next_chain(chain: bytes, hashed: bytes) -> bytes:
    """The chain after an op, from the chain before it and the op's hash."""
    return hashlib.sha256(chain + hashed).digest()


def chain_over(before: bytes, hashes: Iterable[bytes]) -> list[bytes]:
    """The chain after each of consecutive ops."""
    chains = []
    for hashed in hashes:
        before = next_chain(before, hashed)
        chains.append(before)
    return chains


def hashed_outcome(outcome: Outcome | None) -> Outcome | None:
    """An outcome as the feed hash reads it.

    Left out is what may be withdrawn later, and what tells of a former life, which whoever offers a
    row again may know better than another.
    """
    if not outcome or outcome.keys().isdisjoint(_NOT_HASHED):
        return outcome or None
    kept = {name: value for name, value in outcome.items() if name not in ("gone", "life")}
    if "revived" in kept:
        kept["revived"] = [entry[:2] for entry in kept["revived"]]
    return kept or None


def next_feed_hash(
    before: bytes, row: int, replica: str, n: int, outcome: Outcome | None, hashed: bytes
) -> bytes:
    """The feed hash after a row.

    Args:
        before: the feed hash after the row before.
        row: its number.
        replica: whose op it is.
        n: that op's number.
        outcome: of the row, None if everything was taken.
        hashed: the op's hash.
    """
    told = b"null" if outcome is None else compact_fast(hashed_outcome(outcome))
    place = b'[%d,"%s",%d,%s]' % (row, replica.encode(), n, told)
    return hashlib.sha256(before + place + hashed).digest()


def base_hash(value: Any) -> str:  # noqa: ANN401 - JSON
    """The first 4 bytes of the hash of a value, as an op's `h` gives it."""
    return hashlib.sha256(compact_fast(value)).hexdigest()[:8]
