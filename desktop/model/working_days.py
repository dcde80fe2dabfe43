"""Working days, as periods of publicity count them.

Source: 全国年节及纪念日放假办法 (State Council order 795, in force since 2025-01-01), article 2.
Which weekends are worked for longer holidays the State Council decides anew every year, so that no
program of last year knows it: such a weekend counts as free here, and a day off as worked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from desktop.model.almanac import lunar

_SATURDAY = 5
_SOLAR = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
_LUNAR = frozenset({(1, 1), (1, 2), (1, 3), (5, 5), (8, 15)})
_TERM = "清明"
_NEW_YEAR = (1, 1)


def is_working_day(day: dt.date) -> bool:
    """Whether a day is neither at a weekend nor a holiday by law."""
    return day.weekday() < _SATURDAY and not _is_holiday(day)


def last_of(first: dt.date, count: int) -> dt.date:
    """The day a period ends.

    Args:
        first: the day it begins; counts if it is a working day.
        count: of working days, at least 1.
    """
    days = (day for day in _from(first) if is_working_day(day))
    return next(day for number, day in enumerate(days, 1) if number >= count)


def _from(first: dt.date) -> Iterator[dt.date]:
    return (first + dt.timedelta(days=more) for more in range(10_000))


def _is_holiday(day: dt.date) -> bool:
    if (day.month, day.day) in _SOLAR:
        return True
    told = lunar(day)
    if told is None:
        return False
    if told.term == _TERM:
        return True
    if not told.leap and (told.month, told.day) in _LUNAR:
        return True
    after = lunar(day + dt.timedelta(days=1))  # 除夕 is the 29th or the 30th
    return after is not None and not after.leap and (after.month, after.day) == _NEW_YEAR
