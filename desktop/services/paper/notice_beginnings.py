"""A notice begun from an activity: what is known of it, in the words a notice has for it."""

from __future__ import annotations

from desktop.services.desk import Desk
from desktop.services.paper import notices
from desktop.services.paper.activity_facts import ActivityFacts, activity_facts
from desktop.services.paper.notices import NoticeForm

_EVERYBODY = "全体志愿者"


def begun_from(desk: Desk, activity_id: str) -> NoticeForm:
    """A notice about an activity: what is known of it, to be read through and added to.

    Raises:
        errors.NotFound: there is no such activity.
    """
    facts, blank = activity_facts(desk, activity_id), notices.begun(desk)
    return NoticeForm(
        _title(facts),
        "\n".join(_lines(facts, desk.station.text("name"))),
        to=_EVERYBODY,
        signed_by=blank.signed_by,
        dated=blank.dated,
        phone=blank.phone,
    )


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
