"""Days on which series come back."""

import datetime as dt

import pytest

from desktop.model.kinds.planning import RHYTHM
from desktop.model.rhythms import days_between

NOVEMBER = (dt.date(2026, 11, 1), dt.date(2026, 11, 30))


def of_november(rhythm, *days):
    return [day.day for day in days_between(rhythm, days, *NOVEMBER)]


@pytest.mark.parametrize(
    ("rhythm", "days", "found"),
    [
        ("weekly", ("5",), [6, 13, 20, 27]),
        ("monthly", ("1", "15", "31"), [1, 15]),
        ("digit", ("4",), [4, 14, 24]),
        ("digit", ("0",), [10, 20, 30]),
        ("lunar_monthly", ("1", "15"), [9, 23]),
        ("lunar_digit", ("4",), [2, 12, 22]),
    ],
)
def test_each_rhythm_falls_on_its_days(rhythm, days, found):
    assert of_november(rhythm, *days) == found


def test_every_rhythm_a_series_may_have_is_known():
    for code, _ in RHYTHM:
        assert of_november(code, "1")


def test_a_rhythm_of_a_newer_program_falls_on_no_day():
    assert of_november("yearly", "1") == []


def test_the_last_day_counts():
    assert list(days_between("weekly", ["7"], NOVEMBER[0], NOVEMBER[0])) == [NOVEMBER[0]]
