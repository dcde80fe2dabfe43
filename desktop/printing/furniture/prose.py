"""Running text as pieces of a column: each line by itself, so that a paragraph crosses pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from desktop.printing.document import Document
from desktop.printing.furniture.galley import Piece
from desktop.printing.ink import BLACK, Ink
from desktop.printing.typography.faces import Role
from desktop.printing.typography.lines import Breaker, Line, Span

#: From the middle of a line of Chinese type down to its baseline, in em.
_BASE = 0.37


def prose(
    spans: Sequence[Span],
    breaker: Breaker,
    place: tuple[float, float],
    *,
    size: float = 10.5,
    leading: float = 1.6,
    indent: float = 2.0,
    hanging: float = 0.0,
    before: float = 0.0,
    ties: int = 0,
    ink: Ink = BLACK,
) -> list[Piece]:
    """A paragraph that leaves no line behind on a page and sends none ahead alone.

    Args:
        spans: what it says.
        breaker: of the document.
        place: left edge and width of the column, in points.
        size: of the type, in points.
        leading: from line to line, in em.
        indent: of the first line, in em.
        hanging: of the others.
        before: space above it, in points.
        ties: how many pieces behind it stay with its last line.
        ink: its colour.
    """
    left, width = place
    step = size * leading
    lines = breaker.lines(spans, width / size, indent=indent, hanging=hanging)
    pieces = []
    for number, line in enumerate(lines):
        behind = len(lines) - number - 1
        held = ties if behind == 0 else int(number == 0 or behind == 1)
        draw = partial(_draw, line, (left, step, size, width / size), ink)
        pieces.append(Piece(step, draw, before=0.0 if number else before, ties=held, what="正文"))
    return pieces


def heading(
    text: str,
    breaker: Breaker,
    place: tuple[float, float],
    *,
    size: float = 12.0,
    before: float = 0.0,
    after: float = 0.0,
    ties: int = 1,
) -> list[Piece]:
    """A heading, which stays with what follows it and is named in the reader's contents.

    Args:
        text: what it says.
        breaker: of the document.
        place: left edge and width of the column, in points.
        size: of the type, in points, like what follows.
        before: space above it.
        after: space below it.
        ties: how many pieces behind it stay with it.
    """
    spans = (Span(text, Role.HEI_BOLD),)
    pieces = prose(spans, breaker, place, size=size, indent=0, before=before, ties=ties)
    pieces[-1] = replace(pieces[-1], height=pieces[-1].height + after)
    return [replace(pieces[0], mark=text), *pieces[1:]]


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a text as somebody typed it; empty lines and blanks at their ends go."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _draw(
    line: Line,
    measures: tuple[float, float, float, float],
    ink: Ink,
    document: Document,
    top: float,
) -> None:
    left, step, size, measure = measures
    document.ink(ink)
    document.line((left, top - step / 2 - size * _BASE), line, size, measure)
