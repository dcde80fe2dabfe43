"""Tables: a head that comes again on every page, rows that are never split, hairlines."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

from desktop.printing.document import Align, Document
from desktop.printing.furniture.cell import Setter, Words, shares
from desktop.printing.furniture.galley import Piece
from desktop.printing.furniture.hairlines import HAIRLINE, HEAD_RULE, RULE, level, upright
from desktop.printing.ink import BLACK, MM
from desktop.printing.typography.faces import Role
from desktop.printing.typography.lines import Breaker

_PAD, _GIVE = 3.2, 3.6
_ASIDE = 1.6 * MM
#: So many rows are never parted at the end, so that no page holds one of them alone.
_COMPANY = 3

Row = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Args:
        heading: above it.
        least: its width at least, in points.
        share: of what all columns leave over.
        align: of its words; figures stand at the right.
    """

    heading: str
    least: float
    share: float = 0.0
    align: Align = Align.LEFT


class Table:
    """Sets rows of one kind.

    Args:
        document: where they go.
        breaker: of that document.
        columns: from left to right.
        place: left edge and width of the whole, in points.
        size: of the type, in points.
        least: height of a row at least, in points: room to write in.
    """

    def __init__(
        self,
        document: Document,
        breaker: Breaker,
        columns: Sequence[Column],
        place: tuple[float, float],
        *,
        size: float = 10.5,
        least: float = 0.0,
    ) -> None:
        self._columns = tuple(columns)
        self._widths = shares([(c.least, c.share) for c in columns], place[1])
        self._edges = [place[0], *(place[0] + end for end in accumulate(self._widths))]
        self._setter = Setter(document, breaker, Role.SONG, size)
        self._headed = Setter(document, breaker, Role.HEI_BOLD, size)
        self._least = least
        self._head = self._head_piece()

    def rows(self, cells: Iterable[Sequence[str]]) -> list[Row]:
        """Break rows into lines, one text a column; `pieces` sets them at any openness."""
        rooms = [width - 2 * _ASIDE for width in self._widths]
        words = self._setter.words
        return [
            tuple(words(text, room) for text, room in zip(row, rooms, strict=True)) for row in cells
        ]

    def pieces(self, rows: Sequence[Row], openness: float = 0.0, *, ties: int = 0) -> list[Piece]:
        """The head and the rows.

        Args:
            rows: what `rows` made.
            openness: how far they are opened, 0.0 to 1.0.
            ties: how many pieces behind the table stay with its last row.
        """
        pad = _PAD + openness * _GIVE
        pieces = [self._row_piece(row, pad) for row in rows]
        for place in range(max(0, len(rows) - _COMPANY), len(rows) - 1):
            pieces[place] = self._row_piece(rows[place], pad, ties=1)
        if pieces:
            pieces[-1] = self._row_piece(rows[-1], pad, ties=ties, last=True)
        # A head holds no more rows to itself than there are.
        return [replace(self._head, ties=min(self._head.ties, len(pieces) + ties)), *pieces]

    def _row_piece(
        self, row: Row, pad: float, *, ties: int = 0, last: bool = False, most: float = math.inf
    ) -> Piece:
        needed = self._setter.height(max(_lines_of(row), 1)) + 2 * pad
        height = max(needed, min(self._least, most))
        return Piece(
            height,
            partial(self._draw_row, row, height, last=last),
            ties=ties,
            head=self._head,
            cut=partial(self._cut, row, pad, ties, last),
            what="表格",
        )

    def _cut(self, row: Row, pad: float, ties: int, last: bool, room: float) -> Sequence[Piece]:
        """A row that is taller than a page: as many of its lines as there is room for, the rest.

        Where only the room to write in is too much, that gives way.
        """
        lines = self._setter.fitting(room - 2 * pad)
        if lines < 1:
            return ()
        if lines >= _lines_of(row):
            return (self._row_piece(row, pad, ties=ties, last=last, most=room),)
        upper = tuple(words[:lines] for words in row)
        lower = tuple(words[lines:] for words in row)
        rest = self._row_piece(lower, pad, ties=ties, last=last)
        return self._row_piece(upper, pad, most=room), rest

    def _draw_row(
        self, row: Row, height: float, document: Document, top: float, *, last: bool
    ) -> None:
        document.ink(BLACK)
        for column, words, left, width in zip(
            self._columns, row, self._edges[:-1], self._widths, strict=True
        ):
            box = (left + _ASIDE, top, width - 2 * _ASIDE, height)
            self._setter.draw(words, box, column.align)
        self._lines(document, top, top - height, RULE if last else HAIRLINE)

    def _head_piece(self) -> Piece:
        rooms = [width - 2 * _ASIDE for width in self._widths]
        row = tuple(
            self._headed.words(column.heading, room)
            for column, room in zip(self._columns, rooms, strict=True)
        )
        height = self._headed.height(max(len(words) for words in row)) + 2 * (_PAD + 1)
        return Piece(height, partial(self._draw_head, row, height), ties=2, what="表头")

    def _draw_head(self, row: Row, height: float, document: Document, top: float) -> None:
        document.ink(BLACK)
        for words, left, width in zip(row, self._edges[:-1], self._widths, strict=True):
            box = (left + _ASIDE, top, width - 2 * _ASIDE, height)
            self._headed.draw(words, box, Align.CENTRE)
        level(document, (self._edges[0], self._edges[-1]), top, RULE)
        self._lines(document, top, top - height, HEAD_RULE)

    def _lines(self, document: Document, top: float, bottom: float, below: float) -> None:
        upright(document, self._edges, top, bottom)
        level(document, (self._edges[0], self._edges[-1]), bottom, below)


def _lines_of(row: Row) -> int:
    return max((len(words) for words in row), default=0)
