"""The publicity of hours (公示): who served how long in a period, as it hangs on the wall.

Names only of those who agreed; nobody's ID number or phone. Others count, and stay unnamed.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.galley import Pages, Piece, airy
from desktop.printing.furniture.page import SEAL_MM, SIGN_LEADING, Signature, fitted_size, sign
from desktop.printing.furniture.prose import prose
from desktop.printing.furniture.table import Column, Table
from desktop.printing.furniture.wall_page import WallPages
from desktop.printing.ink import A4, GREY, MM, Paper
from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker, Span
from desktop.printing.typography.missing import require_all
from desktop.printing.typography.wording import date_in_characters, date_in_figures, even_decimals

TITLE = "志愿服务时长公示"
FOOT = 25 * MM
#: Of running text and of cells, in points on A4: the largest first.
_SIZES = ((18.0, 14.0), (16.0, 14.0), (14.5, 12.5), (13.0, 11.5), (12.0, 10.5))
_SEAL = "（盖章）"


@dataclass(frozen=True, slots=True)
class PublicityLine:
    """One volunteer who agreed, as it is to be read.

    Args:
        name: full name.
        teams: may be empty.
        times: in how many activities.
        hours: how long in all.
    """

    name: str
    teams: str
    times: str
    hours: str

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        return {"姓名": self.name, "队伍": self.teams}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicityList:
    """What is made public.

    Args:
        station: full name of the station.
        issuer: the signing body.
        period: whose hours, in words: 2026年第四季度.
        first: the day it is hung up, which is also the day beside the seal.
        last: the last day objections are heard.
        working_days: how many those are; 0 where they are not told.
        lines: who agreed to be named.
        people: how many served, named or not.
        hours: theirs together.
        phone: for objections; empty leaves it out.
        address: where they are heard; empty leaves it out.
        sample: print 「示例」 across every page.
    """

    station: str
    issuer: str
    period: str
    first: datetime.date
    last: datetime.date
    working_days: int = 0
    lines: tuple[PublicityLine, ...] = ()
    people: int
    hours: str
    phone: str = ""
    address: str = ""
    sample: bool = False

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        return {
            "站名": self.station,
            "落款": self.issuer,
            "电话": self.phone,
            "地址": self.address,
            "时段": self.period,
        }


def render_publicity_list(
    sheet: PublicityList,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    paper: Paper = A4,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set the list, enlarged for larger paper.

    Raises:
        MissingGlyphs: characters no font has, with whose they are.
        DoesNotFit: the station's name is too long for a line.
    """
    people = ((line.name, line.texts()) for line in sheet.lines)
    require_all((("", sheet.texts()), *people), book.missing)
    pages = WallPages(
        paper=paper, above=sheet.station, title=TITLE, note=sheet.period, sample=sheet.sample
    )
    whole = f"{TITLE} {sheet.period}"
    document = Document(book, Properties(whole, sheet.issuer, made_at), paper.size)
    names = [*phrases, sheet.station, *(line.name for line in sheet.lines)]
    breaker = Breaker(book.advance, names)
    layout = _Layout(document, sheet, breaker, pages)
    # The fewest pages, and then the largest type that needs no more of them.
    set_pages = min((layout.at(text, cell) for text, cell in _SIZES), key=len)

    def draw(number: int) -> None:
        for standing in set_pages[number]:
            standing.piece.draw(document, pages.top(number) - standing.down)

    pages.draw(document, len(set_pages), draw)
    return document.finish()


class _Layout:
    """Sets what the sheet says at a size of type."""

    def __init__(
        self, document: Document, sheet: PublicityList, breaker: Breaker, pages: WallPages
    ) -> None:
        self._document = document
        self._sheet = sheet
        self._breaker = breaker
        self._pages = pages
        self._place = (pages.side, pages.column)

    def at(self, text: float, cell: float) -> Pages:
        """The pages with running text and cells of these sizes, in points."""
        sheet = self._sheet
        table = Table(self._document, self._breaker, _columns(cell), self._place, size=cell)
        hours = even_decimals(line.hours for line in sheet.lines)
        rows = table.rows(
            (str(n), line.name, line.teams, line.times, long)
            for n, (line, long) in enumerate(zip(sheet.lines, hours, strict=True), 1)
        )
        top, after = self._words(_before(sheet), text), self._words(_after(sheet), text)
        end = _signed(self._document, sheet, self._place, text)
        gap = Piece(3 * MM, lambda _document, _top: None, ties=1)

        def column(openness: float) -> list[Piece]:
            listed = [gap, *table.pieces(rows, openness, ties=1), gap] if rows else []
            return [*top, *listed, *after, end]

        return airy(column, lambda page: self._pages.top(page) - FOOT)

    def _words(self, told: Sequence[str], size: float) -> list[Piece]:
        return [
            piece
            for words in told
            for piece in prose(
                (Span(words, Role.SONG),),
                self._breaker,
                self._place,
                size=size,
                leading=1.7,
                ties=1,
            )
        ]


def _columns(cell: float) -> list[Column]:
    """As wide as their words at a size."""
    return [
        Column("序号", 3.6 * cell, align=Align.CENTRE),
        Column("姓名", 8.8 * cell, 0.6),
        Column("队伍", 8.6 * cell, 1.4),
        Column("服务次数", 5.4 * cell, align=Align.RIGHT),
        Column("服务时长\n（小时）", 6.0 * cell, align=Align.RIGHT),
    ]


def _before(sheet: PublicityList) -> list[str]:
    length = f"{sheet.working_days}个工作日，" if sheet.working_days else ""
    until = date_in_figures(sheet.last)
    return [
        f"现将本站志愿者{sheet.period}的服务时长予以公示。公示期{length}"
        f"自{date_in_figures(sheet.first)}起，至{until}止。",
        f"{sheet.period}共有{sheet.people}人参加志愿服务，累计{sheet.hours}小时。",
    ]


def _after(sheet: PublicityList) -> list[str]:
    """In what order they stand, who is not named, and where objections are heard."""
    told = []
    unnamed = sheet.people - len(sheet.lines)
    if sheet.lines:
        others = f"另有{unnamed}人未列姓名。" if unnamed else "不分先后。"
        told.append(f"以上按姓名拼音排列，{others}")
    elif unnamed:
        told.append("姓名须经本人同意才列出，这里只公示合计。")
    where = f"到{sheet.address}" if sheet.address else "到本站"
    call = f"或者拨打{sheet.phone}" if sheet.phone else ""
    told.append(f"对公示内容有不同意见的，请在公示期内{where}{call}反映，本站将核实并答复。")
    return told


def _signed(
    document: Document, sheet: PublicityList, place: tuple[float, float], most: float
) -> Piece:
    """The body above the date, with room for its seal around both."""
    size = fitted_size(document, sheet.issuer, Role.SONG, (7, most), place[1] * 0.62, 0)
    height = SEAL_MM * MM
    day = date_in_characters(sheet.first)
    return Piece(height, partial(_draw_signed, Signature(sheet.issuer, day), size, place))


def _draw_signed(
    signature: Signature,
    size: float,
    place: tuple[float, float],
    document: Document,
    top: float,
) -> None:
    right = place[0] + place[1] - 4 * MM
    base = top - SEAL_MM * MM / 2 - size * (SIGN_LEADING - 1)
    sign(document, signature, right, base, size)
    document.ink(GREY)
    document.text((right, base - size * 1.9), _SEAL, Role.KAI, 10.5, align=Align.RIGHT)
