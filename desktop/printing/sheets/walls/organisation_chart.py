"""Sets the organisation chart on lying wall sheets: the station above, the teams as a tree."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop import errors
from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.cell import Setter
from desktop.printing.furniture.even_lines import even_lines
from desktop.printing.furniture.panel import Box, panel
from desktop.printing.furniture.wall_page import WallPages
from desktop.printing.ink import A4, BLACK, GREY, MM, PALE_RED, RED, WHITE, Ink, Paper
from desktop.printing.sheets.walls.organisation import TEAM_WORDS, Organisation, Unit
from desktop.printing.sheets.walls.team_tree import (
    GAP_ACROSS,
    GAP_DOWN,
    GUTTER,
    ROW_GAP,
    Block,
    Faces,
    Pages,
    Row,
    TeamBox,
    arranged,
    team_box,
)
from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker, Line
from desktop.printing.typography.missing import require_all

SIDE = 20 * MM
FOOT = 20.5 * MM
LARGEST = 17.0
SIZE_STEP = 0.5
LEADING = 1.28
MOST_PAGES = 30
#: Teams that stand alone in their level come below each other, so many.
MOST_ALONE = 2
#: In em of the type.
_STEM = 1.2
_PAD = 0.7
_LIST_LINE = 0.55


@dataclass(frozen=True, slots=True)
class _Chart:
    """An arrangement at a size of type.

    Args:
        faces: of the boxes.
        station: the box at the top.
        alone: the boxes straight below it.
        pages: what stands below these.
    """

    faces: Faces
    station: TeamBox
    alone: tuple[TeamBox, ...]
    pages: Pages

    @property
    def stem(self) -> float:
        """Height of all that stands above the rows, in points."""
        gaps = len(self.alone) * _STEM * self.faces.size
        return self.station.height + sum(box.height for box in self.alone) + gaps


def render_organisation(
    organisation: Organisation,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    paper: Paper = A4.landscape,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set the chart; every page is a whole tree, with the station at its top.

    Args:
        organisation: what it shows.
        book: the fonts.
        made_at: the time the PDF states.
        paper: lying.
        phrases: words no line may split.

    Raises:
        NothingToPrint: there is no team.
        MissingGlyphs: a character no font has.
        DoesNotFit: a team is too large for a page.
    """
    if not organisation.teams:
        raise errors.NothingToPrint(why="还没有队伍")
    require_all([("", organisation.texts())], book.missing)
    pages = WallPages(
        paper=paper,
        above=organisation.station,
        title=organisation.title,
        sample=organisation.sample,
        side=SIDE,
    )
    properties = Properties(organisation.title, organisation.issuer, made_at)
    document = Document(book, properties, paper.size)
    breaker = Breaker(book.advance, (*phrases, *TEAM_WORDS, *organisation.people))
    chart = _Fitting(document, organisation, pages, breaker).largest()
    drawing = _Drawing(document, pages, chart)
    pages.draw(document, len(chart.pages), drawing.page)
    return document.finish()


class _Fitting:
    """Finds the size of type with which the chart takes the fewest pages."""

    def __init__(
        self, document: Document, organisation: Organisation, pages: WallPages, breaker: Breaker
    ) -> None:
        self._document = document
        self._organisation = organisation
        self._pages = pages
        self._breaker = breaker
        alone, teams = list[Unit](), organisation.teams
        while len(teams) == 1 and teams[0].below and len(alone) < MOST_ALONE:
            alone.append(teams[0])
            teams = teams[0].below
        self._alone, self._teams = alone, teams

    def largest(self) -> _Chart:
        """The chart in the largest type that needs no more pages than the smallest.

        Raises:
            errors.DoesNotFit: not even in the smallest type.
        """
        smallest = self._pages.smallest
        best = self._at(smallest)
        if len(best.pages) > MOST_PAGES:
            raise errors.DoesNotFit(what=self._organisation.title)
        count, low, high = len(best.pages), 0, int((LARGEST - smallest) / SIZE_STEP)
        while low < high:
            middle = (low + high + 1) // 2
            tried = self._within(count, smallest + middle * SIZE_STEP)
            if tried is None:
                high = middle - 1
            else:
                best, low = tried, middle
        return best

    def _within(self, count: int, size: float) -> _Chart | None:
        """The chart at a size of type; None where it takes more pages than `count`."""
        try:
            tried = self._at(size)
        except errors.DoesNotFit:
            return None
        return tried if len(tried.pages) <= count else None

    def _at(self, size: float) -> _Chart:
        name = Setter(self._document, self._breaker, Role.HEI, size, LEADING)
        leader = Setter(self._document, self._breaker, Role.KAI, size, LEADING)
        faces, width = Faces(name, leader), self._pages.column
        station = self._station(size)
        alone = tuple(team_box(unit, faces, min(width, 18 * size)) for unit in self._alone)
        chart = _Chart(faces, station, alone, ())
        heights = [self._pages.top(page) - FOOT - chart.stem for page in (0, 1)]
        if min(heights) < 6 * size:
            raise errors.DoesNotFit(what=self._organisation.title)
        return _Chart(faces, station, alone, arranged(self._teams, faces, width, heights))

    def _station(self, size: float) -> TeamBox:
        """As wide as what it says."""
        bold = Setter(self._document, self._breaker, Role.HEI_BOLD, size, LEADING)
        kai = Setter(self._document, self._breaker, Role.KAI, size, LEADING)
        room = self._pages.column * 0.6
        name = even_lines(bold, self._organisation.station, room)
        head = even_lines(kai, self._organisation.head, room)
        widths = [*(_width(bold, line) for line in name), *(_width(kai, line) for line in head)]
        height = bold.height(len(name)) + kai.height(len(head)) + 2 * _PAD * size
        return TeamBox(name, head, max(widths) + 4 * _PAD * size, height)


def _width(setter: Setter, line: str | Line) -> float:
    if isinstance(line, str):
        return setter.document.width(line, setter.role, setter.size)
    return line.width * setter.size


class _Drawing:
    """Draws the pages of a chart."""

    def __init__(self, document: Document, pages: WallPages, chart: _Chart) -> None:
        self._document = document
        self._pages = pages
        self._chart = chart
        self._size = chart.faces.size

    def page(self, number: int) -> None:
        """Draw one page, counted from 0."""
        rows, size = self._chart.pages[number], self._size
        top = self._pages.top(number)
        used = self._chart.stem + sum(row.height + ROW_GAP * size for row in rows)
        spare = top - FOOT - used
        airy = min(spare / (len(rows) + 1), 1.6 * size)
        down = top - min((spare - airy * len(rows)) * 0.4, 14 * MM)
        stem = self._stem(down)
        heads: list[tuple[float, float, float]] = []
        down = stem
        for row in rows:
            level = down - (ROW_GAP * size + airy) / 2
            down -= ROW_GAP * size + airy
            heads.append((level, *self._row(row, down, level)))
            down -= row.height
        self._joined(stem, heads)

    def _stem(self, top: float) -> float:
        """Draw the station and what stands straight below it; gives where the last box ends."""
        middle = self._pages.size[0] / 2
        station, down = self._chart.station, top
        box = Box(middle - station.width / 2, down, station.width, station.height)
        panel(self._document, box, 2 * MM, fill=RED)
        self._words(station, box, Role.HEI_BOLD, WHITE, WHITE)
        down = box.bottom
        for alone in self._chart.alone:
            self._line(RED, (middle, down), (middle, down - _STEM * self._size))
            down -= _STEM * self._size
            box = Box(middle - alone.width / 2, down, alone.width, alone.height)
            self._head(alone, box)
            down = box.bottom
        return down

    def _row(self, row: Row, top: float, level: float) -> tuple[float, float]:
        """Draw the blocks of a row; gives where the first and the last line come down."""
        left = (self._pages.size[0] - row.width) / 2
        middles = []
        for block in row.blocks:
            middle = left + block.width / 2
            self._line(RED, (middle, level), (middle, top))
            self._block(block, left, top)
            middles.append(middle)
            left += block.width + GAP_ACROSS * self._size
        return middles[0], middles[-1]

    def _joined(self, stem: float, heads: Sequence[tuple[float, float, float]]) -> None:
        """The lines that join the rows to what stands above them."""
        middle = self._pages.size[0] / 2
        level, first, last = heads[0]
        self._line(RED, (middle, stem), (middle, level))
        gutter = self._pages.side + GUTTER * self._size / 2
        if len(heads) > 1:
            first = gutter
            self._line(RED, (gutter, level), (gutter, heads[-1][0]))
        self._line(RED, (min(first, middle), level), (max(last, middle), level))
        for level, _, last in heads[1:]:
            self._line(RED, (gutter, level), (last, level))

    def _block(self, block: Block, left: float, top: float) -> None:
        size = self._size
        middle = left + block.width / 2
        head = Box(middle - block.head.width / 2, top, block.head.width, block.head.height)
        starts = [left + n * (block.column + GAP_ACROSS * size) for n in range(len(block.columns))]
        if len(starts) > 1:
            level = head.bottom - GAP_DOWN * size / 2
            ends = [start + _LIST_LINE * size for start in (starts[0], starts[-1])]
            self._line(GREY, (middle, head.bottom), (middle, level))
            self._line(GREY, (ends[0], level), (max(ends[1], middle), level))
        else:
            level = head.bottom
        for start, boxes in zip(starts, block.columns, strict=True):
            self._list(boxes, start, (head.bottom, level))
        self._head(block.head, head)

    def _list(self, boxes: Sequence[TeamBox], left: float, above: tuple[float, float]) -> None:
        """One column of a block: boxes, and the lines along them by which they hang.

        Args:
            boxes: from top to bottom.
            left: of the column.
            above: where its boxes begin, and where the line of the highest ones begins.
        """
        size = self._size
        down, level = above
        step = min((box.indent / box.depth for box in boxes), default=0.0)
        # Per depth where its line begins: below the box it hangs on.
        begins = dict.fromkeys(range(1, 1 + max((b.depth for b in boxes), default=0)), level)
        for drawn in boxes:
            down -= GAP_DOWN * size
            box = Box(left + drawn.indent, down, drawn.width, drawn.height)
            x = left + (drawn.depth - 1) * step + min(_LIST_LINE * size, step / 2)
            self._line(GREY, (x, begins[drawn.depth]), (x, box.centre))
            self._line(GREY, (x, box.centre), (box.left, box.centre))
            panel(self._document, box, 1 * MM, fill=WHITE, line=GREY, width=0.5)
            self._words(drawn, box, Role.HEI, BLACK, BLACK)
            begins[drawn.depth] = box.centre
            begins[drawn.depth + 1] = box.bottom
            down = box.bottom

    def _head(self, drawn: TeamBox, box: Box) -> None:
        panel(self._document, box, 1.4 * MM, fill=PALE_RED, line=RED, width=0.8)
        self._words(drawn, box, Role.HEI, BLACK, BLACK)

    def _words(self, drawn: TeamBox, box: Box, role: Role, name: Ink, leader: Ink) -> None:
        faces = self._chart.faces
        setter = replace(faces.name, role=role)
        upper, lower = setter.height(len(drawn.name)), faces.leader.height(len(drawn.leader))
        top = box.centre + (upper + lower) / 2
        self._document.ink(name)
        setter.draw(drawn.name, (box.left, top, box.width, upper), Align.CENTRE)
        self._document.ink(leader)
        faces.leader.draw(drawn.leader, (box.left, top - upper, box.width, lower), Align.CENTRE)

    def _line(self, ink: Ink, start: tuple[float, float], end: tuple[float, float]) -> None:
        self._document.pen(ink, 0.9 if ink is RED else 0.5)
        self._document.operators(f"{start[0]:.2f} {start[1]:.2f} m {end[0]:.2f} {end[1]:.2f} l S")
