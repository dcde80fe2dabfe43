"""What a clerk types for a day, a time or a length becomes a value, or a reason why not."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.model.dates import typed_date
from desktop.model.locked import LOCKED_WORDS
from desktop.ui.widgets.days import weekday

DAY_MINUTES = 24 * 60

translate = QCoreApplication.translate

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_PART_OF_DAY = re.compile(r"^(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|早|晚)")
_AFTERNOON = frozenset({"下午", "傍晚", "晚上", "晚", "pm"})
_CLOCK = re.compile(r"(\d{1,2})(?:[:.点时](?:(\d{1,2})分?|(半)|(一刻)|(三刻))?)?|(\d{1,2})(\d{2})")
_LENGTH = re.compile(
    r"(?:(\d+(?:\.\d+)?)(?:个?小时|个?钟头|h)?|(\d{1,2}):(\d{2})"
    r"|(?:(\d+)(?:个?小时|h))?(?:(\d+)(?:分钟|分|min|m))|(半)个?小时)"
)


class Reading(NamedTuple):
    """What was typed.

    Attributes:
        value: the day as ``YYYY-MM-DD``, the time as ``HH:MM``; empty where nothing was typed or
            it will not do.
        problem: why it will not do, in Chinese; empty if it will.
    """

    value: str = ""
    problem: str = ""


class Length(NamedTuple):
    """A length of time as typed.

    Attributes:
        minutes: None where nothing was typed or it will not do.
        problem: why it will not do, in Chinese.
    """

    minutes: int | None = None
    problem: str = ""


def typed_day(text: str, *, today: dt.date, held: bool = True) -> Reading:
    """Read a day: ``5.12``, ``0512``, ``10.18``, 昨天, or with its year.

    Args:
        text: what was typed.
        today: gives the year that was left out.
        held: whether it must have come: a day without a year that would lie ahead is then last
            year's (12.28 typed in January).
    """
    found, problem, _ = typed_date(text, today=today)
    if problem:
        return Reading(problem=problem)
    if not found:
        return Reading()
    if len(found) < len("2026-05-12"):
        return Reading(problem=translate("typed", "请写到哪一天，例如 5.12"))
    if held and found > today.isoformat():
        found = _last_year(found, text, today)
    if held and found > today.isoformat():
        return Reading(problem=translate("typed", "这一天还没有到，已开展的活动请写过去的日期"))
    return Reading(found)


def _last_year(found: str, text: str, today: dt.date) -> str:
    without_year = not re.search(r"\d{2,4}\D+\d{1,2}\D+\d{1,2}|\d{6,8}", text)
    earlier = f"{today.year - 1}{found[4:]}"
    return earlier if without_year and not found.endswith("02-29") else found


def day_in_words(iso: str) -> str:
    """A day as it is said: 2026年5月12日 星期二; empty for no day, words where it is locked."""
    if iso == LOCKED_WORDS:
        return iso
    try:
        day = dt.date.fromisoformat(iso[:10])
    except ValueError:
        return ""
    return translate("typed", "{0}年{1}月{2}日 星期{3}").format(
        day.year, day.month, day.day, weekday(day)
    )


def typed_time(text: str) -> Reading:
    """Read a time of day: ``9``, ``930``, ``14:30``, ``9点半``, ``下午2点``."""
    plain = text.translate(_FULL_WIDTH).strip().lower().replace(" ", "")
    if not plain:
        return Reading()
    part, plain = _part_of_day(plain)
    found = _CLOCK.fullmatch(plain)
    if not found:
        return Reading(problem=translate("typed", "看不懂这个时间，请写成 9:30 或 930 的样子"))
    hour, minute = _hour_and_minute(found)
    if part in _AFTERNOON and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        return Reading(problem=translate("typed", "没有 {0} 点 {1} 分").format(hour, minute))
    return Reading(f"{hour:02d}:{minute:02d}")


def _part_of_day(plain: str) -> tuple[str, str]:
    for suffix in ("am", "pm"):
        if plain.endswith(suffix):
            return suffix, plain.removesuffix(suffix)
    found = _PART_OF_DAY.match(plain)
    return (found[1], plain[found.end() :]) if found else ("", plain)


def _hour_and_minute(found: re.Match[str]) -> tuple[int, int]:
    if found[6]:
        return int(found[6]), int(found[7])
    minute = 30 if found[3] else 15 if found[4] else 45 if found[5] else int(found[2] or 0)
    return int(found[1]), minute


def typed_hours(text: str) -> Length:
    """Read a length in hours: ``2``, ``1.5``, ``1:30``, ``1小时30分``, ``90分``, ``半小时``."""
    plain = text.translate(_FULL_WIDTH).strip().lower().replace(" ", "")
    if not plain:
        return Length()
    found = _LENGTH.fullmatch(plain)
    if not found:
        return Length(problem=translate("typed", "看不懂这个时长，请写小时数，例如 2 或 1.5"))
    minutes = _minutes(found)
    if not 0 < minutes <= DAY_MINUTES:
        return Length(problem=translate("typed", "时长应在 0 到 24 小时之间"))
    return Length(minutes)


def _minutes(found: re.Match[str]) -> int:
    if found[6]:
        return 30
    if found[1]:
        return round(float(found[1]) * 60)
    if found[2]:
        return int(found[2]) * 60 + int(found[3])
    return int(found[4] or 0) * 60 + int(found[5])


def hours_shown(minutes: int | None) -> str:
    """Minutes as hours with at most two decimals: 90 is 1.5; empty for none."""
    if minutes is None:
        return ""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


def minutes_between(start: str, end: str) -> int | None:
    """Minutes from one ``HH:MM`` to a later one; None where one lacks or it is not later."""
    if not start or not end:
        return None
    (h1, m1), (h2, m2) = (map(int, text.split(":")[:2]) for text in (start, end))
    minutes = h2 * 60 + m2 - h1 * 60 - m1
    return minutes if minutes > 0 else None
