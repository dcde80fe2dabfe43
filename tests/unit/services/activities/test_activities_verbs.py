import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities, happenings, hours
from desktop.services.activities.activities import Participant
from desktop.services.roster import people

HELD = {
    "title": "重阳敬老饺子宴", "started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:30",
}  # fmt: skip


@pytest.fixture
def zhang(desk):
    return records.add(desk, "volunteer", {"name": "张三"})


@pytest.fixture
def li(desk):
    return records.add(desk, "volunteer", {"name": "李四"})


def test_one_held_weeks_ago_is_recorded_at_once(desk, zhang, li):
    made = activities.record_activity(
        desk,
        {**HELD, "residents": "60", "story": "包了三百个饺子。"},
        [
            Participant(zhang),
            Participant(li, "added", minutes=90, role="后勤", reason="当天没有签到表"),
        ],
    )
    record = desk.records.get(kind_named("activity"), made)
    assert record.text("status") == "held"
    assert record.text("held_on") == "2026-10-18"
    assert record.text("recorded_on") == "2026-11-22"
    assert hours.total_minutes(desk, zhang) == 150
    assert hours.total_minutes(desk, li) == 90
    found = happenings.happening(desk, made)
    assert [(v.text("name"), p.text("source")) for p, v in found.participants] == [
        ("李四", "added"), ("张三", "sheet"),
    ]  # fmt: skip
    assert found.participants[0][0].text("recorder") == "王文书"


def test_signing_in_and_out_gives_the_minutes(desk, zhang):
    signed = Participant(
        zhang, "signed", signed_in="2026-10-18T09:10", signed_out="2026-10-18T10:40"
    )
    activities.record_activity(desk, HELD, [signed])
    assert hours.total_minutes(desk, zhang) == 90


def test_an_added_participant_needs_a_reason(desk, zhang):
    with pytest.raises(errors.InvalidValues, match="补记原因"):
        activities.record_activity(desk, HELD, [Participant(zhang, "added")])
    assert desk.records.count(kind_named("activity")) == 0


def test_nobody_is_in_two_places_at_once(desk, zhang):
    activities.record_activity(desk, HELD, [Participant(zhang)])
    clash = {
        "title": "清洁家园", "started_at": "2026-10-18T11:00", "ended_at": "2026-10-18T12:00",
    }  # fmt: skip
    with pytest.raises(errors.InvalidValues, match="重阳敬老饺子宴"):
        activities.record_activity(desk, clash, [Participant(zhang)])
    later = {**clash, "started_at": "2026-10-18T11:30"}
    activities.record_activity(desk, later, [Participant(zhang)])
    assert hours.total_minutes(desk, zhang) == 180


def test_moving_an_activity_over_another_is_refused_too(desk, zhang):
    activities.record_activity(desk, HELD, [Participant(zhang)])
    later = {
        "title": "清洁家园", "started_at": "2026-10-18T14:00", "ended_at": "2026-10-18T15:00",
    }  # fmt: skip
    made = activities.record_activity(desk, later, [Participant(zhang)])
    with pytest.raises(errors.InvalidValues, match="同一时间"):
        records.change(
            desk, "activity", made,
            {"started_at": "2026-10-18T10:00", "ended_at": "2026-10-18T11:15"},
        )  # fmt: skip
    assert hours.total_minutes(desk, zhang) == 210


def test_a_day_has_24_hours(desk, zhang):
    for title in ("一", "二"):
        made = {"title": title, "held_on": "2026-10-18"}
        if title == "一":
            activities.record_activity(desk, made, [Participant(zhang, minutes=1000)])
            continue
        with pytest.raises(errors.InvalidValues, match="24 小时"):
            activities.record_activity(desk, made, [Participant(zhang, minutes=1000)])


def test_an_activity_ends_after_it_began(desk):
    with pytest.raises(errors.InvalidValues, match="结束时间"):
        activities.record_activity(desk, {**HELD, "ended_at": "2026-10-18T08:00"})


def test_a_plan_credits_nothing_until_it_is_held(desk, zhang):
    plan = {
        "title": "写春联", "status": "announced",
        "planned_start": "2026-11-20T09:00", "planned_end": "2026-11-20T11:00",
    }  # fmt: skip
    made = activities.record_activity(desk, plan, [Participant(zhang)])
    assert hours.total_minutes(desk, zhang) == 0
    records.change(desk, "activity", made, {"status": "held"})
    assert hours.total_minutes(desk, zhang) == 120
    records.change(desk, "activity", made, {"status": "cancelled"})
    assert hours.total_minutes(desk, zhang) == 0


def test_the_list_of_participants_becomes_the_one_given(desk, zhang, li):
    made = activities.record_activity(desk, HELD, [Participant(zhang)])
    activities.set_participants(desk, made, [Participant(li)])
    assert hours.total_minutes(desk, zhang) == 0
    assert hours.total_minutes(desk, li) == 150
    activities.set_participants(desk, made, [Participant(zhang), Participant(li)])
    assert hours.total_minutes(desk, zhang) == 150
    assert not activities.set_participants(desk, made, [Participant(zhang), Participant(li)])


def test_a_participation_added_by_hand_credits_hours(desk, zhang):
    made = activities.record_activity(desk, HELD)
    records.add(desk, "participation", {"activity": made, "volunteer": zhang, "minutes": "45"})
    assert hours.total_minutes(desk, zhang) == 45


def test_a_removed_activity_takes_its_hours_back(desk, zhang):
    made = activities.record_activity(desk, HELD, [Participant(zhang)])
    records.remove(desk, "activity", [made])
    assert hours.total_minutes(desk, zhang) == 0
    records.restore(desk, "activity", [made])
    assert hours.total_minutes(desk, zhang) == 150


def test_a_volunteer_with_hours_is_archived_not_deleted(desk, zhang):
    activities.record_activity(desk, HELD, [Participant(zhang)])
    with pytest.raises(errors.ReadOnlyKind, match="已退出"):
        records.remove(desk, "volunteer", [zhang])


def test_lists_show_what_belongs_together(desk, zhang, li):
    made = activities.record_activity(desk, HELD, [Participant(zhang), Participant(li)])
    ids = happenings.activity_ids(desk, happenings.ActivityQuery(search="zyjl"))
    assert ids == []
    ids = happenings.activity_ids(desk, happenings.ActivityQuery(search="cyjl"))
    row = happenings.activity_rows(desk, ids)[0]
    assert (row.id, row.participants, row.minutes, row.day) == (made, 2, 300, "2026-10-18")
    person = people.people_rows(desk, people.people_ids(desk, people.PeopleQuery(order="minutes")))
    assert [p.minutes for p in person] == [150, 150]


def test_a_corrected_day_is_reversed_and_credited_anew(desk, zhang):
    made = activities.record_activity(desk, HELD, [Participant(zhang)])
    records.change(
        desk, "activity", made,
        {
            "held_on": "2026-10-17",
            "started_at": "2026-10-17T09:00",
            "ended_at": "2026-10-17T11:30",
        },
    )  # fmt: skip
    entries = desk.records.find(kind_named("hour_entry"), volunteer=zhang)
    assert sorted((e.text("served_on"), e.number("minutes")) for e in entries) == [
        ("2026-10-17", 150), ("2026-10-18", -150), ("2026-10-18", 150),
    ]  # fmt: skip
