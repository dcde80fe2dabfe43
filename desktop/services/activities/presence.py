"""What nobody can have done: be in two places at once, stay longer than it lasted, 24 hours a day.

A person's span at an activity is told in SQL by `storage/merged.py`, of one record by
`model/durations.py`; both take the times signed, else the real ones, else the planned ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop import errors
from desktop.model import durations
from desktop.model.kind import Record
from desktop.services.desk import Desk
from desktop.storage.merged import ENDS, STARTS

#: Where else somebody was, whoever they were merged with. What overlaps since a merge is not
#: counted and named elsewhere (services/roster/merging.py); it must not stop every later save.
_ELSEWHERE = """
FROM participation AS p JOIN activity AS a ON a.id = p.activity
WHERE p.volunteer IN ({people}) AND p.removed_at IS NULL AND a.removed_at IS NULL
AND p.merged_into IS NULL AND p.overlaps IS NULL AND a.status IN ('held', 'filed')
AND p.minutes > 0
"""


def refuse_impossible(
    desk: Desk, participation: Record, activity: Record, everyone: Sequence[str]
) -> None:
    """Hold minutes that are to be credited against where the person was (domain.md, Hours).

    Args:
        desk: inside the open action.
        participation: what is to be credited.
        activity: of it.
        everyone: all ids of the person, who stands for them first.

    Raises:
        errors.InvalidValues: somebody was in two places at once, or longer than it lasted.
    """
    name = _name(desk, everyone)
    _refuse_beyond(name, participation, activity)
    span = durations.presence_span(participation.values, activity.values)
    if span is None:
        return
    other = desk.store.one(
        f"SELECT a.title {_ELSEWHERE.format(people=_marks(everyone))} "
        f"AND a.id <> ? AND {STARTS} < ? AND {ENDS} > ?",
        (*everyone, activity.id, span[1], span[0]),
    )
    if other:
        problem = f"{name} 在同一时间已参加「{other}」，请核对两个活动的起止时间或参与人员。"
        raise errors.InvalidValues(problems=problem)


def refuse_long_day(desk: Desk, activity: Record, everyone: Sequence[str]) -> None:
    """No more than 24 hours a day (domain.md, Hours).

    Raises:
        errors.InvalidValues: it would be more.
    """
    held_on = activity.values["held_on"]
    day = desk.store.one(
        f"SELECT sum(p.minutes) {_ELSEWHERE.format(people=_marks(everyone))} AND a.held_on = ?",
        (*everyone, held_on),
    )
    if (day or 0) > durations.DAY_MINUTES:
        problem = f"{_name(desk, everyone)} 在 {held_on} 的时长加起来超过 24 小时。"
        raise errors.InvalidValues(problems=problem)


def _refuse_beyond(name: str, participation: Record, activity: Record) -> None:
    minutes = participation.number("minutes")
    lasted = durations.presence_minutes(participation.values, activity.values)
    if lasted is None or minutes <= lasted:
        return
    signed = durations.presence_span(participation.values, {}) is not None
    what = "签到到签退" if signed else f"活动「{activity.title}」"
    raise errors.InvalidValues(
        problems=f"时长：{name} 写了 {minutes} 分钟，{what}只有 {lasted} 分钟；"
        "请改时长，或先更正起止时间。"
    )


def _name(desk: Desk, everyone: Sequence[str]) -> str:
    return str(desk.store.one("SELECT name FROM volunteer WHERE id = ?", (everyone[0],)))


def _marks(ids: Sequence[str]) -> str:
    return ",".join("?" * len(ids))
