"""When a repeating event comes back: by the week, the month, market days, either calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator

from desktop.model.almanac import lunar


def _weekly(day: dt.date, days: Collection[str]) -> bool:
    return str(day.isoweekday()) in days


def _monthly(day: dt.date, days: Collection[str]) -> bool:
    return str(day.day) in days


def _digit(day: dt.date, days: Collection[str]) -> bool:
    return str(day.day % 10) in days


def _lunar_monthly(day: dt.date, days: Collection[str]) -> bool:
    told = lunar(day)
    return told is not None and str(told.day) in days


def _lunar_digit(day: dt.date, days: Collection[str]) -> bool:
    told = lunar(day)
    return told is not None and str(told.day % 10) in days


#: By the codes of a series' `rhythm`. `days` holds 1 (Monday) to 7 for weekly, days of the month
#: for the two monthly ones, last digits for the two others: 逢四 is the 4th, 14th and 24th.
_FITS: dict[str, Callable[[dt.date, Collection[str]], bool]] = {
    "weekly": _weekly,
    "monthly": _monthly,
    "digit": _digit,
    "lunar_monthly": _lunar_monthly,
    "lunar_digit": _lunar_digit,
}


def days_between(
    rhythm: str, days: Collection[str], first: dt.date, last: dt.date
) -> Iterator[dt.date]:
    """The days an event falls on.

    Args:
        rhythm: a code of a series' rhythm; an unknown one falls on no day.
        days: which of them, as the rhythm counts.
        first: the first day looked at.
        last: the last one.
    """
    fits = _FITS.get(rhythm)
    if fits is None:
        return
    for number in range((last - first).days + 1):
        day = first + dt.timedelta(days=number)
        if fits(day, days):
            yield day
