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
    assert reply.verdict(n)[0] == "applied"
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
