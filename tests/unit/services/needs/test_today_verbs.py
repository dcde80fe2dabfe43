"""What is due today: each line about real work, gaps last and only if wanted."""

from __future__ import annotations

import datetime as dt

from desktop.services import drafts, records
from desktop.services.activities import activities, calendar
from desktop.services.activities.activities import Participant
from desktop.services.needs.today import today


def iso(desk, days: int) -> str:
    return (desk.today() + dt.timedelta(days=days)).isoformat()


def sorts(desk) -> list[str]:
    return [one.sort for one in today(desk).due]


def held(desk, title: str, days: int, people: int = 0) -> str:
    joined = [
        Participant(records.add(desk, "volunteer", {"name": f"{title}{'甲乙丙丁'[n]}"}))
        for n in range(people)
    ]
    day = iso(desk, days)
    facts = {"title": title, "started_at": f"{day}T09:00", "ended_at": f"{day}T11:00"}
    return activities.record_activity(desk, facts, joined)


def test_a_new_station_is_empty_and_knows_its_day(desk):
    found = today(desk)
    assert found.empty
    assert found.today.day == desk.today()
    assert [one.day.weekday() for one in found.week] == list(range(7))
    assert found.today.lunar


def test_a_gap_is_told_last_and_can_be_switched_off(desk):
    held(desk, "清洁家园", -40)
    assert sorts(desk)[-2:] == ["gap", "gap"]
    calendar.show_gaps(desk, shown=False)
    assert "gap" not in sorts(desk)
    calendar.show_gaps(desk, shown=True)
    records.add(desk, "theme", {"month": f"{desk.today():%Y-%m}", "title": "移风易俗"})
    assert sorts(desk).count("gap") == 1
    assert today(desk).page.theme == "移风易俗"


def test_an_incomplete_file_says_what_it_lacks_and_leads_to_the_activity(desk):
    activity = held(desk, "重阳敬老", -3)
    (line,) = [one for one in today(desk).due if one.sort == "file"]
    assert line.title == "重阳敬老" and "photo" in line.parts
    assert (line.kind, line.ids) == ("activity", (activity,))


def test_many_of_one_sort_are_counted_in_one_more_line(desk):
    for number in range(5):
        held(desk, f"第{number}次", -number - 2)
    lines = [one for one in today(desk).due if one.sort == "file"]
    assert len(lines) == 4
    assert (lines[-1].count, len(lines[-1].ids)) == (2, 2)


def test_certificates_are_asked_for_until_they_are_printed(desk):
    from desktop.services.paper.certificates import activity_certificates

    activity = held(desk, "义诊", -1, people=2)
    (line,) = [one for one in today(desk).due if one.sort == "certificates"]
    assert (line.title, line.count) == ("义诊", 2)
    activity_certificates.issue(desk, activity, [])
    assert "certificates" not in sorts(desk)


def test_certificates_of_long_ago_are_not_asked_for(desk):
    held(desk, "去年的活动", -90, people=2)
    assert "certificates" not in sorts(desk)


def test_a_plan_is_to_be_prepared_then_to_be_recorded(desk):
    plan = {"title": "村晚", "status": "announced"}
    records.add(desk, "activity", {**plan, "planned_start": f"{iso(desk, 0)}T19:00"})
    past = records.add(desk, "activity", {**plan, "planned_start": f"{iso(desk, -9)}T19:00"})
    due = {one.sort: one for one in today(desk).due if one.sort in ("planned", "record")}
    assert (due["planned"].title, due["planned"].day) == ("村晚", desk.today())
    assert due["record"].ids == (past,)


def test_what_was_typed_and_never_saved_is_taken_up_again(desk):
    person = records.add(desk, "volunteer", {"name": "张三"})
    drafts.keep(desk, "activity:new", {"facts": {"title": "村晚"}, "people": {}})
    drafts.keep(desk, f"volunteer:{person}", {"phone": "138"})
    drafts.keep(desk, "volunteer:gone", {"phone": "139"})
    begun = {one.kind: one for one in today(desk).due if one.sort == "draft"}
    assert (begun["activity"].title, begun["activity"].ids) == ("村晚", ())
    assert (begun["volunteer"].title, begun["volunteer"].ids) == ("张三", (person,))
    assert len(begun) == 2


def test_a_signed_form_that_is_half_typed_is_taken_up_again_by_whoever_it_is_of(desk):
    drafts.keep(desk, "application:new", {"facts": {"phone": "138"}, "whose": "田小麦"})
    assert [(one.sort, one.kind, one.ids, one.title) for one in today(desk).due[:1]] == [
        ("draft", "application", (), "田小麦")
    ]
    drafts.keep(desk, "application:new", {"facts": {"name": "高粱红"}, "whose": ""})
    assert today(desk).due[0].title == "高粱红"


def test_a_series_that_falls_on_a_day_of_this_week_leads_to_recording_it(desk):
    weekday = str(desk.today().isoweekday())
    series = {"title": "一周一课", "rhythm": "weekly", "days": [weekday]}
    made = records.add(desk, "series", series)
    (line,) = [one for one in today(desk).due if one.sort == "series"]
    assert (line.ids, line.day) == ((made,), desk.today())
