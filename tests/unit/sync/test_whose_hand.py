"""What stands beside a parked value is shown with who wrote it, and when, by the writer's clock."""

import dataclasses
import datetime as dt

import pytest

from desktop.services import records
from desktop.services.sync import conflicts

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
LATER = NOON + dt.timedelta(hours=5)


@pytest.fixture
def made(pc, other):
    """Somebody both PCs know."""
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync(), other.sync()
    return made


def at(pc, when, deed):
    pc.desk = dataclasses.replace(pc.desk, clock=lambda: when)
    deed()


def only(pc):
    (seen,) = conflicts.open_conflicts(pc.desk)
    return seen


def test_a_value_that_came_up_has_the_time_at_which_it_was_written(pc, other, made):
    at(pc, NOON, lambda: records.change(pc.desk, "volunteer", made, {"phone": "111"}))
    records.change(other.desk, "volunteer", made, {"phone": "222"})
    pc.sync(), at(other, LATER, other.sync)
    assert (only(other).standing.at, only(other).standing.here) == (NOON.isoformat(), False)


def test_a_pulled_value_has_the_time_at_which_it_was_written(pc, other, made):
    records.change(pc.desk, "volunteer", made, {"phone": "111"})
    records.change(other.desk, "volunteer", made, {"phone": "222"})
    pc.sync(), other.sync()
    at(pc, NOON, lambda: records.change(pc.desk, "volunteer", made, {"phone": "333"}))
    pc.sync(), at(other, LATER, other.sync)
    seen = only(other)
    assert (seen.standing.words, seen.standing.at) == ("333", NOON.isoformat())


def test_an_own_delete_that_lost_tells_whose_change_it_lost_to(pc, other, made):
    at(pc, NOON, lambda: records.change(pc.desk, "volunteer", made, {"phone": "111"}))
    records.remove(other.desk, "volunteer", [made])
    pc.sync(), at(other, LATER, other.sync), pc.sync()
    seen = only(other)
    assert (seen.field, seen.parked.here, seen.standing.here) == ("removed", True, False)
    assert ("王文书" in seen.standing.who, seen.standing.at) == (True, NOON.isoformat())
    seen = only(pc)
    assert (seen.parked.here, seen.standing.here) == (False, True)
    assert ("王文书" in seen.standing.who, seen.standing.at) == (True, NOON.isoformat())


def test_a_delete_that_lost_to_a_new_child_tells_who_added_the_child(pc, other, made):
    consent = {"volunteer": made, "purpose": "publicity", "given_on": "2026-11-01"}
    at(pc, NOON, lambda: records.add(pc.desk, "consent", consent))
    records.remove(other.desk, "volunteer", [made])
    pc.sync(), at(other, LATER, other.sync), pc.sync()
    for desk, here in ((other, False), (pc, True)):
        seen = only(desk)
        assert (seen.standing.here, seen.standing.at) == (here, NOON.isoformat())


def test_a_delete_that_a_change_came_after_tells_whose_that_was(pc, other, made):
    records.remove(pc.desk, "volunteer", [made])
    at(other, NOON, lambda: records.change(other.desk, "volunteer", made, {"phone": "111"}))
    pc.sync(), other.sync(), at(pc, LATER, pc.sync)
    for desk, here in ((pc, False), (other, True)):
        seen = only(desk)
        assert (seen.standing.words, seen.standing.here) == ("保留", here)
        assert ("王文书" in seen.standing.who, seen.standing.at) == (True, NOON.isoformat())


def test_a_parked_delete_is_over_once_its_pc_deletes_again(pc, other, made):
    records.change(pc.desk, "volunteer", made, {"phone": "111"})
    records.remove(other.desk, "volunteer", [made])
    pc.sync(), other.sync(), pc.sync()
    assert only(other).field == only(pc).field == "removed"
    records.remove(other.desk, "volunteer", [made])
    other.sync(), pc.sync()
    for desk in (pc, other):
        assert conflicts.open_conflicts(desk.desk) == []
        assert desk.desk.store.one("SELECT removed_at FROM volunteer")


def test_a_choice_by_who_had_not_seen_the_delete_brings_the_record_back(pc, other, made):
    records.change(pc.desk, "volunteer", made, {"phone": "111"})
    records.change(other.desk, "volunteer", made, {"phone": "222"})
    pc.sync(), other.sync(), pc.sync()
    records.remove(pc.desk, "volunteer", [made])
    seen = only(other)
    conflicts.take(other.desk, seen.row, seen.field, "parked")
    pc.sync(), other.sync(), pc.sync()
    for desk, parked_here in ((pc, True), (other, False)):
        assert desk.desk.store.rows("SELECT phone, removed_at FROM volunteer") == [("222", None)]
        seen = only(desk)
        assert (seen.field, seen.parked.here) == ("removed", parked_here)
        assert seen.standing.here is not parked_here
    conflicts.take(pc.desk, seen.row, "removed", "parked")
    pc.sync(), other.sync()
    assert other.desk.store.one("SELECT removed_at FROM volunteer")
    assert conflicts.open_conflicts(other.desk) == []
