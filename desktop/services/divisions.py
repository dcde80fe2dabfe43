"""Towns and villages with their codes, for pick lists; a village not listed is no mistake."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from desktop import config


@dataclass(frozen=True, slots=True)
class Division:
    """One village.

    Args:
        code: 12 digits.
        village: its name, for example 某某村委会.
        town: its town.
        county: its county.
    """

    code: str
    village: str
    town: str
    county: str

    @property
    def station_name(self) -> str:
        """The full name of its station: 村委会 and 居委会 are the committee, not the place."""
        place = self.village.removesuffix("委会").removesuffix("居")
        return f"{place}新时代文明实践站"


def find(typed: str, limit: int = 20) -> list[Division]:
    """Villages whose code begins with what was typed, or whose names hold every word of it.

    Args:
        typed: digits, or names by blanks, for example ``榆阳 某某村``.
        limit: the most to give.
    """
    words = typed.split()
    if not words:
        return []
    found = (one for one in _all() if all(_holds(one, word) for word in words))
    return [one for one, _ in zip(found, range(limit), strict=False)]


def by_code(code: str) -> Division | None:
    """The village of a 12-digit code, if it is listed."""
    return next((one for one in _all() if one.code == code), None)


def _holds(one: Division, word: str) -> bool:
    if word.isdigit():
        return one.code.startswith(word)
    return word in f"{one.county}{one.town}{one.village}"


@cache
def _all() -> tuple[Division, ...]:
    path = config.resources() / "divisions" / "divisions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(
        Division(row["village_code"], row["village"], row["town"], _today(row["county"]))
        for row in rows
    )


def _today(county: str) -> str:
    """The statistical names of 2023 lag behind: 元坝区 (510811) has been 昭化区 since 2013."""
    return "昭化区" if county == "元坝区" else county
