"""The members of the village's councils (四会成员): a wall sheet of names and roles."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil

from desktop import errors
from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.galley import Pages, Piece, airy, on_pages
from desktop.printing.furniture.page import Signature, fitted_size, sign
from desktop.printing.furniture.panel import Box, panel
from desktop.printing.furniture.wall_page import WallPages
from desktop.printing.ink import A4, BLACK, MM, PALE_RED, RED, Paper
from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.missing import require_all
from desktop.printing.typography.wording import date_in_characters

FOOT = 45 * MM
FOOT_NEXT = 25 * MM
FOOT_BASE = 26 * MM
LARGEST = 22.0
SIZE_STEP = 0.5
MOST_PAGES = 20
AGAIN = "（续）"
# In em of the type.
_BAND, _BAND_GAP = 1.9, 0.45
_BETWEEN = 1.0
_LINE, _LINE_AIRY = 1.55, 2.3
_INSET = 0.8
_LABEL_GAP = 1.6
_WIDEST_LABEL = 6.0
_NAME_GAP = 1.2
#: A name has three characters, or two with a gap; longer ones than the common take more cells.
_USUAL_NAME, _COMMON_NAME = 3.0, 4.0


@dataclass(frozen=True, slots=True)
class Seats:
    """Those of a council who are the same in it.

    Args:
        role: 会长, 成员 …; empty where nobody said.
        names: in order.
    """

    role: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilsSheet:
    """What the sheet says.

    Args:
        above: what stands above the title: the village's name.
        title: of the sheet.
        councils: name and seats of each; those without anybody are not in it.
        issuer: the signing body; empty leaves it out.
        effective: since when they are in office; None leaves the date out.
        sample: print 「示例」 across every page.
    """

    above: str
    title: str
    councils: tuple[tuple[str, tuple[Seats, ...]], ...]
    issuer: str = ""
    effective: datetime.date | None = None
    sample: bool = False

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        seats = [one for _, told in self.councils for one in told]
        return {
            "村名": self.above,
            "标题": self.title,
            "会名": "".join(name for name, _ in self.councils),
            "职务": "".join(one.role for one in seats),
            "姓名": "".join(name for one in seats for name in one.names),
            "落款": self.issuer,
        }


def render_councils(
    sheet: CouncilsSheet,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    paper: Paper = A4,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set the lists, in the largest type that takes the fewest pages.

    Args:
        sheet: what it says.
        book: the fonts.
        made_at: the time the PDF states.
        paper: upright.
        phrases: not needed here; names stand each for itself.

    Raises:
        NothingToPrint: no council has a member.
        MissingGlyphs: a character no font has.
        DoesNotFit: a name is longer than a line, or there are too many.
    """
    del phrases
    if not sheet.councils:
        raise errors.NothingToPrint(why="四会里还没有成员")
    require_all([("", sheet.texts())], book.missing)
    pages = WallPages(paper=paper, above=sheet.above, title=sheet.title, sample=sheet.sample)
    document = Document(book, Properties(sheet.title, sheet.issuer, made_at), paper.size)
    size, standing = _Fitting(document, sheet, pages).largest()

    def page(number: int) -> None:
        top, alone = pages.top(number), len(standing) == 1
        last = standing[number][-1]
        spare = _room(pages, 1, 0) - last.down - last.piece.height
        top -= min(spare * 0.4, 18 * MM) if alone else 0.0
        for one in standing[number]:
            one.piece.draw(document, top - one.down)
        if number == len(standing) - 1:
            _foot(document, sheet, pages, size)

    pages.draw(document, len(standing), page)
    return document.finish()


def _room(pages: WallPages, count: int, page: int) -> float:
    """Height of the text area of a page of a sheet of `count`."""
    return pages.top(page) - (FOOT if page >= count - 1 else FOOT_NEXT)


def _foot(document: Document, sheet: CouncilsSheet, pages: WallPages, size: float) -> None:
    day = date_in_characters(sheet.effective) if sheet.effective else ""
    right = pages.size[0] - pages.side - 4 * MM
    most = min(13.0, max(size, pages.smallest))
    fitted = fitted_size(document, sheet.issuer, Role.SONG, (6, most), pages.column * 0.9, 0)
    sign(document, Signature(sheet.issuer, day), right, FOOT_BASE, fitted)


class _Fitting:
    """Finds the size of type and the pages."""

    def __init__(self, document: Document, sheet: CouncilsSheet, pages: WallPages) -> None:
        self._document = document
        self._sheet = sheet
        self._pages = pages

    def largest(self) -> tuple[float, Pages]:
        """Size of the type and what stands on each page.

        Raises:
            errors.DoesNotFit: not even in the smallest type.
        """
        smallest = self._pages.smallest
        for count in range(1, MOST_PAGES + 1):
            heights = partial(_room, self._pages, count)
            for step in range(int((LARGEST - smallest) / SIZE_STEP), -1, -1):
                size = smallest + step * SIZE_STEP
                try:
                    lists = _Lists(self._document, self._sheet, self._pages, size)
                    if len(on_pages(lists.pieces(0.0), heights)) > count:
                        continue
                except errors.DoesNotFit:
                    if step == 0:
                        raise
                    continue
                return size, airy(lists.pieces, heights)
        raise errors.DoesNotFit(what=self._sheet.title)


class _Lists:
    """Makes the lists of a sheet at a size of type; roles and names stand in the same columns."""

    def __init__(
        self, document: Document, sheet: CouncilsSheet, pages: WallPages, size: float
    ) -> None:
        self._document = document
        self._sheet = sheet
        self._size = size
        self._band_place = (pages.side, pages.column)
        seats = [one for _, told in sheet.councils for one in told]
        widest = max(self._role_width(one.role) for one in seats)
        self._label = min(widest, _WIDEST_LABEL * size)
        self._left = pages.side + _INSET * size
        self._start = self._label + _LABEL_GAP * size if widest else 0.0
        self._room = pages.column - 2 * _INSET * size - self._start
        usual = [self._name_width(name) for one in seats for name in one.names]
        cell = max([_USUAL_NAME * size, *(w for w in usual if w <= _COMMON_NAME * size)])
        gap = _NAME_GAP * size
        self._across = max(int((self._room + gap) / (cell + gap)), 1)
        self._cell = (self._room + gap) / self._across

    def pieces(self, open_: float) -> list[Piece]:
        """All of it as a column, closed at 0.0 and wide open at 1.0."""
        made: list[Piece] = []
        for name, seats in self._sheet.councils:
            made += self._council(name, seats, open_, first=not made)
        return made

    def _council(
        self, name: str, seats: Sequence[Seats], open_: float, *, first: bool
    ) -> Iterator[Piece]:
        size = self._size
        before = 0.0 if first else (_BETWEEN + open_) * size
        yield self._band(name, before, ties=1)
        head = self._band(f"{name}{AGAIN}", 0.0, ties=0)
        height = (_LINE + (_LINE_AIRY - _LINE) * open_) * size
        for one in seats:
            for number, line in enumerate(self._lines(one.names)):
                role = one.role if number == 0 else ""
                yield Piece(height, partial(self._line, role, line, height), head=head)

    def _band(self, name: str, before: float, ties: int) -> Piece:
        size, (left, width) = self._size, self._band_place
        height, sizes = (_BAND + _BAND_GAP) * size, (5, size * 1.1)
        fitted = fitted_size(self._document, name, Role.HEI_BOLD, sizes, width * 0.9, 0.15)

        def draw(document: Document, top: float) -> None:
            box = Box(left, top, width, _BAND * size)
            panel(document, box, 1.2 * MM, fill=PALE_RED)
            document.ink(RED)
            at = (box.middle, box.centre - fitted * 0.37)
            document.text(at, name, Role.HEI_BOLD, fitted, align=Align.CENTRE, spacing=0.15)

        return Piece(height, draw, before=before, ties=ties, what=name)

    def _lines(self, names: Iterable[str]) -> Iterator[list[tuple[float, str]]]:
        """Names in cells of one width, a long one in several: (from the left, name)."""
        line: list[tuple[float, str]] = []
        used = 0
        for name in names:
            width = self._name_width(name)
            if width > self._room:
                raise errors.DoesNotFit(what=name)
            takes = ceil((width + _NAME_GAP * self._size) / self._cell - 1e-6)
            if line and used + takes > self._across:
                yield line
                line, used = [], 0
            line.append((used * self._cell, name))
            used += takes
        if line:
            yield line

    def _name_width(self, name: str) -> float:
        return self._document.width(name, Role.KAI, self._size, _spacing(name))

    def _role_width(self, role: str) -> float:
        return self._document.width(role, Role.HEI, self._size, _spacing(role))

    def _line(
        self,
        role: str,
        names: Sequence[tuple[float, str]],
        height: float,
        document: Document,
        top: float,
    ) -> None:
        size = self._size
        base = top - height / 2 - size * 0.37
        if role:
            spacing = _spacing(role)
            fitted = fitted_size(document, role, Role.HEI, (5, size), self._label, spacing)
            document.ink(RED)
            document.text((self._left, base), role, Role.HEI, fitted, spacing=spacing)
        document.ink(BLACK)
        for x, name in names:
            at = (self._left + self._start + x, base)
            document.text(at, name, Role.KAI, size, spacing=_spacing(name))


def _spacing(word: str) -> float:
    """What is put between the characters of a name or a role, in em: two are as wide as three."""
    return _USUAL_NAME - 2 if len(word) == 2 else 0.0
