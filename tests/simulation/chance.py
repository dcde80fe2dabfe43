"""Everything a run would draw from the machine, drawn from its seed instead."""

from __future__ import annotations

import os
import random
import secrets
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import metadata
from typing import Any
from unittest import mock

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop.model import ids

#: Kept before anything is replaced.
_ED25519_FROM = Ed25519PrivateKey.from_private_bytes
_X25519_FROM = X25519PrivateKey.from_private_bytes


class Chance:
    """One seeded source for everybody, and counters that stand in for the system's clock.

    Args:
        seed: of the run.
    """

    def __init__(self, seed: int) -> None:
        self.seed = seed
        #: Decides what happens; the program draws from another one, so that a planted bug or a
        #: new call of urandom does not change the history.
        self.plot = random.Random(seed)  # noqa: S311
        self._bytes = random.Random(seed ^ 0x5EED)  # noqa: S311
        self._ns = 1_700_000_000_000_000_000

    def bytes(self, count: int) -> bytes:
        """Random bytes for keys, ids and salts."""
        return self._bytes.randbytes(count)

    def time_ns(self) -> int:
        """A system clock that stands almost still: nothing may depend on it."""
        self._ns += 1_000
        return self._ns

    def uuid4(self) -> uuid.UUID:
        """A random id."""
        return uuid.UUID(bytes=self.bytes(16), version=4)


class _Sources:
    """What the replaced functions of the machine call."""

    chance: Chance | None = None


def _drawn() -> Chance:
    found = _Sources.chance
    assert found is not None
    return found


@contextmanager
def governing(chance: Chance) -> Iterator[None]:
    """Let all randomness and the system's clock come from one seed."""
    before, _Sources.chance = _Sources.chance, chance
    try:
        with mock.patch.multiple(ids, _last_ms=0, _counter=0):
            yield
    finally:
        _Sources.chance = before


@contextmanager
def installed() -> Iterator[None]:
    """Replace the machine's sources; once a process, since patching costs more than a run."""
    before: list[tuple[Any, str, Any]] = []

    def put(where: Any, name: str, made: Callable[..., Any]) -> None:
        before.append((where, name, getattr(where, name)))
        setattr(where, name, made)

    put(os, "urandom", lambda count: _drawn().bytes(count))
    put(secrets, "token_bytes", lambda count=32: _drawn().bytes(count))
    put(uuid, "uuid4", lambda: _drawn().uuid4())
    # Looked up in a file at every run; the answer is the same.
    put(metadata, "version", cache(metadata.version))
    put(time, "time_ns", lambda: _drawn().time_ns())
    try:
        with (
            mock.patch.object(
                Ed25519PrivateKey, "generate", lambda: _ED25519_FROM(_drawn().bytes(32))
            ),
            mock.patch.object(
                X25519PrivateKey, "generate", lambda: _X25519_FROM(_drawn().bytes(32))
            ),
        ):
            yield
    finally:
        for where, name, was in reversed(before):
            setattr(where, name, was)
