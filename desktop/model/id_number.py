"""Identity document numbers: what they say, whether they can be right, and how they are masked."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import NamedTuple

from desktop.model.locked import LOCKED_WORDS, is_locked

#: Codes of document types; the words users read are a vocabulary.
ID_TYPES = (
    "resident",
    "resident15",
    "passport",
    "hk_macao",
    "taiwan",
    "foreign_permanent",
    "other",
)

#: Nobody alive was born earlier; a smaller year is a slip of the pen.
EARLIEST_YEAR = 1900

_ALLOWED_LENGTH = range(4, 31)
_GAP = r"[\s'’‘`\-‐‑–—]"
#: What may be one anywhere in a text: many digits in a row, or in the groups people write.
_WITHIN = re.compile(
    r"\d{14,}[\dXxＸｘ×]"
    rf"|(?<!\d)\d{{6}}{_GAP}(?:19|20)\d{{6}}{_GAP}\d{{3}}[\dXxＸｘ×]"
    rf"|(?<!\d)(?:\d{{4}}{_GAP}){{4}}\d[\dXxＸｘ×]"
)
_RESIDENT = re.compile(r"[0-9]{17}[0-9X]")
_SHORT = re.compile(r"[0-9]{15}")
_DIGITS_ONLY = re.compile(r"[0-9]*X?")
_SHAPES = {
    "hk_macao": re.compile(r"[HM][0-9]{8}(?:[0-9]{2})?"),
    "foreign_permanent": re.compile(r"[A-Z]{3}[0-9]{12}"),
    "passport": re.compile(r"[A-Z]{1,2}[0-9]{7,8}"),
}
_BLANKS = re.compile(r"[\s\u200b-\u200f\u2060\ufeff'’‘`\-‐‑–—]+")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("×"): "X"}
#: Residence permits for people of Hong Kong, Macao and Taiwan are numbered like resident cards.
_PERMIT_DISTRICTS = {"810000": "hk_macao", "820000": "hk_macao", "830000": "taiwan"}


class IdNumber(NamedTuple):
    """A number that can be right.

    Attributes:
        number: upper case, without blanks.
        id_type: one of `ID_TYPES`.
        birth_date: ``YYYY-MM-DD`` where the number tells it.
        sex: ``male`` or ``female`` where the number tells it.
        warning: what to look at although the number is accepted, in Chinese; empty if nothing.
    """

    number: str
    id_type: str
    birth_date: str | None = None
    sex: str | None = None
    warning: str = ""


class IdProblem(NamedTuple):
    """Why a number can't be right, in Chinese, with what would be."""

    reason: str


def check(
    text: str, id_type: str | None = None, *, today: datetime.date | None = None
) -> IdNumber | IdProblem:
    """Judge a document number.

    Resident numbers follow GB 11643-1999: six digits of the district, eight of the birth date,
    three of the order (odd for men), one check character. An unknown district is a warning only:
    districts are renamed and merged faster than any table.

    Args:
        text: the number as written: full-width digits, blanks, a small x are fine.
        id_type: the document's type if the paper says it; None lets the shape decide.
        today: no birth date may lie after it; None skips that.
    """
    number = tidy(text)
    if "*" in number:
        return IdProblem("证件号码里有星号，不是完整的号码，请对照原件填完整")
    if _RESIDENT.fullmatch(number) and id_type not in ("passport", "other"):
        return _check_full(number, _full_length_type(number, id_type), today)
    if id_type is None:
        id_type = _type_by_shape(number)
        if id_type is None:
            return IdProblem(_unknown_shape(number))
    if id_type in ("resident", "resident15"):
        return _check_resident(number, today)
    return _check_other(number, id_type)


def tidy(text: str) -> str:
    """The number without blanks, dashes and apostrophes, half-width and in upper case."""
    if text.isascii() and text.isalnum():
        return text.upper()
    return _BLANKS.sub("", text.translate(_FULL_WIDTH)).upper()


def mask(text: str) -> str:
    """First and last character only, for every list, print and report.

    The birth date stands beside the number in most lists, so the middle must not show it. One that
    can't be read on this PC is told in words.
    """
    if is_locked(text) or text == LOCKED_WORDS:
        return LOCKED_WORDS
    if len(text) < 3:
        return "*" * len(text)
    return f"{text[0]}{'*' * (len(text) - 2)}{text[-1]}"


def masked_within(text: str) -> str:
    """A text in which every ID number is masked: in a wrong column, or in somebody's remark."""
    return _WITHIN.sub(lambda found: mask(tidy(found[0])), text)


def check_character(first17: str) -> str:
    """The eighteenth character that GB 11643 gives to seventeen digits."""
    return _check_digit(first17 + "0")


def _check_digit(number: str) -> str:
    from stdnum.cn.ric import calc_check_digit  # it and its tables are for who types a number

    return str(calc_check_digit(number))


@lru_cache(maxsize=8192)
def district(code: str) -> str | None:
    """The county-level name that a six-digit code has or had, None if no table knows it.

    Args:
        code: the first six digits of a number. Renamed districts may come back under an old
            name (510811 was 元坝区 and is 昭化区): good enough to warn by, not to print.
    """
    from stdnum import numdb

    names = [
        str(properties["county"])
        for _, properties in numdb.get("cn/loc").info(code)
        if "county" in properties
    ]
    return names[-1] if names else None


def _type_by_shape(number: str) -> str | None:
    if _SHORT.fullmatch(number):
        return "resident15"
    return next((kind for kind, shape in _SHAPES.items() if shape.fullmatch(number)), None)


def _full_length_type(number: str, stated: str | None) -> str:
    if stated is not None:
        return "resident" if stated == "resident15" else stated
    return _type_by_district(number[:6])


@lru_cache(maxsize=8192)
def _type_by_district(code: str) -> str:
    # Since 2023 permanent residence cards of foreigners carry 9 and the province in front.
    if code[0] == "9" and district(f"{code[1:3]}0000") is not None:
        return "foreign_permanent"
    return _PERMIT_DISTRICTS.get(code, "resident")


@lru_cache(maxsize=8192)
def _district_warning(code: str) -> str:
    return "" if district(code) else "不认识前六位的地区代码，请核对"


def _unknown_shape(number: str) -> str:
    if not number or not _DIGITS_ONLY.fullmatch(number):
        return "不像证件号码；如果不是居民身份证，请在「证件类型」一栏写明是什么证件"
    if len(number) == 8:
        return "只有 8 位；居民身份证是 18 位，如果是台胞证请在「证件类型」一栏写明"
    return f"居民身份证应是 18 位，这里是 {len(number)} 位，请对照原件补正"


def _check_resident(number: str, today: datetime.date | None) -> IdNumber | IdProblem:
    if _SHORT.fullmatch(number):
        return _check_short(number, today)
    if number and _DIGITS_ONLY.fullmatch(number):
        return IdProblem(f"居民身份证应是 18 位，这里是 {len(number)} 位，请对照原件补正")
    return IdProblem("居民身份证号只能有数字，末位可以是 X，请对照原件改正")


def _check_full(number: str, id_type: str, today: datetime.date | None) -> IdNumber | IdProblem:
    birth_date = _date(number[6:14])
    if birth_date is None:
        return IdProblem("号码里的出生日期不存在，请对照原件改正")
    expected = _check_digit(number)
    if number[17] != expected:
        return IdProblem(
            f"号码有错：按前 17 位算，最后一位应是 {expected}，不是 {number[17]}；"
            "多半有一位抄错，请对照原件改正"
        )
    return _with_facts(number, id_type, birth_date, number[16], today)


def _check_short(number: str, today: datetime.date | None) -> IdNumber | IdProblem:
    birth_date = _date(f"19{number[6:12]}")
    if birth_date is None:
        return IdProblem("号码里的出生日期不存在，请对照原件改正")
    return _with_facts(number, "resident15", birth_date, number[14], today)


def _with_facts(
    number: str, id_type: str, birth_date: str, order_digit: str, today: datetime.date | None
) -> IdNumber | IdProblem:
    if today is not None and birth_date > _iso(today):
        return IdProblem("号码里的出生日期在今天之后，请对照原件改正")
    sex = "male" if order_digit in "13579" else "female"
    warning = _district_warning(number[:6]) if id_type in ("resident", "resident15") else ""
    return IdNumber(number, id_type, birth_date, sex, warning)


def _check_other(number: str, id_type: str) -> IdNumber | IdProblem:
    if len(number) not in _ALLOWED_LENGTH:
        return IdProblem(f"证件号码应有 4 到 30 个字符，这里是 {len(number)} 个，请对照原件改正")
    return IdNumber(number, id_type)


@lru_cache(maxsize=8)
def _iso(day: datetime.date) -> str:
    return day.isoformat()


@lru_cache(maxsize=65536)
def _date(digits: str) -> str | None:
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    if year < EARLIEST_YEAR:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
