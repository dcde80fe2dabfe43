"""PINs: six digits or more that a stranger does not try first."""

from __future__ import annotations

import itertools
import unicodedata

MINIMUM = 6
_STEPS = ({0}, {1}, {-1})


def read(typed: str) -> str:
    """What somebody typed, with full-width digits made plain and blanks left out."""
    return "".join(unicodedata.normalize("NFKC", typed).split())


def is_pin(text: str) -> bool:
    """Whether it is made of digits alone."""
    return text.isascii() and text.isdigit()


def is_simple(pin: str) -> bool:
    """Whether it is one that is tried first: 111111, 123456, 654321, 121212, 123123."""
    steps = {int(b) - int(a) for a, b in itertools.pairwise(pin)}
    repeats = any(pin == pin[:n] * (len(pin) // n) for n in (1, 2, 3) if len(pin) % n == 0)
    return repeats or any(steps == one for one in _STEPS)
