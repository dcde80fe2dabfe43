"""What becomes of a set sheet: as it is, tiled onto A4, or for a print shop.

Names are those of `services.paper.sizes`; a name that is a paper's means that paper as it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from desktop.printing.ink import A1, A2, A3, PAPERS, Paper
from desktop.printing.posters.print_shop import for_print_shop
from desktop.printing.posters.tiles import onto_tiles
from desktop.printing.posters.tiling import Tiling, fitted, whole
from desktop.printing.typography.fonts import FontBook

POSTER = Paper("60×90 cm", 600, 900)
Finish = Callable[[bytes, FontBook, datetime.datetime, Sequence[str]], bytes]


@dataclass(frozen=True, slots=True)
class Output:
    """A paper to set a sheet for, and what is done with it then.

    Args:
        paper: it is set for.
        finish: what is done; None for nothing.
    """

    paper: Paper
    finish: Finish | None = None


def _tiled(
    tiling: Tiling,
    paper: Paper,
    pdf: bytes,
    book: FontBook,
    made_at: datetime.datetime,
    phrases: Sequence[str],
) -> bytes:
    return onto_tiles(pdf, tiling, paper.name, book, made_at, phrases)


def _shop(
    paper: Paper,
    pdf: bytes,
    book: FontBook,
    made_at: datetime.datetime,
    _phrases: Sequence[str],
) -> bytes:
    return for_print_shop(pdf, paper, book, made_at)


def _all(*, lying: bool) -> dict[str, Output]:
    def turned(paper: Paper) -> Paper:
        return paper.landscape if lying else paper

    found = {name: Output(turned(paper)) for name, paper in PAPERS.items()}
    for paper in map(turned, (A3, A2, A1)):
        found[f"{paper.name}-tiled"] = Output(paper, partial(_tiled, whole(paper), paper))
        if (smaller := fitted(paper)) is not None:
            found[f"{paper.name}-fitted"] = Output(paper, partial(_tiled, smaller, paper))
    for name, paper in (("A1-shop", turned(A1)), ("60x90-shop", turned(POSTER))):
        found[name] = Output(paper, partial(_shop, paper))
    return found


OUTPUTS = _all(lying=False)
#: The same for documents whose pages lie.
LYING = _all(lying=True)
