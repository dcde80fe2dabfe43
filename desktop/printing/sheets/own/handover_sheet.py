"""The sheet that goes with a change of clerks: what there is, what is not done, how to go on.

A paper for the desk: it names people and telephones. What nobody wrote into the records has boxes
to write in by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from desktop.printing.furniture.form import Box, Form
from desktop.printing.furniture.galley import Piece, held
from desktop.printing.furniture.part import BEFORE
from desktop.printing.furniture.prose import heading, prose
from desktop.printing.furniture.signing import signing
from desktop.printing.ink import MM
from desktop.printing.sheets.own.signed_paper import Kind, Place, SignedPaper, render_signed_paper
from desktop.printing.typography.faces import Role
from desktop.printing.typography.lines import Span
from desktop.printing.typography.wording import numeral

TITLE = "文书工作交接单"
HANDS = ("移交人", "接手人", "监交人")
_LABEL = 0.24


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverSheet(SignedPaper):
    """What the sheet says: who hands over to whom, what there is and what is not done.

    Args:
        by_hand: labels of boxes to write in: where things lie.
        steps: how to start, in order.
    """

    by_hand: tuple[str, ...]
    steps: tuple[str, ...]


def _hands(column: tuple[float, float]) -> list[Piece]:
    signed = [
        signing(column, (hand,), before=4 * MM if number == 0 else 0)
        for number, hand in enumerate(HANDS)
    ]
    return [*held(signed[:-1]), signed[-1]]


def _rest(data: HandoverSheet, place: Place) -> Iterator[Piece]:
    document, breaker, column = place
    number = len(data.parts) + 1
    words = f"{numeral(number)}、东西放在哪里（请用笔填写）"
    yield from heading(words, breaker, column, before=BEFORE, after=1.2 * MM)
    yield from _boxes(Form(document, breaker, column, least=10 * MM), data.by_hand)
    words = f"{numeral(number + 1)}、接手人怎样接着干"
    yield from heading(words, breaker, column, before=BEFORE, after=1.2 * MM)
    for step, told in enumerate(data.steps, 1):
        spans = (Span(f"{step}. {told}", Role.SONG),)
        yield from prose(spans, breaker, column, indent=0, hanging=1.2, before=1 * MM)


def _boxes(form: Form, labels: Sequence[str]) -> Iterator[Piece]:
    for place, words in enumerate(labels):
        row = (Box(words, _LABEL, label=True), Box("", 1 - _LABEL))
        last = place == len(labels) - 1
        yield form.row(row, first=not place, last=last, ties=int(not last))


#: Sets the sheet.
render_handover_sheet = partial(render_signed_paper, Kind(TITLE, _rest, _hands))
