"""What a clerk types for a day, a time or a length."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.ui.activities.entry.typed import (
    day_in_words,
    hours_shown,
    minutes_between,
    typed_day,
    typed_hours,
    typed_time,
)

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5.12", "2026-05-12"),
        ("0512", "2026-05-12"),
        ("10.18", "2026-10-18"),
        ("１０．１８", "2026-10-18"),
        ("昨天", "2026-11-21"),
        ("2025.3.4", "2025-03-04"),
        ("3月5日", "2026-03-05"),
        ("", ""),
    ],
)
def test_a_day_is_read_the_short_way(text, day):
    assert typed_day(text, today=TODAY) == (day, "")


@pytest.mark.parametrize("text", ["12.28", "1228", "12月28日"])
def test_a_day_without_a_year_that_would_lie_ahead_was_last_years(text):
    assert typed_day(text, today=TODAY).value == "2025-12-28"


def test_a_plan_may_lie_ahead():
    assert typed_day("12.28", today=TODAY, held=False).value == "2026-12-28"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("20261231", "还没有到"),
        ("26.12.1", "还没有到"),
        ("2026", "哪一天"),
        ("13.1", "没有 13 月"),
        ("2.30", "没有 30 日"),
        ("某天", "看不懂"),
    ],
)
def test_a_day_that_will_not_do_says_why(text, part):
    reading = typed_day(text, today=TODAY)
    assert reading.value == ""
    assert part in reading.problem


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9", "09:00"),
        ("930", "09:30"),
        ("0930", "09:30"),
        ("14:30", "14:30"),
        ("9.30", "09:30"),
        ("9点半", "09:30"),
        ("下午2点", "14:00"),
        ("晚上7点一刻", "19:15"),
        ("２：３０pm", "14:30"),
        ("中午12点", "12:00"),
        ("", ""),
    ],
)
def test_a_time_is_read_the_short_way(text, time):
    assert typed_time(text) == (time, "")


@pytest.mark.parametrize("text", ["25:00", "9:75", "上午", "早早", "12345"])
def test_a_time_that_will_not_do_says_why(text):
    assert typed_time(text).value == ""
    assert typed_time(text).problem


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2", 120),
        ("1.5", 90),
        ("1:30", 90),
        ("1小时30分", 90),
        ("90分钟", 90),
        ("半小时", 30),
        ("２．５", 150),
        ("", None),
    ],
)
def test_a_length_is_read_in_hours(text, minutes):
    assert typed_hours(text) == (minutes, "")


@pytest.mark.parametrize("text", ["0", "25", "很久", "-2"])
def test_a_length_that_will_not_do_says_why(text):
    assert typed_hours(text).minutes is None
    assert typed_hours(text).problem


@pytest.mark.parametrize("minutes", [30, 50, 90, 100, 125, 24 * 60])
def test_hours_shown_read_back_as_the_same_minutes(minutes):
    assert typed_hours(hours_shown(minutes)).minutes == minutes


def test_minutes_between_two_times_need_both_and_the_later_last():
    assert minutes_between("09:00", "11:30") == 150
    assert minutes_between("11:30", "09:00") is None
    assert minutes_between("09:00", "") is None


def test_a_day_is_said_with_its_weekday():
    assert day_in_words("2026-10-18T09:00") == "2026年10月18日 星期日"
    assert day_in_words("") == ""
