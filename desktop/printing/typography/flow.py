"""Lets paragraphs flow over pages at the largest type size that fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.printing.typography.lines import Breaker, Line, Span


class Kind(Enum):
    """What a paragraph is, which decides its colour and what may stand at a page's end."""

    HEADING = "heading"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph before it is broken.

    Args:
        spans: its text.
        kind: a heading is never the last on a page.
        before: space above it in lines, unless it comes first on a page.
        indent: of its first line, in em.
        hanging: of the others.
    """

    spans: tuple[Span, ...]
    kind: Kind = Kind.BODY
    before: float = 0.0
    indent: float = 2.0
    hanging: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its place: lines' heights down from the top of the page's text area."""

    line: Line
    kind: Kind
    down: float


@dataclass(frozen=True, slots=True)
class Setting:
    """Paragraphs set at a size: one list of lines a page.

    Args:
        size: of the type, in points.
        leading: from baseline to baseline, in points.
        measure: width of the column, in em.
    """

    size: float
    leading: float
    measure: float
    pages: tuple[tuple[Placed, ...], ...]


def set_paragraphs(
    paragraphs: Sequence[Paragraph],
    breaker: Breaker,
    size: float,
    width: float,
    heights: Callable[[int], float],
    leading: float,
) -> Setting:
    """Break paragraphs and lay their lines onto as many pages as it takes.

    Args:
        paragraphs: what is said.
        breaker: of the document.
        size: of the type, in points.
        width: of the column, in points.
        heights: page number from 0 -> height of its text area, in points.
        leading: in em.
    """
    measure = width / size
    step = size * leading
    pages: list[list[Placed]] = [[]]
    down = 0.0
    for number, paragraph in enumerate(paragraphs):
        lines = breaker.lines(
            paragraph.spans, measure, indent=paragraph.indent, hanging=paragraph.hanging
        )
        for place, line in enumerate(lines):
            gap = paragraph.before if place == 0 and pages[-1] else 0.0
            room = heights(len(pages) - 1) / step
            wanted = _kept_together(paragraphs, number, len(lines) - place, place)
            if pages[-1] and down + gap + wanted > room + 1e-6:
                pages.append([])
                down = gap = 0.0
            down += gap + 1
            pages[-1].append(Placed(line, paragraph.kind, down))
    return Setting(size, step, measure, tuple(tuple(page) for page in pages))


def _kept_together(paragraphs: Sequence[Paragraph], number: int, left: int, place: int) -> float:
    """How many lines must still go onto the page for this line to stand there.

    A heading takes two lines of what follows with it, and no paragraph leaves one line behind or
    sends one line ahead.
    """
    if paragraphs[number].kind is Kind.HEADING and number + 1 < len(paragraphs):
        return left + 2 + paragraphs[number + 1].before
    if place == 0:
        return min(left, 3 if left == 3 else 2)
    return 2 if left == 2 else 1


def largest_fit(
    sizes: Sequence[float], pages: int, setting: Callable[[float], Setting]
) -> Setting | None:
    """The setting at the largest size that takes no more than `pages`; None if none does.

    Args:
        sizes: from small to large, in points.
        pages: how many there may be.
        setting: sets the text at a size.
    """
    best = None
    low, high = 0, len(sizes) - 1
    while low <= high:
        middle = (low + high) // 2
        tried = setting(sizes[middle])
        if len(tried.pages) <= pages:
            best, low = tried, middle + 1
        else:
            high = middle - 1
    return best
