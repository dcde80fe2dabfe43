"""Months, quarters and years as papers offer them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

_MONTHS = 12
_QUARTERS = "一二三四"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days.

    Args:
        name: ``2026-11``, ``2026-Q4`` or ``2026``.
        words: as it is read.
        first: its first day.
        last: its last day.
    """

    name: str
    words: str
    first: dt.date
    last: dt.date


def offered(today: dt.date) -> tuple[Period, ...]:
    """What is offered on a day: the last twelve months, quarters and years begun since last year.

    The latest of each sort stands first; the month before this one, which is over, before all.
    """
    months = [_month(today.year, today.month - back) for back in range(_MONTHS)]
    quarters = [
        _quarter(year, number)
        for year in (today.year, today.year - 1)
        for number in (4, 3, 2, 1)
        if _quarter(year, number).first <= today
    ]
    years = [_year(year) for year in (today.year, today.year - 1)]
    return (months[1], months[0], *months[2:], *quarters, *years)


def named(name: str) -> Period:
    """The period of a name.

    Raises:
        ValueError: there is none.
    """
    year, _, part = name.partition("-")
    if not part:
        return _year(int(year))
    if part.startswith("Q"):
        return _quarter(int(year), int(part[1:]))
    return _month(int(year), int(part))


def _month(year: int, month: int) -> Period:
    """A month; 0 and less lie in the year before."""
    index = year * _MONTHS + month - 1
    return _months(index, 1, "{year:04d}-{month:02d}", "{year}年{month}月")


def _quarter(year: int, number: int) -> Period:
    words = f"{{year}}年第{_QUARTERS[number - 1]}季度"
    return _months(year * _MONTHS + (number - 1) * 3, 3, f"{{year:04d}}-Q{number}", words)


def _year(year: int) -> Period:
    return _months(year * _MONTHS, _MONTHS, "{year:04d}", "{year}年度")


def _months(index: int, count: int, name: str, words: str) -> Period:
    year, month = index // _MONTHS, index % _MONTHS + 1
    after = index + count
    last = dt.date(after // _MONTHS, after % _MONTHS + 1, 1) - dt.timedelta(days=1)
    told = {"year": year, "month": month}
    return Period(name.format(**told), words.format(**told), dt.date(year, month, 1), last)
