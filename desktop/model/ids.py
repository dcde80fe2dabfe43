"""Ids: client-made UUIDs that rise with time, so that big imports append to their indexes."""

from __future__ import annotations

import os
import threading
import time
import uuid
from typing import NewType

RecordId = NewType("RecordId", str)
GroupId = NewType("GroupId", str)

#: Namespace of the ids that two PCs of one station must agree on (domain.md).
STATION_NAMESPACE = uuid.UUID("8f3b2c56-5c0f-5a86-9d0c-6f4f2f0f7a11")

_lock = threading.Lock()
_last_ms = 0
_counter = 0


def new_id() -> RecordId:
    """A new version 7 UUID (RFC 9562): millisecond time, a counter, 62 random bits.

    The clock only orders index pages; nothing relies on it being right.
    """
    global _last_ms, _counter  # noqa: PLW0603 - one monotonic counter a process
    with _lock:
        now_ms = time.time_ns() // 1_000_000
        if now_ms > _last_ms:
            _last_ms, _counter = now_ms, 0
        else:
            _counter += 1
            if _counter > 0xFFF:
                _last_ms, _counter = _last_ms + 1, 0
        high = (_last_ms << 16) | 0x7000 | _counter
    low = (0b10 << 62) | (int.from_bytes(os.urandom(8), "big") >> 2)
    text = f"{high:016x}{low:016x}"  # uuid.UUID would take five times as long
    return RecordId(f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}")


def agreed_id(division: str, key: str) -> RecordId:
    """The version 5 UUID that every PC of a station makes for the same thing.

    Args:
        division: the station's 12-digit division code.
        key: what it is, for example ``station`` or ``document/recruitment-rules``.
    """
    return RecordId(str(uuid.uuid5(STATION_NAMESPACE, f"{division}/{key}")))


def participation_id(activity: str, volunteer: str) -> RecordId:
    """The id of a participation: version 5 UUID of the pair (sync.md rule 1)."""
    return RecordId(str(uuid.uuid5(STATION_NAMESPACE, f"participation/{activity}/{volunteer}")))
