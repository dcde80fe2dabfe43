"""The private-field key under the code of a recovery sheet, as it lies in the station's feed.

HKDF (RFC 5869) and no Argon2id: the code has 120 random bits, so that a county that tries codes
until the sun goes out has tried none of note; stretching would only slow the clerk's old PC.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.sync.wire.encoding import b64, unb64

_NONCE_BYTES, _SHEET_BYTES, _CIPHER_BYTES = 12, 8, 32
_SHEET, _CIPHER = b"station-envelope-1 sheet", b"station-envelope-1 key"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an envelope belongs; moved elsewhere it does not open.

    Args:
        station: the station's 12-digit division code.
        replica: of the PC whose sheet it is.
        made_on: the day on the sheet, ISO.
    """

    station: str
    replica: str
    made_on: str

    @property
    def bound(self) -> bytes:
        """What the tag covers besides the key."""
        return "\n".join((self.station, self.replica, self.made_on)).encode()


def sheet_of(code: str, station: str) -> str:
    """What a sheet is known by without its code: 16 hex digits that don't lead back to it.

    Args:
        code: the 25 characters, as `recovery_code.read` gives them.
        station: the station's division code.
    """
    return _derived(code, station, _SHEET, _SHEET_BYTES).hex()


def closed(key: bytes, code: str, place: Place, random: Callable[[int], bytes]) -> str:
    """Put the key in.

    Args:
        key: as it travels.
        code: of the sheet.
        place: where the envelope will lie.
        random: gives that many random bytes.

    Returns:
        Base64url of nonce and ciphertext.
    """
    nonce = random(_NONCE_BYTES)
    return b64(nonce + _cipher(code, place).encrypt(nonce, key, place.bound))


def opened(sealed: str, code: str, place: Place) -> bytes | None:
    """The key; None where somebody changed or moved the envelope, or it is of another code."""
    try:
        data = unb64(sealed)
        cipher = _cipher(code, place)
        return cipher.decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], place.bound)
    except (ValueError, InvalidTag):
        return None


def _cipher(code: str, place: Place) -> AESGCM:
    return AESGCM(_derived(code, place.station, _CIPHER, _CIPHER_BYTES))


def _derived(code: str, station: str, purpose: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, station.encode(), purpose).derive(code.encode())
