"""Pages as people write them: ``1-3,5``, also with Chinese signs."""

from __future__ import annotations

import re

_SIGNS = str.maketrans("，、；;　－—–~～至０１２３４５６７８９", ",,,, -----" + "-0123456789")
_PART = re.compile(r"(\d*)(-?)(\d*)")


def parse_pages(text: str, pages: int) -> tuple[int, ...] | None:
    """The pages meant, in order and each once.

    Args:
        text: for example ``1-3,5``; ``3-`` goes on to the end; empty means all.
        pages: how many there are.

    Returns:
        Page numbers from 1; None where the text is no range or lies outside.
    """
    cleaned = text.translate(_SIGNS).replace(" ", "").strip(",")
    if not cleaned:
        return tuple(range(1, pages + 1))
    found: set[int] = set()
    for part in cleaned.split(","):
        meant = _stretch(part, pages)
        if meant is None:
            return None
        found.update(meant)
    return tuple(sorted(found))


def as_ranges(numbers: tuple[int, ...]) -> str:
    """The same short: ``1-3,5``."""
    told: list[list[int]] = []
    for number in sorted(set(numbers)):
        if told and told[-1][-1] == number - 1:
            told[-1] = [told[-1][0], number]
        else:
            told.append([number])
    return ",".join("-".join(map(str, stretch)) for stretch in told)


def _stretch(part: str, pages: int) -> range | None:
    fits = _PART.fullmatch(part)
    if fits is None or not (fits[1] or fits[3]):
        return None
    first = int(fits[1] or 1)
    last = int(fits[3] or pages) if fits[2] else first
    return range(first, last + 1) if 1 <= first <= last <= pages else None
