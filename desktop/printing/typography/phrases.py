"""The lists of phrases that no line may split, in any text and in titles."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from desktop.config import resources


@cache
def fixed_phrases(path: Path) -> tuple[str, ...]:
    """Read the list: one phrase a line, lines that begin with ``#`` are remarks.

    Args:
        path: ``resources/print/phrases.txt`` or a station's own.
    """
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def title_words() -> tuple[str, ...]:
    """The words of which a village makes its titles: these are broken between them."""
    return fixed_phrases(resources() / "print" / "title-words.txt")
