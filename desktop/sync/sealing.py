"""Private fields under the station's own key: AES-SIV, bound to kind, record and field."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from desktop.model.locked import is_locked, sealed_of
from desktop.sync.encoding import b64, compact, unb64

_SEALED = "sealed"


class Sealing:
    """Seals and opens fields; without a key what came sealed stays so.

    Args:
        key: 64 bytes, or None where this PC has none.
        duplicates: (key id, key) by which the county finds one person in two stations.
    """

    def __init__(self, key: bytes | None, duplicates: tuple[str, bytes] | None = None) -> None:
        self._cipher = AESSIV(key) if key else None
        self._duplicates = duplicates

    def seal(self, kind: str, record: str, field: str, value: Any) -> Any:  # noqa: ANN401 - JSON
        """What leaves for a value; nothing stays nothing, what is locked goes as it came."""
        if value is None:
            return None
        if is_locked(value):
            return {_SEALED: sealed_of(value)}
        if self._cipher is None:
            return None
        data = self._cipher.encrypt(compact(value), [_bound(kind, record, field)])
        return {_SEALED: b64(data)}

    def opened(self, kind: str, record: str, field: str, sealed: str) -> tuple[bool, Any]:
        """Whether a ciphertext could be opened, and its value."""
        if self._cipher is None:
            return False, None
        try:
            clear = self._cipher.decrypt(unb64(sealed), [_bound(kind, record, field)])
            return True, msgspec.json.decode(clear)
        except (InvalidTag, ValueError, msgspec.DecodeError):
            return False, None

    def token(self, number: str) -> list[str] | None:
        """The keyed token of an ID number: the member `d` of an operation."""
        if self._duplicates is None:
            return None
        key_id, key = self._duplicates
        plain = "".join(number.split()).upper()
        return [key_id, b64(hmac.new(key, plain.encode(), hashlib.sha256).digest()[:8])]


def sealed_text(wire: Any) -> str | None:  # noqa: ANN401 - JSON
    """The ciphertext of a value on the wire that is sealed; None of any other."""
    if isinstance(wire, dict) and len(wire) == 1 and isinstance(wire.get(_SEALED), str):
        return str(wire[_SEALED])
    return None


def _bound(kind: str, record: str, field: str) -> bytes:
    return f"{kind}\n{record}\n{field}".encode()
