"""Enrolment codes: 25 letters with an id, a secret and the county's fingerprint (section 10)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

#: Crockford's base32: no I, L, O, U.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ID, _SECRET, _FINGERPRINT = 4, 12, 8
#: A prime, so that each single slip and each swap of neighbours changes the sum.
_MODULUS = 31


@dataclass(frozen=True, slots=True)
class Code:
    """An enrolment code in its parts.

    Args:
        id: 4 letters by which the county finds it.
        secret: 12 letters that never travel.
        fingerprint: 8 letters, the first 40 bits of the hash of the county's identity key.
    """

    id: str
    secret: str
    fingerprint: str

    def __str__(self) -> str:
        """Five groups of five letters."""
        letters = self.id + self.secret + self.fingerprint
        letters += check_letter(letters)
        return "-".join(letters[start : start + 5] for start in range(0, 25, 5))


def check_letter(letters: str) -> str:
    """The last letter, which catches slips."""
    places = enumerate(letters, start=1)
    return ALPHABET[sum(ALPHABET.index(letter) * place for place, letter in places) % _MODULUS]


def parse(text: str) -> Code | None:
    """A code as somebody typed it; None where it can't be one.

    Args:
        text: blanks, hyphens and small letters do no harm; I and L are read as 1, O as 0.
    """
    letters = "".join(text.upper().replace("-", "").split())
    letters = letters.translate(str.maketrans("ILO", "110"))
    if (
        len(letters) != 25
        or set(letters) - set(ALPHABET)
        or check_letter(letters[:24]) != letters[24]
    ):
        return None
    return Code(letters[:_ID], letters[_ID : _ID + _SECRET], letters[_ID + _SECRET : 24])


def letters_of(data: bytes, count: int) -> str:
    """The first `count` × 5 bits of some bytes as letters."""
    bits = int.from_bytes(data, "big") >> (len(data) * 8 - count * 5)
    return "".join(ALPHABET[bits >> (5 * place) & 31] for place in reversed(range(count)))


def fingerprint(identity: bytes) -> str:
    """The fingerprint of an identity key of 32 public bytes."""
    return letters_of(hashlib.sha256(identity).digest(), _FINGERPRINT)
