"""Field by field: what is taken, what is parked, and what the row says of it."""

import hashlib
import json

import pytest

from tests.unit.county.exchange.stand import record


def test_a_first_op_is_applied_and_comes_back_as_ones_own(one):
    one.op("volunteer", "v1", "add", name="王一")
    reply = one.sync()
    assert reply.verdict(1) == ("applied", 1, None)
    assert [(r.row, r.n, r.op, r.outcome) for r in reply.rows] == [(1, 1, None, None)]


def test_another_replica_gets_the_frozen_bytes_and_reckons_the_same_feed_hash(one, two):
    one.op("volunteer", "v1", "add", name="王一")
    one.sync()
    row = two.sync().rows[0]
    assert row.op["_hash"] == hashlib.sha256(one.lines[0]).digest()
    assert one.hashes == two.hashes


def test_setting_what_was_seen_is_applied(two, known):
    n = two.op("volunteer", known, phone="2")
    assert two.sync().verdict(n) == ("applied", 2, None)


def test_setting_what_another_changed_since_is_parked(one, two, known):
    one.op("volunteer", known, phone="2")
    one.sync()
    n = two.op("volunteer", known, phone="3")
    reply = two.sync()
    assert reply.verdict(n) == ("conflict", 3, {"phone": ["2", 2]})
    assert reply.own(n).outcome == {"lost": ["phone"]}


def test_the_fields_that_do_not_collide_are_taken(one, two, known):
    one.op("volunteer", known, phone="2")
    one.sync()
    n = two.op("volunteer", known, phone="3", address="石桥")
    two.sync()
    one.sync()
    m = one.op("volunteer", known, address="石桥二组")
    assert one.sync().verdict(m)[0] == "applied"
    assert n == 1


def test_an_equal_value_is_no_conflict(one, two, known):
    one.op("volunteer", known, phone="2")
    one.sync()
    n = two.op("volunteer", known, phone="2")
    assert two.sync().verdict(n) == ("merged", 3, None)


def test_one_and_true_are_not_equal(one, two):
    one.op("widget", "w1", "add", weight=1)
    one.sync()
    n = two.op("widget", "w1", weight=True)
    assert two.sync().verdict(n)[0] == "conflict"


def test_whoever_found_a_value_there_may_go_on_from_it(one, two, known):
    one.op("volunteer", known, phone="2")
    one.sync()
    two.op("volunteer", known, phone="2", b=1)
    n = two.op("volunteer", known, phone="9", b=1)
    assert two.sync().verdict(n)[0] == "applied"


def test_what_stands_keeps_its_row_when_it_is_set_again(one, two, known):
    one.op("volunteer", known, phone="2")
    one.sync()
    two.op("volunteer", known, phone="2", b=1)
    two.sync()
    third = one.bureau.pc()
    n = third.op("volunteer", known, phone="9", b=2)
    assert third.sync().verdict(n)[0] == "applied"


def test_later_ops_of_one_replica_follow_each_other_without_its_pulling(one):
    one.op("volunteer", "v1", "add", name="王一", phone="1", b=0)
    one.op("volunteer", "v1", phone="2", b=0)
    n = one.op("volunteer", "v1", phone="3", b=0)
    assert one.sync().verdict(n) == ("applied", 3, None)


def test_other_fields_changed_beside_it_make_it_merged(one, two, known):
    one.op("volunteer", known, phone="2")
    one.sync()
    n = two.op("volunteer", known, address="石桥")
    assert two.sync().verdict(n) == ("merged", 3, None)


def test_x_tells_of_single_fields_that_an_older_state_was_seen(one, two, known):
    one.op("volunteer", known, phone="2")
    one.sync()
    two.sync()
    n = two.op("volunteer", known, phone="3", address="石桥", x={"phone": 1})
    assert two.sync().verdict(n) == ("conflict", 3, {"phone": ["2", 2]})


def test_h_that_fits_what_stands_is_as_good_as_having_seen_it(one, two, known):
    one.op("volunteer", known, phone="2")
    one.sync()
    fits = hashlib.sha256(json.dumps("2").encode()).hexdigest()[:8]
    n = two.op("volunteer", known, phone="3", h={"phone": fits})
    m = two.op("volunteer", known, name="王二", h={"name": "00000000"}, b=0)
    reply = two.sync()
    assert reply.verdict(n)[0] == "applied"
    assert reply.verdict(m)[0] == "conflict"


def test_a_field_nobody_has_set_belongs_to_row_zero(one, two):
    one.op("participation", "p1", "add", source="sheet")
    one.sync()
    n = two.op("participation", "p1", "add", role="组织", b=0)
    assert two.sync().verdict(n)[0] == "merged"


def test_null_clears(one, two, known):
    one.op("volunteer", known, phone=None)
    one.sync()
    n = two.op("volunteer", known, phone="5")
    assert two.sync().verdict(n)[2] == {"phone": [None, 2]}


def test_sets_take_additions_and_removals_of_both(one, two):
    one.op("volunteer", "v1", "add", name="王", skills={"+": ["文艺", "理发"]})
    one.sync()
    two.sync()
    one.op("volunteer", "v1", skills={"+": ["讲解"], "-": ["理发"]})
    two.op("volunteer", "v1", skills={"+": ["摄影", "文艺"]})
    one.sync()
    assert two.sync().verdict(1)[0] == "merged"
    assert record(one, "volunteer", "v1").fields["skills"] == sorted(["文艺", "讲解", "摄影"])


@pytest.mark.parametrize("wrong", [["文艺"], {"+": "文艺"}, {"?": []}, {"+": [1]}, "文艺", 3])
def test_a_set_of_another_form_is_malformed(one, wrong):
    n = one.op("volunteer", "v1", "add", f={"name": "王", "skills": wrong})
    assert one.sync().verdict(n) == ("rejected", None, {"code": "malformed"})


def test_a_group_changed_by_another_is_parked_whole(one, two):
    one.op("activity", "a1", "add", title="宣讲", planned_start="09:00", planned_end="10:00")
    one.sync()
    two.sync()
    one.op("activity", "a1", planned_start="14:00", planned_end="15:00")
    one.sync()
    n = two.op("activity", "a1", planned_end="11:00", title="宣讲二")
    reply = two.sync()
    assert reply.verdict(n) == ("conflict", 3, {"planned_end": ["15:00", 2]})
    assert record(two, "activity", "a1").fields["title"] == "宣讲二"


def test_half_of_a_group_changed_by_another_parks_the_other_half(one, two):
    one.op("volunteer", "v1", "add", name="王", id_type="resident", id_number="x")
    one.sync()
    two.sync()
    one.op("volunteer", "v1", id_type="passport")
    one.sync()
    n = two.op("volunteer", "v1", id_number="y")
    assert two.sync().own(n).outcome == {"lost": ["id_number"]}


def test_a_later_value_of_one_replica_replaces_its_parked_one(one, two, known):
    one.op("volunteer", known, phone="2")
    one.sync()
    two.op("volunteer", known, phone="3", b=1)
    n = two.op("volunteer", known, phone="4", b=1)
    reply = two.sync()
    assert reply.own(n).outcome == {"lost": ["phone"], "replaces": [[3, "phone"]]}


def test_a_parked_value_falls_away_when_a_later_one_is_taken(one, two, known):
    one.op("volunteer", known, phone="2")
    one.sync()
    two.op("volunteer", known, phone="3", b=1)
    two.sync()
    n = two.op("volunteer", known, phone="4")
    reply = two.sync()
    assert reply.verdict(n)[0] == "applied"
    assert reply.own(n).outcome == {"replaces": [[3, "phone"]]}


def test_unknown_kinds_and_fields_and_members_are_kept(one, two):
    one.raw(b'{"k":"future","i":"f1","a":"add","b":0,"f":{"deep":[1,{"a":null}]},"zz":[1]}')
    one.sync()
    row = two.sync().rows[0]
    assert row.op["zz"] == [1]
    n = two.op("future", "f1", deep=[2])
    assert two.sync().verdict(n)[0] == "applied"


def test_an_insert_only_record_is_added_once(one, two, known):
    two.op("hour_entry", "h1", "add", volunteer=known, minutes=60)
    two.sync()
    same = one.op("hour_entry", "h1", "add", volunteer=known, minutes=60)
    other = one.op("hour_entry", "h1", "add", volunteer=known, minutes=90)
    edit = one.op("hour_entry", "h1", minutes=90)
    reply = one.sync()
    assert reply.verdict(same) == ("merged", 3, None)
    assert reply.own(other).outcome == {"already": True}
    assert reply.verdict(edit) == ("rejected", None, {"code": "insert_only"})
