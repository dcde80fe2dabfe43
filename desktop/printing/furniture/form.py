"""Forms: rows of boxes, each with its label before it, filled or left to be written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from desktop.printing.document import Align, Document
from desktop.printing.furniture.cell import Setter, Words, shares
from desktop.printing.furniture.galley import Piece
from desktop.printing.furniture.hairlines import HAIRLINE, RULE, level, upright
from desktop.printing.furniture.page import shortened
from desktop.printing.ink import BLACK, MM
from desktop.printing.typography.faces import Role
from desktop.printing.typography.lines import Breaker

_ASIDE = 1.8 * MM


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a row.

    Args:
        text: what stands in it; empty leaves room to write.
        share: of the row's width.
        label: whether it says what the next one holds.
        align: of a text that is no label.
    """

    text: str
    share: float
    label: bool = False
    align: Align = Align.LEFT


class Form:
    """Sets the rows of one form.

    Args:
        document: where they go.
        breaker: of that document.
        place: left edge and width, in points.
        size: of the type, in points.
        least: height of a row at least, in points.
        pad: above and below what a row says, in points.
    """

    def __init__(
        self,
        document: Document,
        breaker: Breaker,
        place: tuple[float, float],
        *,
        size: float = 10.5,
        least: float = 8 * MM,
        pad: float = 3.2,
    ) -> None:
        self._labels = Setter(document, breaker, Role.HEI_BOLD, size)
        self._values = Setter(document, breaker, Role.SONG, size)
        self._place = place
        self._least = least
        self._pad = pad

    def row(
        self,
        boxes: Sequence[Box],
        *,
        first: bool = False,
        last: bool = False,
        least: float = 0.0,
        ties: int = 0,
    ) -> Piece:
        """A row.

        Args:
            boxes: from left to right.
            first: whether the form begins with it.
            last: whether the form ends with it.
            least: its height at least, in points, if more than that of all rows.
            ties: as of a `Piece`.
        """
        left, width = self._place
        widths = shares([(0.0, box.share) for box in boxes], width)
        edges = [left, *(left + end for end in accumulate(widths))]
        words = [
            self._setter(box).words(box.text, room - 2 * _ASIDE)
            for box, room in zip(boxes, widths, strict=True)
        ]
        lines = max((len(one) for one in words), default=1)
        height = max(self._values.height(lines) + 2 * self._pad, self._least, least)
        draw = partial(self._draw, tuple(boxes), words, edges, height, first=first, last=last)
        return Piece(height, draw, ties=ties, what=shortened(boxes[0].text))

    def holds(self, text: str, share: float) -> bool:
        """Whether a text needs no second line in a box of that share of a row."""
        room = self._place[1] * share - 2 * _ASIDE
        return len(self._values.words(text, room)) <= 1

    def _setter(self, box: Box) -> Setter:
        return self._labels if box.label else self._values

    def _draw(
        self,
        boxes: Sequence[Box],
        words: Sequence[Words],
        edges: Sequence[float],
        height: float,
        document: Document,
        top: float,
        *,
        first: bool,
        last: bool,
    ) -> None:
        document.ink(BLACK)
        for box, said, start, end in zip(boxes, words, edges, edges[1:], strict=False):
            align = Align.CENTRE if box.label else box.align
            area = (start + _ASIDE, top, end - start - 2 * _ASIDE, height)
            self._setter(box).draw(said, area, align)
        ends = (edges[0], edges[-1])
        if first:
            level(document, ends, top, RULE)
        upright(document, edges, top, top - height)
        level(document, ends, top - height, RULE if last else HAIRLINE)


def facts(
    form: Form, told: Sequence[tuple[str, str]], *, alone: int = 1, ties: int = 1
) -> list[Piece]:
    """Rows of label and value, two side by side where both have room enough in half a row.

    Args:
        form: what sets them.
        told: (label, value), in order.
        alone: how many of the first have a row of their own, however short they are.
        ties: how many pieces behind them stay with the last row.
    """
    rows = [_whole(fact) for fact in told[:alone]]
    waiting: list[tuple[str, str]] = []
    for label, value in told[alone:]:
        if not form.holds(value, _VALUE):
            rows += [_whole(one) for one in waiting] + [_whole((label, value))]
            waiting = []
            continue
        waiting.append((label, value))
        if len(waiting) == 2:
            rows.append(_pair(waiting[0]) + _pair(waiting[1]))
            waiting = []
    rows += [_whole(one) for one in waiting]
    end = len(rows) - 1
    return [
        form.row(row, first=not place, last=place == end, ties=ties if place == end else 1)
        for place, row in enumerate(rows)
    ]


#: Shares of a row of two facts.
_LABEL, _VALUE = 0.13, 0.37


def _pair(fact: tuple[str, str]) -> list[Box]:
    return [Box(fact[0], _LABEL, label=True), Box(fact[1], _VALUE)]


def _whole(fact: tuple[str, str]) -> list[Box]:
    return [Box(fact[0], _LABEL, label=True), Box(fact[1], 1 - _LABEL)]
