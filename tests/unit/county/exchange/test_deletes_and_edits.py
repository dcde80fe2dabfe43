"""Deletes against edits and children, in both orders, and bringing back."""

from tests.unit.county.exchange.stand import record


def test_a_delete_that_saw_everything(two, known):
    n = two.op("volunteer", known, "delete")
    assert two.sync().verdict(n) == ("applied", 2, None)
    assert record(two, "volunteer", known).removed == 2


def test_a_delete_after_an_edit_it_had_not_seen_is_parked(one, two, known):
    one.op("volunteer", known, phone="2")
    one.sync()
    n = two.op("volunteer", known, "delete")
    reply = two.sync()
    assert reply.verdict(n) == ("conflict", 3, {"removed": [False, 2]})
    assert reply.own(n).outcome == {"lost": ["removed"]}


def test_an_edit_after_a_delete_it_had_not_seen_brings_back_the_whole_record(one, two, known):
    one.op("volunteer", known, "delete")
    one.sync()
    n = two.op("volunteer", known, phone="2")
    reply = two.sync()
    assert reply.verdict(n)[:2] == ("merged", 3)
    fields = {"name": "王一", "phone": "2"}
    assert reply.own(n).outcome == {"revived": [["volunteer", known, fields, 2]]}
    assert record(two, "volunteer", known).removed == 0
    settle = one.op("volunteer", known, "resolve", c=[2, "removed"], f={"removed": True})
    assert one.sync().own(settle).outcome == {"settles": [2, "removed"]}
    assert record(two, "volunteer", known).removed == 4


def test_an_edit_that_had_seen_the_delete_leaves_it_removed(one, two, known):
    one.op("volunteer", known, "delete")
    one.sync()
    two.sync()
    n = two.op("volunteer", known, phone="2")
    assert two.sync().verdict(n)[0] == "applied"
    assert record(two, "volunteer", known).removed == 2


def test_a_new_child_counts_as_an_edit_of_its_parent(one, two, known):
    one.op("consent", "c1", "add", volunteer=known, purpose="wall", given_on="2026-01-01")
    one.sync()
    n = two.op("volunteer", known, "delete")
    assert two.sync().verdict(n) == ("conflict", 3, {"removed": [False, 2]})


def test_a_new_child_brings_a_removed_parent_back(one, two, known):
    one.op("volunteer", known, "delete")
    one.sync()
    n = two.op("consent", "c1", "add", volunteer=known, purpose="wall", given_on="2026-01-01")
    reply = two.sync()
    assert reply.own(n).outcome["revived"][0][:2] == ["volunteer", known]
    assert record(two, "volunteer", known).removed == 0


def test_a_child_that_had_seen_the_delete_leaves_the_parent_removed(one, two, known):
    one.op("volunteer", known, "delete")
    one.sync()
    two.sync()
    two.op("consent", "c1", "add", volunteer=known, purpose="wall", given_on="2026-01-01")
    assert two.sync().verdict(1)[0] == "applied"
    assert record(two, "volunteer", known).removed == 2


def test_a_removed_child_no_longer_counts(one, two, known):
    one.op("consent", "c1", "add", volunteer=known, purpose="wall", given_on="2026-01-01")
    one.op("consent", "c1", "delete")
    one.sync()
    n = two.op("volunteer", known, "delete")
    assert two.sync().verdict(n)[0] == "applied"


def test_a_child_moved_elsewhere_no_longer_counts(one, two):
    one.op("team", "t1", "add", name="一队")
    one.op("team", "t2", "add", name="二队")
    one.op("activity", "a1", "add", title="宣讲", team="t1")
    one.sync()
    two.sync()
    one.op("activity", "a1", team="t2")
    one.sync()
    n = two.op("team", "t1", "delete")
    assert two.sync().verdict(n)[0] == "applied"


def test_ones_own_children_do_not_stand_in_the_way(one):
    one.op("team", "t1", "add", name="一队", b=0)
    one.op("activity", "a1", "add", title="宣讲", team="t1", b=0)
    n = one.op("team", "t1", "delete", b=0)
    assert one.sync().verdict(n)[0] == "applied"


def test_a_volunteer_with_hours_is_never_deleted(one, known):
    one.op("hour_entry", "h1", "add", volunteer=known, minutes=60)
    n = one.op("volunteer", known, "delete")
    assert one.sync().verdict(n) == ("rejected", None, {"code": "has_hours"})


def test_hours_come_before_a_delete_of_the_same_request_too(one):
    one.op("volunteer", "v9", "add", name="王", b=0)
    one.op("hour_entry", "h1", "add", volunteer="v9", minutes=60, b=0)
    n = one.op("volunteer", "v9", "delete", b=0)
    assert one.sync().verdict(n)[2] == {"code": "has_hours"}


def test_two_deletes_are_one(one, two, known):
    one.op("volunteer", known, "delete")
    one.sync()
    n = two.op("volunteer", known, "delete")
    assert two.sync().verdict(n) == ("merged", 3, None)


def test_restoring(one, two, known):
    one.op("volunteer", known, "delete")
    one.sync()
    two.sync()
    n = two.op("volunteer", known, "restore", phone="7")
    again = two.op("volunteer", known, "restore")
    reply = two.sync()
    assert (reply.verdict(n)[0], reply.verdict(again)[0]) == ("applied", "merged")
    assert record(two, "volunteer", known).removed == 0


def test_a_delete_that_had_not_seen_the_restoring_is_parked(one, two, known):
    third = one.bureau.pc()
    one.op("volunteer", known, "delete")
    one.sync()
    two.sync()
    two.op("volunteer", known, "restore")
    two.sync()
    n = third.op("volunteer", known, "delete", b=1)
    assert third.sync().verdict(n)[2] == {"removed": [False, 3]}


def test_adding_again_what_was_deleted_brings_it_back(one, two):
    one.op("participation", "p1", "add", source="sheet")
    one.op("participation", "p1", "delete")
    one.sync()
    two.sync()
    n = two.op("participation", "p1", "add", source="added")
    assert two.sync().verdict(n)[0] == "applied"
    found = record(two, "participation", "p1")
    assert (found.removed, found.fields["source"]) == (0, "added")


def test_a_delete_may_set_fields(one, two, known):
    two.op("volunteer", known, "delete", status="left")
    two.sync()
    found = record(two, "volunteer", known)
    assert (found.removed, found.fields["status"]) == (2, "left")


def test_a_restore_that_had_not_seen_the_last_delete_keeps_it_parked(one, two, known):
    one.op("volunteer", known, "delete")
    one.sync()
    two.sync()
    one.op("volunteer", known, "restore")
    one.op("volunteer", known, "delete")
    one.sync()
    n = two.op("volunteer", known, "restore")
    reply = two.sync()
    assert reply.own(n).outcome["revived"][0][3] == 4
    assert record(two, "volunteer", known).removed == 0


def test_a_knowing_restore_tells_the_whole_record_and_parks_nothing(one, two, known):
    one.op("volunteer", known, "delete")
    one.sync()
    two.sync()
    n = two.op("volunteer", known, "restore", phone="7")
    reply = two.sync()
    whole = ["volunteer", known, {"name": "王一", "phone": "7"}, None]
    assert reply.own(n).outcome == {"revived": [whole]}
    one.sync()
    assert one.hashes == two.hashes
    m = one.op("volunteer", known, "delete")
    one.op("volunteer", known, "add", status="active")
    reply = one.sync()
    assert reply.verdict(m)[0] == "applied"
    assert reply.own(m + 1).outcome["revived"][0][3] is None


def test_settling_that_a_record_lives_tells_it_whole(one, two, known):
    one.op("volunteer", known, phone="2")
    one.sync()
    n = two.op("volunteer", known, "delete", b=1)
    row = two.sync().verdict(n)[1]
    one.sync()
    one.op("volunteer", known, "resolve", c=[row, "removed"], f={"removed": True})
    gone = one.sync()
    assert "revived" not in (gone.own(3).outcome or {})
    back = one.op("volunteer", known, "reopen", c=[row, "removed"], f={"removed": False})
    outcome = one.sync().own(back).outcome
    assert outcome["reopens"] == [row, "removed"]
    assert outcome["revived"] == [["volunteer", known, {"name": "王一", "phone": "2"}, None]]
