"""What themes, projects, claims and series must hold: months, times and days that exist."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop import errors
from desktop.model import rhythms
from desktop.model.durations import DAY_MINUTES
from desktop.model.fields import Value
from desktop.model.locked import is_locked

_MONTH = re.compile(r"(?:19|2[01])\d{2}-(?:0[1-9]|1[0-2])")
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


def check_month(values: Mapping[str, Value]) -> None:
    """Themes and claims are of a month.

    Raises:
        errors.InvalidValues: it is none.
    """
    month = values.get("month")
    if month and not is_locked(month) and not _MONTH.fullmatch(str(month)):
        raise errors.InvalidValues(problems=f"月份：应写成 2026-03 的样子，不是“{month}”。")


def check_span(values: Mapping[str, Value]) -> None:
    """What has a first and a last day.

    Raises:
        errors.InvalidValues: it ends before it begins.
    """
    since, until = values.get("since"), values.get("until")
    if not since or not until or is_locked(since) or is_locked(until):
        return
    first, last = str(since), str(until)
    # 2026 and 2026-03 overlap: only as far as both are written can one come before the other.
    known = min(len(first), len(last))
    if last[:known] < first[:known]:
        raise errors.InvalidValues(problems=f"结束（{last}）早于开始（{first}）。")


def check_series(values: Mapping[str, Value]) -> None:
    """A series comes back on days its rhythm has, at a time of day, for a length of it.

    Raises:
        errors.InvalidValues: naming the first thing that will not do.
    """
    check_span(values)
    problem = _days_problem(values) or _time_problem(values) or _length_problem(values)
    if problem:
        raise errors.InvalidValues(problems=problem)


def _days_problem(values: Mapping[str, Value]) -> str:
    days, rhythm = values.get("days"), str(values.get("rhythm"))
    known = dict(rhythms.numbers(rhythm))
    if not isinstance(days, tuple) or is_locked(values.get("rhythm")) or not known:
        return ""
    strange = [day for day in days if day not in known]
    first, last = next(iter(known)), list(known)[-1]
    return (
        f"哪几天：这个周期里只有 {first} 到 {last}，没有 {'、'.join(strange)}。" if strange else ""
    )


def _time_problem(values: Mapping[str, Value]) -> str:
    time = values.get("starts_at")
    if not time or is_locked(time) or _TIME.fullmatch(str(time)):
        return ""
    return f"开始时刻：应写成 09:30 的样子，不是“{time}”。"


def _length_problem(values: Mapping[str, Value]) -> str:
    minutes = values.get("minutes")
    if not isinstance(minutes, int) or 0 < minutes <= DAY_MINUTES:
        return ""
    return f"时长：应在 1 到 {DAY_MINUTES} 分钟之间，不是 {minutes}。"
