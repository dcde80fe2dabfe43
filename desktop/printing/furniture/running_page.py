"""Pages of a document that runs on: its title, the line above later pages, page numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.printing.document import Align, Document
from desktop.printing.furniture.galley import Pages, Piece
from desktop.printing.furniture.page import fitted_size, watermark
from desktop.printing.ink import BLACK, GREY, MM, Ink
from desktop.printing.typography.faces import Role

#: Of the running line, and of the numbers at the foot.
SMALL = 9.0
_RUNNING = 8 * MM
_NUMBER_BELOW = 7 * MM
_HAIRLINE = 0.35
#: From so many pages on a document has a list of contents in the reader.
_LONG = 3


def nothing(_document: Document, _page: int) -> None:
    """Nothing else stands at the foot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningPages:
    """How the pages of a document look around its column.

    Args:
        size: of a page, in points, like all that follows.
        side: its margins left and right.
        top: its margin above.
        bottom: its margin below the column, in which the page number stands.
        running: what stands above the column from the second page on.
        beside: at the other end of that line, for example the station.
        numbered: whether pages are numbered; a single one is not where it is no list.
        foot: draws what else stands at the foot, called with document and page number from 0.
        sample: whether 「示例」 goes across every page.
    """

    size: tuple[float, float]
    side: float
    top: float
    bottom: float
    running: str
    beside: str = ""
    numbered: bool = True
    foot: Callable[[Document, int], None] = nothing
    sample: bool = False

    @property
    def width(self) -> float:
        """Of the column."""
        return self.size[0] - 2 * self.side

    def height(self, page: int) -> float:
        """Of the column on a page, counted from 0."""
        room = self.size[1] - self.top - self.bottom
        return room - (_RUNNING if page else 0.0)

    def draw(self, document: Document, pages: Pages) -> None:
        """Write all pages."""
        for number, page in enumerate(pages):
            if self.sample:
                watermark(document, self.size)
            top = self.size[1] - self.top
            if number:
                self._running(document)
                top -= _RUNNING
            for standing in page:
                if standing.piece.mark and len(pages) >= _LONG:
                    document.bookmark(standing.piece.mark)
                standing.piece.draw(document, top - standing.down)
            if self.numbered or len(pages) > 1:
                self._number(document, number + 1, len(pages))
            self.foot(document, number)
            document.end_page()

    def _running(self, document: Document) -> None:
        base, left, right = self.size[1] - self.top, self.side, self.size[0] - self.side
        document.ink(GREY)
        room = self.width * (0.56 if self.beside else 1.0)
        size = fitted_size(document, self.running, Role.SONG, (4, SMALL), room, 0)
        document.text((left, base), self.running, Role.SONG, size)
        if self.beside:
            size = fitted_size(document, self.beside, Role.SONG, (4, SMALL), self.width * 0.4, 0)
            document.text((right, base), self.beside, Role.SONG, size, align=Align.RIGHT)
        document.pen(GREY, _HAIRLINE)
        line = base - 2 * MM
        document.operators(f"{left:.2f} {line:.2f} m {right:.2f} {line:.2f} l S")

    def _number(self, document: Document, number: int, count: int) -> None:
        document.ink(GREY)
        at = (self.size[0] / 2, self.bottom - _NUMBER_BELOW)
        words = f"第{number}页\u3000共{count}页"
        document.text(at, words, Role.SONG, SMALL, align=Align.CENTRE)


def title(
    document: Document,
    station: str,
    words: str,
    place: tuple[float, float],
    *,
    most: float = 22.0,
    ink: Ink = BLACK,
) -> Piece:
    """The station's name and below it the title, both in the middle of the column.

    Args:
        document: where they go.
        station: its full name.
        words: the title.
        place: left edge and width of the column, in points.
        most: size of the title, unless it is long.
        ink: colour of the title.

    Raises:
        errors.DoesNotFit: one of them is too long for a line.
    """
    left, width = place
    spacing = 0.16 if len(words) <= 8 else 0.04
    size = fitted_size(document, words, Role.TITLE, (10, most), width, spacing)
    above = fitted_size(document, station, Role.KAI, (6, 13), width, 0.06)
    middle = left + width / 2

    def draw(document: Document, top: float) -> None:
        document.ink(BLACK)
        base = top - above
        document.text((middle, base), station, Role.KAI, above, align=Align.CENTRE, spacing=0.06)
        document.ink(ink)
        base -= 4.5 * MM + size * 0.86
        document.text((middle, base), words, Role.TITLE, size, align=Align.CENTRE, spacing=spacing)

    return Piece(above + size + 4.5 * MM + 4 * MM, draw, ties=2, what=words)
