"""Plans are made, put off and taken back; series make their next activities."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities, planning
from desktop.services.past import undoing

ACTIVITY = kind_named("activity")


@pytest.fixture
def lessons(desk):
    return records.add(
        desk,
        "series",
        {
            "title": "一周一课", "rhythm": "weekly", "days": "5", "starts_at": "19:30",
            "minutes": 60, "kind": "宣讲",
        },
    )  # fmt: skip


def stored(desk, made):
    return desk.records.get(ACTIVITY, made)


def test_a_planned_day_may_lie_ahead(desk):
    made = planning.plan_activity(desk, {"title": "送温暖", "planned_start": "2027-01-05T09:00"})
    record = stored(desk, made)
    assert (record.text("status"), record.text("held_on")) == ("draft", "")
    assert undoing.next_undo(desk).title == "计划活动「送温暖」"


def test_a_series_plans_its_next_activities_as_one_action(desk, lessons):
    planned = planning.plan_series(desk, lessons, 3)
    assert planned.days == ("2026-11-27", "2026-12-04", "2026-12-11")
    first = stored(desk, planned.ids[0])
    assert first.text("planned_start") == "2026-11-27T19:30"
    assert first.text("planned_end") == "2026-11-27T20:30"
    assert (first.text("kind"), first.values["series"]) == ("宣讲", lessons)
    undoing.undo(desk)
    assert desk.records.find(ACTIVITY) == []
    undoing.redo(desk)
    assert len(desk.records.find(ACTIVITY)) == 3


def test_planning_on_goes_on_after_what_is_planned(desk, lessons):
    planning.plan_series(desk, lessons, 2)
    assert planning.plan_series(desk, lessons, 1).days == ("2026-12-11",)


def test_a_day_whose_activity_was_called_off_is_not_planned_again(desk, lessons):
    made = planning.plan_series(desk, lessons, 1)
    records.change(desk, "activity", made.ids[0], {"status": "cancelled"})
    assert planning.plan_series(desk, lessons, 1).days == ("2026-12-04",)


def test_a_series_that_has_ended_says_so(desk, lessons):
    records.change(desk, "series", lessons, {"until": "2026-11-20"})
    with pytest.raises(errors.InvalidValues, match="接下来没有日子"):
        planning.plan_series(desk, lessons, 4)
    assert desk.records.find(ACTIVITY) == []


def test_a_team_in_the_trash_is_not_taken_over(desk, lessons):
    team = records.add(desk, "team", {"name": "宣讲队"})
    records.change(desk, "series", lessons, {"team": team})
    records.remove(desk, "team", [team])
    made = planning.plan_series(desk, lessons, 1)
    assert stored(desk, made.ids[0]).values["team"] is None


def test_plans_made_by_mistake_go_but_what_took_place_stays(desk, lessons):
    planned = planning.plan_series(desk, lessons, 2)
    facts = {"status": "held", "started_at": "2026-11-20T19:30", "ended_at": "2026-11-20T20:30"}
    records.change(desk, "activity", planned.ids[0], facts)
    assert planning.take_back(desk, planned.ids) == 1
    assert [r.id for r in desk.records.find(ACTIVITY)] == [planned.ids[0]]
    assert planning.take_back(desk, planned.ids[1:]) == 0


def test_a_plan_put_off_keeps_its_times(desk):
    made = planning.plan_activity(
        desk,
        {"title": "义诊", "planned_start": "2026-11-28T09:00", "planned_end": "2026-11-28T11:00"},
    )
    assert planning.move_activity(desk, made, dt.date(2026, 12, 1))
    record = stored(desk, made)
    assert record.text("planned_start") == "2026-12-01T09:00"
    assert record.text("planned_end") == "2026-12-01T11:00"
    assert not planning.move_activity(desk, made, dt.date(2026, 12, 1))
    undoing.undo(desk)
    assert stored(desk, made).text("planned_start") == "2026-11-28T09:00"


def test_what_took_place_is_not_put_off(desk):
    made = activities.record_activity(desk, {"title": "义诊", "held_on": "2026-11-14"})
    with pytest.raises(errors.InvalidValues, match="已开展"):
        planning.move_activity(desk, made, dt.date(2026, 12, 1))
