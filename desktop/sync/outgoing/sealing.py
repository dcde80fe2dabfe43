"""Private fields under the station's own key: AES-SIV, bound to kind, record and field."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from typing import Any

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from desktop import errors
from desktop.model.locked import is_locked, sealed_of
from desktop.sync.wire.encoding import b64, compact, unb64

_SEALED = "sealed"


class Sealing:
    """Seals and opens fields; without a key what came sealed stays so.

    Args:
        key: 64 bytes, or None where this PC has none.
        duplicates: (key id, key) by which the county finds one person in two stations.
        former: keys that this PC sealed with before; they still open, and seal nothing.
    """

    def __init__(
        self,
        key: bytes | None,
        duplicates: tuple[str, bytes] | None = None,
        former: Sequence[bytes] = (),
    ) -> None:
        self._cipher = AESSIV(key) if key else None
        self._openers = [AESSIV(one) for one in ((key,) if key else ()) + tuple(former)]
        self._duplicates = duplicates
        # Its copies begin with the key taken in, which costs more than a number does.
        self._keyed = hmac.new(duplicates[1], digestmod="sha256") if duplicates else None

    @property
    def has_key(self) -> bool:
        """Whether this PC has the station's key."""
        return self._cipher is not None

    def can_seal(self, value: Any) -> bool:  # noqa: ANN401 - JSON
        """Whether a value can leave sealed: nothing and what is locked need no key."""
        return self._cipher is not None or value is None or is_locked(value)

    def seal(self, kind: str, record: str, field: str, value: Any) -> Any:  # noqa: ANN401 - JSON
        """What leaves for a value; nothing stays nothing, what is locked goes as it came.

        Raises:
            errors.KeyNotHere: a value in the clear, and no key; `can_seal` says so before.
        """
        if value is None:
            return None
        if is_locked(value):
            return {_SEALED: sealed_of(value)}
        if self._cipher is None:
            raise errors.KeyNotHere()
        data = self._cipher.encrypt(compact(value), [_bound(kind, record, field)])
        return {_SEALED: b64(data)}

    def opened(self, kind: str, record: str, field: str, sealed: str) -> tuple[bool, Any]:
        """Whether a ciphertext could be opened, and its value."""
        for cipher in self._openers:
            try:
                clear = cipher.decrypt(unb64(sealed), [_bound(kind, record, field)])
                return True, msgspec.json.decode(clear)
            except (InvalidTag, ValueError, msgspec.DecodeError):
                continue
        return False, None

    def token(self, number: str) -> list[str] | None:
        """The keyed token of an ID number: the member `d` of an operation."""
        if self._duplicates is None or self._keyed is None:
            return None
        plain, keyed = "".join(number.split()).upper(), self._keyed.copy()
        keyed.update(plain.encode())
        return [self._duplicates[0], b64(keyed.digest()[:8])]


def sealed_text(wire: Any) -> str | None:  # noqa: ANN401 - JSON
    """The ciphertext of a value on the wire that is sealed; None of any other."""
    if isinstance(wire, dict) and len(wire) == 1 and isinstance(wire.get(_SEALED), str):
        return str(wire[_SEALED])
    return None


def _bound(kind: str, record: str, field: str) -> bytes:
    return f"{kind}\n{record}\n{field}".encode()
