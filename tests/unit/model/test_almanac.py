"""Lunar days, terms and festivals, against days that calendars in print agree on."""

import datetime as dt
import json

import pytest

from desktop import config
from desktop.model.almanac import festivals, lunar

RULES = json.loads(
    (config.resources() / "vocabularies" / "festival.json").read_text(encoding="utf-8")
)["entries"]


def test_a_day_has_its_lunar_words_and_its_term():
    told = lunar(dt.date(2026, 11, 22))
    assert (told.words, told.term, told.leap) == ("十月十四", "小雪", False)


def test_a_leap_month_says_so():
    told = lunar(dt.date(2025, 7, 25))
    assert told.leap
    assert told.words == "闰六月初一"


@pytest.mark.parametrize(
    ("day", "festival"),
    [
        ("2026-02-17", "春节"),
        ("2026-03-03", "元宵"),
        ("2026-04-05", "清明"),
        ("2024-04-04", "清明"),
        ("2026-06-19", "端午"),
        ("2026-08-19", "七夕"),
        ("2025-10-06", "中秋"),
        ("2026-10-18", "重阳"),
        ("2027-03-05", "学雷锋纪念日"),
        ("2026-12-05", "国际志愿者日"),
    ],
)
def test_each_festival_falls_on_its_day(day, festival):
    assert festivals(dt.date.fromisoformat(day), RULES) == (festival,)


def test_a_festival_is_not_kept_twice_in_a_leap_month():
    found = [
        day
        for number in range(366)
        if festivals(day := dt.date(2028, 1, 1) + dt.timedelta(number), [
            {"label": "端午", "lunar": "5-5"}
        ])
    ]  # fmt: skip
    assert found == [dt.date(2028, 5, 28)]


def test_the_last_day_of_the_year_may_be_the_29th_or_30th():
    rule = [{"label": "除夕", "lunar": "12-last"}]
    assert festivals(dt.date(2026, 2, 16), rule) == ("除夕",)
    assert festivals(dt.date(2024, 2, 9), rule) == ("除夕",)
    assert festivals(dt.date(2024, 2, 8), rule) == ()


def test_a_word_without_a_rule_is_on_no_day():
    assert festivals(dt.date(2026, 2, 17), [{"label": "丰收节"}]) == ()


def test_outside_its_years_the_table_knows_nothing():
    assert lunar(dt.date(1850, 1, 1)) is None
    assert festivals(dt.date(2150, 3, 5), RULES) == ("学雷锋纪念日",)
