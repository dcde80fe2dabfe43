"""Who is on duty (值班表), by day: a week on one table, a month on two halves side by side."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.galley import Piece
from desktop.printing.furniture.table import Column
from desktop.printing.furniture.wall_page import WallPages
from desktop.printing.ink import A4, Paper
from desktop.printing.sheets.calendar.hung_table import (
    SIDE,
    HungTable,
    hang,
    inquiries,
    line_above,
)
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker
from desktop.printing.typography.missing import require_all
from desktop.printing.typography.wording import day_in_list, weekday

#: More days than these stand in two halves.
_ONE_TABLE = 10
#: (heading, least width in em, share of the rest): the cells of a day in one table, and in a half.
_WHOLE = (
    ("日期", 5.0, 0.5),
    ("星期", 4.0, 0.3),
    ("值班人员", 5.0, 1.4),
    ("签名", 5.0, 1.4),
    ("备注", 4.0, 1.2),
)
_IN_HALVES = (("日期", 6.4, 0.1), ("值班人员", 5.0, 1.2), ("签名", 3.4, 1.0))


@dataclass(frozen=True, slots=True)
class DutyDay:
    """A day and who is on duty; empty leaves a place to write the name."""

    day: datetime.date
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutySheet:
    """Who is on duty.

    Args:
        station: the full name.
        title: 2026年12月值班表.
        days: in order, at least one.
        hours: when the station is open, in words; empty leaves the line out.
        phone: the station's; nobody's own stands on a wall.
        address: of the station.
        sample: print 「示例」 across it.
    """

    station: str
    title: str
    days: tuple[DutyDay, ...]
    hours: str = ""
    phone: str = ""
    address: str = ""
    sample: bool = False

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        return {
            "站名": self.station,
            "姓名": "".join(day.person for day in self.days),
            "开放时间": self.hours,
            "电话": self.phone,
            "地址": self.address,
        }


def render_duty_sheet(
    sheet: DutySheet,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    paper: Paper = A4,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set a duty sheet.

    Args:
        sheet: what it says.
        book: the fonts.
        made_at: the time the PDF states.
        paper: an upright one.
        phrases: words no line may split.

    Raises:
        NothingToPrint: there is no day.
        MissingGlyphs: a character no font has.
        DoesNotFit: the station's name, its hours, phone or address are too long for a line.
    """
    if not sheet.days:
        raise errors.NothingToPrint(why="没有要值班的日子")
    require_all([("", sheet.texts())], book.missing)
    document = Document(book, Properties(sheet.title, sheet.station, made_at), paper.size)
    pages = WallPages(
        paper=paper, above=sheet.station, title=sheet.title, sample=sheet.sample, side=SIDE
    )
    names = {day.person for day in sheet.days if day.person}
    breaker = Breaker(book.advance, [*phrases, *names])
    halves = 2 if len(sheet.days) > _ONE_TABLE else 1
    hang(document, pages, breaker, _table(sheet, document, pages, halves))
    return document.finish()


def _table(sheet: DutySheet, document: Document, pages: WallPages, halves: int) -> HungTable:
    count = -(-len(sheet.days) // halves)
    rows = [
        [text for half in range(halves) for text in _cells(sheet.days, row + half * count, halves)]
        for row in range(count)
    ]
    widths = _IN_HALVES if halves > 1 else _WHOLE

    def columns(size: float) -> list[Column]:
        return [
            Column(heading, least * size, share, Align.CENTRE) for heading, least, share in widths
        ] * halves

    def above(_size: float) -> list[Piece]:
        hours = f"值班时间：{sheet.hours}"
        return [line_above(document, pages, hours)] if sheet.hours else []

    foot = inquiries(sheet.phone, sheet.address, "值班电话")
    return HungTable(columns=columns, cells=rows, above=above, foot=foot)


def _cells(days: Sequence[DutyDay], place: int, halves: int) -> tuple[str, ...]:
    """The cells of a day; empty ones behind the last."""
    if place >= len(days):
        return ("",) * len(_IN_HALVES)
    day, person = days[place].day, days[place].person
    if halves > 1:
        return day_in_list(day), person, ""
    return f"{day.month}月{day.day}日", weekday(day), person, "", ""
