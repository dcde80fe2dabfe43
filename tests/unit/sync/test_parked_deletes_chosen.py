"""A parked delete: what a person chooses holds at both PCs, and is sent again if refused."""

import json

import pytest

from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.past import undoing
from desktop.services.safekeeping import checkup
from desktop.services.sync import attention, conflicts

HELD = {"title": "端午", "started_at": "2026-06-19T09:00", "ended_at": "2026-06-19T11:00"}


@pytest.fixture
def parked(pc, other):
    """Somebody whom this PC deleted while the other set a phone: the delete is parked."""
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync(), other.sync()
    records.change(other.desk, "volunteer", made, {"phone": "111"})
    records.remove(pc.desk, "volunteer", [made])
    other.sync(), pc.sync(), other.sync()
    return made


def choose(pc, which):
    (seen,) = conflicts.open_conflicts(pc.desk)
    conflicts.take(pc.desk, seen.row, seen.field, which)
    return seen


def gone(pc, made):
    return pc.desk.store.one("SELECT removed_at FROM volunteer WHERE id = ?", (made,)) is not None


@pytest.mark.parametrize("which", ["standing", "parked"])
def test_a_choice_about_a_parked_delete_closes_it_for_all(pc, other, parked, which):
    choose(other, which)
    other.sync(), pc.sync()
    for one in (pc, other):
        assert conflicts.open_conflicts(one.desk) == []
        (told,) = conflicts.settled_conflicts(one.desk)
        assert "王文书" in told.chosen_by
        assert gone(one, parked) is (which == "parked")
        assert checkup.examine(one.desk) == []


@pytest.fixture
def refused(pc, other, parked):
    """The delete was chosen here, and the county refused it: there are hours from the other PC."""
    activities.record_activity(other.desk, HELD, [Participant(parked)])
    other.sync()
    choose(pc, "parked")
    assert pc.sync().rejected == 1
    return parked


def test_a_choice_that_was_refused_is_sent_again_as_that_choice(pc, refused):
    (item,) = attention.items(pc.desk)
    assert len(conflicts.open_conflicts(pc.desk)) == 1
    attention.retry(pc.desk, item.id)
    assert conflicts.open_conflicts(pc.desk) == attention.items(pc.desk) == []
    assert pc.sync().rejected == 1
    (again,) = attention.items(pc.desk)
    assert "服务时长" in again.why
    assert len(conflicts.open_conflicts(pc.desk)) == 1


def test_a_choice_that_was_refused_and_given_up_leaves_the_conflict_to_be_settled(
    pc, other, refused
):
    (item,) = attention.items(pc.desk)
    attention.retry(pc.desk, item.id)
    pc.sync()
    (item,) = attention.items(pc.desk)
    attention.give_up(pc.desk, item.id)
    choose(pc, "standing")
    pc.sync(), other.sync()
    for one in (pc, other):
        assert conflicts.open_conflicts(one.desk) == attention.items(one.desk) == []
        assert not gone(one, refused)


def test_a_choice_about_what_the_county_does_not_know_as_parked_is_sent_as_a_plain_edit(
    pc, other, parked
):
    choose(pc, "parked")
    told = json.dumps([999, "removed"])
    pc.desk.store.run("UPDATE sync_todo SET conflict = ?", (told,))
    assert pc.sync().rejected == 1
    (item,) = attention.items(pc.desk)
    assert "已经没有了" in item.why
    attention.retry(pc.desk, item.id)
    assert pc.sync().rejected == 0
    other.sync()
    assert gone(pc, parked) and gone(other, parked)


def test_a_choice_that_was_refused_and_is_undone_opens_nothing_again(pc, other, refused):
    undoing.undo(pc.desk)
    pc.sync(), other.sync()
    for one in (pc, other):
        assert not gone(one, refused)
        assert len(conflicts.open_conflicts(one.desk)) == 1
    assert attention.items(pc.desk) == []
