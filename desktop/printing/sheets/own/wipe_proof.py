"""The sheet that says what was taken off a PC, when, by whom, and what nobody can reach.

It is what people file; what a machine checks is the file of data beside it, which the PC signed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.printing.document import Document, Properties
from desktop.printing.furniture.form import Form, facts
from desktop.printing.furniture.galley import Piece, held, on_pages
from desktop.printing.furniture.part import BEFORE, Part, paragraph, pieces_of
from desktop.printing.furniture.running_page import RunningPages, title
from desktop.printing.furniture.signing import signing
from desktop.printing.ink import A4, MM
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker
from desktop.printing.typography.missing import require_all

TITLE = "清除证明"
SIDE = 20 * MM
_COMPANY = 20 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class WipeProof:
    """What the sheet says.

    Args:
        station: its full name.
        opening: what was done, in a paragraph.
        facts: (label, value) of the PC and the day.
        parts: what was there, what was done, what was not reached.
        closing: how to check it.
        sample: print 「示例」 across every page.
    """

    station: str
    opening: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    closing: str
    sample: bool = False

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        cells = {part.heading: "".join("".join(row) for row in part.rows) for part in self.parts}
        return {"站名": self.station, "说明": self.opening, **dict(self.facts), **cells}


def render_wipe_proof(
    data: WipeProof,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set the sheet, on upright A4.

    Raises:
        MissingGlyphs: characters no font has, with where they stand.
        DoesNotFit: a name is too long for a line.
    """
    require_all([("", data.texts())], book.missing)
    document = Document(book, Properties(TITLE, data.station, made_at), A4.size)
    pages = RunningPages(
        size=A4.size,
        side=SIDE,
        top=18 * MM,
        bottom=18 * MM,
        running=TITLE,
        beside=data.station,
        sample=data.sample,
    )
    place = (SIDE, pages.width)
    column = held(list(_column(document, Breaker(book.advance, phrases), place, data)), _COMPANY)
    end = signing(place, ("清除人", "接手人", "监交人"), before=6 * MM)
    pages.draw(document, on_pages([*column, end], pages.height))
    return document.finish()


def _column(
    document: Document, breaker: Breaker, place: tuple[float, float], data: WipeProof
) -> Iterator[Piece]:
    yield title(document, data.station, TITLE, place)
    yield from paragraph(data.opening, breaker, place, ties=1, after=3 * MM)
    yield from facts(Form(document, breaker, place), data.facts, ties=0)
    for number, part in enumerate(data.parts, 1):
        yield from pieces_of(part, number, document, breaker, place)
    yield from paragraph(data.closing, breaker, place, before=BEFORE)
