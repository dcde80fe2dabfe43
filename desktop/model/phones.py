"""Telephone numbers as villages write them, brought into one shape."""

from __future__ import annotations

import re
from typing import NamedTuple

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_DASHES = re.compile(r"[‐‑‒–—―−ー~～－]")
_SPLIT = re.compile(r"[,;/|、，；\n\r\t]+|或者?")
_WORDS = re.compile(r"[^\d+\-() 转#*]+")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_MOBILE_INSIDE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_LANDLINE = re.compile(r"(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})(?:[转#]\D*|-)?(\d{1,6})?")
_HOTLINE = re.compile(r"[48]00\d{7}")
_FOREIGN = re.compile(r"(?:\+|00)(?!86)\d{8,14}")
_LOCAL = re.compile(r"[2-8]\d{6,7}")
_SHORT = re.compile(r"\d{3,6}")
# Only before a whole number: 86 may begin a short one.
_HOME = re.compile(r"^(?:\+|00)?\(?\+?86\)?[\- ]*(?=(?:1[3-9]\d|0\d{2})(?:[\-() ]*\d){7})")


class PhoneReading(NamedTuple):
    """What a cell said.

    Attributes:
        phone: ``13800000000``, ``0839-1234567`` or ``0839-1234567-801``; None if none was there
            or none can be right.
        others: further numbers of the same cell, in the same shape.
        problem: what is wrong with the cell, in Chinese; empty if nothing.
    """

    phone: str | None
    others: tuple[str, ...] = ()
    problem: str = ""


def read_phone(value: object) -> PhoneReading:
    """Bring a phone into one shape; the first of several is taken.

    Args:
        value: text, or the number that a spreadsheet made of it (``13800000000.0``).
    """
    text = _as_text(value)
    if _MOBILE.fullmatch(text):
        return PhoneReading(text)
    text = text.translate(_FULL_WIDTH).strip()
    if not text:
        return PhoneReading(None)
    whole = _one(text)
    if whole.phone is not None:
        return whole
    readings = [_one(part) for part in _parts(text)]
    found = [reading.phone for reading in readings if reading.phone]
    if not found:
        return PhoneReading(None, problem=whole.problem)
    problem = "" if len(found) == 1 else "一格里有几个号码，只用了第一个，其余请写进备注"
    if any(reading.phone is None for reading in readings):
        problem = "一格里有几个号码，其中有的不像电话，请核对"
    return PhoneReading(found[0], tuple(found[1:]), problem)


def _as_text(value: object) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return "" if value is None else str(value)


def _parts(text: str) -> list[str]:
    parts = [part for part in _SPLIT.split(text) if part.strip(" ()-")]
    if len(parts) > 1:
        return parts
    return text.split() if " " in text else _MOBILE_INSIDE.findall(text)


def _one(text: str) -> PhoneReading:
    bare = _WORDS.sub("", _DASHES.sub("-", text)).strip()
    bare = _HOME.sub("", bare)
    digits = re.sub(r"[\-() ]", "", bare)
    if _MOBILE.fullmatch(digits) or _FOREIGN.fullmatch(digits):
        return PhoneReading(digits)
    if _HOTLINE.fullmatch(digits):
        return PhoneReading(f"{digits[:3]}-{digits[3:6]}-{digits[6:]}")
    if landline := _landline(bare):
        return PhoneReading(landline)
    return _odd(digits)


def _landline(bare: str) -> str | None:
    # The dash before an extension counts, the one behind the area code does not.
    head, *rest = re.split(r"(?<=\d{7})[\- ]+(?=\d{1,6}$)", re.sub(r"[() ]", "", bare), maxsplit=1)
    found = _LANDLINE.fullmatch(head.replace("-", ""))
    if not found or (found[3] and rest):
        return None
    extension = found[3] or (rest[0] if rest else "")
    return f"{found[1]}-{found[2]}" + (f"-{extension}" if extension else "")


def _odd(digits: str) -> PhoneReading:
    if _LOCAL.fullmatch(digits):
        return PhoneReading(digits, problem="座机没有区号，请补上（例如 0839-1234567）")
    if _SHORT.fullmatch(digits):
        return PhoneReading(digits, problem="像是短号，外面打不通，请补上完整号码")
    if not digits:
        return PhoneReading(None, problem="不是电话号码")
    count = sum(character.isdigit() for character in digits)
    return PhoneReading(None, problem=f"不像电话号码（{count} 位；手机是 11 位，座机要有区号）")
