"""Sets a month's preview as a list of its activities, or as a page of weeks where that holds."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.cell import Setter
from desktop.printing.furniture.galley import Piece
from desktop.printing.furniture.prose import prose
from desktop.printing.furniture.table import Column
from desktop.printing.furniture.wall_page import WallPages
from desktop.printing.ink import A4, GREY, RED, Paper
from desktop.printing.sheets.calendar.hung_table import (
    SIDE,
    HungTable,
    column_of,
    hang,
    inquiries,
    line_above,
)
from desktop.printing.sheets.calendar.month_calendar import MonthCalendar
from desktop.printing.sheets.calendar.month_plan import MonthPlan
from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker, Span
from desktop.printing.typography.missing import require_all
from desktop.printing.typography.phrases import title_words
from desktop.printing.typography.wording import day_in_list, hours_of_day

_NOTHING = "本月暂未安排活动"
_ACTIVITY = "活动"
#: Day and hour are as wide as they need; what is on has more of the rest than where and by whom.
_WEIGHTS = {"日期": 0.0, "时间": 0.0, _ACTIVITY: 1.3}
_OCCASIONS = "节日节气："


def render_month_plan(
    plan: MonthPlan,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    paper: Paper = A4,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set a month.

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
        paper=paper,
        above=plan.station,
        title=plan.title,
        sample=plan.sample,
        side=SIDE,
    )
    breaker = Breaker(book.advance, [*phrases, *title_words()])
    calendar = MonthCalendar(document, pages, breaker, plan)
    if plan.as_calendar and calendar.fits:
        calendar.draw()
    else:
        hang(document, pages, breaker, _table(plan, document, breaker, pages))
    return document.finish()


def _table(plan: MonthPlan, document: Document, breaker: Breaker, pages: WallPages) -> HungTable:
    """The list; columns of which nothing is known are left out."""
    entries = plan.entries
    told = (
        ("日期", [day_in_list(day.day) for day, _ in entries]),
        ("时间", [hours_of_day(entry.starts) for _, entry in entries]),
        (_ACTIVITY, [entry.title for _, entry in entries]),
        ("地点", [entry.place for _, entry in entries]),
        ("承办队伍", [entry.team for _, entry in entries]),
    )
    shown = [(heading, texts) for heading, texts in told if any(texts)]
    place = (pages.side, pages.column)

    def columns(size: float) -> list[Column]:
        return [
            column_of(document, (heading, texts), size, _WEIGHTS.get(heading, 1.0))
            for heading, texts in shown
        ]

    def above(size: float) -> list[Piece]:
        pieces = [line_above(document, pages, plan.theme_words)] if plan.theme else []
        pieces += _occasions(plan, breaker, place, size)
        return pieces if entries else [*pieces, _quiet(document, breaker, place)]

    return HungTable(
        columns=columns,
        cells=list(zip(*(texts for _, texts in shown), strict=True)),
        above=above,
        foot=inquiries(plan.phone, plan.address),
    )


def _occasions(
    plan: MonthPlan, breaker: Breaker, place: tuple[float, float], size: float
) -> list[Piece]:
    """Festivals and solar terms of the month on a line or two, with some room below."""
    told = [f"{day.day.day}日{'、'.join(day.occasions)}" for day in plan.days if day.occasions]
    if not told:
        return []
    spans = (Span(_OCCASIONS, Role.HEI), Span("\u3000".join(told), Role.KAI))
    small = max(size * 0.9, 10.5)
    hanging = float(len(_OCCASIONS))
    pieces = prose(
        spans, breaker, place, size=small, leading=1.45, indent=0, hanging=hanging, ink=RED, ties=2
    )
    return [*pieces, Piece(size * 0.5, lambda _document, _top: None, ties=1)]


def _quiet(document: Document, breaker: Breaker, place: tuple[float, float]) -> Piece:
    """An empty month says so, and no more."""
    setter = Setter(document, breaker, Role.KAI, 15)
    left, width = place

    def draw(document: Document, top: float) -> None:
        document.ink(GREY)
        setter.draw((_NOTHING,), (left, top, width, 60), Align.CENTRE)

    return Piece(60, draw, before=20)
