"""b64 and compact JSON of the protocol: each value has one spelling."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any


def b64(data: bytes) -> str:
    """Bytes as text."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def unb64(text: object, size: int | None = None) -> bytes | None:
    """Text as bytes; None where it is no such text, not of that size, or spelt otherwise.

    Args:
        text: whatever came in.
        size: how many bytes it must give.
    """
    if not isinstance(text, str) or "=" in text:
        return None
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    if b64(data) != text or (size is not None and len(data) != size):
        return None
    return data


def compact(value: Any) -> bytes:  # noqa: ANN401 - JSON
    """Compact JSON of docs/protocol.md section 2."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
