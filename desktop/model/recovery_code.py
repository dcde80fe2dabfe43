"""The code of a recovery sheet: 24 random characters and one that checks them, read from paper.

The alphabet is Crockford's base 32: no I, L, O or U, which pens and old printers confuse; typed all
the same, they are taken for what they look like.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 25, 5
_LOOKS_LIKE = str.maketrans({"I": "1", "L": "1", "O": "0"})
_BETWEEN = str.maketrans("", "", " -－—_·.。,，\t\n\u3000")


def new_code(random: Callable[[int], bytes]) -> str:
    """Make a code of 120 random bits.

    Args:
        random: gives that many random bytes, for example `os.urandom`.
    """
    body = "".join(ALPHABET[byte & 31] for byte in random(LENGTH - 1))
    return body + _check(body)


def shown(code: str) -> str:
    """As it stands on paper: ``7K2QM-…`` in five groups of five."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def read(typed: str) -> str:
    """The code somebody typed from paper; empty where it is none or has a slip in it."""
    wide = unicodedata.normalize("NFKC", typed).upper()
    code = wide.translate(_BETWEEN).translate(_LOOKS_LIKE)
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        return ""
    return code if _check(code[:-1]) == code[-1] else ""


def _check(body: str) -> str:
    # Odd weights have an inverse modulo 32, so that any one wrong character shows.
    total = sum(ALPHABET.index(char) * (2 * place + 1) for place, char in enumerate(body))
    return ALPHABET[total % 32]
