"""Pages: whole segments, upper feeds first, and nothing twice."""

import pytest

from county.work.publishing import Change, Publisher
from tests.county_pc import COUNTY, KINDS, TOWN


@pytest.fixture
def publisher(county):
    return Publisher(county.engine, county.keyring, county.clock, county.random.randbytes, KINDS)


def test_small_pages_bring_all_rows_once_and_in_order(one, two):
    for n in range(700):
        one.op("volunteer", f"v{n}", "add", name="王小明", address="石桥村" * 10)
    one.sync()
    pages = 0
    while two.sync(bytes=9_000).head.get("more"):
        pages += 1
    assert two.hashes == one.hashes
    assert pages == 3  # segments of 200, never split


def test_wants_false_brings_none(one, two):
    one.op("volunteer", "v1", "add", name="王")
    one.sync()
    assert two.sync(wants=False).rows == []
    assert len(two.sync().rows) == 1


def test_rows_of_a_lower_feed_come_when_the_upper_ones_are_complete(one, publisher):
    changes = [
        Change("theme", f"m{n}", {"month": "2026-11", "title": "学" * 60}) for n in range(400)
    ]
    add = [Change(c.kind, c.id, c.fields, "add") for c in changes]
    publisher.publish(COUNTY, COUNTY, add)
    publisher.publish(
        TOWN, TOWN, [Change("theme", "t1", {"month": "2026-11", "title": "镇"}, "add")]
    )
    one.op("volunteer", "v1", "add", name="王")
    reply = one.sync(bytes=2_000)
    assert {row.feed for row in reply.rows} == {COUNTY}
    assert reply.head["more"] == [COUNTY, TOWN, one.station]
    while reply.head.get("more"):
        reply = one.sync(bytes=60_000)
    assert [len(h) for h in one.hashes.values()] == [401, 2, 2]


def test_nothing_to_say_takes_one_line_and_less_than_a_kilobyte(one):
    one.op("volunteer", "v1", "add", name="王")
    one.sync()
    reply = one.sync()
    assert (reply.rows, reply.size < 400) == ([], True)


def test_an_older_station_is_asked_to_update_and_its_ops_are_taken():
    from tests.county_pc import bureau

    county = bureau(needed=lambda _connection: (4, "0.9.0"))
    pc = county.pc()
    pc.op("volunteer", "v1", "add", name="王")
    reply = pc.sync()
    assert (reply.head["update"], reply.rows) == ("0.9.0", [])
    assert reply.verdict(1)[0] == "applied"
    county.engine.dispose()


def test_what_is_lacking_is_told():
    from tests.county_pc import bureau

    county = bureau(lacks=lambda _connection, feed: {"thumbnail": [feed]})
    pc = county.pc()
    assert pc.sync().head["lacks"] == {"thumbnail": [pc.station]}
    county.engine.dispose()
