"""The plan of a year (年度安排表): twelve months with themes, festivals and activities."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.table import Column
from desktop.printing.furniture.wall_page import WallPages
from desktop.printing.ink import A4, Paper
from desktop.printing.sheets.calendar.hung_table import (
    SIDE,
    HungTable,
    column_of,
    fits_one_page,
    hang,
    inquiries,
)
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker
from desktop.printing.typography.missing import require_all
from desktop.printing.typography.phrases import title_words

#: How many titles a month names where all of them would need a second page.
_NAMED = (12, 10, 8, 7, 6, 5, 4, 3)
#: Stands where nothing is planned: no blame, only an empty place.
_NOTHING = "—"
_ACTIVITIES = "活动安排"
_WEIGHTS = {"月份": 0.0, "节日节气": 2.0, "次数": 0.0}
_ALIGN = {"月份": Align.CENTRE, "月主题": Align.CENTRE, "次数": Align.RIGHT}


@dataclass(frozen=True, slots=True)
class YearMonth:
    """A month of the year.

    Args:
        month: 1 to 12.
        theme: of the month; empty for none.
        occasions: its festivals and solar terms.
        activities: (title, how often), by their first day.
    """

    month: int
    theme: str = ""
    occasions: tuple[str, ...] = ()
    activities: tuple[tuple[str, int], ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """Of its activities, the often repeated ones once with how often they are."""
        return tuple(
            f"{title}（{times}次）" if times > 1 else title for title, times in self.activities
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPlan:
    """A year on the wall.

    Args:
        station: the full name.
        year: which.
        months: all twelve.
        phone: the station's.
        address: of the station.
        sample: print 「示例」 across every page.
    """

    station: str
    year: int
    months: tuple[YearMonth, ...]
    phone: str = ""
    address: str = ""
    sample: bool = False

    @property
    def title(self) -> str:
        """2026年度活动安排表."""
        return f"{self.year}年度活动安排表"

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        return {
            "站名": self.station,
            "月主题": "".join(month.theme for month in self.months),
            "节日": "".join("".join(month.occasions) for month in self.months),
            "活动名称": "".join(title for month in self.months for title, _ in month.activities),
            "电话": self.phone,
            "地址": self.address,
        }


def render_year_plan(
    plan: YearPlan,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    paper: Paper = A4,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set a year; where all titles do not fit one page, a month names some of them and how many.

    Args:
        plan: what it says.
        book: the fonts.
        made_at: the time the PDF states.
        paper: an upright one.
        phrases: words no line may split.

    Raises:
        MissingGlyphs: a character no font has.
        DoesNotFit: the station's name, its phone or address are too long for a line.
    """
    require_all([("", plan.texts())], book.missing)
    document = Document(book, Properties(plan.title, plan.station, made_at), paper.size)
    pages = WallPages(
        paper=paper, above=plan.station, title=plan.title, sample=plan.sample, side=SIDE
    )
    whole = [words for month in plan.months for words in (*month.occasions, *month.titles)]
    breaker = Breaker(book.advance, [*phrases, *title_words(), *whole])
    most = max(len(month.activities) for month in plan.months)
    tables = [_table(plan, document, named) for named in (most, *_NAMED) if named <= most]
    chosen = next(
        (one for one in tables if fits_one_page(document, pages, breaker, one)), tables[-1]
    )
    hang(document, pages, breaker, chosen)
    return document.finish()


def _table(plan: YearPlan, document: Document, named: int) -> HungTable:
    """The twelve rows, each with so many titles at most; what nobody knows has no column."""
    known = [
        ("月份", [f"{month.month}月" for month in plan.months]),
        ("月主题", [month.theme or _NOTHING for month in plan.months]),
        ("节日节气", ["、".join(month.occasions) for month in plan.months]),
        (_ACTIVITIES, [_named(month, named) for month in plan.months]),
        ("次数", [_count(month) for month in plan.months]),
    ]
    shown = [one for one in known if set(one[1]) - {_NOTHING, ""} or one[0] == _ACTIVITIES]

    def columns(size: float) -> list[Column]:
        return [
            column_of(
                document, one, size, _WEIGHTS.get(one[0], 1.0), _ALIGN.get(one[0], Align.LEFT)
            )
            for one in shown
        ]

    return HungTable(
        columns=columns,
        cells=list(zip(*(texts for _, texts in shown), strict=True)),
        foot=inquiries(plan.phone, plan.address),
        largest=14.0,
    )


def _named(month: YearMonth, most: int) -> str:
    titles = month.titles
    more = f" 等{len(titles)}项" if len(titles) > most else ""
    return "、".join(titles[:most]) + more or _NOTHING


def _count(month: YearMonth) -> str:
    return str(sum(times for _, times in month.activities)) if month.activities else ""
