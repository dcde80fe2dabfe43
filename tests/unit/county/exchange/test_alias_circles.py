"""Aliases: the one that would close a circle is void."""

import pytest

from tests.unit.county.exchange.stand import record


def merge(pc, alias, loser, survivor, **more):
    return pc.op("alias", alias, "add", of_kind="volunteer", loser=loser, survivor=survivor, **more)


def test_a_circle_of_two(one, two):
    merge(one, "x1", "A", "B")
    one.sync()
    n = merge(two, "x2", "B", "A")
    reply = two.sync()
    assert reply.verdict(n)[0] == "merged"
    assert reply.own(n).outcome == {"void": True}
    assert record(one, "alias", "x2").removed == 2


def test_a_circle_of_three_in_one_request(one):
    merge(one, "x1", "A", "B")
    merge(one, "x2", "B", "C")
    n = merge(one, "x3", "C", "A")
    assert one.sync().own(n).outcome == {"void": True}


@pytest.mark.parametrize("kind", ["activity", "team"])
def test_aliases_of_other_kinds_make_no_circle(one, kind):
    merge(one, "x1", "A", "B")
    n = one.op("alias", "x2", "add", of_kind=kind, loser="B", survivor="A")
    assert one.sync().own(n).outcome is None


def test_a_removed_alias_closes_no_circle_until_it_is_brought_back(one, two):
    merge(one, "x1", "A", "B")
    one.op("alias", "x1", "delete")
    one.sync()
    two.sync()
    n = merge(two, "x2", "B", "A")
    assert two.sync().own(n).outcome is None
    one.sync()
    m = one.op("alias", "x1", "restore")
    assert one.sync().own(m).outcome == {"void": True}
    assert record(one, "alias", "x1").removed == 2


def test_an_alias_of_itself(one):
    n = merge(one, "x1", "A", "A")
    assert one.sync().own(n).outcome == {"void": True}


def test_a_living_alias_that_is_turned_into_a_circle_is_removed(one):
    merge(one, "x1", "A", "B")
    merge(one, "x2", "B", "C")
    one.sync()
    n = one.op("alias", "x2", survivor="A")
    assert one.sync().own(n).outcome == {"void": True}
    assert record(one, "alias", "x2").removed == 3
    m = merge(one, "x3", "B", "D")
    assert one.sync().own(m).outcome is None


def test_settling_a_parked_delete_the_other_way_makes_no_circle(one, two):
    merge(one, "x1", "A", "B")
    one.sync(), two.sync()
    two.op("alias", "x1", "delete")
    two.op("alias", "x1", "restore")
    two.sync()
    n = one.op("alias", "x1", "delete")
    assert one.sync().own(n).outcome == {"lost": ["removed"]}
    parked = [4, "removed"]
    one.op("alias", "x1", "resolve", c=parked, f={"removed": True})
    merge(one, "x2", "B", "A")
    n = one.op("alias", "x1", "reopen", c=parked, f={"removed": False})
    assert one.sync().own(n).outcome == {"reopens": parked, "void": True}
    n = one.op("alias", "x1", "resolve", c=parked, f={"removed": False})
    assert one.sync().own(n).outcome == {"settles": parked, "void": True}
    assert record(one, "alias", "x1").removed == 5
