"""Figures and dates as Chinese paper writes them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from desktop.model.numerals import DIGITS, numeral

__all__ = [
    "DIGITS",
    "date_in_characters",
    "date_in_figures",
    "day_in_list",
    "even_decimals",
    "hours_of_day",
    "numeral",
    "weekday",
]

_WEEKDAYS = "一二三四五六日"
_BLANK = "\u2002"
#: The hour each part of the day ends before, and its name.
_PARTS_OF_DAY = ((5, "凌晨"), (12, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))


def date_in_figures(day: datetime.date) -> str:
    """2026年1月5日: GB/T 9704-2012 writes dates in figures without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def date_in_characters(day: datetime.date) -> str:
    """二〇二六年一月五日, for certificates and what hangs on the wall."""
    year = "".join(DIGITS[int(figure)] for figure in f"{day.year:04d}")
    return f"{year}年{numeral(day.month)}月{numeral(day.day)}日"


def weekday(day: datetime.date) -> str:
    """星期一 to 星期日."""
    return f"星期{_WEEKDAYS[day.weekday()]}"


def day_in_list(day: datetime.date) -> str:
    """17日 星期二; before a day of one figure a blank as wide, so that weekdays stand in line."""
    return f"{_BLANK if day.day < 10 else ''}{day.day}日{_BLANK}{weekday(day)}"


def even_decimals(figures: Iterable[str]) -> list[str]:
    """Figures of one column, all with as many decimals, so that their points stand in line.

    Args:
        figures: 2, 13.5 …; an empty one stays empty, and whole ones among themselves whole.
    """
    parted = [figure.partition(".") for figure in figures]
    most = max((len(decimals) for _, _, decimals in parted), default=0)
    return [
        f"{whole}.{decimals.ljust(most, '0')}" if most and whole else whole
        for whole, _, decimals in parted
    ]


def hours_of_day(starts: datetime.time | None, ends: datetime.time | None = None) -> str:
    """When something begins and ends, as villagers say it: 上午9:00—11:00, 上午9:00—下午1:00.

    Empty where nobody knows when it begins.
    """
    if starts is None:
        return ""
    begins = _part_of_day(starts)
    if ends is None:
        return f"{begins}{_clock(starts)}"
    closes = _part_of_day(ends)
    return f"{begins}{_clock(starts)}—{closes if closes != begins else ''}{_clock(ends)}"


def _clock(time: datetime.time) -> str:
    """By twelve hours, since the part of the day stands before it."""
    return f"{(time.hour - 1) % 12 + 1}:{time.minute:02d}"


def _part_of_day(time: datetime.time) -> str:
    return next(words for before, words in _PARTS_OF_DAY if time.hour < before)
