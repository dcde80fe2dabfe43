"""Figures and dates as Chinese paper writes them."""

from __future__ import annotations

import datetime

from desktop.model.numerals import DIGITS as DIGITS
from desktop.model.numerals import numeral as numeral


def date_in_figures(day: datetime.date) -> str:
    """2026年1月5日: GB/T 9704-2012 writes dates in figures without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def date_in_characters(day: datetime.date) -> str:
    """二〇二六年一月五日, for certificates and what hangs on the wall."""
    year = "".join(DIGITS[int(figure)] for figure in f"{day.year:04d}")
    return f"{year}年{numeral(day.month)}月{numeral(day.day)}日"
