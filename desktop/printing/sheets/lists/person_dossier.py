"""All that the station holds about one person, for that person (个人信息告知单).

Facts in a form, then part by part a table; a part of which there is nothing says so in a line,
since that too is an answer.
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

TITLE = "个人信息告知单"
SIDE = 20 * MM
#: So much at least stands above the lines to sign on.
_COMPANY = 24 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDossier:
    """What the sheet says.

    Args:
        station: its full name.
        name: the person's.
        title: what the sheet is called.
        opening: what this is, in a paragraph.
        facts: (label, value) of the record.
        parts: all else.
        closing: what the person can ask for.
        phrases: names that no line may split.
        sample: print 「示例」 across every page.
    """

    station: str
    name: str
    opening: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    title: str = TITLE
    closing: str = ""
    phrases: tuple[str, ...] = ()
    sample: bool = False

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        cells = {part.heading: "".join("".join(row) for row in part.rows) for part in self.parts}
        return {"站名": self.station, **dict(self.facts), **cells}


def render_person_dossier(
    data: PersonDossier,
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
    require_all([(data.name, data.texts())], book.missing)
    document = Document(
        book, Properties(f"{data.title} {data.name}", data.station, made_at), A4.size
    )
    pages = RunningPages(
        size=A4.size,
        side=SIDE,
        top=18 * MM,
        bottom=18 * MM,
        running=f"{data.title}\u3000{data.name}",
        beside=data.station,
        sample=data.sample,
    )
    place = (SIDE, pages.width)
    breaker = Breaker(book.advance, [*phrases, *data.phrases, data.name])
    column = held(list(_column(document, breaker, place, data)), _COMPANY)
    end = signing(place, ("经办", "本人签收"), before=9 * MM)
    pages.draw(document, on_pages([*column, end], pages.height))
    return document.finish()


def _column(
    document: Document, breaker: Breaker, place: tuple[float, float], data: PersonDossier
) -> Iterator[Piece]:
    yield title(document, data.station, data.title, place)
    yield from paragraph(data.opening, breaker, place, ties=1, after=3 * MM)
    yield from facts(Form(document, breaker, place), data.facts, ties=0)
    for number, part in enumerate(data.parts, 1):
        yield from pieces_of(part, number, document, breaker, place)
    if data.closing:
        yield from paragraph(data.closing, breaker, place, before=BEFORE)
