"""A PC that begins with a snapshot ends where one that read every row ended."""

import hashlib

import pytest

from county.store import feeds as county_feeds
from county.store.engine import writing
from county.work import snapshots as county_snapshots
from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.safekeeping import checkup
from desktop.services.sync import conflicts
from desktop.sync.incoming import snapshot
from desktop.sync.line.port import Reply, no_answer
from desktop.sync.line.stride import Stride
from tests.unit.sync.conftest import STATION

VOLUNTEER = kind_named("volunteer")


@pytest.fixture
def snapshots(county, monkeypatch):
    """The county's snapshots, worth while from the first row on."""
    monkeypatch.setattr(county_snapshots, "WORTH_ROWS", 1)
    return county_snapshots.Snapshots(county.engine, county.clock)


@pytest.fixture
def blobs(snapshots, other, monkeypatch):
    """Serves blobs to the other PC; `blobs[0]` is how many answers come before the line breaks."""
    asked = [10**9]
    plain = other.line.request

    def request(method, path, headers, body=b""):
        if not path.startswith("/v1/blobs/"):
            return plain(method, path, headers, body)
        asked[0] -= 1
        if asked[0] < 0:
            raise no_answer("cut")
        first, last = map(int, headers["Range"].removeprefix("bytes=").split("-"))
        return Reply(206, {}, b"".join(snapshots.pieces(path.rpartition("/")[2], first, last)))

    other.line.request = request
    return asked


def kept(county, snapshots):
    """The county has backed up all it holds, and made a snapshot."""
    with writing(county.engine) as connection:
        head = county_feeds.heads(connection, [STATION])[STATION]
        county_feeds.set_kept(connection, {STATION: (head.row, head.hash)})
    return snapshots.make(STATION)


def rows(desk, kind="volunteer"):
    names = [field.name for field in kind_named(kind).fields]
    listed = ", ".join(f"[{name}]" for name in names)
    return desk.store.rows(f"SELECT id, {listed}, removed_at IS NULL FROM [{kind}] ORDER BY id")


def fill(pc):
    """People, one in the trash, a team led by one, a conflict with nobody."""
    people = [
        records.add(pc.desk, "volunteer", {"name": f"张{n}三", "skills": "理发、剪纸"})
        for n in "甲乙丙丁"
    ]
    records.add(pc.desk, "team", {"name": "一队", "leader": people[0]})
    records.remove(pc.desk, "volunteer", people[-1:])
    pc.sync()
    return people


def test_it_ends_where_reading_every_row_ends(pc, other, county, snapshots, blobs):
    fill(pc)
    kept(county, snapshots)
    assert other.sync().pulled
    assert other.line.heads and rows(other.desk) == rows(pc.desk)
    assert rows(other.desk, "team") == rows(pc.desk, "team")
    assert checkup.examine(other.desk) == []
    assert other.desk.store.one("SELECT count(*) FROM sync_blob") == 0
    assert other.desk.store.one("SELECT floor_row FROM sync_cursor WHERE feed = ?", (STATION,))
    other.sync(), pc.sync()
    assert rows(other.desk, "device") == rows(pc.desk, "device")


def test_what_was_not_sent_yet_stays_on_top(pc, other, county, snapshots, blobs):
    people = fill(pc)
    other.sync()
    records.change(other.desk, "volunteer", people[0], {"phone": "222"})
    mine = records.add(other.desk, "volunteer", {"name": "只在这里"})
    other.line.trouble = lambda _number: "lose"
    other.try_sync()
    other.line.trouble = lambda _number: ""
    records.change(pc.desk, "volunteer", people[0], {"phone": "111", "alias": "甲"})
    pc.sync()
    kept(county, snapshots)
    assert other.try_sync() == ""
    assert other.desk.store.one("SELECT name FROM volunteer WHERE id = ?", (mine,)) == "只在这里"
    pc.sync(), other.sync()
    for desk in (pc.desk, other.desk):
        found = desk.store.rows("SELECT phone, alias FROM volunteer WHERE id = ?", (people[0],))
        assert found == [("111", "甲")]
        (seen,) = conflicts.open_conflicts(desk)
        assert seen.parked.words == "222"
    assert other.desk.store.one("SELECT count(*) FROM sync_shadow") == 0
    assert rows(other.desk) == rows(pc.desk)


def test_a_fetch_that_was_cut_goes_on_at_the_byte(pc, other, county, snapshots, blobs, monkeypatch):
    monkeypatch.setattr(snapshot, "PIECE_BYTES", 100)
    fill(pc)
    name = kept(county, snapshots)
    blobs[0] = 3
    assert other.try_sync() == "cut"
    have = other.desk.store.rows("SELECT bytes FROM sync_blob ORDER BY place")
    assert len(b"".join(bytes(row[0]) for row in have)) == 300
    assert other.desk.store.one("SELECT count(*) FROM volunteer") == 0
    blobs[0] = 10**9
    assert other.try_sync() == ""
    assert rows(other.desk) == rows(pc.desk)
    whole = b"".join(snapshots.pieces(name, 0, snapshots.find(name)[1] - 1))
    assert hashlib.sha256(whole).hexdigest() == name


def test_the_bytes_of_a_piece_that_was_cut_are_kept_and_the_next_is_smaller(
    pc, other, county, snapshots, blobs, monkeypatch
):
    monkeypatch.setattr(Stride, "SMALLEST", 20)
    fill(pc)
    name = kept(county, snapshots)
    plain, asked = other.line.request, []

    def request(method, path, headers, body=b""):
        if not path.startswith("/v1/blobs/"):
            return plain(method, path, headers, body)
        first, last = map(int, headers["Range"].removeprefix("bytes=").split("-"))
        asked.append((first, last - first + 1))
        whole = b"".join(snapshots.pieces(path.rpartition("/")[2], first, last))
        if len(whole) <= 90:
            return Reply(206, {}, whole)
        nothing = no_answer("cut")
        nothing.arrived = whole[:30]  # this line never carries more at once
        raise nothing

    other.line.request = request
    monkeypatch.setattr(snapshot, "PIECE_BYTES", 1_000)
    assert other.try_sync() == ""
    size = snapshots.find(name)[1]
    assert [first for first, _ in asked[:3]] == [0, 30, 60] and asked[-1][0] < size
    assert rows(other.desk) == rows(pc.desk)


def test_one_that_is_not_what_its_name_says_is_not_taken(pc, other, county, snapshots, blobs):
    fill(pc)
    kept(county, snapshots)
    plain = snapshots.pieces
    snapshots.pieces = lambda *asked: (piece[:-1] + b"x" for piece in plain(*asked))
    with pytest.raises(errors.NoAnswer):
        other.sync()
    assert other.desk.store.one("SELECT count(*) FROM volunteer") == 0
    snapshots.pieces = plain
    other.sync()
    assert rows(other.desk) == rows(pc.desk)
