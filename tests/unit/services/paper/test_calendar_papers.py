"""What of the records gets onto month plan, year plan and duty sheet."""

import datetime as dt
import io
import re
from itertools import pairwise

import pypdf
import pytest

from desktop import errors
from desktop.services import records
from desktop.services.activities import themes
from desktop.services.activities.activities import record_activity
from desktop.services.activities.planning import plan_activity, plan_series_day
from desktop.services.paper import papers
from desktop.services.paper.month_days import days_of, usual_month
from desktop.services.roster import consents


def text_of(sheet):
    pages = pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def titles(days):
    return {day.day.day: [entry.title for entry in day.entries] for day in days if day.entries}


@pytest.fixture
def series(desk):
    point = records.add(desk, "point", {"name": "石桥讲堂"})
    facts = {"title": "一周一课", "rhythm": "weekly", "days": "5", "starts_at": "19:00"}
    return records.add(desk, "series", {**facts, "point": point})


# --- a month --------------------------------------------------------------------------------


def test_a_month_holds_what_is_planned_and_held_and_not_what_was_called_off(desk):
    record_activity(desk, {"title": "植树", "started_at": "2026-11-10T09:00"})
    plan_activity(desk, {"title": "赶集", "planned_start": "2026-11-10T08:00"})
    plan_activity(desk, {"title": "电影", "planned_start": "2026-11-28T00:00"})
    gone = {"title": "取消的", "planned_start": "2026-11-28T09:00", "status": "cancelled"}
    plan_activity(desk, gone)
    found = days_of(desk, 2026, 11)
    assert titles(found) == {10: ["赶集", "植树"], 28: ["电影"]}
    assert [entry.starts for entry in found[9].entries] == [dt.time(8), dt.time(9)]
    assert found[27].entries[0].starts is None
    assert len(found) == 30


def test_a_series_stands_on_its_days_from_today_on_where_nothing_is_planned_yet(desk, series):
    plan_series_day(desk, series, dt.date(2026, 11, 27))
    assert titles(days_of(desk, 2026, 11)) == {27: ["一周一课"]}
    december = days_of(desk, 2026, 12)
    assert titles(december) == {day: ["一周一课"] for day in (4, 11, 18, 25)}
    assert december[3].entries[0].place == "石桥讲堂"
    assert december[3].entries[0].starts == dt.time(19)


def test_festivals_and_solar_terms_stand_on_their_days(desk):
    december = days_of(desk, 2026, 12)
    assert december[4].occasions == ("国际志愿者日",)
    assert december[6].occasions == ("大雪",)
    assert days_of(desk, 2026, 4)[4].occasions == ("清明",)


def test_the_usual_month_is_the_next_one_after_the_20th(desk):
    assert usual_month(dt.date(2026, 11, 20)) == dt.date(2026, 11, 1)
    assert usual_month(dt.date(2026, 12, 21)) == dt.date(2027, 1, 1)
    asked = {q.name: q for q in papers.questions(desk)["month-plan"]}
    assert asked["month"].usual == "2026-12"  # today is the 22nd of November
    assert {"2025-11", "2026-11", "2027-11"} <= set(dict(asked["month"].offered))


def test_the_month_plan_says_theme_activity_and_phone(desk):
    records.change(desk, "station", desk.station.id, {"phone": "0999-1234567"})
    themes.set_theme(desk, "2026-12", "邻里守望")
    plan_activity(desk, {"title": "送暖冬餐", "planned_start": "2026-12-08T09:00"})
    sheet = papers.preview(desk, "month-plan", [])
    text = text_of(sheet)
    assert sheet.title == "2026年12月活动预告"
    assert "本月主题：邻里守望" in text
    assert "送暖冬餐" in text
    assert "0999-1234567" in text
    listed = text_of(papers.preview(desk, "month-plan", [], answers={"layout": "list"}))
    assert "8日星期二上午9:00送暖冬餐" in listed


def test_a_month_nobody_offers_is_refused(desk):
    with pytest.raises(errors.UnknownAnswer):
        papers.preview(desk, "month-plan", [], answers={"month": "1999-01"})


def test_an_empty_month_is_printed_all_the_same(desk):
    answers = {"month": "2026-10", "layout": "list"}
    assert "本月暂未安排活动" in text_of(papers.preview(desk, "month-plan", [], answers=answers))


# --- a year ---------------------------------------------------------------------------------


def test_the_year_plan_counts_the_activities_of_each_month(desk, series):
    record_activity(desk, {"title": "植树", "started_at": "2026-03-12T09:00"})
    themes.set_theme(desk, "2026-03", "学雷锋")
    sheet = papers.preview(desk, "year-plan", [], answers={"year": "2026"})
    text = text_of(sheet)
    assert sheet.title == "2026年度活动安排表"
    assert "3月学雷锋" in text
    assert "学雷锋纪念日（5日）" in text
    assert "植树1" in text
    assert "一周一课（4次）4" in text
    assert sheet.pages == 1


def test_the_usual_year_is_the_next_one_once_december_is_nearly_over(desk):
    asked = papers.questions(desk)["year-plan"][0]
    assert asked.usual == "2026"
    assert usual_month(dt.date(2026, 12, 25)).year == 2027
    assert asked.takes("2027")


# --- on duty --------------------------------------------------------------------------------


@pytest.fixture
def leaders(desk):
    """Two teams; one leader agreed to stand on a wall."""
    li = records.add(desk, "volunteer", {"name": "李桂兰", "phone": "13800000000"})
    wang = records.add(desk, "volunteer", {"name": "王春来"})
    records.add(desk, "team", {"name": "清洁队", "leader": li})
    records.add(desk, "team", {"name": "宣讲队", "leader": wang})
    consents.give(desk, [li], ["wall"], "2026-11-01")
    return li, wang


def duty(desk, **answers):
    return papers.preview(desk, "duty-sheet", [], answers=answers)


def test_a_duty_sheet_is_blank_unless_asked(desk, leaders):
    sheet = duty(desk)
    text = text_of(sheet)
    assert sheet.title == "2026年12月值班表"
    assert "31日星期四" in text
    assert "王文书" not in text
    assert "李桂兰" not in text
    assert sheet.remark == ""


def test_clerks_take_turns_and_one_sheet_goes_on_where_the_last_ended(desk):
    records.add(desk, "clerk", {"name": "陈小禾"})
    records.add(desk, "clerk", {"name": "退休的", "until": "2026-01-01"})
    records.add(desk, "clerk", {"name": "站长", "role": "head"})
    weeks = [duty(desk, days=f"week-2026-11-{day}", people="clerks") for day in (23, 30)]
    texts = [text_of(sheet) for sheet in weeks]
    names = re.findall("王文书|陈小禾", "".join(texts))
    assert len(names) == 14
    assert all(a != b for a, b in pairwise(names))
    assert "退休的" not in "".join(texts)
    assert "站长" not in "".join(texts)
    assert weeks[0].title == "2026年11月23日至29日值班表"
    assert weeks[1].title == "2026年11月30日至12月6日值班表"


def test_leaders_are_named_by_consent_only_and_without_a_phone(desk, leaders):
    sheet = duty(desk, people="leaders")
    text = text_of(sheet)
    assert text.count("李桂兰") == 31
    assert "王春来" not in text
    assert "13800000000" not in text
    assert "王春来" in sheet.remark
    assert "同意" in sheet.remark


def test_clerks_and_leaders_take_turns_together(desk, leaders):
    text = text_of(duty(desk, people="both"))
    assert {text.count("李桂兰"), text.count("王文书")} == {15, 16}


def test_with_nobody_to_name_the_sheet_is_blank_and_says_so(desk):
    sheet = duty(desk, people="leaders")
    assert "姓名留空" in sheet.remark
    assert sheet.pages == 1


@pytest.mark.parametrize("template", ["month-plan", "year-plan", "duty-sheet"])
@pytest.mark.parametrize("paper", ["A4", "A3", "A2", "A1", "A3-tiled", "60x90-shop"])
def test_they_come_in_every_size_of_the_wall(desk, template, paper):
    assert papers.preview(desk, template, [], paper).pages >= 1
