"""Resolving, opening again, and who comes second."""

import pytest

from tests.unit.county.exchange.stand import record


@pytest.fixture
def parked(one, two, known):
    """Row 3 parks phone 3 against the 2 that stands."""
    one.op("volunteer", known, phone="2")
    one.sync()
    two.op("volunteer", known, phone="3", b=1)
    two.sync()
    one.sync()
    return [3, "phone"]


def test_a_resolve_sets_the_field_whatever_row_stands(one, two, known, parked):
    two.op("volunteer", known, phone="77")
    two.sync()  # closes its own; so park another
    third = one.bureau.pc()
    third.op("volunteer", known, phone="5", b=1)
    third.sync()
    n = one.op("volunteer", known, "resolve", c=[5, "phone"], f={"phone": "5"}, b=1)
    reply = one.sync()
    assert reply.verdict(n) == ("applied", 6, None)
    assert reply.own(n).outcome == {"settles": [5, "phone"]}
    assert record(one, "volunteer", known).fields["phone"] == "5"


def test_the_second_resolve_comes_too_late(one, two, known, parked):
    one.op("volunteer", known, "resolve", c=parked, f={"phone": "3"})
    one.sync()
    n = two.op("volunteer", known, "resolve", c=parked, f={"phone": "2"})
    reply = two.sync()
    assert reply.verdict(n) == ("merged", 5, None)
    assert reply.own(n).outcome == {"already": True}
    assert record(one, "volunteer", known).fields["phone"] == "3"


def test_a_resolve_of_no_conflict(one, known):
    n = one.op("volunteer", known, "resolve", c=[1, "phone"], f={"phone": "3"})
    assert one.sync().verdict(n) == ("rejected", None, {"code": "no_conflict"})


def test_a_resolve_of_another_records_conflict(one, known, parked):
    one.op("volunteer", "v2", "add", name="李")
    n = one.op("volunteer", "v2", "resolve", c=parked, f={"phone": "3"})
    assert one.sync().verdict(n)[2] == {"code": "no_conflict"}


def test_opening_again_and_settling_otherwise(one, two, known, parked):
    one.op("volunteer", known, "resolve", c=parked, f={"phone": "3"})
    one.sync()
    n = one.op("volunteer", known, "reopen", c=parked, f={"phone": "2"})
    again = one.op("volunteer", known, "reopen", c=parked, f={"phone": "2"})
    reply = one.sync()
    assert reply.own(n).outcome == {"reopens": parked}
    assert reply.own(again).outcome == {"already": True}
    assert record(one, "volunteer", known).conflicts == 1
    two.sync()
    m = two.op("volunteer", known, "resolve", c=parked, f={"phone": "3"})
    assert two.sync().own(m).outcome == {"settles": parked}


def test_opening_again_does_not_overwrite_what_came_since(one, two, known, parked):
    one.op("volunteer", known, "resolve", c=parked, f={"phone": "3"})
    one.sync()
    two.sync()
    two.op("volunteer", known, phone="8")
    two.sync()
    n = one.op("volunteer", known, "reopen", c=parked, f={"phone": "2"})
    assert one.sync().verdict(n)[0] == "conflict"
    assert record(one, "volunteer", known).fields["phone"] == "8"


def test_other_fields_of_a_resolve_are_judged_as_ever(one, two, known, parked):
    two.op("volunteer", known, address="甲")
    two.sync()
    n = one.op("volunteer", known, "resolve", c=parked, f={"phone": "3", "address": "乙"}, b=3)
    reply = one.sync()
    assert reply.own(n).outcome == {"lost": ["address"], "settles": parked}


@pytest.mark.parametrize("wanted", [True, False])
def test_a_parked_delete_is_settled_either_way(one, two, known, wanted):
    one.op("volunteer", known, phone="2")
    one.sync()
    two.op("volunteer", known, "delete")
    two.sync()
    n = one.op("volunteer", known, "resolve", c=[3, "removed"], f={"removed": wanted})
    assert one.sync().verdict(n)[0] == "applied"
    assert bool(record(one, "volunteer", known).removed) is wanted
    assert record(one, "volunteer", known).conflicts == 0
    (row,) = two.sync().rows[-1:]
    assert row.outcome == {"settles": [3, "removed"]}
    late = two.op("volunteer", known, "resolve", c=[3, "removed"], f={"removed": not wanted})
    assert two.sync().own(late).outcome == {"already": True}
    assert bool(record(one, "volunteer", known).removed) is wanted


def test_a_parked_delete_can_not_be_carried_out_once_there_are_hours(one, two, known):
    one.op("volunteer", known, phone="2")
    one.op("hour_entry", "h1", "add", volunteer=known, minutes=5)
    one.sync()
    n = one.op("volunteer", known, "delete", b=1)
    assert one.sync().verdict(n)[2] == {"code": "has_hours"}


def test_what_was_settled_stays_known_to_repeats(one, two, known, parked):
    reply = two.sync(first=1)
    assert reply.verdict(1) == ("conflict", 3, {"phone": ["2", 2]})
    one.op("volunteer", known, phone="6")
    one.sync()
    assert two.sync(first=1).verdict(1) == ("conflict", 3, {"phone": ["6", 4]})


def test_an_undo_of_a_choice_brings_the_record_back_whatever_conflict_it_names(
    one, two, known, parked
):
    one.op("volunteer", known, "resolve", c=parked, f={"phone": "3"})
    one.op("volunteer", known, "delete")
    one.sync()
    assert record(one, "volunteer", known).removed
    n = one.op("volunteer", known, "reopen", c=parked, f={"phone": "2", "removed": False})
    assert one.sync().own(n).outcome["reopens"] == parked
    assert not record(one, "volunteer", known).removed
    n = one.op("volunteer", known, "resolve", c=parked, f={"phone": "3", "removed": True})
    assert one.sync().own(n).outcome == {"settles": parked}
    assert record(one, "volunteer", known).removed


@pytest.mark.parametrize("action", ["resolve", "reopen"])
def test_removed_of_a_choice_is_true_or_false(one, two, known, parked, action):
    if action == "reopen":
        one.op("volunteer", known, "resolve", c=parked, f={"phone": "3"})
    n = one.op("volunteer", known, action, c=parked, f={"phone": "3", "removed": "yes"})
    assert one.sync().verdict(n)[2] == {"code": "malformed"}
