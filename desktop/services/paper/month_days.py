"""The days of a month as plans on paper say them: what they are, and what happens on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.locked import LOCKED_WORDS
from desktop.services.activities.calendar import CalendarDay, month_page
from desktop.services.activities.happenings import ActivityRow, activity_rows
from desktop.services.desk import Desk

if TYPE_CHECKING:
    from desktop.printing.sheets.calendar.month_plan import PlanDay, PlanEntry

_CANCELLED = "cancelled"
_SERIES = kind_named("series")
_MONTHS = 12
#: Past this day of the month the next one is what people want to know.
_LATE = 20


def days_of(desk: Desk, year: int, month: int) -> tuple[PlanDay, ...]:
    """All days of a month; what was called off is left out, what is locked here too.

    Planned and held activities stand side by side; a series stands on the days it falls on from
    today on where nobody has planned its activity yet.
    """
    days = [day for day in month_page(desk, year, month).days if day.day.month == month]
    ids = [one.id for day in days for one in day.activities]
    rows = {str(row.id): row for row in activity_rows(desk, ids)}
    due = {one.id for day in days for one in day.due}
    series = {str(r.id): r for r in desk.records.get_many(_SERIES, list(due))}
    return tuple(_day(desk, day, rows, series) for day in days)


def usual_month(today: dt.date) -> dt.date:
    """The first of the month most people want: the next one, once this one is nearly over."""
    return shifted(today, 1 if today.day > _LATE else 0)


def shifted(day: dt.date, months: int) -> dt.date:
    """The first of the month so many months away."""
    index = day.year * _MONTHS + day.month - 1 + months
    return dt.date(index // _MONTHS, index % _MONTHS + 1, 1)


def _day(
    desk: Desk, day: CalendarDay, rows: Mapping[str, ActivityRow], series: Mapping[str, Record]
) -> PlanDay:
    from desktop.printing.sheets.calendar.month_plan import PlanDay, PlanEntry

    held = [
        PlanEntry(one.title, _hour(one.starts), _open(rows[one.id].place), _open(rows[one.id].team))
        for one in day.activities
        if one.status != _CANCELLED and one.title != LOCKED_WORDS and one.id in rows
    ]
    coming = [
        _of_series(desk, series[one.id], one.starts) for one in day.due if one.title != LOCKED_WORDS
    ]
    entries = sorted([*held, *coming], key=lambda entry: entry.starts or dt.time.max)
    return PlanDay(day.day, day.lunar, day.term, day.festivals, tuple(entries))


def _of_series(desk: Desk, series: Record, starts: str) -> PlanEntry:
    from desktop.printing.sheets.calendar.month_plan import PlanEntry

    place, team = _name(desk, series, "point"), _name(desk, series, "team")
    return PlanEntry(series.text("title"), _hour(starts), place, team)


def _name(desk: Desk, series: Record, field: str) -> str:
    to, target = series.kind.field(field).refers_to, series.reference(field)
    found = desk.records.get_many(kind_named(to), [target]) if to and target else []
    return _open(found[0].title) if found else ""


def _hour(clock: str) -> dt.time | None:
    try:
        return dt.time.fromisoformat(clock.zfill(5)) if clock else None
    except ValueError:
        return None


def _open(text: str) -> str:
    return "" if text == LOCKED_WORDS else text
