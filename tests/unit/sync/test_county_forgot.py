"""What a county that went back forgot of this PC, noticed late: its ids, places and lives."""

import json

import pytest

from county.store import feeds as county_feeds
from county.store.engine import writing
from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.sync import conflicts, syncing
from desktop.storage.settings import Settings
from desktop.sync import feeds
from desktop.sync.incoming import repeated
from desktop.sync.incoming.verdicts import OFFERED
from desktop.sync.joining import lives, restart
from desktop.sync.joining.county_keys import KEYS
from desktop.sync.wire.protocol import op_hash, written
from tests.unit.sync.conftest import STATION

_PERSON = "0199aaaa-0000-7000-8000-000000000001"
_FORMER = "6d0a3c1e-0000-4000-8000-000000000003"


@pytest.mark.parametrize("listed", [True, False])
def test_a_new_id_is_introduced_to_a_county_that_forgot_the_one_before_it(pc, county, listed):
    pc.sync()
    county.back_up()
    syncing.renew(pc.desk, "recover")
    records.add(pc.desk, "volunteer", {"name": "张三"})
    forgotten = pc.desk.settings.get("replica")

    def cut(_number):
        """The line ends as soon as the county knows the id, so that no list names it yet."""
        known = forgotten in restart.registered(pc.desk.settings)
        return "lose" if known and not listed else ""

    pc.line.trouble = cut
    assert pc.try_sync() == ("" if listed else "reset")
    pc.line.trouble = lambda _number: ""
    county.restore()
    syncing.renew(pc.desk, "fork")
    records.add(pc.desk, "volunteer", {"name": "李四"})
    pc.sync()
    known = {replica for (replica,) in county.rows("SELECT replica FROM replica")}
    assert {forgotten, pc.desk.settings.get("replica")} <= known
    assert pc.sync().pushed == 0


def test_keys_that_are_given_while_rows_are_read_prove_what_was_offered_before(pc, county, copy_of):
    pc.sync()
    county.back_up()
    gone, later = copy_of(), copy_of()
    syncing.renew(gone.desk, "recover")
    records.add(gone.desk, "volunteer", {"name": "张三"})
    gone.sync(), pc.sync()
    county.restore()
    syncing.renew(later.desk, "recover")  # whose key has to be fetched in the run that offers
    later.sync()
    pc.sync(), later.sync()
    assert later.desk.store.one("SELECT count(*) FROM volunteer WHERE name = '张三'") == 1


def test_a_county_that_knows_no_id_of_this_pc_refuses_it(pc, county):
    pc.sync()
    pc.desk.settings.put(KEYS, {})
    with county.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM replica")
    syncing.renew(pc.desk, "fork")
    with pytest.raises(errors.CountyRefused):
        pc.sync()


def own_operation(store, n, row, verdict="applied", replica=_FORMER):
    line = written({"k": "volunteer", "i": _PERSON, "b": 1, "f": {"phone": str(n)}})
    store.run(
        "INSERT INTO sync_op (replica, n, bytes, hash, chain, verdict, row, open) "
        "VALUES (?,?,?,?,?,?,?,1)",
        (replica, n, line, op_hash(line), bytes(32), verdict, row),
    )
    return line


def keep_row(store, row, replica, n, line):
    with store.transaction():
        feeds.keep_rows(
            store, STATION, [feeds.Kept(row, replica, n, None, op_hash(line), None, line)]
        )


def places(store):
    return store.rows(
        "SELECT n, verdict, row FROM sync_op WHERE replica = ? ORDER BY n", (_FORMER,)
    )


def test_a_place_told_of_is_forgotten_where_another_row_was_read(desk):
    store, other = desk.store, written({"k": "volunteer", "i": _PERSON, "b": 0})
    right = own_operation(store, 1, 7)
    own_operation(store, 2, 8)
    keep_row(store, 7, _FORMER, 1, right)
    keep_row(store, 8, "another", 5, other)
    own_operation(store, 3, 9)
    repeated.forget_misplaced(store, STATION)
    assert places(store) == [(1, "applied", 7), (2, None, None), (3, "applied", 9)]


def test_the_row_of_an_operation_that_repeats_it_is_its_place(desk):
    store = desk.store
    line = own_operation(store, 1, 7)
    names = [_FORMER, 1, repeated.b64(op_hash(line)), 0]
    again = written({"k": "volunteer", "i": _PERSON, "b": 1, "f": {"phone": "1"}, "o": names})
    keep_row(store, 7, "another", 5, again)
    repeated.forget_misplaced(store, STATION)
    assert places(store) == [(1, "applied", 7)]


def test_what_was_offered_and_is_misplaced_is_offered_once_more(desk):
    store = desk.store
    line = own_operation(store, 1, 7)
    store.run(
        "INSERT INTO sync_offer (feed, replica, n, hash, bytes, row, life, sent) "
        "VALUES (?,?,1,?,?,5,'[4, \"tag\", null]',1)",
        (STATION, _FORMER, op_hash(line), line),
    )
    keep_row(store, 7, "another", 5, b"{}")
    repeated.forget_misplaced(store, STATION)
    assert places(store) == [(1, OFFERED, None)]
    assert store.one("SELECT sent FROM sync_offer") == 0


@pytest.mark.parametrize(("told", "life"), [(None, [4, "tag"]), ([2, "older"], [2, "older"])])
def test_what_was_offered_in_vain_goes_up_again_as_of_the_life_it_is_of(desk, told, life):
    store, replica = desk.store, desk.settings.get("replica")
    line = own_operation(store, 1, None, verdict=None)
    store.run(
        "INSERT INTO sync_offer (feed, replica, n, hash, bytes, row, life, sent) "
        "VALUES (?,?,1,?,?,5,?,1)",
        (STATION, _FORMER, op_hash(line), line, json.dumps([4, "tag", told])),
    )
    restart.reissue(store, _FORMER, replica, {}, "2026-11-22T09:30:00+08:00")
    assert lives.of(Settings(store), replica) == [[1, *life]]


def test_a_record_an_own_change_brought_back_is_removed_again_once_that_row_is_lost(
    pc, other, county
):
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync(), other.sync()
    records.remove(other.desk, "volunteer", [made])
    other.sync()
    county.back_up()
    records.change(pc.desk, "volunteer", made, {"phone": "111"})
    pc.sync()

    def gone(one):
        return one.desk.records.get(kind_named("volunteer"), made, removed=True).removed_at

    assert gone(pc) is None
    county.restore()
    (parked,) = conflicts.open_conflicts(pc.desk)
    assert parked.field == "removed"
    records.add(other.desk, "volunteer", {"name": "李四"})
    other.sync()
    pc.line.trouble = lambda number: "lose" if lives.any_ended(Settings(pc.desk.store)) else ""
    assert pc.try_sync() == "reset"
    assert gone(pc) is not None
    assert conflicts.open_conflicts(pc.desk) == []
    pc.line.trouble = lambda _number: ""
    pc.sync(), other.sync()
    assert gone(pc) is None and gone(other) is None


def backed_up(county):
    """The county's own backup, of which it tells the PCs."""
    with writing(county.engine) as connection:
        head = county_feeds.heads(connection, [STATION])[STATION]
        county_feeds.mark(connection, STATION)
        county_feeds.set_kept(connection, {STATION: (head.row, head.hash)})
    county.back_up()


def named(pc):
    return [name for (name,) in pc.desk.store.rows("SELECT name FROM volunteer ORDER BY name")]


def test_what_came_under_another_id_goes_up_again_to_a_county_that_forgot_whose_it_was(
    pc, copy_of, county
):
    for name in ("甲人", "乙人"):
        records.add(pc.desk, "volunteer", {"name": name})
    recovered = copy_of()
    syncing.renew(recovered.desk, "recover")
    recovered.sync()
    backed_up(county)
    pc.sync()  # as its own; the county has them already
    first_backup = county.path.with_name("backup").read_bytes()
    records.add(recovered.desk, "volunteer", {"name": "丙人"})
    recovered.sync()
    backed_up(county)
    pc.sync(), pc.sync()  # drops what the backup before the last holds
    assert feeds.cursor(pc.desk.store, STATION).floor_row > 0
    county.path.with_name("backup").write_bytes(first_backup)
    county.restore()
    replica = pc.desk.settings.get("replica")
    records.add(pc.desk, "volunteer", {"name": "丁人"})
    pc.sync(), recovered.sync(), pc.sync()
    assert pc.desk.settings.get("replica") == replica
    assert named(pc) == named(recovered) == sorted(["甲人", "乙人", "丙人", "丁人"])
    assert conflicts.open_conflicts(pc.desk) == []


@pytest.mark.parametrize(
    ("here", "held", "gone"),
    [
        ([1, 2], 0, False), ([4, 5], 5, False), ([4, 5], 4, False), ([4, 5], 3, True),
        ([4, 5], 0, True), ([], 0, False),
    ],
)  # fmt: skip
def test_what_the_county_asks_for_may_have_been_dropped_here(desk, here, held, gone):
    with desk.store.transaction():
        for n in here:
            own_operation(desk.store, n, n)
    assert restart.let_go(desk.store, _FORMER, held) is gone


def test_a_pc_that_dropped_what_the_county_asks_for_goes_on_under_another_id(pc, county):
    for name in ("甲人", "乙人"):
        records.add(pc.desk, "volunteer", {"name": name})
    pc.sync()
    replica = pc.desk.settings.get("replica")
    pc.desk.store.run("DELETE FROM sync_op WHERE n < (SELECT max(n) FROM sync_op)")
    pc.desk.settings.put(restart.HELD, 0)
    records.add(pc.desk, "volunteer", {"name": "丙人"})
    assert pc.sync().state == "done"
    assert pc.desk.settings.get("replica") != replica
    at_county = {row[0] for row in county.rows("SELECT fields FROM record")}
    assert any("丙人" in fields for fields in at_county)
