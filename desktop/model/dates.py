"""Dates as villages write them, read to the precision that is really known."""

from __future__ import annotations

import datetime
import math
import re
from typing import NamedTuple

#: When this program was released; no day before it can be today, whatever the PC's clock says.
RELEASED_ON = datetime.date(2026, 11, 22)
#: Earlier years in a roster are slips of the pen.
EARLIEST_YEAR = 1900

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_USUAL = re.compile(r"(\d{4})[\-/.年](\d{1,2})(?:[\-/.月](\d{1,2})日?|月)?")
_TIME_OF_DAY = re.compile(r"[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_TAIL = re.compile(r"[日号生.。\s]*(?:出生)?$")
_PARTING = re.compile(r"\s*[\-/.,、。年月_\s—–]\s*")
_NUMERALS = "〇一二三四五六七八九"
_CHINESE = re.compile(rf"[{_NUMERALS}零○十廿卅元正]+(?=[年月日号])")
_DAYS_AGO = {"今天": 0, "昨天": 1, "前天": 2}
_MONTH_DAY = re.compile(r"(\d{1,2})[\-/.月](\d{1,2})[日号]?|(\d{2})(\d{2})")
_EPOCH_1900 = datetime.date(1899, 12, 30)
_EPOCH_1904 = datetime.date(1904, 1, 1)
#: Excel's day numbers that can be told from a year: 1905-10-02 to 2173-10-13.
_SERIALS = range(2102, 100_000)
#: Numbers that may be a year before a point and the month behind it.
_YEARS = range(10, 3000)
_LIKE_THIS = "请写成 1985-08-12 或 1985-08 的样子"


class DateReading(NamedTuple):
    """What a cell or a field said.

    Attributes:
        iso: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``, as far as it is known; None if nothing was
            there or it can't be right.
        problem: why it can't be right, in Chinese; empty if it can.
        remark: what to look at although a date was read, in Chinese; empty if nothing.
    """

    iso: str | None
    problem: str = ""
    remark: str = ""


def read_date(
    value: object, *, today: datetime.date, epoch_1904: bool = False, may_be_later: bool = False
) -> DateReading:
    """Read a date out of a spreadsheet's cell or a line of text.

    Args:
        value: text, a date, or a number: a day number of Excel, 19850812, 198508, 1985 or 1985.8.
        today: two-digit years above its own belong to the last century; nothing lies after it.
        epoch_1904: whether the workbook counts days from 1904 (old Macs).
        may_be_later: whether a date after today is fine (plans).
    """
    reading = _read(value, today, _EPOCH_1904 if epoch_1904 else _EPOCH_1900)
    if reading.iso is not None and not may_be_later:
        now = today.isoformat()
        if reading.iso > now[: len(reading.iso)]:
            return DateReading(None, f"日期 {reading.iso} 在今天之后，请改正")
    return reading


def typed_date(text: str, *, today: datetime.date) -> DateReading:
    """Read what is typed into a form: also ``5.12``, ``0512`` and 昨天, all near today.

    Args:
        text: what was typed; everything `read_date` takes as text is fine, later dates too.
        today: gives the year that was left out.
    """
    text = text.translate(_FULL_WIDTH).strip()
    if text in _DAYS_AGO:
        return DateReading((today - datetime.timedelta(days=_DAYS_AGO[text])).isoformat())
    found = _MONTH_DAY.fullmatch(_arabic(text))
    if found and not 19 <= int(found[3] or 0) <= 20:
        month, day = (found[1], found[2]) if found[1] else (found[3], found[4])
        return _from_parts(str(today.year), month, day, today)
    return read_date(text, today=today, may_be_later=True)


def _read(value: object, today: datetime.date, epoch: datetime.date) -> DateReading:
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return _checked(value.year, value.month, value.day)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(float(value), today, epoch)
    if value is None or isinstance(value, str):
        return _from_text(value or "", today, epoch)
    return DateReading(None, f"这一格不是日期，{_LIKE_THIS}")


def _from_number(value: float, today: datetime.date, epoch: datetime.date) -> DateReading:
    if not math.isfinite(value):
        return DateReading(None, f"这一格不是日期，{_LIKE_THIS}")
    if value.is_integer():
        return _from_digits(str(int(value)), today, epoch)
    if _SERIALS.start <= value < _SERIALS.stop:
        return _from_serial(int(value), epoch)
    if not _YEARS.start <= value < _YEARS.stop:
        return DateReading(None, f"看不懂这个日期，{_LIKE_THIS}")
    year, month = repr(value).split(".", 1)
    if month == "1":
        known = _from_parts(year, None, None, today)
        return known._replace(
            remark=f"表格软件把 {year}.10 也显示成 {year}.1，分不清是 1 月还是 10 月，只记了年份",
        )
    return _from_parts(year, month, None, today)


def _from_serial(days: int, epoch: datetime.date) -> DateReading:
    found = epoch + datetime.timedelta(days=days)
    return _checked(found.year, found.month, found.day)


def _from_text(text: str, today: datetime.date, epoch: datetime.date) -> DateReading:
    if usual := _USUAL.fullmatch(text):
        return _checked(int(usual[1]), int(usual[2]), int(usual[3]) if usual[3] else None)
    text = text.translate(_FULL_WIDTH).strip().strip("'\"")
    if not text:
        return DateReading(None)
    text = _TAIL.sub("", _arabic(_TIME_OF_DAY.sub("", text)))
    parts = [part for part in _PARTING.split(text) if part]
    if not parts or len(parts) > 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return DateReading(None, f"看不懂这个日期，{_LIKE_THIS}")
    if len(parts) == 1:
        return _from_one(parts[0], text, today, epoch)
    if len(parts) == 3 and len(parts[2]) == 4 and len(parts[0]) <= 2:
        return _year_last(parts[0], parts[1], parts[2], today)
    return _from_parts(parts[0], parts[1], parts[2] if len(parts) == 3 else None, today)


def _from_one(digits: str, text: str, today: datetime.date, epoch: datetime.date) -> DateReading:
    if len(digits) == 2 and text.endswith("年"):
        return _from_parts(digits, None, None, today)
    return _from_digits(digits, today, epoch)


def _from_digits(digits: str, today: datetime.date, epoch: datetime.date) -> DateReading:
    if len(digits) == 8:
        return _from_parts(digits[:4], digits[4:6], digits[6:], today)
    if len(digits) == 6:
        if digits[:2] in ("19", "20") and 1 <= int(digits[4:]) <= 12:
            return _from_parts(digits[:4], digits[4:], None, today)
        return _from_parts(digits[:2], digits[2:4], digits[4:], today)
    if len(digits) in (4, 5) and int(digits) in _SERIALS:
        return _from_serial(int(digits), epoch)
    if len(digits) == 4:
        return _from_parts(digits, None, None, today)
    return DateReading(None, f"看不懂这个日期，{_LIKE_THIS}")


def _year_last(first: str, second: str, year: str, today: datetime.date) -> DateReading:
    if int(first) > 12 >= int(second):
        first, second = second, first
    elif int(first) <= 12 and int(second) <= 12 and first != second:
        return DateReading(None, f"分不清哪个是月、哪个是日，{_LIKE_THIS}")
    return _from_parts(year, first, second, today)


def _from_parts(year: str, month: str | None, day: str | None, today: datetime.date) -> DateReading:
    if len(year) == 2:
        number = int(year) + 2000
        full_year = number if number <= today.year else number - 100
    elif len(year) == 4:
        full_year = int(year)
    else:
        return DateReading(None, f"看不出年份，{_LIKE_THIS}")
    if any(part is not None and len(part) > 2 for part in (month, day)):
        return DateReading(None, f"看不懂这个日期，{_LIKE_THIS}")
    return _checked(full_year, int(month) if month else None, int(day) if day else None)


def _checked(year: int, month: int | None, day: int | None) -> DateReading:
    if not EARLIEST_YEAR <= year <= 2999:
        return DateReading(None, f"年份 {year} 不可能，请改正")
    if month is None:
        return DateReading(f"{year:04d}")
    if not 1 <= month <= 12:
        return DateReading(None, f"没有 {month} 月，请改正")
    if day is None:
        return DateReading(f"{year:04d}-{month:02d}")
    try:
        return DateReading(datetime.date(year, month, day).isoformat())
    except ValueError:
        return DateReading(None, f"{year} 年 {month} 月没有 {day} 日，请改正")


def _arabic(text: str) -> str:
    """Chinese numerals before 年, 月, 日 become digits: 一九八五年十二月 -> 1985年12月."""
    return _CHINESE.sub(lambda found: _number(found[0]), text)


def _number(numerals: str) -> str:
    text = numerals.translate(str.maketrans("零○元正", "〇〇一一"))
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" not in text:
        return "".join(str(_NUMERALS.index(character)) for character in text)
    tens, _, ones = text.partition("十")
    if not (tens + ones) or all(part in _NUMERALS for part in (tens, ones)):
        return str(
            (_NUMERALS.index(tens) if tens else 1) * 10 + (_NUMERALS.index(ones) if ones else 0)
        )
    return numerals
