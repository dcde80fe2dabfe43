"""Parts of a document that tells: a numbered heading, some words, a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.printing.document import Align, Document
from desktop.printing.furniture.galley import Piece
from desktop.printing.furniture.prose import heading, prose
from desktop.printing.furniture.table import Column, Table
from desktop.printing.ink import MM
from desktop.printing.typography.faces import Role
from desktop.printing.typography.lines import Breaker, Span
from desktop.printing.typography.wording import numeral

TEXT, LEADING = 10.5, 1.6
#: Above a part.
BEFORE = 6 * MM


@dataclass(frozen=True, slots=True)
class Part:
    """A part of it.

    Args:
        heading: what it is about.
        heads: above its columns.
        rows: the cells, as many as there are heads.
        shares: how wide the columns are, against each other.
        words: a line above the table; where there are no rows, what stands in its place.
        figures: numbers from 0 of columns that hold figures, which stand at the right.
    """

    heading: str
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    shares: tuple[float, ...] = ()
    words: str = ""
    figures: frozenset[int] = frozenset()


def pieces_of(
    part: Part, number: int, document: Document, breaker: Breaker, place: tuple[float, float]
) -> Iterator[Piece]:
    """A part as pieces of a column.

    Args:
        part: what it says.
        number: which it is, from 1.
        document: where it goes.
        breaker: of that document.
        place: left edge and width of the column, in points.
    """
    told = f"{numeral(number)}、{part.heading}"
    yield from heading(told, breaker, place, before=BEFORE, after=1.2 * MM)
    if part.words:
        yield from paragraph(part.words, breaker, place, ties=int(bool(part.rows)), after=1 * MM)
    if part.rows:
        table = Table(document, breaker, _columns(part), place)
        yield from table.pieces(table.rows(part.rows))


def paragraph(
    text: str,
    breaker: Breaker,
    place: tuple[float, float],
    *,
    ties: int = 0,
    before: float = 0.0,
    after: float = 0.0,
) -> Iterator[Piece]:
    """Running text of such a document.

    Args:
        text: what it says.
        breaker: of the document.
        place: left edge and width of the column, in points.
        ties: how many pieces behind it stay with its last line.
        before: space above it, in points.
        after: space below it.
    """
    yield from prose(
        (Span(text, Role.SONG),),
        breaker,
        place,
        size=TEXT,
        leading=LEADING,
        before=before,
        ties=max(ties, int(after > 0)),
    )
    if after:
        yield Piece(after, lambda _document, _top: None, ties=ties)


def _columns(part: Part) -> list[Column]:
    shares = part.shares or (1.0,) * len(part.heads)
    return [
        Column(head, 12 * MM, share, Align.RIGHT if place in part.figures else Align.LEFT)
        for place, (head, share) in enumerate(zip(part.heads, shares, strict=True))
    ]
