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
