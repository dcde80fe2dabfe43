"""Argon2id: what makes a guess at a passphrase or PIN dear (RFC 9106)."""

from __future__ import annotations

import base64
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from argon2.low_level import Type, hash_secret_raw

from desktop import errors

#: More memory in KiB, passes or lanes than anybody's slot costs; a trap's might.
_MOST = (256 << 10, 16, 16)
#: What opening may take on the PC the slot is made on, in seconds.
WANTED_S = 0.7


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """How dear one guess is.

    Args:
        passes: rounds over the memory.
        memory_kib: memory in KiB.
        lanes: parallel lanes.
    """

    passes: int
    memory_kib: int
    lanes: int


#: RFC 9106, second recommended option (64 MiB, 3 passes): an old PC of 2 GiB can pay it.
STATION_COST = Argon2Cost(passes=3, memory_kib=64 * 1024, lanes=4)


def measured_cost(
    wanted_s: float = WANTED_S,
    least: Argon2Cost = STATION_COST,
    clock: Callable[[], float] = time.perf_counter,
) -> Argon2Cost:
    """What a guess may cost on this PC: never less than `least`, more passes on a quicker one.

    Args:
        wanted_s: how long opening may take.
        least: tried once, and the result if it takes as long already.
        clock: seconds.
    """
    begun = clock()
    stretch("一次试算", parameters(least))
    took = max(clock() - begun, 1e-6)
    return replace(least, passes=min(max(least.passes, int(least.passes * wanted_s / took)), 16))


def parameters(cost: Argon2Cost) -> dict[str, Any]:
    """A new salt and the cost, as a slot keeps them."""
    salt = base64.b64encode(os.urandom(16)).decode()
    return {"salt": salt, "argon2id": asdict(cost)}


def stretch(secret: str, kept: Mapping[str, Any]) -> bytes:
    """The 32-byte key of what a person typed.

    Args:
        secret: what was typed.
        kept: from `parameters`.

    Raises:
        errors.NotAStation: it asks for more than anybody's slot costs.
        KeyError, TypeError, ValueError, argon2.exceptions.HashingError: it is none of ours.
    """
    cost = Argon2Cost(**kept["argon2id"])
    wanted = (cost.memory_kib, cost.passes, cost.lanes)
    if any(not 1 <= a <= most for a, most in zip(wanted, _MOST, strict=True)):
        raise errors.NotAStation(path="keys.json")
    return hash_secret_raw(
        secret.encode(),
        base64.b64decode(kept["salt"], validate=True),
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=32,
        type=Type.ID,
    )
