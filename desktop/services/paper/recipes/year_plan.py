"""The plan of a year (年度安排表): themes, festivals and activities month by month."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop.services.desk import Desk
from desktop.services.paper import sizes
from desktop.services.paper.month_days import days_of, usual_month
from desktop.services.paper.recipe import (
    STATION,
    Answer,
    Laid,
    PaperOrder,
    Question,
    Recipe,
    Shows,
    TemplateInfo,
)
from desktop.services.paper.recipes.month_plan import theme_of

if TYPE_CHECKING:
    from desktop.printing.sheets.calendar.month_plan import PlanDay
    from desktop.printing.sheets.calendar.year_plan import YearMonth

_INFO = TemplateInfo("year-plan", "年度安排表", sizes.WALL, STATION, shows=(Shows.NOBODY,))
#: Years offered before this one.
_BEFORE = 3


def _asks(desk: Desk) -> tuple[Question, ...]:
    usual = usual_month(desk.today()).year
    years = range(desk.today().year + 1, desk.today().year - _BEFORE - 1, -1)
    offered = tuple((str(year), f"{year}年") for year in years)
    return (Question("year", "哪一年", Answer.CHOICE, str(usual), offered),)


def _look(desk: Desk, order: PaperOrder) -> Laid:
    from desktop.printing.sheets.calendar.year_plan import YearPlan

    year, station = int(order.answers["year"]), desk.station
    plan = YearPlan(
        station=station.text("name"),
        year=year,
        months=tuple(_month(desk, year, month) for month in range(1, 13)),
        phone=station.text("phone"),
        address=station.text("address"),
        sample=desk.sample,
    )
    return Laid(plan, plan.title)


def _month(desk: Desk, year: int, month: int) -> YearMonth:
    from desktop.printing.sheets.calendar.year_plan import YearMonth

    days = days_of(desk, year, month)
    titles = Counter(entry.title for day in days for entry in day.entries)
    occasions = tuple(_occasion(day, words) for day in days for words in day.occasions)
    return YearMonth(month, theme_of(desk, year, month), occasions, tuple(titles.items()))


def _occasion(day: PlanDay, words: str) -> str:
    """A festival with its day; a solar term, of which every month has two, by its name alone."""
    return f"{words}（{day.day.day}日）" if words in day.festivals else words


YEAR_PLAN = Recipe(_INFO, _look, asks=_asks)
