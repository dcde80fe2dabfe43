"""Bytes and JSON as the protocol spells them: one spelling for each value (protocol section 2)."""

from __future__ import annotations

import base64
import binascii
from typing import Any

import msgspec

_sorted = msgspec.json.Encoder(order="sorted").encode
_URL_SAFE = bytes.maketrans(b"+/", b"-_")


def b64(data: bytes) -> str:
    """Bytes as base64url text without padding."""
    plain = binascii.b2a_base64(data, newline=False)
    return plain.rstrip(b"=").translate(_URL_SAFE).decode("ascii")


def unb64(text: object, size: int | None = None) -> bytes:
    """The bytes of such a text.

    Args:
        text: what came.
        size: how many bytes it must give.

    Raises:
        ValueError: it is no such text, or of another size.
    """
    if not isinstance(text, str):
        raise ValueError("no text")
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("no base64url") from error
    if b64(data) != text or (size is not None and len(data) != size):
        raise ValueError("spelt otherwise")
    return data


def compact(value: Any) -> bytes:  # noqa: ANN401 - JSON
    """Compact JSON: no blanks, members sorted by name, no escapes but those JSON demands."""
    return _sorted(value)
