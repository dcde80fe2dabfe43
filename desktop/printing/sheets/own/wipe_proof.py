"""The sheet that says what was taken off a PC, when, by whom, and what nobody can reach.

It is what people file; what a machine checks is the file of data beside it, which the PC signed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from desktop.printing.furniture.galley import Piece
from desktop.printing.furniture.part import BEFORE, paragraph
from desktop.printing.furniture.signing import signing
from desktop.printing.ink import MM
from desktop.printing.sheets.own.signed_paper import Kind, Place, SignedPaper, render_signed_paper

TITLE = "清除证明"
HANDS = ("清除人", "接手人", "监交人")


@dataclass(frozen=True, slots=True, kw_only=True)
class WipeProof(SignedPaper):
    """What the sheet says: what was done, on which PC; what was there and what was not reached.

    Args:
        closing: how to check it.
    """

    closing: str


def _hands(column: tuple[float, float]) -> list[Piece]:
    return [signing(column, HANDS, before=6 * MM)]


def _rest(data: WipeProof, place: Place) -> Iterator[Piece]:
    return paragraph(data.closing, place.breaker, place.column, before=BEFORE)


#: Sets the sheet.
render_wipe_proof = partial(render_signed_paper, Kind(TITLE, _rest, _hands))
