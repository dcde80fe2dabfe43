import datetime as dt

import pytest

from desktop.model.working_days import is_working_day, last_of


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "count", "last"),
    [
        ("2026-11-23", 3, "2026-11-25"),
        ("2026-11-20", 3, "2026-11-24"),  # over a weekend
        ("2026-11-21", 1, "2026-11-23"),  # hung up on a Saturday
        ("2026-09-30", 3, "2026-10-06"),  # over the National Day
        ("2026-02-13", 2, "2026-02-20"),  # over the Spring Festival
        ("2026-04-03", 2, "2026-04-06"),  # 清明 is the Sunday
    ],
)
def test_a_period_counts_working_days_from_its_first_one(first, count, last):
    assert last_of(day(first), count) == day(last)


@pytest.mark.parametrize(
    "holiday",
    ["2026-01-01", "2026-02-16", "2026-02-19", "2026-05-01", "2026-06-19", "2026-09-25"],
)
def test_holidays_by_law_are_no_working_days_also_by_the_moon(holiday):
    assert day(holiday).weekday() < 5
    assert not is_working_day(day(holiday))


def test_a_plain_weekday_is_one():
    assert is_working_day(day("2026-11-23"))
    assert not is_working_day(day("2026-11-22"))
