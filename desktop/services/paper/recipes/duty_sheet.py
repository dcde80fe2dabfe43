"""The duty sheet (值班表): clerks and team leaders by turns, or places to write names in.

There is no record of who is on duty: turns are counted by the days of the calendar, so that one
sheet goes on where the last one ended.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from desktop.model.kinds import kind_named
from desktop.model.locked import LOCKED_WORDS
from desktop.services.desk import Desk
from desktop.services.paper import sizes
from desktop.services.paper.month_days import shifted, usual_month
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
from desktop.services.roster.on_walls import not_named, on_walls
from desktop.services.roster.teams import TeamNode, chart

_INFO = TemplateInfo("duty-sheet", "值班表", sizes.WALL, STATION, shows=(Shows.WALL,))
_CLERKS, _LEADERS, _BOTH, _BLANK = "clerks", "leaders", "both", "blank"
_PEOPLE = (
    (_BLANK, "空白，打印后手填"),
    (_CLERKS, "文书轮流"),
    (_LEADERS, "队长轮流"),
    (_BOTH, "文书和队长轮流"),
)
_NOBODY = "没有可以印上的人，姓名留空，打印后手填。"
_WEEKS, _MONTHS = 4, 4
_WEEK = "week"


def _asks(desk: Desk) -> tuple[Question, ...]:
    today = desk.today()
    monday = today - dt.timedelta(days=today.weekday())
    weeks = [monday + dt.timedelta(weeks=number) for number in range(_WEEKS)]
    months = [shifted(today, away) for away in range(_MONTHS)]
    offered = [(f"{first:%Y-%m}", f"{first.year}年{first.month}月") for first in months]
    offered += [(f"{_WEEK}-{day.isoformat()}", f"{_span(day)}（一周）") for day in weeks]
    usual = f"{usual_month(today):%Y-%m}"
    return (
        Question("days", "哪些天", Answer.CHOICE, usual, tuple(offered)),
        Question("people", "值班人员", Answer.CHOICE, _BLANK, _PEOPLE),
    )


def _look(desk: Desk, order: PaperOrder) -> Laid:
    from desktop.printing.sheets.calendar.duty_sheet import DutyDay, DutySheet

    days, station = _days(order.answers["days"]), desk.station
    people, remark = _people(desk, order.answers["people"])
    sheet = DutySheet(
        station=station.text("name"),
        title=f"{_of(order.answers['days'])}值班表",
        days=tuple(DutyDay(day, _on_duty(day, people)) for day in days),
        hours=_open(station.text("opening_hours")),
        phone=station.text("phone"),
        address=station.text("address"),
        sample=desk.sample,
    )
    return Laid(sheet, sheet.title, remark=remark)


def _days(name: str) -> list[dt.date]:
    if name.startswith(_WEEK):
        first = dt.date.fromisoformat(name.removeprefix(f"{_WEEK}-"))
        return [first + dt.timedelta(days=number) for number in range(7)]
    first = dt.date.fromisoformat(f"{name}-01")
    count = (shifted(first, 1) - first).days
    return [first + dt.timedelta(days=number) for number in range(count)]


def _of(name: str) -> str:
    days = _days(name)
    return _span(days[0]) if name.startswith(_WEEK) else f"{days[0].year}年{days[0].month}月"


def _span(monday: dt.date) -> str:
    last = monday + dt.timedelta(days=6)
    month = f"{last.month}月" if last.month != monday.month else ""
    year = f"{last.year}年" if last.year != monday.year else ""
    return f"{monday.year}年{monday.month}月{monday.day}日至{year}{month}{last.day}日"


def _on_duty(day: dt.date, people: Sequence[str]) -> str:
    return people[day.toordinal() % len(people)] if people else ""


def _people(desk: Desk, wanted: str) -> tuple[list[str], str]:
    """Names in the order of their turns, and whose is missing, in words."""
    if wanted == _BLANK:
        return [], ""
    names = _clerks(desk) if wanted in (_CLERKS, _BOTH) else []
    leaders, remark = _leaders(desk) if wanted in (_LEADERS, _BOTH) else ([], "")
    found = list(dict.fromkeys([*names, *leaders]))
    return found, remark if found else f"{remark}{_NOBODY}"


def _clerks(desk: Desk) -> list[str]:
    """Those at the desk now, the longest there first."""
    today = desk.today().isoformat()
    found = [
        one
        for one in desk.records.find(kind_named("clerk"))
        if one.text("role") == "clerk" and (one.text("until") or today) >= today
    ]
    found.sort(key=lambda one: (one.text("since"), one.id))
    return [name for one in found if (name := _open(one.text("name")))]


def _leaders(desk: Desk) -> tuple[list[str], str]:
    """Leaders of teams who agreed to stand on a wall, and whoever did not, in words."""
    led = {n.leader_id: n.leader for root in chart(desk) for n in _everything(root) if n.leader_id}
    named = on_walls(desk, list(led))
    missing = [name for leader, name in led.items() if leader not in named]
    return [named[one].title for one in led if one in named], not_named(missing)


def _everything(node: TeamNode) -> Iterator[TeamNode]:
    yield node
    for one in node.below:
        yield from _everything(one)


def _open(text: str) -> str:
    return "" if text == LOCKED_WORDS else text


DUTY_SHEET = Recipe(_INFO, _look, asks=_asks)
