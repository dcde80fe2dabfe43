"""Figures and dates as Chinese paper writes them."""

from __future__ import annotations

import datetime

DIGITS = "〇一二三四五六七八九"


def numeral(number: int) -> str:
    """A whole number from 0 to 999 in Chinese: 23 -> 二十三, 105 -> 一百零五.

    Raises:
        ValueError: the number is outside that range.
    """
    if not 0 <= number <= 999:
        raise ValueError(number)
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest, ten="十")
    head = f"{DIGITS[hundreds]}百"
    if rest == 0:
        return head
    return head + ("零" if rest < 10 else "") + _below_hundred(rest, ten="一十")


def _below_hundred(number: int, *, ten: str) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return (ten if tens == 1 else f"{DIGITS[tens]}十") + (DIGITS[ones] if ones else "")


def date_in_figures(day: datetime.date) -> str:
    """2026年1月5日: GB/T 9704-2012 writes dates in figures without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def date_in_characters(day: datetime.date) -> str:
    """二〇二六年一月五日, for certificates and what hangs on the wall."""
    year = "".join(DIGITS[int(figure)] for figure in f"{day.year:04d}")
    return f"{year}年{numeral(day.month)}月{numeral(day.day)}日"
