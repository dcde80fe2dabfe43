"""Snapshots: offered to who is far behind, only up to what backups hold."""

import gzip
import hashlib
import json

import pytest

from county.store import blobs, feeds
from county.store.engine import writing
from county.work import snapshots
from county.work.snapshots import Snapshots


@pytest.fixture
def long(county, one, monkeypatch):
    """A feed of 30 rows, where 20 are worth a snapshot."""
    monkeypatch.setattr(snapshots, "WORTH_ROWS", 20)
    for n in range(28):
        one.op("volunteer", f"v{n:02}", "add", name="王", phone=str(n))
    one.op("volunteer", "v01", "delete")
    one.op("volunteer", "v02", phone="x")
    one.sync()
    return Snapshots(county.engine, county.clock)


def keep(county, one):
    with writing(county.engine) as connection:
        head = feeds.heads(connection, [one.station])[one.station]
        feeds.set_kept(connection, {one.station: (head.row, head.hash)})


def test_none_is_offered_before_a_backup_holds_the_feed(county, one, two, long):
    assert long.make_due() == [one.station]
    assert long.make_due() == []
    assert "snapshot" not in two.sync(wants=True).head


def test_a_snapshot_stands_for_the_rows(county, one, two, long):
    two.op("volunteer", "v03", phone="other", b=0)
    two.sync()
    long.make(one.station)
    keep(county, one)
    fresh = county.pc()
    reply = fresh.talk_head()
    offer = reply.head["snapshot"][one.station]
    assert (offer["row"], reply.rows) == (31, [])
    feed, size = long.find(offer["hash"])
    data = b"".join(long.pieces(offer["hash"], 0, size - 1))
    assert (size, len(data)) == (offer["bytes"], offer["bytes"])
    lines = [json.loads(line) for line in gzip.decompress(data).splitlines()]
    assert (feed, lines[0], lines[-1]) == (
        one.station, ["snapshot", 1, one.station, 31], ["complete", 28],
    )  # fmt: skip
    assert lines[2] == ["volunteer", "v01", {"name": "王", "phone": "1"}, {"": 2}, 29]
    assert lines[3][3] == {"": 3, "phone": 30}
    parked = ["conflict", 31, "phone", "volunteer", "v03", "other", two.replica, None, None]
    assert lines[29] == parked
    plain = fresh.talk_head(plain=True)
    assert len(plain.rows) == 31
    assert long.find("0" * 64) is None


def test_any_part_of_it_is_read_by_itself(county, one, long, monkeypatch):
    monkeypatch.setattr(blobs, "PIECE_BYTES", 100)
    name = long.make(one.station)
    _, size = long.find(name)
    whole = list(long.pieces(name, 0, size - 1))
    assert {len(piece) for piece in whole[:-1]} == {100}
    data = b"".join(whole)
    assert hashlib.sha256(data).hexdigest() == name
    for first, last in ((0, 0), (99, 100), (150, 420), (size - 3, size - 1)):
        assert b"".join(long.pieces(name, first, last)) == data[first : last + 1]
    assert list(long.pieces(name, size, size + 5)) == []
    assert list(long.pieces("0" * 64, 0, 9)) == []


def test_equal_content_has_one_hash(county, one, long):
    assert long.make(one.station) == long.make(one.station)


def test_after_thirty_days_it_is_forgotten(county, one, long):
    name = long.make(one.station)
    county.clock.on(days=31)
    long.forget_old()
    assert long.find(name) is None


def test_what_is_withdrawn_goes_out_of_snapshots(county, one, long):
    name = long.make(one.station)
    one.op("volunteer", "v02", "seal", phone={"sealed": "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    one.sync()
    assert long.find(name) is None


def test_kept_is_told_and_never_goes_back(county, one, long):
    keep(county, one)
    row, hashed = one.sync().head["kept"][one.station]
    assert (row, len(hashed)) == (30, 22)
    with writing(county.engine) as connection:
        feeds.set_kept(connection, {one.station: (5, bytes(32))})
    assert one.sync().head["kept"][one.station][0] == 30
