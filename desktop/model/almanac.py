"""What a day is: its lunar date, solar term and festivals.

The lunar calendar is borax's table of 1900 to 2100 (GB/T 33661-2017 computes the same days); its
festivals are not used, since a county may publish others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_FIRST, _LAST = dt.date(1901, 1, 1), dt.date(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day by the farmers' calendar.

    Args:
        month: 1 to 12.
        day: 1 to 30.
        leap: whether the month is the second of its number.
        words: ``十月十四``; a leap month has 闰 before it.
        term: the solar term that begins on this day, else empty.
    """

    month: int
    day: int
    leap: bool
    words: str
    term: str


@lru_cache(maxsize=1024)
def lunar(day: dt.date) -> LunarDay | None:
    """A day by the farmers' calendar; None outside 1901 to 2099."""
    if not _FIRST <= day <= _LAST:
        return None
    # Takes some 20 ms to load, and the first screen may not need it.
    from borax.calendars.lunardate import LunarDate

    found = LunarDate.from_solar_date(day.year, day.month, day.day)
    return LunarDay(found.month, found.day, bool(found.leap), found.cn_md, found.term or "")


def festivals(day: dt.date, rules: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    """The festivals on a day.

    Args:
        day: which.
        rules: entries of the vocabulary ``festival``: ``label`` and one of ``solar`` (``3-5``),
            ``lunar`` (``9-9``; ``12-last`` is the last day of the year) and ``term`` (清明).
            Entries without any are names only.
    """
    return tuple(rule["label"] for rule in rules if _fits(day, rule))


def _fits(day: dt.date, rule: Mapping[str, str]) -> bool:
    if "solar" in rule:
        return rule["solar"] == f"{day.month}-{day.day}"
    told = lunar(day) if "lunar" in rule or "term" in rule else None
    if told is None:
        return False
    if "term" in rule:
        return told.term == rule["term"]
    return not told.leap and rule["lunar"] in (f"{told.month}-{told.day}", _last_of(day, told))


def _last_of(day: dt.date, told: LunarDay) -> str:
    """``12-last`` on the last day of a month, which is its 29th or 30th."""
    following = lunar(day + dt.timedelta(days=1))
    ends = following is not None and following.day == 1
    return f"{told.month}-last" if ends else ""
