"""Pages of a sheet that hangs on the wall: border, the station's name, a red title, page numbers.

A sheet is laid out with the short side of A4 and enlarged: for A3, A2 and A1, which have its
proportions, and for the longer 60 × 90 cm.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.printing.document import Align, Document
from desktop.printing.furniture.ornament import rule_with_diamond, wall_border
from desktop.printing.furniture.page import fitted_size, watermark
from desktop.printing.ink import A4, BLACK, GREY, MM, RED, Paper
from desktop.printing.typography.faces import Role

SIDE = 24 * MM
BORDER = 10 * MM
#: Height of what stands above the text area, on the first page and on the others.
HEAD = 66 * MM
HEAD_NEXT = 36 * MM
#: The line under the title, where there is one.
NOTE = 7 * MM
NUMBER_BASE = 16.2 * MM
#: A lying sheet has less height to give to its title.
_LYING = 0.82

# The smallest type, in points as printed, that is still read from where one stands before such a
# sheet (10.5 pt is 五号); what needs less takes a second page.
SMALLEST = {"A4": 10.5, "A3": 12.0, "A2": 16.0, "A1": 22.0, "60×90 cm": 22.0}
_RUNNING = 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WallPages:
    """How the pages of a wall sheet look around what they say, in the measures of A4.

    Args:
        paper: upright or lying.
        above: what stands above the title: the full name of the station.
        title: of the sheet.
        note: a line under the title, for example that it is a draft; empty leaves it out.
        sample: whether 「示例」 goes across every page.
        side: margins left and right of the text area, in points.
    """

    paper: Paper
    above: str
    title: str
    note: str = ""
    sample: bool = False
    side: float = SIDE

    @property
    def scale(self) -> float:
        """How much larger the paper is than A4."""
        return min(self.paper.size) / min(A4.size)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of a page."""
        width, height = self.paper.size
        return width / self.scale, height / self.scale

    @property
    def column(self) -> float:
        """Width of the text area."""
        return self.size[0] - 2 * self.side

    @property
    def smallest(self) -> float:
        """The smallest size of type that is still read on this paper."""
        return SMALLEST[self.paper.name] / self.scale

    @property
    def _share(self) -> float:
        """Of the heights an upright sheet gives to its title."""
        width, height = self.size
        return _LYING if width > height else 1.0

    def top(self, page: int) -> float:
        """Upper edge of the text area on a page counted from 0, from the page's lower edge."""
        if page:
            return self.size[1] - HEAD_NEXT * self._share
        return self.size[1] - HEAD * self._share - (NOTE if self.note else 0.0)

    def draw(self, document: Document, count: int, page: Callable[[int], None]) -> None:
        """Write all pages.

        Args:
            document: of the paper's size.
            count: how many pages there are.
            page: draws what one says, called with its number from 0.

        Raises:
            errors.DoesNotFit: the title is too long for a line.
        """
        for number in range(count):
            document.operators(f"q {self.scale:.6f} 0 0 {self.scale:.6f} 0 0 cm")
            self._around(document, number)
            page(number)
            if count > 1:
                self._number(document, number + 1, count)
            document.operators("Q")
            document.end_page()

    def _around(self, document: Document, number: int) -> None:
        if self.sample:
            watermark(document, self.size)
        wall_border(document, self.size, BORDER)
        if number:
            self._running_title(document)
        else:
            self._title(document)

    def _title(self, document: Document) -> None:
        (width, height), column, share = self.size, self.column, self._share
        spacing = 0.16 if len(self.title) <= 10 else 0.04
        sizes = (12, 36 * share)
        title = fitted_size(document, self.title, Role.TITLE, sizes, column * 0.97, spacing)
        sizes = (6, min(17.0, title * 0.62))
        name = fitted_size(document, self.above, Role.KAI, sizes, column, 0.08)
        document.ink(BLACK)
        at = (width / 2, height - 33 * MM * share)
        document.text(at, self.above, Role.KAI, name, align=Align.CENTRE, spacing=0.08)
        document.ink(RED)
        at = (width / 2, height - 49.5 * MM * share)
        document.text(at, self.title, Role.TITLE, title, align=Align.CENTRE, spacing=spacing)
        # As wide on a lying sheet as on an upright one.
        rule = min(column, A4.size[0] - 2 * SIDE) * 0.72
        rule_with_diamond(document, (width / 2, height - 58 * MM * share), rule, RED)
        if self.note:
            size = fitted_size(document, self.note, Role.KAI, (6, 11.5), column, 0.04)
            document.ink(GREY)
            at = (width / 2, height - 58 * MM * share - 8.5 * MM)
            document.text(at, self.note, Role.KAI, size, align=Align.CENTRE, spacing=0.04)

    def _running_title(self, document: Document) -> None:
        document.ink(RED)
        size = fitted_size(document, self.title, Role.TITLE, (8, _RUNNING), self.column, 0.1)
        at = (self.size[0] / 2, self.size[1] - 26 * MM * self._share)
        document.text(at, self.title, Role.TITLE, size, align=Align.CENTRE, spacing=0.1)

    def _number(self, document: Document, number: int, count: int) -> None:
        words = f"第{number}页\u3000共{count}页"
        document.ink(GREY)
        at = (self.size[0] / 2, NUMBER_BASE)
        document.text(at, words, Role.SONG, 9, align=Align.CENTRE)
