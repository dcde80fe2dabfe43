"""A month as a calendar shows it: days with festivals, solar terms, activities and series due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.model import almanac, rhythms
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.locked import is_locked, readable
from desktop.services import vocabularies
from desktop.services.desk import Desk
from desktop.services.sync import published

_SHOW_GAPS = "show_gaps"
#: The day an activity stands on, whatever of it is known.
DAY = "coalesce(held_on, substr(started_at, 1, 10), substr(planned_start, 1, 10))"


@dataclass(frozen=True, slots=True)
class DayActivity:
    """An activity on a day.

    Args:
        id: which.
        title: its name.
        status: code of its status.
        starts: ``09:00``; empty where nobody wrote it down.
    """

    id: RecordId
    title: str
    status: str
    starts: str


@dataclass(frozen=True, slots=True)
class SeriesDay:
    """A series that falls on a day and has no activity there yet.

    Args:
        id: the series.
        title: its name.
        starts: ``19:30``; empty where it has no usual time.
    """

    id: RecordId
    title: str
    starts: str


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day.

    Args:
        day: which.
        lunar: ``十月十四``; empty outside the table of the almanac.
        term: the solar term that begins on it, else empty.
        festivals: by the word list ``festival``.
        activities: by time.
        due: series that would fall on it; only from today on.
        concentrated: whether it is the county's day of concentrated activity.
    """

    day: dt.date
    lunar: str = ""
    term: str = ""
    festivals: tuple[str, ...] = ()
    activities: tuple[DayActivity, ...] = ()
    due: tuple[SeriesDay, ...] = ()
    concentrated: bool = False


@dataclass(frozen=True, slots=True)
class MonthPage:
    """A month with the days of whole weeks around it, Monday first.

    Args:
        first: its first day.
        today: by the station's clock.
        days: those of the page.
        theme: the month's theme in force; empty for none.
        theme_id: its record; empty for none.
        theme_from: who gave it, by name; empty where it is the station's own.
        held: how many activities of the month took place.
        planned: how many still lie ahead.
        quiet_weeks: how many whole weeks of the month have passed without an activity; None where
            the clerk does not want to see gaps.
    """

    first: dt.date
    today: dt.date
    days: tuple[CalendarDay, ...]
    theme: str = ""
    theme_id: str = ""
    theme_from: str = ""
    held: int = 0
    planned: int = 0
    quiet_weeks: int | None = None


@dataclass(slots=True)
class _Known:
    """What is looked up once for all days of a page."""

    activities: dict[str, list[DayActivity]] = field(default_factory=dict)
    due: dict[str, list[SeriesDay]] = field(default_factory=dict)
    festivals: Sequence[Mapping[str, str]] = ()
    weekday: int | None = None


def month_page(desk: Desk, year: int, month: int) -> MonthPage:
    """One month with everything on its days."""
    first = dt.date(year, month, 1)
    shown = _days_shown(first)
    known = _Known(
        _activities(desk, shown[0], shown[-1]),
        _due(desk, shown[0], shown[-1]),
        vocabularies.entries(desk, "festival"),
        _concentrated(desk),
    )
    days = tuple(_day(day, known) for day in shown)
    of_month = [one for day in days if day.day.month == month for one in day.activities]
    theme = vocabularies.theme(desk, f"{year:04d}-{month:02d}")
    return MonthPage(
        first,
        desk.today(),
        days,
        theme=readable(theme.text("title")) if theme else "",
        theme_id=theme.id if theme else "",
        theme_from=_source(desk, theme) if theme else "",
        held=sum(one.status in ("held", "filed") for one in of_month),
        planned=sum(one.status in ("draft", "announced") for one in of_month),
        quiet_weeks=_quiet_weeks(days, first, desk.today()) if gaps_shown(desk) else None,
    )


def gaps_shown(desk: Desk) -> bool:
    """Whether the clerk wants to see weeks without an activity and months without a theme."""
    return bool(desk.settings.get(_SHOW_GAPS, default=True))


def show_gaps(desk: Desk, *, shown: bool) -> bool:
    """Show gaps or not, on this PC; gives what holds now."""
    desk.settings.put(_SHOW_GAPS, shown)
    return shown


def day_card(desk: Desk, day: dt.date) -> CalendarDay:
    """One day."""
    known = _Known(
        _activities(desk, day, day),
        _due(desk, day, day),
        vocabularies.entries(desk, "festival"),
        _concentrated(desk),
    )
    return _day(day, known)


def _days_shown(first: dt.date) -> list[dt.date]:
    start = first - dt.timedelta(days=first.weekday())
    following = (first + dt.timedelta(days=31)).replace(day=1)
    last = following - dt.timedelta(days=1)
    end = last + dt.timedelta(days=6 - last.weekday())
    return [start + dt.timedelta(days=number) for number in range((end - start).days + 1)]


def _day(day: dt.date, known: _Known) -> CalendarDay:
    told = almanac.lunar(day)
    iso = day.isoformat()
    return CalendarDay(
        day,
        told.words if told else "",
        told.term if told else "",
        almanac.festivals(day, known.festivals),
        tuple(known.activities.get(iso, ())),
        tuple(known.due.get(iso, ())),
        known.weekday == day.isoweekday(),
    )


def _activities(desk: Desk, first: dt.date, last: dt.date) -> dict[str, list[DayActivity]]:
    # A plan without a time of day begins at 00:00.
    rows = desk.store.rows(
        f"SELECT {DAY} AS day, id, title, status, "
        "replace(substr(coalesce(started_at, planned_start, ''), 12, 5), '00:00', '') AS starts "
        "FROM activity "
        f"WHERE removed_at IS NULL AND {DAY} BETWEEN ? AND ? ORDER BY starts = '', starts, id",
        (first.isoformat(), last.isoformat()),
    )
    found: dict[str, list[DayActivity]] = {}
    for day, record, title, status, starts in rows:
        found.setdefault(day, []).append(
            DayActivity(RecordId(record), readable(title), status, starts)
        )
    return found


def _due(desk: Desk, first: dt.date, last: dt.date) -> dict[str, list[SeriesDay]]:
    """Days of series from today on that have no activity of theirs; what is past is past."""
    first = max(first, desk.today())
    taken = days_taken(desk, first, last)
    found: dict[str, list[SeriesDay]] = {}
    for series in desk.records.find(kind_named("series")):
        one = SeriesDay(series.id, readable(series.text("title")), series.text("starts_at"))
        for day in series_days(series, first, last):
            if (series.id, day.isoformat()) not in taken:
                found.setdefault(day.isoformat(), []).append(one)
    return found


def series_days(series: Record, first: dt.date, last: dt.date) -> Iterable[dt.date]:
    """The days of a series between two days, within its own first and last."""
    if any(is_locked(series.values[name]) for name in ("rhythm", "days", "since", "until")):
        return ()
    since, until = series.text("since"), series.text("until")
    first = max(first, dt.date.fromisoformat(since)) if since else first
    last = min(last, dt.date.fromisoformat(until)) if until else last
    days = series.values["days"]
    named = days if isinstance(days, tuple) else ()
    return rhythms.days_between(series.text("rhythm"), named, first, last)


def days_taken(desk: Desk, first: dt.date, last: dt.date) -> set[tuple[str, str]]:
    """(series, day) of the activities there are; one called off keeps its day."""
    rows = desk.store.rows(
        f"SELECT series, {DAY} FROM activity WHERE removed_at IS NULL AND series IS NOT NULL "
        f"AND {DAY} BETWEEN ? AND ?",
        (first.isoformat(), last.isoformat()),
    )
    return {(row[0], row[1]) for row in rows}


def _concentrated(desk: Desk) -> int | None:
    """1 is Monday, as the policy counts; None where no day is set."""
    weekday = vocabularies.rule(desk, "concentrated_day").get("weekday")
    return weekday if isinstance(weekday, int) else None


def _source(desk: Desk, theme: Record) -> str:
    feeds = published.feeds_of(desk, theme.kind, [theme.id])
    return published.source(desk, feeds[theme.id]) if theme.id in feeds else ""


def _quiet_weeks(days: Sequence[CalendarDay], first: dt.date, today: dt.date) -> int:
    weeks = [days[start : start + 7] for start in range(0, len(days), 7)]
    counted = 0
    for week in weeks:
        inside = week[0].day.month == first.month == week[-1].day.month
        over = week[-1].day < today
        done = any(a.status in ("held", "filed") for day in week for a in day.activities)
        counted += inside and over and not done
    return counted
