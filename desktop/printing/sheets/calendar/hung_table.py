"""A table that hangs on the wall: in the largest type that fits one page, else on several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.printing.document import Align, Document
from desktop.printing.furniture.galley import Pages, Piece, on_pages
from desktop.printing.furniture.page import fitted_size
from desktop.printing.furniture.table import Column, Row, Table
from desktop.printing.furniture.wall_page import WallPages
from desktop.printing.ink import BLACK, GREY, MM
from desktop.printing.typography.faces import Role
from desktop.printing.typography.lines import Breaker

#: Margins of the sheet, and from its lower edge to the column and to the line at its foot.
SIDE = 19 * MM
BOTTOM, _FOOT = 31 * MM, 23 * MM
_LARGEST, _STEP = 16.0, 0.5
#: A row is at most so high, in em of its type, where there are few of them.
_TALLEST = 3.4
_STEPS = 12
#: Smaller type is better than a text of more lines.
_FEW_LINES = 2
#: A table that leaves room over stands so much lower at most.
_DOWN = 14 * MM
_ABOVE = 11 * MM
#: What a cell keeps free at both sides; how narrow a column of texts is, and how wide it counts at
#: most, in em.
_ASIDE = 3.6 * MM
_NARROWEST, _WIDEST = 6.0, 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HungTable:
    """What hangs.

    Args:
        columns: size of the type in points -> the columns at it.
        cells: the rows, one text a column; without any there is no table.
        above: size of the type -> what stands above the table, or in its place.
        foot: a line at the foot of every page; empty leaves it out.
        largest: size of the type at most, in points of A4.
    """

    columns: Callable[[float], Sequence[Column]]
    cells: Sequence[Sequence[str]]
    above: Callable[[float], Sequence[Piece]] = lambda _: ()
    foot: str = ""
    largest: float = _LARGEST


def hang(document: Document, pages: WallPages, breaker: Breaker, table: HungTable) -> None:
    """Set a table.

    Args:
        document: of the size of the paper.
        pages: how the pages look around it.
        breaker: of the document.
        table: what it says.

    Raises:
        DoesNotFit: title or foot are too long for a line.
    """
    laid = _Hanging(document, pages, breaker, table).laid()

    def draw(number: int) -> None:
        page = laid[number]
        used = page[-1].down + page[-1].piece.height
        spare = room(pages, number) - used
        top = pages.top(number) - (min(spare * 0.4, _DOWN) if len(laid) == 1 else 0.0)
        for standing in page:
            standing.piece.draw(document, top - standing.down)
        draw_foot(document, pages, table.foot)

    pages.draw(document, len(laid), draw)


def room(pages: WallPages, page: int) -> float:
    """Height of the column of a page counted from 0, in points."""
    return pages.top(page) - BOTTOM


def draw_foot(document: Document, pages: WallPages, words: str) -> None:
    """A line above the lower border.

    Raises:
        DoesNotFit: it is too long.
    """
    if words:
        document.ink(GREY)
        size = fitted_size(document, words, Role.KAI, (5, 12), pages.column, 0.02)
        at = (pages.size[0] / 2, _FOOT)
        document.text(at, words, Role.KAI, size, align=Align.CENTRE, spacing=0.02)


def column_of(
    document: Document,
    told: tuple[str, Sequence[str]],
    size: float,
    weight: float = 1.0,
    align: Align = Align.LEFT,
) -> Column:
    """A column that takes its share by how long its texts are.

    Args:
        document: what they are measured in.
        told: heading and texts.
        size: of the type, in points.
        weight: of its share; 0 for a column just as wide as it needs.
        align: of the texts.
    """
    heading, texts = told
    head = document.width(heading, Role.HEI_BOLD, size) + _ASIDE
    longest = max(document.width(text, Role.SONG, size) for text in texts) + _ASIDE
    if not weight:
        return Column(heading, max(head, longest), 0.0, align)
    least = max(head, min(longest, _NARROWEST * size))
    return Column(heading, least, min(longest, _WIDEST * size) * weight, align)


def line_above(document: Document, pages: WallPages, words: str) -> Piece:
    """A line in the middle of the column, above the table, with room below.

    Raises:
        DoesNotFit: it is too long.
    """
    size = fitted_size(document, words, Role.HEI_BOLD, (8, 17), pages.column, 0.04)

    def draw(document: Document, top: float) -> None:
        document.ink(BLACK)
        at = (pages.size[0] / 2, top - size)
        document.text(at, words, Role.HEI_BOLD, size, align=Align.CENTRE, spacing=0.04)

    return Piece(_ABOVE, draw, ties=2)


def inquiries(phone: str, address: str, label: str = "咨询电话") -> str:
    """The station's phone and address as one line; empty where neither is known."""
    told = ((label, phone), ("地址", address))
    return "\u3000\u3000".join(f"{name}：{words}" for name, words in told if words)


def fits_one_page(document: Document, pages: WallPages, breaker: Breaker, table: HungTable) -> bool:
    """Whether a table needs no second page, in the smallest type that is still read."""
    return _Hanging(document, pages, breaker, table).least_pages == 1


class _Hanging:
    """Finds the size and the height of the rows."""

    def __init__(
        self, document: Document, pages: WallPages, breaker: Breaker, table: HungTable
    ) -> None:
        self._document = document
        self._pages = pages
        self._breaker = breaker
        self._table = table
        self._rooms = room(pages, 0), room(pages, 1)
        self._broken: dict[float, list[Row]] = {}

    def laid(self) -> Pages:
        """One page in the largest type, its rows as high as it allows; else as many as needed."""
        smallest = self._pages.smallest
        steps = int((self._table.largest - smallest) / _STEP)
        sizes = [self._table.largest - step * _STEP for step in range(steps + 1)]
        for most in (_FEW_LINES, None):
            for size in sizes:
                if self._stays_low(size, most) and len(self._set(size, 0.0)) == 1:
                    return self._airy(size)
        count = self.least_pages
        size = next(size for size in sizes if len(self._set(size, 0.0)) == count)
        return self._airy(size)

    @property
    def least_pages(self) -> int:
        """How many it takes in the smallest type."""
        return len(self._set(self._pages.smallest, 0.0))

    def _stays_low(self, size: float, most: int | None) -> bool:
        """Whether no text takes more lines than that."""
        if most is None or not self._table.cells:
            return True
        return all(len(words) <= most for row in self._rows(size) for words in row)

    def _airy(self, size: float) -> Pages:
        """Rows as high as they can be on as few pages, which are filled alike."""
        count, least = len(self._set(size, 0.0)), 0.0
        for step in range(1, _STEPS + 1):
            height = size * _TALLEST * step / _STEPS
            if len(self._set(size, height)) > count:
                break
            least = height
        fewest = _STEPS if count == 1 else _STEPS // 2
        shares = (share / _STEPS for share in range(fewest, _STEPS + 1))
        tried = (self._set(size, least, share) for share in shares)
        return next(pages for pages in tried if len(pages) == count)

    def _set(self, size: float, least: float, share: float = 1.0) -> Pages:
        pieces = [*self._table.above(size)]
        if self._table.cells:
            pieces += self._table_at(size, least).pieces(self._rows(size))
        return on_pages(pieces, lambda page: self._rooms[min(page, 1)] * share)

    def _rows(self, size: float) -> list[Row]:
        """The rows in type of a size, broken once."""
        if size not in self._broken:
            self._broken[size] = self._table_at(size).rows(self._table.cells)
        return self._broken[size]

    def _table_at(self, size: float, least: float = 0.0) -> Table:
        place, columns = (self._pages.side, self._pages.column), self._table.columns(size)
        return Table(self._document, self._breaker, columns, place, size=size, least=least)
