"""Months, times and days that exist."""

from __future__ import annotations

import pytest

from desktop import errors
from desktop.model import planning_rules, rhythms
from desktop.model.locked import locked


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "十二月", "2026-00", "1899-12"])
def test_a_theme_is_of_a_month_that_exists(month):
    with pytest.raises(errors.InvalidValues, match="月份"):
        planning_rules.check_month({"month": month})


@pytest.mark.parametrize("month", ["2026-12", "1999-01", None, locked("c2VhbGVk")])
def test_a_month_that_exists_or_cannot_be_read_will_do(month):
    planning_rules.check_month({"month": month})


def test_what_ends_before_it_begins_is_refused():
    with pytest.raises(errors.InvalidValues, match="早于"):
        planning_rules.check_span({"since": "2026-05-02", "until": "2026-05-01"})


def test_a_year_and_a_day_in_it_are_no_contradiction():
    planning_rules.check_span({"since": "2026-05-02", "until": "2026"})


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"rhythm": "weekly", "days": ("8",)}, "1 到 7"),
        ({"rhythm": "digit", "days": ("10",)}, "0 到 9"),
        ({"rhythm": "monthly", "days": ("0", "32")}, "0、32"),
        ({"rhythm": "weekly", "days": ("1",), "starts_at": "25:00"}, "25:00"),
        ({"rhythm": "weekly", "days": ("1",), "minutes": 0}, "时长"),
        ({"rhythm": "weekly", "days": ("1",), "minutes": 2_000}, "时长"),
    ],
)
def test_a_series_that_can_never_be_held_so_is_refused(values, named):
    with pytest.raises(errors.InvalidValues, match=named):
        planning_rules.check_series(values)


def test_a_lunar_market_series_will_do():
    planning_rules.check_series(
        {"rhythm": "lunar_digit", "days": ("3", "6", "9"), "starts_at": "08:30", "minutes": 120}
    )


@pytest.mark.parametrize(
    ("rhythm", "days", "words"),
    [
        ("weekly", ("5", "1"), "每周一、五"),
        ("monthly", ("10", "1"), "每月1、10日"),
        ("digit", ("4",), "逢四（公历）"),
        ("lunar_monthly", ("1", "15", "21", "30"), "农历每月初一、十五、廿一、三十"),
        ("lunar_digit", ("3", "0"), "农历逢零、三"),
        ("weekly", (), ""),
        ("someday", ("1",), ""),
        ("weekly", ("x", "9"), ""),
    ],
)
def test_a_rhythm_is_said_as_clerks_say_it(rhythm, days, words):
    assert rhythms.in_words(rhythm, days) == words
