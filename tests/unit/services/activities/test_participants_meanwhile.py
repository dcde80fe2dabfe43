"""A form's list of who took part leaves alone what others did to the list since it was read."""

import pytest

from desktop import errors
from desktop.services import records
from desktop.services.activities import activities, activity_edits, happenings
from desktop.services.activities.activities import Participant
from tests.unit.pulled_changes import pulling

HELD = {"title": "端午", "started_at": "2026-06-19T09:00", "ended_at": "2026-06-19T11:00"}


@pytest.fixture
def people(desk):
    return [records.add(desk, "volunteer", {"name": name}) for name in ("张三", "李四", "王五")]


@pytest.fixture
def activity(desk, people):
    return activities.record_activity(desk, HELD, [Participant(person) for person in people[:2]])


def seen(desk, activity):
    found = happenings.happening(desk, activity).participants
    return {part.text("volunteer"): part for part, _ in found}


def minutes(desk, activity):
    found = happenings.happening(desk, activity).participants
    return {who.text("name"): part.number("minutes") for part, who in found}


def test_who_was_put_down_meanwhile_stays(desk, people, activity):
    shown = seen(desk, activity)
    with pulling(desk) as pull:
        pull.take_part(activity, people[2], minutes=30)
    form = [Participant(people[0]), Participant(people[1], minutes=60)]
    activity_edits.revise_activity(desk, activity, {}, form, seen=shown)
    assert minutes(desk, activity) == {"张三": 120, "李四": 60, "王五": 30}


def test_who_was_taken_off_meanwhile_comes_back_only_if_the_form_changed_them(
    desk, people, activity
):
    shown = seen(desk, activity)
    with pulling(desk) as pull:
        for part in shown.values():
            pull.remove("participation", part.id)
    form = [Participant(people[0]), Participant(people[1], minutes=60)]
    activity_edits.revise_activity(desk, activity, {}, form, seen=shown)
    assert minutes(desk, activity) == {"李四": 60}


def test_minutes_changed_meanwhile_stay_where_the_form_left_them_alone(desk, people, activity):
    shown = seen(desk, activity)
    with pulling(desk) as pull:
        pull.set("participation", shown[people[0]].id, minutes=90)
    form = [Participant(person) for person in people[:2]]
    activity_edits.revise_activity(desk, activity, {"title": "端午包粽子"}, form, seen=shown)
    assert minutes(desk, activity) == {"张三": 90, "李四": 120}


def test_minutes_changed_on_both_sides_are_refused_until_they_were_seen(desk, people, activity):
    shown = seen(desk, activity)
    with pulling(desk) as pull:
        pull.set("participation", shown[people[0]].id, minutes=90)
    form = [Participant(people[0], minutes=30), Participant(people[1])]
    with pytest.raises(errors.EditConflict, match="参与人员的"):
        activity_edits.revise_activity(desk, activity, {}, form, seen=shown)
    activity_edits.revise_activity(desk, activity, {}, form, seen=seen(desk, activity))
    assert minutes(desk, activity) == {"张三": 30, "李四": 120}


def test_who_the_form_takes_off_goes(desk, people, activity):
    form = [Participant(people[0])]
    activity_edits.revise_activity(desk, activity, {}, form, seen=seen(desk, activity))
    assert minutes(desk, activity) == {"张三": 120}
