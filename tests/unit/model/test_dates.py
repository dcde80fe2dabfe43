"""Dates in every spelling a village uses, to the precision that is known."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model.dates import read_date, typed_date

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("1985年8月", "1985-08"),
        ("1985年8月12日", "1985-08-12"),
        ("1985年08月12日生", "1985-08-12"),
        ("85.8.12", "1985-08-12"),
        ("85年8月", "1985-08"),
        ("05.8", "2005-08"),
        ("1985-08", "1985-08"),
        ("1985/8/12", "1985-08-12"),
        ("1985. 8. 12", "1985-08-12"),
        ("1985。8。12", "1985-08-12"),
        ("1985 8 12", "1985-08-12"),
        ("1985-08-12 00:00:00", "1985-08-12"),
        ("19850812", "1985-08-12"),
        ("198508", "1985-08"),
        ("850812", "1985-08-12"),
        ("1985", "1985"),
        ("1985年", "1985"),
        ("１９８５．８．１２", "1985-08-12"),
        ("一九八五年八月十二日", "1985-08-12"),
        ("二〇〇四年十二月", "2004-12"),
        ("二零二四年十月二十三日", "2024-10-23"),
        ("25/12/1985", "1985-12-25"),
        ("1985.10", "1985-10"),
        (31271.0, "1985-08-12"),
        ("31271", "1985-08-12"),
        (31271.5, "1985-08-12"),
        (19850812.0, "1985-08-12"),
        (198508.0, "1985-08"),
        (1985.0, "1985"),
        (1985.8, "1985-08"),
        (1985.12, "1985-12"),
        (85.8, "1985-08"),
        (dt.date(1985, 8, 12), "1985-08-12"),
        (dt.datetime(1985, 8, 12, 1, 2), "1985-08-12"),  # noqa: DTZ001 - as a spreadsheet gives it
    ],
)
def test_a_spelling_is_read_to_its_precision(written, iso):
    assert read_date(written, today=TODAY) == (iso, "", "")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("1985-02-30", "没有 30 日"),
        ("1985年13月", "没有 13 月"),
        ("2085.1", "在今天之后"),
        ("2026-11-23", "在今天之后"),
        ("1885-01-01", "年份 1885"),
        ("8/12/1985", "分不清"),
        ("8.12", "看不出年份"),
        ("约1960年", "看不懂"),
        ("不详", "看不懂"),
        (85.0, "看不懂"),
        (True, "不是日期"),
        (dt.time(1, 2), "不是日期"),
        (float("nan"), "不是日期"),
        (-3.0, "看不懂"),
        (1e-05, "看不懂"),
        (8.12, "看不懂"),
    ],
)
def test_what_can_not_be_right_is_refused_with_a_reason(written, words):
    reading = read_date(written, today=TODAY)

    assert reading.iso is None
    assert words in reading.problem


def test_october_lost_by_a_spreadsheet_is_not_guessed():
    reading = read_date(1985.1, today=TODAY)

    assert reading.iso == "1985"
    assert "10 月" in reading.remark


@pytest.mark.parametrize("nothing", ["", "  ", None, "　"])
def test_nothing_is_no_problem(nothing):
    assert read_date(nothing, today=TODAY) == (None, "", "")


def test_this_month_and_today_are_not_later_than_today():
    assert read_date("2026-11", today=TODAY).iso == "2026-11"
    assert read_date("2026-11-22", today=TODAY).iso == "2026-11-22"
    assert read_date("2027-01", today=TODAY, may_be_later=True).iso == "2027-01"


def test_days_count_from_1904_where_the_workbook_says_so():
    assert read_date(29809.0, today=TODAY, epoch_1904=True).iso == "1985-08-12"


def test_two_digit_years_turn_with_today():
    assert read_date("26.1.1", today=TODAY).iso == "2026-01-01"
    assert read_date("27.1.1", today=TODAY).iso == "1927-01-01"


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("5.12", "2026-05-12"),
        ("5-12", "2026-05-12"),
        ("5月12日", "2026-05-12"),
        ("0512", "2026-05-12"),
        ("1225", "2026-12-25"),
        ("五月十二日", "2026-05-12"),
        ("昨天", "2026-11-21"),
        ("2026.5.12", "2026-05-12"),
        ("1985", "1985"),
        ("2027-03-05", "2027-03-05"),
    ],
)
def test_a_form_takes_what_leaves_the_year_out(typed, iso):
    assert typed_date(typed, today=TODAY) == (iso, "", "")


def test_a_form_refuses_days_that_do_not_exist():
    assert "没有 30 日" in typed_date("2.30", today=TODAY).problem


SPELLINGS = (
    "{0.year}年{0.month}月{0.day}日",
    "{0:%Y-%m-%d}",
    "{0.year}.{0.month}.{0.day}",
    "{0:%Y%m%d}",
    "{0.year}/{0.month}/{0.day}",
)


@given(st.dates(dt.date(1906, 1, 1), TODAY), st.sampled_from(SPELLINGS))
def test_every_day_survives_every_spelling_and_its_day_number(day, spelling):
    serial = float((day - dt.date(1899, 12, 30)).days)

    assert read_date(spelling.format(day), today=TODAY).iso == day.isoformat()
    assert read_date(serial, today=TODAY).iso == day.isoformat() or serial < 2102


@given(
    st.one_of(st.text(max_size=20), st.floats(), st.text("0123456789年月日.-/ 十一二", max_size=12))
)
def test_anything_gets_a_possible_date_or_a_reason(written):
    reading = read_date(written, today=TODAY)

    if reading.iso is None:
        assert reading.problem or not str(written).strip(
            " '\"\u3000\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85"
        )
    else:
        assert "1900" <= reading.iso <= "2026-11-22"
        dt.date.fromisoformat(f"{reading.iso}-01-01"[:10])
