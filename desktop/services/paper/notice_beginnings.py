"""What a notice can begin with: an activity, the plan of a month, another notice.

What is known is put into the words a notice has for it, to be read through and added to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.model.kinds import kind_named
from desktop.model.locked import is_locked
from desktop.services.desk import Desk
from desktop.services.paper import notices
from desktop.services.paper.activity_facts import ActivityFacts, activity_facts
from desktop.services.paper.month_days import days_of, shifted
from desktop.services.paper.notices import NoticeForm
from desktop.services.sync import published

if TYPE_CHECKING:
    from desktop.printing.sheets.calendar.month_plan import PlanEntry

#: What it can begin with.
ACTIVITY, MONTH = "activity", "month"
_EVERYBODY = "全体志愿者"
_ACTIVITY, _DOCUMENT = kind_named("activity"), kind_named("document")
#: Activities to come that are offered; of others a notice is begun at the activity itself.
_MOST = 8
_MONTHS = 2


@dataclass(frozen=True, slots=True)
class Beginning:
    """Something a notice can begin with.

    Args:
        sort: ``activity`` or ``month``.
        of: the activity's id, or the month as ``2026-11``.
        words: what it is called.
    """

    sort: str
    of: str
    words: str


def offered(desk: Desk) -> list[Beginning]:
    """What notices are usually about: the activities to come, the nearest first, and the months."""
    today = desk.today()
    condition = (
        "WHERE removed_at IS NULL AND status IN ('draft', 'announced') AND planned_start >= ? "
        "ORDER BY planned_start, id LIMIT ?"
    )
    told = desk.records.select(_ACTIVITY, condition, (today.isoformat(), _MOST))
    coming = [
        Beginning(ACTIVITY, one.id, f"{one.text('planned_start')[:10]} {one.text('title')}")
        for one in told
        if not is_locked(one.text("title"))
    ]
    firsts = [shifted(today, away) for away in range(_MONTHS)]
    months = [Beginning(MONTH, f"{one:%Y-%m}", f"{one.year}年{one.month}月") for one in firsts]
    return coming + months


def copied(desk: Desk, notice_id: str) -> NoticeForm:
    """A notice written once more, of today; what others published is signed by the station.

    Raises:
        errors.NotFound: there is no such notice.
        errors.NothingToPrint: it can't be read.
    """
    form, blank = notices.form_of(desk, notice_id), notices.begun(desk)
    if published.feeds_of(desk, _DOCUMENT, [notice_id]):
        return replace(
            form, signed_by=blank.signed_by, dated=blank.dated, contact="", phone=blank.phone
        )
    return replace(form, dated=blank.dated)


def begun_from_month(desk: Desk, month: str) -> NoticeForm:
    """A notice of what is planned in a month.

    Args:
        desk: the open station.
        month: as ``2026-11``.
    """
    first, station = dt.date.fromisoformat(f"{month}-01"), desk.station.text("name")
    told = [
        f"一、{entry.title}：{_when_and_where(day, entry)}" for day, entry in _planned(desk, first)
    ]
    name = f"{first.year}年{first.month}月"
    opening = f"{station}{name}计划开展以下活动，请互相转告，按时参加。"
    blank = notices.begun(desk)
    return replace(
        blank,
        title=f"关于开展{name}新时代文明实践活动的通知",
        text=_numbered([opening, *told]),
        to=_EVERYBODY,
    )


def _planned(desk: Desk, first: dt.date) -> Iterator[tuple[dt.date, PlanEntry]]:
    """What still lies ahead of a month, in order."""
    for day in days_of(desk, first.year, first.month):
        if day.day >= desk.today():
            yield from ((day.day, entry) for entry in day.entries)


def _when_and_where(day: dt.date, entry: PlanEntry) -> str:
    from desktop.printing.typography.wording import hours_of_day, weekday

    when = f"{day.month}月{day.day}日（{weekday(day)}）{hours_of_day(entry.starts)}"
    team = f"由{entry.team}承办" if entry.team else ""
    return "，".join(part for part in (when, entry.place, team) if part) + "。"


def begun_from(desk: Desk, activity_id: str) -> NoticeForm:
    """A notice about an activity: what is known of it, to be read through and added to.

    Raises:
        errors.NotFound: there is no such activity.
    """
    facts, blank = activity_facts(desk, activity_id), notices.begun(desk)
    return NoticeForm(
        _title(facts),
        _numbered(_lines(facts, desk.station.text("name"))),
        to=_EVERYBODY,
        signed_by=blank.signed_by,
        dated=blank.dated,
        phone=blank.phone,
    )


def _numbered(lines: list[str]) -> str:
    """The same lines with the numbers they will have on paper."""
    from desktop.printing.sheets.notices.notice_words import paragraphs_of, plain_lines

    return plain_lines(paragraphs_of("\n".join(lines)))


def _title(facts: ActivityFacts) -> str:
    what = facts.title if facts.title.endswith("活动") else f"“{facts.title}”活动"
    return f"关于开展{what}的通知"


def _lines(facts: ActivityFacts, station: str) -> list[str]:
    from desktop.printing.typography.wording import date_in_figures, hours_of_day, weekday

    day = date_in_figures(facts.day) if facts.day else ""
    on = f"于{day}" if day else ""
    lines = [f"{station}将{on}开展“{facts.title}”。现将有关事项通知如下："]
    when = f"{day}（{weekday(facts.day)}）" if facts.day else ""
    when += hours_of_day(facts.starts, facts.ends if not facts.last_day else None)
    told = (
        ("时间", when),
        ("地点", facts.place),
        ("参加对象", facts.for_whom),
        ("承办队伍", facts.team),
        ("负责人", facts.leader),
    )
    known = [(label, words) for label, words in told if words]
    lines += [f"一、{label}：{words}" for label, words in known]
    return [*lines, *_plan(facts.plan)]


def _plan(plan: str) -> list[str]:
    """The plan below a heading of its own, its levels moved down by one."""
    from desktop.printing.sheets.notices.notice_words import (
        DEEPEST,
        NoticeParagraph,
        plain_lines,
    )
    from desktop.printing.sheets.notices.notice_words import (
        paragraphs_of as read,
    )

    told = read(plan)
    if not told:
        return []
    moved = [NoticeParagraph(min(p.level + bool(p.level), DEEPEST), p.text) for p in told]
    return ["一、活动安排", plain_lines(moved)]
