"""The enrolment code: 25 letters that a clerk copies from paper or a telephone call."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field

from desktop import errors

#: Crockford's base32: no I, L, O or U.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 25
_ID, _SECRET, _COUNTY = slice(0, 4), slice(4, 16), slice(16, 24)
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = "-‐‑–—－_.·,， \t\r\n　"


@dataclass(frozen=True, slots=True)
class EnrolCode:
    """One code, understood.

    Args:
        id: 4 letters, by which the county finds it.
        secret: 12 letters; never sent.
        county: 8 letters, the first 40 bits of the hash of the county's identity key.
    """

    id: str
    secret: str = field(repr=False)
    county: str

    @property
    def text(self) -> str:
        """All 25 letters: to be kept sealed only, and nowhere to be shown."""
        letters = self.id + self.secret + self.county
        return letters + check_letter(letters)

    def names(self, identity: bytes) -> bool:
        """Whether this is the identity key the code was issued under (32 bytes)."""
        return fingerprint(identity) == self.county


def parse_code(typed: str) -> EnrolCode:
    """The code in what somebody typed, with or without dashes, in any case.

    Raises:
        errors.BadEnrolCode: what is wrong with it, in words.
    """
    text = unicodedata.normalize("NFKC", typed).upper()
    text = "".join(letter for letter in text if letter not in _SEPARATORS).translate(_MISREAD)
    if strange := sorted({letter for letter in text if letter not in LETTERS}):
        shown = "、".join(f"“{letter}”" for letter in strange[:3])
        raise errors.BadEnrolCode(why=f"加入码里不会有{shown}")
    if len(text) != LENGTH:
        slip = "少了" if len(text) < LENGTH else "多了"
        count = abs(LENGTH - len(text))
        raise errors.BadEnrolCode(why=f"{slip} {count} 个字符（应是 {LENGTH} 个）")
    if check_letter(text[:-1]) != text[-1]:
        raise errors.BadEnrolCode(why="有一个字符抄错了，或两个字符抄反了")
    return EnrolCode(text[_ID], text[_SECRET], text[_COUNTY])


def check_letter(letters: str) -> str:
    """The last letter: the values of the others, each times its place from 1, modulo 31."""
    total = sum(place * LETTERS.index(one) for place, one in enumerate(letters, start=1))
    return LETTERS[total % 31]


def fingerprint(identity: bytes) -> str:
    """The 8 letters that tell a county's identity key."""
    bits = int.from_bytes(hashlib.sha256(identity).digest()[:5], "big")
    return "".join(LETTERS[bits >> shift & 31] for shift in range(35, -1, -5))
