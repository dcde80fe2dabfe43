"""Whole numbers as Chinese writes them in headings and articles."""

from __future__ import annotations

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
