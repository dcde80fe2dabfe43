"""What county and towns write, and where they may."""

import pytest

from county import errors
from county.store import feeds
from county.store.engine import reading
from county.wire.encoding import unb64
from county.wire.signatures import segment_message, verify
from county.work.publishing import Change, Publisher
from tests.county_pc import COUNTY, KINDS, STATION, TOWN

THEME = Change("theme", "m1", {"month": "2026-11", "title": "学习"}, "add")


@pytest.fixture
def publisher(county):
    return Publisher(county.engine, county.keyring, county.clock, county.random.randbytes, KINDS)


def test_a_station_reads_what_its_county_publishes_with_its_proof(county, one, publisher):
    publisher.publish(COUNTY, COUNTY, [THEME], actor="局长")
    reply = one.sync()
    assert (reply.rows[0].feed, reply.rows[0].op["w"]) == (COUNTY, "局长")
    _, replica, signer, first, last, before, signature, lacking = reply.segments[0]
    key = county.keyring.division(COUNTY)
    assert (signer, lacking, unb64(before)) == (key.signer, [], bytes(32))
    from county.wire.hashing import next_chain

    chain = next_chain(bytes(32), reply.rows[0].op["_hash"])
    message = segment_message(COUNTY, replica, first, last, chain)
    assert verify(key.public, message, unb64(signature))


def test_a_station_may_refer_to_what_is_published_above(one, publisher):
    n = one.op("activity", "a1", "add", title="宣讲", theme="m1")
    assert one.sync().verdict(n)[0] == "deferred"
    publisher.publish(TOWN, TOWN, [THEME])
    assert one.sync().own(n).row == 1
    m = one.op("theme", "m1", title="改")
    assert one.sync().verdict(m)[2] == {"code": "not_yours"}


def test_towns_answer_in_their_stations_feeds(one, publisher):
    one.op("activity", "a1", "add", title="宣讲")
    one.sync()
    answer = Change("answer", "w1", {"about": "a1", "words": "退回：缺照片"}, "add")
    publisher.publish(TOWN, STATION, [answer])
    assert one.sync().rows[0].op["f"]["words"] == "退回：缺照片"


@pytest.mark.parametrize(
    ("division", "feed", "change"),
    [
        (TOWN, STATION, THEME),
        (TOWN, COUNTY, THEME),
        (TOWN, "610802002001", Change("answer", "w1", {}, "add")),
        (COUNTY, COUNTY, Change("volunteer", "v1", {"name": "王"}, "add")),
        ("610803", "610803", THEME),
    ],
)
def test_nobody_writes_elsewhere(publisher, division, feed, change):
    with pytest.raises(errors.NotYours):
        publisher.publish(division, feed, [change])


def test_a_rejected_change_undoes_all(county, publisher):
    long = Change("theme", "m2", {"month": "2026-11", "title": "长" * 61}, "add")
    with pytest.raises(errors.BadInput):
        publisher.publish(COUNTY, COUNTY, [THEME, long])
    with reading(county.engine) as connection:
        assert feeds.heads(connection, [COUNTY])[COUNTY].row == 0


def test_many_changes_are_cut_into_segments(one, publisher):
    many = [
        Change("theme", f"m{n}", {"month": "2026-11", "title": "学"}, "add") for n in range(600)
    ]
    verdicts = publisher.publish(COUNTY, COUNTY, many)
    assert [v.row for v in verdicts] == list(range(1, 601))
    assert [(s[3], s[4]) for s in one.sync().segments] == [(1, 256), (257, 512), (513, 600)]


def test_a_second_start_writes_under_another_replica_id(county, one, publisher):
    publisher.publish(COUNTY, COUNTY, [THEME])
    publisher.publish(COUNTY, COUNTY, [Change("theme", "m1", {"title": "二"})])
    again = Publisher(county.engine, county.keyring, county.clock, county.random.randbytes, KINDS)
    again.publish(COUNTY, COUNTY, [Change("theme", "m1", {"title": "三"})])
    rows = one.sync().rows
    assert [row.n for row in rows] == [1, 2, 1]
    assert len({row.replica for row in rows}) == 2
