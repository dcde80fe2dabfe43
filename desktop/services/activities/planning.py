"""Plan activities: one on a day, the next ones of a series, or put one off to another day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model import checks
from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.locked import is_locked
from desktop.services import records, rules
from desktop.services.activities import calendar
from desktop.services.desk import Desk
from desktop.storage import columns

PLANNED = frozenset({"draft", "announced"})
#: How far ahead a series is looked into: market days of a leap month still come within it.
_AHEAD_DAYS = 400
#: What an activity takes over from its series.
_FROM_SERIES = ("title", "kind", "category", "platform", "team", "point", "project")
_ACTIVITY, _SERIES = kind_named("activity"), kind_named("series")


@dataclass(frozen=True, slots=True)
class Planned:
    """What was planned.

    Args:
        ids: of the new activities, by day.
        days: their days, ISO.
    """

    ids: tuple[RecordId, ...]
    days: tuple[str, ...]


def plan_activity(desk: Desk, typed: Mapping[str, object]) -> RecordId:
    """Plan one activity as an action of its own; its day may lie ahead.

    Args:
        desk: the open station.
        typed: its fields; ``planned_start`` names the day. The status is ``draft`` where none is
            given.

    Raises:
        errors.InvalidValues: a value will not do.
    """
    with desk.action("plan", "") as group:
        values = _settled(desk, {"status": "draft", **typed})
        made = desk.records.insert(group, _ACTIVITY, values)
        rules.follow(desk, group, _ACTIVITY.name, made)
        group.rename(f"计划活动「{values['title']}」")
    return made


def next_days(desk: Desk, series_id: str, count: int) -> list[dt.date]:
    """The next days of a series, from today on, that have no activity of it yet."""
    return _next_days(desk, desk.records.get(_SERIES, series_id), count)


def plan_series(desk: Desk, series_id: str, count: int) -> Planned:
    """Plan the next activities of a series, all as one action.

    Args:
        desk: the open station.
        series_id: which.
        count: how many at most; fewer where the series ends before.

    Raises:
        errors.InvalidValues: the series names no day, or has ended.
    """
    series = desk.records.get(_SERIES, series_id)
    return _plan_days(desk, series, _next_days(desk, series, count))


def take_back(desk: Desk, ids: Sequence[str]) -> int:
    """Move plans to the trash again as one action; one that took place meanwhile stays.

    Gives how many went.
    """
    found = desk.records.get_many(_ACTIVITY, list(ids))
    plans = [r.id for r in found if not r.removed_at and r.text("status") in PLANNED]
    return records.remove(desk, _ACTIVITY.name, plans) if plans else 0


def plan_series_day(desk: Desk, series_id: str, day: dt.date) -> Planned:
    """Plan the activity of a series on one day, as an action of its own."""
    return _plan_days(desk, desk.records.get(_SERIES, series_id), [day])


def move_activity(desk: Desk, activity_id: str, day: dt.date) -> bool:
    """Put a planned activity on another day; its times stay.

    Returns:
        Whether anything differed.

    Raises:
        errors.InvalidValues: it took place already, or its times can't be read here.
    """
    with desk.action("plan", "") as group:
        record = desk.records.get(_ACTIVITY, activity_id)
        values = rules.settle(desk, _ACTIVITY, {**record.values, **_moved(record, day)})
        if not desk.records.update(group, record, values):
            return False
        rules.follow(desk, group, _ACTIVITY.name, record.id)
        group.rename(f"把活动「{record.title}」改到 {day.month} 月 {day.day} 日")
    return True


def _next_days(desk: Desk, series: Record, count: int) -> list[dt.date]:
    first = desk.today()
    last = first + dt.timedelta(days=_AHEAD_DAYS)
    taken = calendar.days_taken(desk, first, last)
    free = (
        day
        for day in calendar.series_days(series, first, last)
        if (series.id, day.isoformat()) not in taken
    )
    return [day for day, _ in zip(free, range(count), strict=False)]


def _plan_days(desk: Desk, series: Record, days: Sequence[dt.date]) -> Planned:
    if not days:
        raise errors.InvalidValues(
            problems=f"系列「{series.title}」接下来没有日子可计划，请看看周期和起止日期。"
        )
    made = []
    with desk.action("plan", "") as group:
        for day in days:
            values = _settled(desk, _of_series(desk, series, day))
            made.append(desk.records.insert(group, _ACTIVITY, values))
            rules.follow(desk, group, _ACTIVITY.name, made[-1])
        group.rename(f"计划「{series.title}」的 {len(made)} 次活动")
    return Planned(tuple(made), tuple(day.isoformat() for day in days))


def _of_series(desk: Desk, series: Record, day: dt.date) -> dict[str, object]:
    told: dict[str, object] = {
        name: series.values[name]
        for name in _FROM_SERIES
        if not is_locked(series.values[name]) and _stands(desk, series, name)
    }
    start = _moment(day, series.text("starts_at") or "00:00")
    minutes = series.number("minutes")
    told |= {"status": "draft", "series": series.id, "planned_start": start}
    if series.text("starts_at") and minutes:
        end = dt.datetime.fromisoformat(start) + dt.timedelta(minutes=minutes)
        told["planned_end"] = end.isoformat(timespec="minutes")
    return told


def _stands(desk: Desk, series: Record, name: str) -> bool:
    """A team or place that went to the trash since is not taken over."""
    to = series.kind.field(name).refers_to
    if not to or not series.values[name]:
        return True
    found = desk.records.get_many(kind_named(to), [str(series.values[name])])
    return bool(found) and not found[0].removed_at


def _settled(desk: Desk, typed: Mapping[str, object]) -> dict[str, Value]:
    values = columns.complete(_ACTIVITY, checks.parse_values(_ACTIVITY, typed))
    return rules.settle(desk, _ACTIVITY, values)


def _moved(record: Record, day: dt.date) -> dict[str, str]:
    if record.text("status") not in PLANNED:
        raise errors.InvalidValues(
            problems=f"活动「{record.title}」{record.shown('status')}，日子请在活动里改。"
        )
    start, end = record.values["planned_start"], record.values["planned_end"]
    if is_locked(start) or is_locked(end):
        raise errors.InvalidValues(problems=f"活动「{record.title}」的时间在这台电脑上看不到。")
    moved = {"planned_start": _moment(day, str(start)[11:16] if start else "00:00")}
    if start and end:
        length = dt.datetime.fromisoformat(str(end)) - dt.datetime.fromisoformat(str(start))
        ended = dt.datetime.fromisoformat(moved["planned_start"]) + length
        moved["planned_end"] = ended.isoformat(timespec="minutes")
    return moved


def _moment(day: dt.date, time: str) -> str:
    return f"{day.isoformat()}T{time}"
