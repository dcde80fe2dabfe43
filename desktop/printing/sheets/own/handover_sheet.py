"""The sheet that goes with a change of clerks: what there is, what is not done, how to go on.

A paper for the desk: it names people and telephones. What nobody wrote into the records has boxes
to write in by hand.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.printing.document import Document, Properties
from desktop.printing.furniture.form import Box, Form, facts
from desktop.printing.furniture.galley import Piece, held, on_pages
from desktop.printing.furniture.part import BEFORE, Part, paragraph, pieces_of
from desktop.printing.furniture.prose import heading, prose
from desktop.printing.furniture.running_page import RunningPages, title
from desktop.printing.furniture.signing import signing
from desktop.printing.ink import A4, MM
from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker, Span
from desktop.printing.typography.missing import require_all
from desktop.printing.typography.wording import numeral

TITLE = "文书工作交接单"
HANDS = ("移交人", "接手人", "监交人")
SIDE = 20 * MM
#: So much at least stands above the lines to sign on.
_COMPANY = 20 * MM
_LABEL = 0.24


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverSheet:
    """What the sheet says.

    Args:
        station: its full name.
        opening: who hands over to whom, in a paragraph.
        facts: (label, value) of the handover; an empty value leaves room to write.
        parts: what there is and what is not done.
        by_hand: labels of boxes to write in: where things lie.
        steps: how to start, in order.
        names: of people and places that no line may split.
        sample: print 「示例」 across every page.
    """

    station: str
    opening: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    by_hand: tuple[str, ...]
    steps: tuple[str, ...]
    names: tuple[str, ...] = ()
    sample: bool = False

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        cells = {
            part.heading: part.words + "".join("".join(row) for row in part.rows)
            for part in self.parts
        }
        return {"站名": self.station, "交接": self.opening, **dict(self.facts), **cells}


def render_handover_sheet(
    data: HandoverSheet,
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
    breaker = Breaker(book.advance, [*phrases, *data.names])
    column = held(list(_column(document, breaker, place, data)), _COMPANY)
    signed = [
        signing(place, (hand,), before=4 * MM if place_ == 0 else 0)
        for place_, hand in enumerate(HANDS)
    ]
    pages.draw(document, on_pages([*column, *held(signed[:-1]), signed[-1]], pages.height))
    return document.finish()


def _column(
    document: Document, breaker: Breaker, place: tuple[float, float], data: HandoverSheet
) -> Iterator[Piece]:
    yield title(document, data.station, TITLE, place)
    yield from paragraph(data.opening, breaker, place, ties=1, after=3 * MM)
    yield from facts(Form(document, breaker, place), data.facts, ties=0)
    for number, part in enumerate(data.parts, 1):
        yield from pieces_of(part, number, document, breaker, place)
    number = len(data.parts) + 1
    words = f"{numeral(number)}、东西放在哪里（请用笔填写）"
    yield from heading(words, breaker, place, before=BEFORE, after=1.2 * MM)
    yield from _boxes(Form(document, breaker, place, least=10 * MM), data.by_hand)
    words = f"{numeral(number + 1)}、接手人怎样接着干"
    yield from heading(words, breaker, place, before=BEFORE, after=1.2 * MM)
    for step, told in enumerate(data.steps, 1):
        spans = (Span(f"{step}. {told}", Role.SONG),)
        yield from prose(spans, breaker, place, indent=0, hanging=1.2, before=1 * MM)


def _boxes(form: Form, labels: Sequence[str]) -> Iterator[Piece]:
    for place, words in enumerate(labels):
        row = (Box(words, _LABEL, label=True), Box("", 1 - _LABEL))
        last = place == len(labels) - 1
        yield form.row(row, first=not place, last=last, ties=int(not last))
