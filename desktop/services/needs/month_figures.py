"""What the station did, month by month, and its latest pictures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.model.hour_account import COUNTING
from desktop.model.locked import readable
from desktop.services.desk import Desk
from desktop.storage.merged import COUNTED

MONTHS, _MOST_PHOTOS = 12, 6
_HELD = (
    f"a.removed_at IS NULL AND a.status IN ({','.join(repr(state) for state in sorted(COUNTING))}) "
    "AND a.held_on >= ? AND a.held_on < ?"
)


@dataclass(frozen=True, slots=True)
class MonthCount:
    """One month.

    Args:
        month: YYYY-MM.
        activities: held in it.
        minutes: credited for them.
        volunteers: different people who took part.
        residents: who came, as the activities tell.
    """

    month: str
    activities: int = 0
    minutes: int = 0
    volunteers: int = 0
    residents: int = 0


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """A year of months.

    Args:
        today: the day by the station's clock.
        months: twelve, oldest first; the last is today's.
    """

    today: dt.date
    months: tuple[MonthCount, ...]

    @property
    def this(self) -> MonthCount:
        """The month that runs."""
        return self.months[-1]

    @property
    def before(self) -> MonthCount:
        """The month before it."""
        return self.months[-2]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of this month with the eleven months before it.

    Args:
        key: ``activities``, ``minutes``, ``volunteers`` or ``residents``.
        months: (YYYY-MM, value), oldest first, this month last.
    """

    key: str
    months: tuple[tuple[str, int], ...]

    @property
    def now(self) -> int:
        """This month's."""
        return self.months[-1][1]


@dataclass(frozen=True, slots=True)
class Picture:
    """One of the latest pictures.

    Args:
        sha256: of the picture.
        activity: whose it is.
        title: of that activity.
        day: when it was held, ISO; may be empty.
    """

    sha256: str
    activity: str
    title: str
    day: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What 今日 shows once it is counted.

    Args:
        figures: the four.
        pictures: the latest, of different activities first.
    """

    figures: tuple[Figure, ...]
    pictures: tuple[Picture, ...]


def month_figures(desk: Desk) -> MonthFigures:
    """The last twelve months.

    By way of the year's activities, never of the whole roster, so it stays quick whatever the
    number of volunteers.
    """
    months = last_months(desk.today())
    bounds = (f"{months[0]}-01", f"{_next(months[-1])}-01")
    held = {row[0]: row[1:] for row in _activities(desk, bounds)}
    people, minutes = dict(_volunteers(desk, bounds)), dict(_minutes(desk, bounds))
    counted = []
    for month in months:
        activities, residents = held.get(month, (0, 0))
        told = (activities, minutes.get(month, 0), people.get(month, 0), residents)
        counted.append(MonthCount(month, *told))
    return MonthFigures(desk.today(), tuple(counted))


def figures(desk: Desk) -> Figures:
    """The same by figure instead of by month, with the latest pictures."""
    months = month_figures(desk).months
    keys = ("activities", "minutes", "volunteers", "residents")
    told = tuple(Figure(key, tuple((m.month, getattr(m, key)) for m in months)) for key in keys)
    return Figures(told, tuple(_pictures(desk)))


def last_months(today: dt.date) -> list[str]:
    """The twelve months up to today's, oldest first, as YYYY-MM."""
    count = today.year * 12 + today.month - 1
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(count - MONTHS + 1, count + 1)]


def _next(month: str) -> str:
    count = int(month[:4]) * 12 + int(month[5:])
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def _activities(desk: Desk, bounds: tuple[str, str]) -> list[tuple[str, int, int]]:
    return desk.store.rows(
        "SELECT substr(a.held_on, 1, 7), count(*), coalesce(sum(a.residents), 0) "
        f"FROM activity AS a WHERE {_HELD} GROUP BY 1",
        bounds,
    )


def _volunteers(desk: Desk, bounds: tuple[str, str]) -> list[tuple[str, int]]:
    # The few who were merged are read first: looked up one by one in the roster, each of 30,000
    # participations would be a page of the file, and these figures take four times as long.
    return desk.store.rows(
        "WITH gone AS MATERIALIZED "
        "(SELECT id, merged_into FROM volunteer WHERE merged_into IS NOT NULL) "
        "SELECT substr(a.held_on, 1, 7), count(DISTINCT coalesce(gone.merged_into, p.volunteer)) "
        "FROM activity AS a CROSS JOIN participation AS p ON p.activity = a.id "
        f"LEFT JOIN gone ON gone.id = p.volunteer WHERE {_HELD} "
        "AND p.removed_at IS NULL AND p.merged_into IS NULL GROUP BY 1",
        bounds,
    )


def _minutes(desk: Desk, bounds: tuple[str, str]) -> list[tuple[str, int]]:
    return desk.store.rows(
        "SELECT substr(a.held_on, 1, 7), sum(h.minutes) "
        "FROM activity AS a CROSS JOIN participation AS p ON p.activity = a.id "
        f"CROSS JOIN hour_entry AS h ON h.participation = p.id WHERE {_HELD} AND {COUNTED} "
        "GROUP BY 1",
        bounds,
    )


def _pictures(desk: Desk) -> list[Picture]:
    rows = desk.store.rows(
        "SELECT f.sha256, a.id, a.title, coalesce(a.held_on, '') FROM activity AS a "
        "JOIN photo AS f ON f.activity = a.id "
        "WHERE a.removed_at IS NULL AND f.removed_at IS NULL "
        "AND coalesce(f.purpose, 'scene') = 'scene' "
        "ORDER BY a.held_on DESC, a.id, f.position, f.id LIMIT 60"
    )
    found = [
        Picture(sha256, activity, readable(title), day) for sha256, activity, title, day in rows
    ]
    # One of each activity before the second of any.
    first = list({one.activity: one for one in reversed(found)}.values())[::-1]
    rest = [one for one in found if one not in first]
    return [*first, *rest][:_MOST_PHOTOS]
