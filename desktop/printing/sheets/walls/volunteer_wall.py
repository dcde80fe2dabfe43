"""Volunteers on the wall (志愿者风采): portraits in a grid, with name, team and stars."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.cell import Setter, Words
from desktop.printing.furniture.page import fitted_size
from desktop.printing.furniture.panel import Box, outline, panel
from desktop.printing.furniture.photo import for_paper, shape_of
from desktop.printing.furniture.wall_page import NUMBER_BASE, WallPages
from desktop.printing.ink import A4, BLACK, GREY, MM, RED, Ink, Paper
from desktop.printing.sheets.walls.organisation import TEAM_WORDS
from desktop.printing.sheets.walls.portrait_grid import (
    LEAST_PHOTO_MM,
    Captions,
    Grid,
    largest_grid,
)
from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker
from desktop.printing.typography.missing import require_all

SIDE = 19 * MM
FOOT = 24 * MM
STAR = "★"
GROUND = Ink(0.957, 0.949, 0.940)
#: All portraits of a file together, and one of few.
_ALL_BYTES, _EACH_BYTES = 7_000_000, 500_000
_ROUND = 1.2 * MM
#: The border's corner steps in so far.
_CLEAR = 22 * MM
#: Of what a portrait has too much above and below, so much goes above: heads are at the top.
_ABOVE = 0.3


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody on the wall.

    Args:
        name: in full.
        team: their team's name; empty leaves it out.
        stars: how many; 0 leaves them out.
        jpeg: the portrait, upright; None shows the first character of the name instead.
    """

    name: str
    team: str = ""
    stars: int = 0
    jpeg: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerWall:
    """What the sheet shows.

    Args:
        station: the full name.
        faces: in the order in which they hang; at least one.
        title: of the sheet.
        team: whose people they are; empty for all the station's.
        order: a line at the foot that says in what order they hang; empty leaves it out.
        issuer: the signing body, in the file's properties.
        sample: print 「示例」 across every page.
    """

    station: str
    faces: tuple[Face, ...]
    title: str = "志愿者风采"
    team: str = ""
    order: str = ""
    issuer: str = ""
    sample: bool = False

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        return {
            "站名": self.station,
            "标题": self.title,
            "队伍名称": "".join([self.team, *(face.team for face in self.faces)]),
            "姓名": "".join(face.name for face in self.faces),
            "排序说明": self.order,
        }


def render_volunteer_wall(
    wall: VolunteerWall,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    paper: Paper = A4,
    phrases: Sequence[str] = (),
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> bytes:
    """Hang the portraits, as large as the fewest pages let them be.

    Args:
        wall: what it shows.
        book: the fonts.
        made_at: the time the PDF states.
        paper: upright.
        phrases: words no line may split.
        progress: told how many portraits hang.
        cancelled: asked before each portrait.

    Raises:
        NothingToPrint: nobody is to be shown.
        MissingGlyphs: a character no font has.
        DoesNotFit: there are too many for one file.
        Cancelled: somebody asked it to stop.
    """
    if not wall.faces:
        raise errors.NothingToPrint(why="没有可以上墙的志愿者")
    require_all([("", wall.texts())], book.missing)
    pages = WallPages(
        paper=paper,
        above=wall.station,
        title=wall.title,
        note=wall.team,
        sample=wall.sample,
        side=SIDE,
    )
    document = Document(book, Properties(wall.title, wall.issuer, made_at), paper.size)
    names = (face.name for face in wall.faces)
    breaker = Breaker(book.advance, (*phrases, *TEAM_WORDS, *names))
    captions = Captions(
        tuple((face.name, face.team) for face in wall.faces),
        any(face.stars for face in wall.faces),
        pages.smallest,
        LEAST_PHOTO_MM[paper.name] / pages.scale * MM,
        document,
        breaker,
    )
    heights = (pages.top(0) - FOOT, pages.top(1) - FOOT)
    grid = largest_grid(captions, (pages.column, heights))
    drawing = _Drawing(document, wall, pages, grid)

    def page(number: int) -> None:
        drawing.page(number, progress, cancelled)

    pages.draw(document, len(grid.pages), page)
    progress(len(wall.faces), len(wall.faces))
    return document.finish()


class _Drawing:
    """Draws the pages of a wall."""

    def __init__(
        self, document: Document, wall: VolunteerWall, pages: WallPages, grid: Grid
    ) -> None:
        self._document = document
        self._wall = wall
        self._pages = pages
        self._grid = grid
        self._most_bytes = min(_EACH_BYTES, _ALL_BYTES // len(wall.faces))

    def page(self, number: int, progress: Progress, cancelled: CancelAsked) -> None:
        """Draw one page, counted from 0."""
        grid, top = self._grid, self._pages.top(number)
        rows = grid.pages[number]
        spare = top - FOOT - grid.height(len(rows))
        alone = len(grid.pages) == 1
        gap = min(spare / (len(rows) + 1), grid.row_gap * 1.5)
        down = top - (min((spare - gap * (len(rows) - 1)) * 0.4, 22 * MM) if alone else 0.0)
        for row in rows:
            width = len(row) * grid.cell + (len(row) - 1) * grid.column_gap
            left = (self._pages.size[0] - width) / 2
            for face in row:
                if cancelled():
                    raise errors.Cancelled()
                progress(face, len(self._wall.faces))
                self._face(face, left, down)
                left += grid.cell + grid.column_gap
            down -= grid.row + grid.row_gap + gap
        if self._wall.order and number == len(grid.pages) - 1:
            self._order()

    def _face(self, number: int, left: float, top: float) -> None:
        document, grid, face = self._document, self._grid, self._wall.faces[number]
        box = Box(left + (grid.cell - grid.photo[0]) / 2, top, *grid.photo)
        jpeg = face.jpeg
        if jpeg is None or not self._portrait(jpeg, box):
            self._monogram(face.name[:1], box)
        panel(document, box, _ROUND, line=GREY, width=0.4)
        name, team = grid.captions[number]
        down = box.bottom - grid.below
        document.ink(BLACK)
        down = self._words(grid.name, name, (left, down))
        document.ink(GREY)
        down = self._words(grid.team, team, (left, down))
        if face.stars:
            document.ink(RED)
            size = grid.name.size * 0.9
            at = (left + grid.cell / 2, down - size * 1.1)
            document.text(at, STAR * face.stars, Role.HEI, size, align=Align.CENTRE)

    def _words(self, setter: Setter, words: Words, at: tuple[float, float]) -> float:
        """Set lines from there down; gives where they end."""
        height = setter.height(len(words))
        setter.draw(words, (at[0], at[1], self._grid.cell, height), Align.CENTRE)
        return at[1] - height

    def _portrait(self, jpeg: bytes, box: Box) -> bool:
        """Hang a photo so that it fills the box; says whether it can be read."""
        shape = shape_of(jpeg)
        if shape is None:
            return False
        scale = max(box.width / shape.width, box.height / shape.height)
        size = (shape.width * scale, shape.height * scale)
        enlarged = self._pages.scale
        printed = for_paper(jpeg, (size[0] * enlarged, size[1] * enlarged), self._most_bytes)
        if printed is None:
            return False
        left = box.left - (size[0] - box.width) / 2
        top = box.top + (size[1] - box.height) * _ABOVE
        self._document.operators(f"q {outline(box, _ROUND)} W n")
        self._document.picture(printed, (left, top - size[1]), size)
        self._document.operators("Q")
        return True

    def _monogram(self, letter: str, box: Box) -> None:
        """In place of a portrait: plain, and the same for everybody."""
        panel(self._document, box, _ROUND, fill=GROUND)
        size = box.width * 0.42
        self._document.ink(GREY)
        at = (box.middle, box.centre - size * 0.37)
        self._document.text(at, letter, Role.KAI, size, align=Align.CENTRE)

    def _order(self) -> None:
        document, pages = self._document, self._pages
        size = fitted_size(document, self._wall.order, Role.KAI, (5, 9), pages.column * 0.35, 0)
        document.ink(GREY)
        at = (pages.size[0] - _CLEAR, NUMBER_BASE)
        document.text(at, self._wall.order, Role.KAI, size, align=Align.RIGHT)
