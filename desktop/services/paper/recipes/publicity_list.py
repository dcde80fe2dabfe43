"""The publicity of hours: a period's, with the names of those who agreed to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop import errors
from desktop.model.working_days import last_of
from desktop.services import vocabularies
from desktop.services.activities.period_hours import Served, served_between
from desktop.services.desk import Desk
from desktop.services.paper import periods, sizes
from desktop.services.paper.activity_words import hours_text
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
from desktop.services.roster.on_walls import on_walls
from desktop.services.roster.people_listing import teams_of

if TYPE_CHECKING:
    # reportlab is loaded where it works: in the worker process.
    from desktop.printing.sheets.lists.publicity_list import PublicityLine

_INFO = TemplateInfo(
    "publicity-list", "服务时长公示", sizes.WALL, STATION, shows=(Shows.PUBLICITY,)
)
_PERIOD, _FROM, _UNTIL = "period", "from", "until"
_PURPOSE = "publicity"
#: Where no policy tells (domain.md, Rules: 3 working days).
_WORKING_DAYS = 3
#: So many people are asked after at once: each is named twice in a query, which takes 32,766 names.
_PART = 5_000


def _asks(desk: Desk) -> tuple[Question, ...]:
    told = [(one.name, one.words) for one in periods.offered(desk.today())]
    days = f"公示到（空着：满 {_working_days(desk)} 个工作日）"
    return (
        Question(_PERIOD, "哪段时间的时长", Answer.CHOICE, told[0][0], tuple(told)),
        Question(_FROM, "从哪天起公示", Answer.DAY, desk.today().isoformat()),
        Question(_UNTIL, days, Answer.DAY),
    )


def _look(desk: Desk, order: PaperOrder) -> Laid:
    from desktop.printing.sheets.lists.publicity_list import PublicityList

    offered = periods.offered(desk.today())
    period = periods.named(order.answers.get(_PERIOD) or offered[0].name)
    served = served_between(desk, period.first, period.last)
    if not served:
        raise errors.NothingToPrint(why=f"{period.words}还没有服务时长")
    lines = tuple(
        line
        for start in range(0, len(served), _PART)
        for line in _lines(desk, served[start : start + _PART])
    )
    first = dt.date.fromisoformat(order.answers.get(_FROM) or desk.today().isoformat())
    last, days = _ends(desk, first, order.answers.get(_UNTIL, ""))
    station = desk.station
    sheet = PublicityList(
        station=station.text("name"),
        issuer=station.text("signing_body") or station.text("name"),
        period=period.words,
        first=first,
        last=last,
        working_days=days,
        lines=lines,
        people=len(served),
        hours=hours_text(sum(one.minutes for one in served)),
        phone=station.text("phone"),
        address=station.text("address"),
        sample=desk.sample,
    )
    return Laid(sheet, f"{_INFO.label} {period.words}", remark=_remark(len(served) - len(lines)))


def _lines(desk: Desk, served: Sequence[Served]) -> list[PublicityLine]:
    from desktop.printing.sheets.lists.publicity_list import PublicityLine

    named = on_walls(desk, [one.person for one in served], _PURPOSE)
    teams = teams_of(desk, list(named))
    return [
        PublicityLine(
            named[one.person].text("name"),
            teams.get(one.person, ""),
            str(one.times),
            hours_text(one.minutes),
        )
        for one in served
        if one.person in named
    ]


def _ends(desk: Desk, first: dt.date, until: str) -> tuple[dt.date, int]:
    """The last day, and how many working days that is by the policy; 0 where the clerk said it.

    Raises:
        errors.NothingToPrint: it would end before it begins.
    """
    if not until:
        days = _working_days(desk)
        return last_of(first, days), days
    last = dt.date.fromisoformat(until)
    if last < first:
        raise errors.NothingToPrint(why="公示的最后一天在第一天前面")
    return last, 0


def _working_days(desk: Desk) -> int:
    told = vocabularies.rule(desk, "publicity").get("working_days")
    return told if isinstance(told, int) and 0 < told < 100 else _WORKING_DAYS


def _remark(unnamed: int) -> str:
    if not unnamed:
        return ""
    return f"有 {unnamed} 人没有「公示」同意，或者已经不在册：时长计入总数，姓名不印。"


PUBLICITY_LIST = Recipe(_INFO, _look, asks=_asks)
