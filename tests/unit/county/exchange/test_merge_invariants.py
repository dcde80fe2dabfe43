"""What holds whatever the clerks do and in whatever order their PCs get through."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.county_pc import bureau
from tests.unit.county.exchange.stand import record

FIELDS = ["name", "phone", "address", "notes"]
EDIT = st.dictionaries(
    st.sampled_from(FIELDS), st.sampled_from(["甲", "乙", "丙", None]), min_size=1
)


@settings(max_examples=40)
@given(
    edits=st.lists(EDIT, min_size=2, max_size=4),
    words=st.lists(st.sampled_from(["文艺", "理发"]), max_size=2),
    order=st.integers(0, 23),
)
def test_every_value_stands_or_is_parked_and_every_replica_reckons_the_same(edits, words, order):
    county = bureau()
    first = county.pc()
    first.op("volunteer", "v1", "add", name="王")
    first.sync()
    pcs = [county.pc() for _ in edits]
    for pc, edit in zip(pcs, edits, strict=True):
        pc.sync()
        pc.op("volunteer", "v1", f={**edit, "skills": {"+": words}})
    turns = list(itertools.permutations(pcs))
    outcomes = {}
    for pc in turns[order % len(turns)]:
        outcomes[pc] = pc.sync().own(1).outcome or {}
    stands = record(first, "volunteer", "v1")
    for pc, edit in zip(pcs, edits, strict=True):
        for name, value in edit.items():
            lost = name in outcomes[pc].get("lost", [])
            assert (stands.fields[name] == value) or lost
    lost = sum(len(told.get("lost", [])) for told in outcomes.values())
    assert stands.conflicts == lost
    assert stands.fields["skills"] == sorted(set(words))
    for pc in pcs:
        pc.sync()
    assert len({tuple(pc.hashes[pc.station]) for pc in pcs}) == 1
    county.engine.dispose()


@settings(max_examples=40)
@given(parts=st.permutations(range(6)), cuts=st.lists(st.integers(1, 6), max_size=3))
def test_the_order_of_independent_ops_and_of_parents_does_not_matter(parts, cuts):
    county = bureau()
    ops = [
        ("team", "t1", {"name": "队", "leader": "v1"}),
        ("volunteer", "v1", {"name": "王"}),
        ("volunteer", "v2", {"name": "李"}),
        ("activity", "a1", {"title": "宣讲", "team": "t1"}),
        ("participation", "p1", {"activity": "a1", "volunteer": "v1", "source": "sheet"}),
        ("hour_entry", "h1", {"volunteer": "v1", "participation": "p1", "minutes": 60}),
    ]
    pc = county.pc()
    for at, part in enumerate(parts, start=1):
        kind, record_id, fields = ops[part]
        pc.op(kind, record_id, "add", f=fields, b=0)
        if at in cuts:
            pc.sync()
    pc.sync()
    reply = pc.sync(first=1)
    assert {reply.verdict(n)[0] for n in range(1, 7)} == {"applied"}
    for kind, record_id, fields in ops:
        assert record(pc, kind, record_id).fields == fields
    county.engine.dispose()


@settings(max_examples=30)
@given(
    sends=st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=8),
)
def test_lost_replies_never_apply_anything_twice(sends):
    county = bureau()
    pc = county.pc()
    made = 0
    for more, lost in sends:
        for _ in range(more):
            pc.op("hour_entry", f"h{made}", "add", minutes=made)
            made += 1
        pc.sync(lost=lost)
    pc.sync()
    rows = [pc.sync(first=1).verdict(n)[1] for n in range(1, made + 1)] if made else []
    assert rows == list(range(1, made + 1))
    assert len(county.pc().talk_head().rows) == made
    county.engine.dispose()


@settings(max_examples=30)
@given(deleter_first=st.booleans(), seen=st.booleans(), kind=st.sampled_from(["edit", "child"]))
def test_an_edit_and_a_delete_that_did_not_see_each_other_leave_the_record_alive(
    deleter_first, seen, kind
):
    county = bureau()
    one, two = county.pc(), county.pc()
    one.op("volunteer", "v1", "add", name="王")
    one.sync()
    two.sync()

    def edit():
        if kind == "edit":
            two.op("volunteer", "v1", phone="1")
        else:
            two.op("consent", "c1", "add", volunteer="v1", purpose="wall", given_on="2026-01-01")
        two.sync()

    def delete():
        one.op("volunteer", "v1", "delete")
        one.sync()

    first, second = (delete, edit) if deleter_first else (edit, delete)
    first()
    if seen:
        one.sync()
        two.sync()
    second()
    stands = record(one, "volunteer", "v1")
    alive = not seen or (not deleter_first and not seen)
    assert bool(stands.removed) is not alive
    assert stands.conflicts == (1 if alive else 0)
    county.engine.dispose()
