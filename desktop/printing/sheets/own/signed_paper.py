"""A paper of a change of clerks: what is so, in facts and parts, and lines for those who saw it.

The sheet that goes with the change and the proof of the emptied PC are both one.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from desktop.printing.document import Document, Properties
from desktop.printing.furniture.form import Form, facts
from desktop.printing.furniture.galley import Piece, held, on_pages
from desktop.printing.furniture.part import Part, paragraph, pieces_of
from desktop.printing.furniture.running_page import RunningPages, title
from desktop.printing.ink import A4, MM
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker
from desktop.printing.typography.missing import require_all

_SIDE = 20 * MM
#: So much at least stands above the lines to sign on.
_COMPANY = 20 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedPaper:
    """What each of them says.

    Args:
        station: its full name.
        opening: who did what, in a paragraph.
        facts: (label, value) of it; an empty value leaves room to write.
        parts: numbered, with tables.
        names: of people and places that no line may split.
        sample: print 「示例」 across every page.
    """

    station: str
    opening: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    names: tuple[str, ...] = ()
    sample: bool = False

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        cells = {
            part.heading: part.words + "".join("".join(row) for row in part.rows)
            for part in self.parts
        }
        return {"站名": self.station, "开头": self.opening, **dict(self.facts), **cells}


class Place(NamedTuple):
    """Where pieces go.

    Args:
        document: that is made.
        breaker: of its lines.
        column: left edge and width, in points.
    """

    document: Document
    breaker: Breaker
    column: tuple[float, float]


Said = TypeVar("Said", bound=SignedPaper)


class Kind(NamedTuple, Generic[Said]):
    """What tells one of these papers from the other.

    Args:
        title: as it stands on top.
        rest: what follows the parts.
        hands: the lines to sign on.
    """

    title: str
    rest: Callable[[Said, Place], Iterator[Piece]]
    hands: Callable[[tuple[float, float]], Sequence[Piece]]


def render_signed_paper(
    kind: Kind[Said],
    data: Said,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set it, on upright A4; a paper's own maker has its kind filled in.

    Raises:
        MissingGlyphs: characters no font has, with where they stand.
        DoesNotFit: a name is too long for a line.
    """
    require_all([("", data.texts())], book.missing)
    document = Document(book, Properties(kind.title, data.station, made_at), A4.size)
    pages = RunningPages(
        size=A4.size,
        side=_SIDE,
        top=18 * MM,
        bottom=18 * MM,
        running=kind.title,
        beside=data.station,
        sample=data.sample,
    )
    place = Place(document, Breaker(book.advance, [*phrases, *data.names]), (_SIDE, pages.width))
    column = held([*_column(data, kind.title, place), *kind.rest(data, place)], _COMPANY)
    pages.draw(document, on_pages([*column, *kind.hands(place.column)], pages.height))
    return document.finish()


def _column(data: SignedPaper, words: str, place: Place) -> Iterator[Piece]:
    document, breaker, column = place
    yield title(document, data.station, words, column)
    yield from paragraph(data.opening, breaker, column, ties=1, after=3 * MM)
    yield from facts(Form(document, breaker, column), data.facts, ties=0)
    for number, part in enumerate(data.parts, 1):
        yield from pieces_of(part, number, document, breaker, column)
