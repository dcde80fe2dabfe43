"""A month's preview of activities (月活动预告): on a page of weeks or as a list."""

from __future__ import annotations

import datetime as dt

from desktop.model.locked import LOCKED_WORDS
from desktop.services import vocabularies
from desktop.services.desk import Desk
from desktop.services.paper import sizes
from desktop.services.paper.month_days import days_of, shifted, usual_month
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

_INFO = TemplateInfo("month-plan", "月活动预告", sizes.WALL, STATION, shows=(Shows.NOBODY,))
_CALENDAR, _LIST = "calendar", "list"
#: Months offered before and after this one.
_BEFORE, _AFTER = 12, 12


def _asks(desk: Desk) -> tuple[Question, ...]:
    today = desk.today()
    months = [shifted(today, away) for away in range(_AFTER, -_BEFORE - 1, -1)]
    return (
        Question(
            "month",
            "哪个月",
            Answer.CHOICE,
            _name(usual_month(today)),
            tuple((_name(first), f"{first.year}年{first.month}月") for first in months),
        ),
        Question(
            "layout",
            "样式",
            Answer.CHOICE,
            _CALENDAR,
            ((_CALENDAR, "月历"), (_LIST, "清单（有地点和队伍）")),
        ),
    )


def _name(first: dt.date) -> str:
    return f"{first:%Y-%m}"


def _look(desk: Desk, order: PaperOrder) -> Laid:
    from desktop.printing.sheets.calendar.month_plan import MonthPlan

    first, station = dt.date.fromisoformat(f"{order.answers['month']}-01"), desk.station
    plan = MonthPlan(
        station=station.text("name"),
        days=days_of(desk, first.year, first.month),
        theme=theme_of(desk, first.year, first.month),
        phone=station.text("phone"),
        address=station.text("address"),
        as_calendar=order.answers["layout"] == _CALENDAR,
        sample=desk.sample,
    )
    return Laid(plan, plan.title)


def theme_of(desk: Desk, year: int, month: int) -> str:
    """The theme of a month in force; empty for none, or one that can't be read here."""
    found = vocabularies.theme(desk, f"{year:04d}-{month:02d}")
    title = found.text("title") if found else ""
    return "" if title == LOCKED_WORDS else title


MONTH_PLAN = Recipe(_INFO, _look, asks=_asks)
