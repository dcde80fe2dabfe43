import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities, activity_edits, hours
from desktop.services.activities.activities import Participant
from desktop.services.past import undoing
from desktop.services.roster import merging
from desktop.storage import merged

PARTICIPATION = kind_named("participation")
HELD = {
    "title": "重阳敬老", "started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:30",
    "status": "held",
}  # fmt: skip
SIGNED = {
    "source": "signed", "signed_in": "2026-10-18T09:10", "signed_out": "2026-10-18T10:40",
}  # fmt: skip


@pytest.fixture
def zhang(desk):
    return records.add(desk, "volunteer", {"name": "张三"})


@pytest.fixture
def held(desk):
    return records.add(desk, "activity", HELD)


def take_part(desk, activity, volunteer, **more):
    typed = {"activity": activity, "volunteer": volunteer, **more}
    return records.add(desk, "participation", typed)


def minutes(desk, participation):
    return desk.records.get(PARTICIPATION, participation).values["minutes"]


def test_one_added_by_hand_gets_the_length_of_the_activity(desk, zhang, held):
    made = take_part(desk, held, zhang)
    assert (minutes(desk, made), hours.total_minutes(desk, zhang)) == (150, 150)
    undoing.undo(desk)
    assert hours.total_minutes(desk, zhang) == 0


def test_one_who_signed_gets_the_time_between(desk, zhang, held):
    made = take_part(desk, held, zhang, **SIGNED)
    assert (minutes(desk, made), hours.total_minutes(desk, zhang)) == (90, 90)


def test_minutes_that_are_cleared_are_told_by_the_times_again(desk, zhang, held):
    made = take_part(desk, held, zhang, minutes="45")
    records.change(desk, "participation", made, {"minutes": ""})
    assert (minutes(desk, made), hours.total_minutes(desk, zhang)) == (150, 150)


def test_a_plan_gives_minutes_when_it_is_held(desk, zhang):
    plan = {
        "title": "写春联", "status": "announced",
        "planned_start": "2026-10-20T09:00", "planned_end": "2026-10-20T11:00",
    }  # fmt: skip
    planned = records.add(desk, "activity", plan)
    made = take_part(desk, planned, zhang)
    assert minutes(desk, made) is None
    records.change(desk, "activity", planned, {"status": "held"})
    assert (minutes(desk, made), hours.total_minutes(desk, zhang)) == (120, 120)
    undoing.undo(desk)
    assert (minutes(desk, made), hours.total_minutes(desk, zhang)) == (None, 0)


def test_a_plan_held_shorter_than_planned_gives_what_it_really_lasted(desk, zhang):
    plan = {
        "title": "写春联", "status": "announced",
        "planned_start": "2026-10-20T09:00", "planned_end": "2026-10-20T11:00",
    }  # fmt: skip
    planned = activities.record_activity(desk, plan, [Participant(zhang)])
    real = {"status": "held", "started_at": "2026-10-20T09:00", "ended_at": "2026-10-20T10:00"}
    records.change(desk, "activity", planned, real)
    assert hours.total_minutes(desk, zhang) == 60


def test_an_activity_without_times_leaves_them_open(desk, zhang):
    made = take_part(
        desk, records.add(desk, "activity", {"title": "甲", "held_on": "2026-10-18"}), zhang
    )
    assert minutes(desk, made) is None


def test_a_fortnight_is_nobodys_default(desk, zhang):
    camp = {**HELD, "ended_at": "2026-10-28T11:30"}
    made = records.add(desk, "activity", camp)
    with pytest.raises(errors.InvalidValues, match="14550 分钟，超过一天"):
        take_part(desk, made, zhang)


def test_whoever_stayed_to_the_end_goes_with_a_corrected_end(desk, zhang, held):
    li = records.add(desk, "volunteer", {"name": "李四"})
    whole, part = take_part(desk, held, zhang), take_part(desk, held, li, minutes="60")
    records.change(desk, "activity", held, {"ended_at": "2026-10-18T11:00"})
    assert (minutes(desk, whole), minutes(desk, part)) == (120, 60)
    assert hours.total_minutes(desk, zhang) == 120
    undoing.undo(desk)
    assert (minutes(desk, whole), hours.total_minutes(desk, zhang)) == (150, 150)


def test_minutes_said_in_the_form_stay_when_the_end_moves(desk, zhang, held):
    take_part(desk, held, zhang)
    said = [Participant(zhang, minutes=150)]
    activity_edits.revise_activity(desk, held, {"ended_at": "2026-10-18T12:00"}, said)
    assert hours.total_minutes(desk, zhang) == 150


def test_an_activity_may_be_shortened_together_with_its_people(desk, zhang, held):
    take_part(desk, held, zhang, minutes="140")
    said = [Participant(zhang, minutes=50)]
    activity_edits.revise_activity(desk, held, {"ended_at": "2026-10-18T10:00"}, said)
    assert hours.total_minutes(desk, zhang) == 50


def test_more_minutes_than_it_lasted_are_refused_with_both(desk, zhang, held):
    with pytest.raises(errors.InvalidValues, match="张三 写了 200 分钟，活动「重阳敬老」只有 150"):
        take_part(desk, held, zhang, minutes="200")
    with pytest.raises(errors.InvalidValues, match="100 分钟，签到到签退只有 90 分钟"):
        take_part(desk, held, zhang, minutes="100", **SIGNED)
    assert desk.records.count(PARTICIPATION) == 0


def test_an_activity_is_not_shortened_below_what_somebody_wrote(desk, zhang, held):
    take_part(desk, held, zhang, minutes="140")
    with pytest.raises(errors.InvalidValues, match="140 分钟，活动「重阳敬老」只有 60 分钟"):
        records.change(desk, "activity", held, {"ended_at": "2026-10-18T10:00"})


def other(desk, **times):
    return records.add(desk, "activity", {"title": "清洁家园", "status": "held", **times})


MORNING = {"planned_start": "2026-10-18T11:00", "planned_end": "2026-10-18T12:00"}


def test_planned_times_are_a_place_too_where_no_real_ones_are_known(desk, zhang, held):
    take_part(desk, held, zhang)
    with pytest.raises(errors.InvalidValues, match="同一时间已参加「重阳敬老」"):
        take_part(desk, other(desk, **MORNING), zhang)
    li = records.add(desk, "volunteer", {"name": "李四"})
    take_part(desk, other(desk, **MORNING), li)
    with pytest.raises(errors.InvalidValues, match="同一时间已参加「清洁家园」"):
        take_part(desk, held, li)


def test_who_signed_out_early_may_go_on_to_the_next(desk, zhang, held):
    take_part(desk, held, zhang, **SIGNED)
    take_part(desk, other(desk, **MORNING), zhang)
    assert hours.total_minutes(desk, zhang) == 150


def test_signed_times_that_overlap_are_refused(desk, zhang, held):
    day = {"title": "值守", "status": "held", "held_on": "2026-10-18"}
    first, second = records.add(desk, "activity", day), records.add(desk, "activity", day)
    take_part(desk, first, zhang, **SIGNED)
    late = {**SIGNED, "signed_in": "2026-10-18T10:00", "signed_out": "2026-10-18T11:00"}
    with pytest.raises(errors.InvalidValues, match="同一时间"):
        take_part(desk, second, zhang, **late)


def test_a_person_taken_for_two_was_in_one_place_by_the_times_signed(desk, zhang, held):
    shan = records.add(desk, "volunteer", {"name": "张山"})
    take_part(desk, held, zhang, **SIGNED)
    take_part(desk, other(desk, **MORNING), shan)
    assert merging.merge(desk, "volunteer", zhang, shan).overlaps == ()
    assert hours.total_minutes(desk, zhang) == 150 and merged.wrong(desk.store) == []


def test_a_person_taken_for_two_overlaps_by_planned_times(desk, zhang, held):
    shan = records.add(desk, "volunteer", {"name": "张山"})
    take_part(desk, held, zhang)
    take_part(desk, other(desk, **MORNING), shan)
    (overlap,) = merging.merge(desk, "volunteer", zhang, shan).overlaps
    assert "清洁家园" in overlap.sentence
    assert hours.total_minutes(desk, zhang) == 150 and merged.wrong(desk.store) == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"minutes": "-5"}, "时长：不能是负数（-5），请写 0 到 1440 分钟。"),
        ({"minutes": "1441"}, "时长：一天最多 1440 分钟，不是 1441。"),
        (
            {"signed_in": "2026-10-18T11:00", "signed_out": "2026-10-18T10:00"},
            "签退：应晚于签到（2026-10-18 11:00），不是 2026-10-18 10:00。",
        ),
    ],
)
def test_impossible_lengths_say_what_would_do(desk, zhang, held, typed, words):
    with pytest.raises(errors.InvalidValues) as refused:
        take_part(desk, held, zhang, **typed)
    assert refused.value.facts["problems"] == words
