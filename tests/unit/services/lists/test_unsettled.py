"""Which records wait for a person, told where lists and details show them."""

import pytest

from desktop.services import records
from desktop.services.activities import activities, happenings
from desktop.services.activities.activities import Participant
from desktop.services.lists import unsettled
from desktop.services.roster import people
from desktop.services.roster.people import PeopleQuery
from desktop.sync.incoming import attention, conflicts
from desktop.sync.incoming.conflicts import Parked
from tests.unit.pulled_changes import OTHER_PC, pulling

FEED = "999999001001"
HELD = {"title": "端午", "started_at": "2026-06-19T09:00", "ended_at": "2026-06-19T11:00"}


@pytest.fixture
def zhang(desk):
    return records.add(desk, "volunteer", {"name": "张三"})


def park(desk, kind, record, field="phone", row=7):
    conflicts.park(desk.store, Parked(FEED, row, field, kind, record, "1", OTHER_PC, None, None))


def words(desk, kind, record):
    return [mark.words for mark in unsettled.marks(desk, kind, [record]).get(record, ())]


def test_nothing_waits_where_all_is_settled(desk, zhang):
    assert unsettled.marks(desk, "volunteer", [zhang]) == {}
    (row,) = people.people_rows(desk, people.people_ids(desk, PeopleQuery()))
    assert row.marks == ()


def test_a_row_tells_how_many_values_wait_for_a_choice(desk, zhang):
    park(desk, "volunteer", zhang)
    park(desk, "volunteer", zhang, "alias")
    (row,) = people.people_rows(desk, [zhang])
    (mark,) = row.marks
    assert mark.words == "有 2 处两边改得不一样，等您选一个"
    assert (mark.part, mark.kind, mark.record) == ("conflicts", "volunteer", zhang)
    conflicts.resolved(desk.store, FEED, (7, "phone"), "1", {})
    assert words(desk, "volunteer", zhang) == ["有 1 处两边改得不一样，等您选一个"]


def test_what_belongs_to_a_record_marks_it_too(desk, zhang):
    activity = activities.record_activity(desk, HELD, [Participant(zhang)])
    ((part, _),) = happenings.happening(desk, activity).participants
    park(desk, "participation", part.id, "minutes")
    for kind, record in (("volunteer", zhang), ("activity", activity)):
        (mark,) = unsettled.marks(desk, kind, [record])[record]
        assert (mark.kind, mark.record) == ("participation", part.id)
    (row,) = happenings.activity_rows(desk, [activity])
    assert row.marks == happenings.happening(desk, activity).marks != ()


def test_what_the_county_did_not_take_marks_its_record(desk, zhang):
    attention.add(
        desk.store, "volunteer", zhang, "set", ["phone"], "too_long", None, seq=None, at=""
    )
    assert words(desk, "volunteer", zhang) == ["有 1 处改动县里没有收，等您处理"]
    attention.close(desk.store, [1], "given_up")
    assert words(desk, "volunteer", zhang) == []


def test_what_was_returned_marks_its_activity_until_it_is_answered(desk, zhang):
    activity = activities.record_activity(desk, HELD, [Participant(zhang)])
    with pulling(desk) as pull:
        returned = pull.add(
            "answer",
            {
                "of_kind": "activity", "record": activity, "outcome": "returned",
                "reason": "缺照片", "by": "石桥镇",
            },
        )  # fmt: skip
    assert words(desk, "activity", activity) == ["石桥镇退回了，等您补好再报"]
    (answer,) = happenings.happening(desk, activity).answers
    assert (answer.id, answer.reason, answer.waiting) == (returned, "缺照片", True)
    assert words(desk, "volunteer", zhang) == []


def test_a_record_of_a_kind_only_a_newer_program_knows_marks_nothing_here(desk, zhang):
    park(desk, "wish", "01a2-wish")
    assert unsettled.marks(desk, "volunteer", [zhang]) == {}
