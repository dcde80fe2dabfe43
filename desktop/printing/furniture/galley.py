"""What stands down a column, piece by piece, and how it is cut into pages.

A piece is never split unless it is taller than a page; headings stay with what follows them, and
a table's head comes again at the top of each page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop import errors
from desktop.printing.document import Document

#: Rounding of sums of heights.
_GRAIN = 1e-6
#: In how many steps a column is opened.
_STEPS = 10

Draw = Callable[[Document, float], None]
Heights = Callable[[int], float]


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that stands in a column.

    Args:
        height: in points, like `before`.
        draw: sets it, called with the document and the height of its upper edge.
        before: space above it, unless it comes first on a page.
        ties: how many of the pieces behind it must stand on the same page.
        head: what stands above it where a page begins with it.
        cut: for a piece that may be taller than a page: pieces of it of which the first fits into
            a height; none where not even its beginning does.
        what: in words, should it fit on no page.
        mark: what it is called in the reader's list of contents; empty for no entry there.
    """

    height: float
    draw: Draw
    before: float = 0.0
    ties: int = 0
    head: Piece | None = None
    cut: Callable[[float], Sequence[Piece]] | None = None
    what: str = "一页"
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A piece with its place: points from the top of the column to its upper edge."""

    piece: Piece
    down: float


Pages = tuple[tuple[Standing, ...], ...]


def on_pages(pieces: Sequence[Piece], heights: Heights) -> Pages:
    """Cut a column into pages.

    Args:
        pieces: from top to bottom.
        heights: page number from 0 -> height of the column there, in points.

    Returns:
        At least one page.

    Raises:
        errors.DoesNotFit: a piece that can't be cut is taller than a page.
    """
    column = _Column(heights)
    waiting = list(reversed(pieces))
    while waiting:
        piece = waiting.pop()
        if column.turns_for(piece, waiting):
            column.turn()
        if column.holds(piece):
            column.put(piece)
            continue
        parts = piece.cut(column.room_for(piece)) if piece.cut else ()
        if not parts:
            if not column.begun:
                raise errors.DoesNotFit(what=piece.what)
            column.turn()
            waiting.append(piece)
            continue
        column.put(parts[0])
        waiting += reversed(parts[1:])
    return column.pages()


def held(pieces: Sequence[Piece], company: float = 0.0) -> list[Piece]:
    """The same pieces, with what comes behind them held to the last.

    Args:
        pieces: from top to bottom.
        company: how much of them goes along to another page at least, in points.
    """
    tied, height = list(pieces), 0.0
    for place in range(len(tied) - 1, -1, -1):
        tied[place] = replace(tied[place], ties=max(tied[place].ties, 1))
        height += tied[place].height
        if height >= company:
            break
    return tied


def airy(build: Callable[[float], Sequence[Piece]], heights: Heights) -> Pages:
    """The pages of a column that is opened as far as it takes no more of them.

    Args:
        build: makes the column, 0.0 for closed to 1.0 for wide open.
        heights: as `on_pages` takes them.
    """
    best = on_pages(build(0.0), heights)
    low, high = 0, _STEPS
    while low < high:
        middle = (low + high + 1) // 2
        tried = on_pages(build(middle / _STEPS), heights)
        if len(tried) == len(best):
            best, low = tried, middle
        else:
            high = middle - 1
    return best


class _Column:
    """Pages being filled."""

    def __init__(self, heights: Heights) -> None:
        self._heights = heights
        self._pages: list[list[Standing]] = [[]]
        self._down = 0.0

    @property
    def begun(self) -> bool:
        """Whether anything stands on the page."""
        return bool(self._pages[-1])

    def turns_for(self, piece: Piece, behind: Sequence[Piece]) -> bool:
        """Whether a piece has to wait for the next page, so that what is tied to it comes along."""
        if not self.begun or self._fits(needed := _tied(piece, behind)):
            return False
        fresh = self._heights(len(self._pages)) - (piece.head.height if piece.head else 0.0)
        if needed - piece.before <= fresh + _GRAIN:
            return True
        # Tied together they are higher than a page: then each stands where it fits.
        return not self.holds(piece) and piece.height <= fresh + _GRAIN

    def holds(self, piece: Piece) -> bool:
        """Whether there is room for a piece."""
        return self._fits(self._above(piece) + piece.height)

    def room_for(self, piece: Piece) -> float:
        """The height a piece can have here."""
        return self._left() - self._above(piece)

    def put(self, piece: Piece) -> None:
        """Let a piece stand below what is there."""
        if self.begun:
            self._down += piece.before
        elif piece.head:
            self._pages[-1].append(Standing(piece.head, self._down))
            self._down += piece.head.height
        self._pages[-1].append(Standing(piece, self._down))
        self._down += piece.height

    def turn(self) -> None:
        """Begin another page."""
        self._pages.append([])
        self._down = 0.0

    def pages(self) -> Pages:
        """What stands where."""
        return tuple(tuple(page) for page in self._pages)

    def _above(self, piece: Piece) -> float:
        if self.begun:
            return piece.before
        return piece.head.height if piece.head else 0.0

    def _left(self) -> float:
        return self._heights(len(self._pages) - 1) - self._down

    def _fits(self, height: float) -> bool:
        return height <= self._left() + _GRAIN


def _tied(piece: Piece, behind: Sequence[Piece]) -> float:
    """The height of a piece with all that must stand on its page; the last of `behind` is next."""
    height, last, place = piece.before + piece.height, piece.ties, 0
    while place < last and place < len(behind):
        place += 1
        tied = behind[-place]
        height += tied.before + tied.height
        last = max(last, place + tied.ties)
    return height
