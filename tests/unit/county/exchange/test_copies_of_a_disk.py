"""Two copies of a disk go on: what one repeats is its own, what the other did is another's."""

import pytest

from county.wire.encoding import b64
from county.wire.hashing import op_hash
from tests.county_pc import Pc
from tests.unit.county.exchange.stand import record


def repeats(pc, n, common):
    """The member `o` of an op that repeats one of another PC."""
    return [pc.replica, n, b64(op_hash(pc.lines[n - 1])), common]


def copy(county, pc):
    """A copy of its disk, which has not heard from it since."""
    twin = Pc(county, pc.station, pc.replica, pc.key)
    twin.lines, twin.chains = list(pc.lines), list(pc.chains)
    return twin


def test_what_the_other_copy_did_is_not_replaced_unseen(county, one):
    one.op("volunteer", "v1", "add", name="王", phone="1")
    one.sync()
    other = copy(county, one)
    one.op("volunteer", "v1", phone="2", b=1)
    one.sync()
    other.op("volunteer", "v1", name="王二", b=1)
    other.op("volunteer", "v1", phone="3", b=1)
    heir = county.pc()
    heir.op("volunteer", "v1", name="王二", b=1, o=repeats(other, 2, 1))
    n = heir.op("volunteer", "v1", phone="3", b=1, o=repeats(other, 3, 1))
    assert heir.sync().verdict(n) == ("conflict", 4, {"phone": ["2", 2]})


def test_what_the_other_copy_did_is_not_taken_for_a_later_op_of_ones_own(county, one):
    one.op("volunteer", "v1", "add", name="王", phone="1")
    one.sync()
    other = copy(county, one)
    one.op("team", "t1", "add", name="队", b=1)
    one.op("volunteer", "v1", phone="2", b=1)
    one.sync()
    other.op("volunteer", "v1", phone="3", b=1)
    heir = county.pc()
    n = heir.op("volunteer", "v1", phone="3", b=1, o=repeats(other, 2, 1))
    assert heir.sync().own(n).outcome == {"lost": ["phone"]}


def test_an_edit_beside_the_other_copys_delete_brings_the_record_back(county, one):
    one.op("volunteer", "v1", "add", name="王", phone="1")
    one.sync()
    other = copy(county, one)
    one.op("volunteer", "v1", "delete", b=1)
    one.sync()
    other.op("volunteer", "v1", phone="3", b=1)
    heir = county.pc()
    n = heir.op("volunteer", "v1", phone="3", b=1, o=repeats(other, 2, 1))
    assert heir.sync().own(n).outcome["revived"][0][3] == 2
    assert not record(one, "volunteer", "v1").removed


def test_what_both_copies_had_done_is_ones_own(county, one):
    one.op("volunteer", "v1", "add", name="王", phone="1", b=0)
    one.op("volunteer", "v1", phone="2", b=0)
    one.sync()
    other = copy(county, one)
    other.op("volunteer", "v1", phone="3", b=0)
    heir = county.pc()
    n = heir.op("volunteer", "v1", phone="3", b=0, o=repeats(other, 3, 2))
    assert heir.sync().verdict(n)[0] == "applied"


def test_what_is_repeated_late_does_not_replace_what_was_made_after_it(county, one):
    one.op("volunteer", "v1", "add", name="王", phone="1")
    one.sync()
    other = copy(county, one)
    other.op("volunteer", "v1", phone="2", b=1)
    other.op("volunteer", "v1", phone="3", b=1)
    heir = county.pc()
    heir.op("volunteer", "v1", phone="3", b=1, o=repeats(other, 3, 1))
    heir.sync()
    n = heir.op("volunteer", "v1", phone="2", b=1, o=repeats(other, 2, 1))
    reply = heir.sync()
    assert reply.verdict(n)[0] == "merged"
    assert reply.own(n).outcome == {"late": ["phone"]}
    assert record(heir, "volunteer", "v1").fields["phone"] == "3"


def test_what_waits_for_a_record_that_is_repeated_late_was_made_after_it(county, one):
    one.op("volunteer", "v1", "add", name="王", phone="1")
    other = copy(county, one)
    other.op("volunteer", "v1", phone="2")
    heir = county.pc()
    heir.op("volunteer", "v1", phone="2", o=repeats(other, 2, 1))
    heir.op("volunteer", "v1", "delete")
    waiting = heir.sync()
    assert [waiting.verdict(n)[0] for n in (1, 2)] == ["deferred"] * 2
    heir.op("volunteer", "v1", "add", name="王", phone="1", o=repeats(one, 1, 0))
    reply = heir.sync(first=1)
    assert [reply.own(n).outcome for n in (1, 2, 3)] == [None] * 3
    found = record(heir, "volunteer", "v1")
    assert (found.fields["phone"], bool(found.removed)) == ("2", True)


def test_a_parked_value_stays_where_one_made_before_it_is_repeated_late(county, one, two):
    one.op("volunteer", "v1", "add", name="王", phone="1")
    one.sync()
    other = copy(county, one)
    other.op("volunteer", "v1", phone="3", b=1)
    other.op("volunteer", "v1", phone="4", b=1)
    two.op("volunteer", "v1", phone="2", b=1)
    two.sync()
    heir = county.pc()
    n = heir.op("volunteer", "v1", phone="4", b=1, o=repeats(other, 3, 1))
    m = heir.op("volunteer", "v1", phone="3", b=1, o=repeats(other, 2, 1))
    reply = heir.sync()
    assert reply.own(n).outcome == {"lost": ["phone"]}
    assert reply.own(m).outcome == {"late": ["phone"]}


def test_the_one_who_was_repeated_goes_on_from_what_is_its_own(county, one):
    one.op("volunteer", "v1", "add", name="王", phone="1", b=0)
    one.op("volunteer", "v1", phone="2", b=0)
    heir = county.pc()
    heir.op("volunteer", "v1", "add", name="王", phone="1", b=0, o=repeats(one, 1, 0))
    heir.sync()
    reply = one.sync()
    assert reply.verdict(1) == ("applied", 1, None)
    assert reply.verdict(2) == ("applied", 2, None)


def test_the_same_over_two_requests(county, one):
    one.op("volunteer", "v1", "add", name="王", phone="1", b=0)
    heir = county.pc()
    heir.op("volunteer", "v1", "add", name="王", phone="1", b=0, o=repeats(one, 1, 0))
    heir.sync()
    one.sync()
    n = one.op("volunteer", "v1", phone="2", b=0)
    assert one.sync().verdict(n)[0] == "applied"


def test_who_repeats_what_is_there_goes_on_from_it(county, one):
    one.op("volunteer", "v1", "add", name="王", phone="1", b=0)
    one.sync()
    heir = county.pc()
    heir.op("volunteer", "v1", "add", name="王", phone="1", b=0, o=repeats(one, 1, 0))
    n = heir.op("volunteer", "v1", phone="2", b=0)
    reply = heir.sync()
    assert (reply.verdict(1), reply.verdict(n)) == (("applied", 1, None), ("applied", 2, None))


def test_a_claim_to_repeat_what_was_never_sent_so_makes_nothing_ones_own(county, one):
    one.op("volunteer", "v1", "add", name="王", phone="1", b=0)
    other = copy(county, one)
    other.lines[0] = other.lines[0].replace(b'"1"', b'"8"')
    heir = county.pc()
    heir.op("volunteer", "v1", "add", name="王", phone="8", b=0, o=repeats(other, 1, 0))
    heir.sync()
    n = one.op("volunteer", "v1", phone="2", b=0)
    reply = one.sync()
    assert reply.verdict(1)[0] == "conflict"
    assert reply.own(n).outcome == {"lost": ["phone"], "replaces": [[2, "phone"]]}


def test_two_of_one_op_that_both_waited_have_one_row(county, one, two):
    one.op("consent", "c1", "add", volunteer="v9", purpose="wall", given_on="2026-01-01")
    heir = county.pc()
    told = {"volunteer": "v9", "purpose": "wall", "given_on": "2026-01-01"}
    heir.op("consent", "c1", "add", f=told, o=repeats(one, 1, 0))
    assert heir.sync().verdict(1)[0] == "deferred"
    assert one.sync().verdict(1)[0] == "deferred"
    two.op("volunteer", "v9", "add", name="王")
    assert len(two.sync().rows) == 2
    assert one.sync(first=1).verdict(1) == heir.sync(first=1).verdict(1) == ("applied", 2, None)


@pytest.mark.parametrize("first", [0, 1])
def test_two_that_repeat_one_op_and_both_waited_have_one_row(county, one, two, first):
    one.op("consent", "c1", "add", volunteer="v9", purpose="wall", given_on="2026-01-01")
    told = {"volunteer": "v9", "purpose": "wall", "given_on": "2026-01-01"}
    heirs = sorted((county.pc(), county.pc()), key=lambda pc: pc.replica)  # so they are woken
    for heir in (heirs[first], heirs[1 - first]):
        heir.op("consent", "c1", "add", f=told, o=repeats(one, 1, 0))
        assert heir.sync().verdict(1)[0] == "deferred"
    two.op("volunteer", "v9", "add", name="王")
    assert len(two.sync().rows) == 2
    assert [heir.sync(first=1).verdict(1) for heir in heirs] == [("applied", 2, None)] * 2


def test_both_of_one_op_in_one_offer_have_one_row(county, one):
    one.op("volunteer", "v1", "add", name="王", phone="1", b=0)
    heir = county.pc()
    heir.op("volunteer", "v1", "add", name="王", phone="1", b=0, o=repeats(one, 1, 0))
    from tests.county_pc import dumps

    body = dumps(one.head(re=True)) + b"\n"
    offered = one.segment(1, 1, rows=[]) + heir.segment(1, 1, rows=[])
    assert len(one.send(body + offered).rows) == 1
    assert heir.sync().verdict(1) == ("applied", 1, None)


def test_o_without_its_fourth_member_makes_one_op_of_two_and_no_more(county, one):
    one.op("volunteer", "v1", "add", name="王", phone="1", b=0)
    one.op("volunteer", "v1", phone="2", b=0)
    one.sync()
    heir = county.pc()
    heir.op("volunteer", "v1", phone="2", b=0, o=repeats(one, 2, 0)[:3])
    assert heir.sync().verdict(1) == ("applied", 2, None)


def test_o_of_another_form_is_malformed(one):
    for wrong in ([], ["x", 1, "h"], [one.replica, 0, "h"], [one.replica, 1, "h", -1], "x"):
        n = one.op("volunteer", "v1", "add", name="王", o=wrong)
        assert one.sync().verdict(n) == ("rejected", None, {"code": "malformed"})
