"""How the lines of a notice are read while they are typed: of what level, under which number."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A paragraph as it will stand on paper.

    Args:
        level: 0 for plain text, 1 for 一、 to 4 for （1）.
        number: that will stand before it; empty for plain text.
    """

    level: int
    number: str


def read_lines(text: str) -> list[ReadLine | None]:
    """Each line of a text; None for one with nothing in it, which is no paragraph."""
    from desktop.printing.sheets.notices.notice_words import numbers, paragraphs_of

    paragraphs = paragraphs_of(text)
    read = iter(
        [
            ReadLine(one.level, number)
            for one, number in zip(paragraphs, numbers(paragraphs), strict=True)
        ]
    )
    return [next(read) if line.strip() else None for line in text.splitlines()]
