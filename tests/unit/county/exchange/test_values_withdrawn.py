"""`seal` ops: the clear values are struck out of everything the county stores (section 13)."""

from sqlalchemy import select

from county.store import all_tables
from county.store.engine import reading
from county.wire.encoding import b64
from county.wire.hashing import op_hash
from tests.unit.county.exchange.stand import record

SEALED = {"sealed": "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"}
CLEAR = "13912345678"


def everything(county):
    with reading(county.engine) as connection:
        told = [
            repr(tuple(row))
            for table in all_tables.metadata.sorted_tables
            for row in connection.execute(select(table))
        ]
    return "\n".join(told)


def test_sealing_leaves_no_clear_value_and_the_feed_hash_still_fits(county, one, two):
    one.op("volunteer", "v1", "add", name="王", phone=CLEAR)
    one.sync()
    two.sync()
    two.op("volunteer", "v1", phone=CLEAR + "1", b=0)
    two.sync()
    one.sync()
    one.op("volunteer", "v1", phone=CLEAR + "2")
    one.op("volunteer", "v1", "delete")
    one.sync()
    two.op("volunteer", "v1", village_group="三组")
    two.sync()  # brings it back, and its row tells the whole record
    one.sync()
    assert CLEAR in everything(county)
    n = one.op("volunteer", "v1", "seal", phone=SEALED)
    assert one.sync().verdict(n)[0] == "applied"
    assert CLEAR not in everything(county)
    fresh = county.pc()
    reply = fresh.sync()
    assert fresh.hashes[fresh.station] == one.hashes[one.station]
    assert [bool(r.outcome and "gone" in r.outcome) for r in reply.rows] == [
        True, True, True, False, False, False,
    ]  # fmt: skip
    assert reply.rows[0].op["f"] == {"name": "王"}
    assert record(one, "volunteer", "v1").fields["phone"] == SEALED


def test_a_value_another_set_since_stays_until_it_is_sealed_too(county, one, two):
    one.op("volunteer", "v1", "add", name="王", phone="1")
    one.sync()
    two.sync()
    two.op("volunteer", "v1", phone=CLEAR)
    two.sync()
    n = one.op("volunteer", "v1", "seal", phone=SEALED)
    assert one.sync().verdict(n)[0] == "conflict"
    assert record(one, "volunteer", "v1").fields["phone"] == CLEAR
    m = two.op("volunteer", "v1", "seal", phone={"sealed": "BBBBBBBBBBBBBBBBBBBBBBBBBBBB"})
    assert two.sync().verdict(m)[0] == "applied"
    assert CLEAR not in everything(county)


def test_hours_can_be_sealed_though_they_are_never_changed(one):
    one.op("volunteer", "v1", "add", name="王")
    one.op("hour_entry", "h1", "add", volunteer="v1", minutes=60, reason="说明")
    one.sync()
    n = one.op("hour_entry", "h1", "seal", reason=SEALED)
    assert one.sync().verdict(n)[0] == "applied"


def test_what_waits_for_a_record_loses_its_clear_values_too(county, one, two):
    one.op("volunteer", "v1", "add", name="王")
    one.op("team", "t1", "add", name="队", description=CLEAR)
    n = one.op("team", "t1", description=CLEAR, leader="v9", h={"description": "00000000"})
    assert one.sync().verdict(n)[0] == "deferred"
    one.op("team", "t1", "seal", description=SEALED)
    one.sync()
    assert CLEAR not in everything(county)
    two.op("volunteer", "v9", "add", name="李")
    reply = two.sync()
    late = reply.rows[-1]
    assert late.outcome == {"gone": b64(op_hash(one.lines[n - 1]))}
    assert (late.op["f"], late.op["h"]) == ({"leader": "v9"}, {})
    one.sync()
    assert one.hashes == two.hashes
    assert record(one, "team", "t1").fields["description"] == SEALED
    assert one.sync(first=n).verdict(n)[0] == "applied"


def test_its_own_pc_is_told_so_even_if_it_wakes_the_op_itself(one):
    one.op("team", "t1", "add", name="队", description=CLEAR)
    n = one.op("team", "t1", description=CLEAR + "1", leader="v9")
    one.op("team", "t1", "seal", description=SEALED)
    one.sync()
    one.op("volunteer", "v9", "add", name="李")
    reply = one.sync()
    assert reply.own(n).outcome == {"gone": b64(op_hash(one.lines[n - 1]))}
