"""What the calendar asks of the station."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.services.activities import calendar, planning
from desktop.services.activities.calendar import MonthPage
from desktop.services.activities.planning import Planned
from desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class ShowMonth:
    """A month; year 0 is the month of today."""

    year: int = 0
    month: int = 0

    def __call__(self, desk: Desk) -> MonthPage:
        """Ask."""
        today = desk.today()
        return calendar.month_page(desk, self.year or today.year, self.month or today.month)


@dataclass(frozen=True, slots=True)
class Plan:
    """Plan one activity."""

    typed: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, desk: Desk) -> str:
        """Do it; gives its id."""
        return planning.plan_activity(desk, self.typed)


@dataclass(frozen=True, slots=True)
class PlanSeriesDay:
    """Plan the activity of a series on one day."""

    series: str
    day: dt.date

    def __call__(self, desk: Desk) -> Planned:
        """Do it."""
        return planning.plan_series_day(desk, self.series, self.day)


@dataclass(frozen=True, slots=True)
class Move:
    """Put a planned activity on another day."""

    activity: str
    day: dt.date

    def __call__(self, desk: Desk) -> bool:
        """Do it."""
        return planning.move_activity(desk, self.activity, self.day)


@dataclass(frozen=True, slots=True)
class ShowGaps:
    """Whether weeks without an activity are told."""

    shown: bool

    def __call__(self, desk: Desk) -> bool:
        """Do it."""
        return calendar.show_gaps(desk, shown=self.shown)
