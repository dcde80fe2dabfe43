"""Days and hours in words."""

import datetime as dt

import pytest

from desktop.printing.typography.wording import even_decimals, hours_of_day, weekday


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        (None, None, ""),
        (None, (9, 0), ""),
        ((9, 0), None, "上午9:00"),
        ((9, 0), (11, 30), "上午9:00—11:30"),
        ((9, 0), (13, 0), "上午9:00—下午1:00"),
        ((12, 5), (12, 45), "中午12:05—12:45"),
        ((19, 30), (0, 30), "晚上7:30—凌晨12:30"),
        ((0, 5), None, "凌晨12:05"),
        ((23, 59), None, "晚上11:59"),
    ],
)
def test_hours_are_said_by_the_part_of_the_day(starts, ends, words):
    told = (dt.time(*clock) if clock else None for clock in (starts, ends))
    assert hours_of_day(*told) == words


def test_every_day_of_the_week_has_its_name():
    monday = dt.date(2026, 11, 23)
    names = "".join(weekday(monday + dt.timedelta(n))[-1] for n in range(7))
    assert names == "一二三四五六日"


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ((), []),
        (("2", "", "13"), ["2", "", "13"]),
        (("2", "13.5", "", "0.25"), ["2.00", "13.50", "", "0.25"]),
    ],
)
def test_figures_of_a_column_have_as_many_decimals_each(figures, told):
    assert even_decimals(figures) == told
