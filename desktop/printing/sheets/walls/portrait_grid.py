"""How portraits are arranged on a wall sheet: as large as the fewest pages let them be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from desktop import errors
from desktop.printing.document import Document
from desktop.printing.furniture.cell import Setter, Words
from desktop.printing.furniture.even_lines import even_lines
from desktop.printing.ink import MM
from desktop.printing.typography.faces import Role
from desktop.printing.typography.lines import Breaker

#: Width of a portrait as printed, in millimetres, below which nobody is recognised from where one
#: stands before such a sheet.
LEAST_PHOTO_MM = {"A4": 22.0, "A3": 25.0, "A2": 30.0, "A1": 40.0, "60×90 cm": 40.0}
_MOST_PHOTO = 60 * MM
_STEP = 0.5 * MM
#: Height of a portrait to its width.
_TALL = 4 / 3
#: Captions may be so much wider than the portrait.
_CELL = 1.2
_COLUMN_GAP = 2.5 * MM
_MOST_PAGES = 60
_LARGEST_NAME = 18.0
_NAME_OF_PHOTO = 0.155
_TEAM_OF_NAME = 0.85
_LEADING = 1.3
_STARS = 1.35


@dataclass(frozen=True, slots=True)
class Captions:
    """What stands below the portraits.

    Args:
        words: name and team of each.
        starred: whether anybody has stars.
        smallest: size of type, in points, below which a name is not read.
        least: width of a portrait, in points, below which nobody is recognised.
        document: what they are measured in.
        breaker: of that document.
    """

    words: tuple[tuple[str, str], ...]
    starred: bool
    smallest: float
    least: float
    document: Document
    breaker: Breaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """An arrangement; all measures in points.

    Args:
        photo: width and height of a portrait.
        cell: width of what belongs to one person.
        row: height of a row, without the gap below it.
        name: sets names.
        team: sets teams.
        captions: the lines of each person's name and team.
        pages: rows by page, each the numbers of those who hang in it.
    """

    photo: tuple[float, float]
    cell: float
    row: float
    name: Setter
    team: Setter
    captions: tuple[tuple[Words, Words], ...]
    pages: tuple[tuple[tuple[int, ...], ...], ...] = ()

    @property
    def column_gap(self) -> float:
        """Between cells of a row."""
        return _COLUMN_GAP

    @property
    def row_gap(self) -> float:
        """Between rows."""
        return self.name.size * 0.9

    @property
    def below(self) -> float:
        """Between a portrait and its caption."""
        return self.name.size * 0.3

    def height(self, rows: int) -> float:
        """Of so many rows."""
        return rows * self.row + max(rows - 1, 0) * self.row_gap

    def rows_in(self, height: float) -> int:
        """How many rows a height holds."""
        return int((height + self.row_gap) / (self.row + self.row_gap) + 1e-6)

    def columns_in(self, width: float) -> int:
        """How many cells a width holds."""
        return int((width + _COLUMN_GAP) / (self.cell + _COLUMN_GAP) + 1e-6)


def largest_grid(captions: Captions, room: tuple[float, tuple[float, float]]) -> Grid:
    """Arrange portraits on the fewest pages they need, and there as large as can be.

    Args:
        captions: what stands below them, one for each.
        room: width of the text area, and its heights on the first page and on the others.

    Raises:
        errors.DoesNotFit: there are too many, or one's caption is higher than a page.
    """
    count = len(captions.words)
    low, high = 0, int((_MOST_PHOTO - captions.least) / _STEP)
    best = _grid(captions, captions.least)
    pages = _pages_for(best, room, count)
    if pages is None or pages > _MOST_PAGES:
        raise errors.DoesNotFit(what=captions.words[0][0])
    while low < high:
        middle = (low + high + 1) // 2
        tried = _grid(captions, captions.least + middle * _STEP)
        needed = _pages_for(tried, room, count)
        if needed is not None and needed <= pages:
            best, low = tried, middle
        else:
            high = middle - 1
    return _hung(best, room, count, pages)


def _grid(captions: Captions, width: float) -> Grid:
    cell = width * _CELL
    size = min(max(width * _NAME_OF_PHOTO, captions.smallest), _LARGEST_NAME)
    small = max(size * _TEAM_OF_NAME, min(captions.smallest * _TEAM_OF_NAME, size))
    name = Setter(captions.document, captions.breaker, Role.HEI, size, _LEADING)
    team = Setter(captions.document, captions.breaker, Role.KAI, small, _LEADING)
    known = {text: even_lines(team, text, cell) for text in {told[1] for told in captions.words}}
    lines = tuple((even_lines(name, who, cell), known[told]) for who, told in captions.words)
    tallest = max(name.height(len(a)) + team.height(len(b)) for a, b in lines)
    stars = size * _STARS if captions.starred else 0.0
    photo = (width, width * _TALL)
    return Grid(
        photo=photo,
        cell=cell,
        row=photo[1] + size * 0.3 + tallest + stars,
        name=name,
        team=team,
        captions=lines,
    )


def _pages_for(grid: Grid, room: tuple[float, tuple[float, float]], count: int) -> int | None:
    """How many pages so many people take; None where not even one row fits on each."""
    across, rows = grid.columns_in(room[0]), [grid.rows_in(height) for height in room[1]]
    if not across or not all(rows):
        return None
    more = max(ceil(count / across) - rows[0], 0)
    return 1 + ceil(more / rows[1])


def _hung(grid: Grid, room: tuple[float, tuple[float, float]], count: int, pages: int) -> Grid:
    """Fill pages and rows about equally, so that no last page holds one row, no row one person."""
    across = grid.columns_in(room[0])
    rows = ceil(count / across)
    first = grid.rows_in(room[1][0])
    across = ceil(count / rows)
    lines = [tuple(range(start, min(start + across, count))) for start in range(0, count, across)]
    shares = _shares(len(lines), pages, first)
    hung, start = [], 0
    for share in shares:
        hung.append(tuple(lines[start : start + share]))
        start += share
    return replace(grid, pages=tuple(hung))


def _shares(rows: int, pages: int, first: int) -> list[int]:
    """How many rows each page has: the first no more than it holds, the others alike."""
    shares: list[int] = []
    for page in range(pages):
        share = ceil((rows - sum(shares)) / (pages - page))
        shares.append(min(share, first) if page == 0 else share)
    return shares
