import datetime as dt

import pytest

from desktop.services.paper import periods


def test_the_month_before_stands_first_and_nothing_to_come_is_offered():
    today = dt.date(2026, 11, 22)
    names = [one.name for one in periods.offered(today)]
    assert names[:3] == ["2026-10", "2026-11", "2026-09"]
    assert names[11] == "2025-12"
    assert names[12:] == [
        *("2026-Q4", "2026-Q3", "2026-Q2", "2026-Q1"),
        *("2025-Q4", "2025-Q3", "2025-Q2", "2025-Q1"),
        *("2026", "2025"),
    ]
    assert all(one.first <= today for one in periods.offered(today))


def test_in_january_the_quarters_of_the_year_before_are_all_there():
    names = [one.name for one in periods.offered(dt.date(2026, 1, 2))]
    assert names[0] == "2025-12" and "2026-Q1" in names and "2026-Q2" not in names


@pytest.mark.parametrize(
    ("name", "words", "first", "last"),
    [
        ("2026-02", "2026年2月", "2026-02-01", "2026-02-28"),
        ("2025-12", "2025年12月", "2025-12-01", "2025-12-31"),
        ("2026-Q4", "2026年第四季度", "2026-10-01", "2026-12-31"),
        ("2024", "2024年度", "2024-01-01", "2024-12-31"),
    ],
)
def test_a_period_has_words_and_days(name, words, first, last):
    found = periods.named(name)
    assert (found.name, found.words) == (name, words)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)
