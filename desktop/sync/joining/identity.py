"""The county's identity key: what it signed, and the key that follows it (protocol section 10)."""

from __future__ import annotations

from collections.abc import Iterable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop.sync.wire.encoding import unb64

KEY_BYTES, _SIGNATURE_BYTES = 32, 64
_LABEL = b"station-identity-1\n"


def signed_by(key: bytes, message: bytes, signature: object) -> bool:
    """Whether a key made a signature."""
    try:
        data = unb64(signature, _SIGNATURE_BYTES)
        Ed25519PublicKey.from_public_bytes(key).verify(data, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def chain(pinned: str, succession: object) -> list[str]:
    """The identity keys that stand for the one a station knows, that one first.

    Args:
        pinned: the key it knows, b64.
        succession: `[[before, after, signature], …]`, the oldest first; a link that proves nothing
            ends it.
    """
    keys = [pinned]
    for link in succession if isinstance(succession, list) else ():
        try:
            before, after, signature = link
            if before != keys[-1]:
                continue
            message = _LABEL + unb64(after, KEY_BYTES)
            if not signed_by(unb64(before, KEY_BYTES), message, signature):
                break
        except (TypeError, ValueError):
            break
        keys.append(str(after))
    return keys


def signer_among(keys: Iterable[str], message: bytes, signature: object) -> str | None:
    """The key, b64, that made a signature; the last of them is asked first."""
    for key in reversed(list(keys)):
        try:
            if signed_by(unb64(key, KEY_BYTES), message, signature):
                return key
        except ValueError:
            continue
    return None
