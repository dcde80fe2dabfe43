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


_WEEKDAYS = "一二三四五六日"
_DIGITS = "零一二三四五六七八九"
_LUNAR_DAYS = (
    *("初" + n for n in "一二三四五六七八九十"),
    *("十" + n for n in "一二三四五六七八九"),
    "二十",
    *("廿" + n for n in "一二三四五六七八九"),
    "三十",
)
#: By rhythm: the words before the days, what joins them, what follows, and the numbers there are.
_WORDS: dict[str, tuple[str, str, range]] = {
    "weekly": ("每周", "", range(1, 8)),
    "monthly": ("每月", "日", range(1, 32)),
    "digit": ("逢", "（公历）", range(10)),
    "lunar_monthly": ("农历每月", "", range(1, 31)),
    "lunar_digit": ("农历逢", "", range(10)),
}


def numbers(rhythm: str) -> tuple[tuple[str, str], ...]:
    """The days a rhythm can name: (what `days` holds, the word for it)."""
    _, _, known = _WORDS.get(rhythm, ("", "", range(0)))
    return tuple((str(number), _word(rhythm, number)) for number in known)


def in_words(rhythm: str, days: Collection[str]) -> str:
    """``每周一、三``, ``每月1、15日``, ``农历逢三、六、九``; empty where it names no day."""
    before, after, known = _WORDS.get(rhythm, ("", "", range(0)))
    named = sorted(int(day) for day in days if day.isdecimal() and int(day) in known)
    return f"{before}{'、'.join(_word(rhythm, day) for day in named)}{after}" if named else ""


def _word(rhythm: str, number: int) -> str:
    if rhythm == "weekly":
        return _WEEKDAYS[number - 1]
    if rhythm == "lunar_monthly":
        return _LUNAR_DAYS[number - 1]
    return str(number) if rhythm == "monthly" else _DIGITS[number]
