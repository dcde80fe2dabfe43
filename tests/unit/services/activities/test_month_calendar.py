"""A month as the calendar shows it."""

from __future__ import annotations

import datetime as dt

from desktop.services import records
from desktop.services.activities import activities, calendar, planning, themes
from tests.unit.pulled_changes import publish

COUNTY = "999999"


def day_of(page, iso):
    return next(day for day in page.days if day.day.isoformat() == iso)


def test_a_page_is_whole_weeks_from_monday_on(desk):
    page = calendar.month_page(desk, 2026, 11)
    assert (page.days[0].day.isoformat(), page.days[-1].day.isoformat()) == (
        "2026-10-26",
        "2026-12-06",
    )
    assert len(page.days) == 42


def test_days_bear_lunar_date_term_and_festival(desk):
    page = calendar.month_page(desk, 2026, 9)
    assert day_of(page, "2026-09-25").festivals == ("中秋",)
    assert day_of(page, "2026-09-23").term == "秋分"
    assert day_of(page, "2026-09-25").lunar == "八月十五"


def test_the_countys_own_festivals_are_shown(desk):
    entries = '[{"label": "石桥节", "solar": "11-11"}]'
    publish(desk, COUNTY, "vocabulary", {"name": "festival", "label": "节", "entries": entries})
    page = calendar.month_page(desk, 2026, 11)
    assert day_of(page, "2026-11-11").festivals == ("石桥节",)


def test_activities_stand_on_the_day_they_were_held_or_are_planned(desk):
    held = activities.record_activity(
        desk, {"title": "扫村道", "started_at": "2026-11-07T08:30", "ended_at": "2026-11-07T10:00"}
    )
    untimed = planning.plan_activity(desk, {"title": "送温暖", "planned_start": "2026-11-28T00:00"})
    page = calendar.month_page(desk, 2026, 11)
    (one,) = day_of(page, "2026-11-07").activities
    (other,) = day_of(page, "2026-11-28").activities
    assert (one.id, one.starts, one.status) == (held, "08:30", "held")
    assert (other.id, other.starts, other.status) == (untimed, "", "draft")
    assert (page.held, page.planned) == (1, 1)


def test_a_series_is_due_from_today_on_until_its_activity_is_planned(desk):
    series = records.add(
        desk, "series", {"title": "一周一课", "rhythm": "weekly", "days": "7", "starts_at": "19:30"}
    )
    page = calendar.month_page(desk, 2026, 11)
    assert day_of(page, "2026-11-15").due == ()
    assert [one.id for one in day_of(page, "2026-11-22").due] == [series]

    planning.plan_series_day(desk, series, dt.date(2026, 11, 22))
    page = calendar.month_page(desk, 2026, 11)
    assert day_of(page, "2026-11-22").due == ()
    assert day_of(page, "2026-11-22").activities[0].starts == "19:30"
    assert [one.id for one in day_of(page, "2026-11-29").due] == [series]


def test_a_series_keeps_to_its_own_first_and_last_day(desk):
    typed = {"title": "说事", "rhythm": "digit", "days": "4"}
    records.add(desk, "series", {**typed, "since": "2026-11-25", "until": "2026-12-10"})
    days = [day.day.isoformat() for day in calendar.month_page(desk, 2026, 12).days if day.due]
    assert days == ["2026-12-04"]


def test_the_months_theme_is_told_with_who_gave_it(desk):
    themes.set_theme(desk, "2026-11", "移风易俗")
    page = calendar.month_page(desk, 2026, 11)
    assert (page.theme, page.theme_from) == ("移风易俗", "")
    publish(desk, COUNTY, "theme", {"month": "2026-11", "title": "暖冬"})
    page = calendar.month_page(desk, 2026, 11)
    assert (page.theme, page.theme_from) == ("暖冬", "示例县")


def test_weeks_without_an_activity_are_only_counted_and_only_where_wanted(desk):
    activities.record_activity(desk, {"title": "扫村道", "held_on": "2026-11-11"})
    assert calendar.month_page(desk, 2026, 11).quiet_weeks == 1
    calendar.show_gaps(desk, shown=False)
    assert calendar.month_page(desk, 2026, 11).quiet_weeks is None


def test_the_day_of_concentrated_activity_is_marked_where_one_is_set(desk):
    assert not any(day.concentrated for day in calendar.month_page(desk, 2026, 11).days)
    rule = {"name": "concentrated_day", "label": "集中活动日", "rule": '{"weekday": 5}'}
    publish(desk, COUNTY, "policy", rule)
    marked = [
        d.day.isoweekday() for d in calendar.month_page(desk, 2026, 11).days if d.concentrated
    ]
    assert set(marked) == {5}
