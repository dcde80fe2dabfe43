"""How old somebody is, by a birth date of which perhaps only the year or month is known."""

from __future__ import annotations

import datetime as dt

#: domain.md, Rules: a guardian's consent is needed below this age.
ADULT_YEARS = 18
_YEAR_DIGITS = 4


def years_old(birth: str, today: dt.date) -> int | None:
    """Full years; of a year or month alone, as many as there may be.

    Args:
        birth: ISO, perhaps without day or month.
        today: the day asked about.

    Returns:
        The years; None where no birth date is known or can't be read.
    """
    year = birth[:_YEAR_DIGITS]
    if len(year) < _YEAR_DIGITS or not year.isdigit():
        return None
    return today.year - int(year) - (today.isoformat()[5:] < birth[5:])


def is_minor(birth: str, today: dt.date) -> bool:
    """Whether somebody is younger than 18 for certain; who is not known to be is of age."""
    years = years_old(birth, today)
    return years is not None and years < ADULT_YEARS


def may_be_minor(birth: str, today: dt.date) -> bool:
    """Whether somebody of whom only the year or month is known may still be younger than 18."""
    year = birth[:_YEAR_DIGITS]
    if is_minor(birth, today) or len(year) < _YEAR_DIGITS or not year.isdigit():
        return False
    latest = f"{birth}-12-31" if len(birth) == _YEAR_DIGITS else f"{birth}-31"
    years = years_old(latest[: len("2008-01-31")], today)
    return years is not None and years < ADULT_YEARS
