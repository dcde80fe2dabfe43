"""Conflicts and aliases after the county went back: as they stood before the rows it lost."""

import pytest

from desktop import errors
from desktop.services import records
from desktop.services.roster import merging
from desktop.services.safekeeping import checkup
from desktop.services.sync import conflicts
from desktop.services.sync.syncing import tools_of
from desktop.sync import feeds
from desktop.sync.incoming import conflicts as parked
from desktop.sync.incoming import pulling, repeated, verdicts
from desktop.sync.incoming.apply import apply_piece
from desktop.sync.incoming.conflicts import Parked
from desktop.sync.outgoing import offers
from desktop.sync.wire.encoding import b64
from desktop.sync.wire.protocol import Run, op_hash, written
from tests.unit.sync.conftest import STATION

_PERSON = "0199aaaa-0000-7000-8000-000000000001"


def row(number, outcome, *, own=False):
    told = feeds.outcome_text(outcome)
    line = None if own else b"{}"
    return feeds.Kept(number, "a-replica", number, told, bytes(32), None, line)


@pytest.fixture
def store(desk):
    """A PC that has read six rows, with a parked phone at row 2."""
    with desk.store.transaction():
        feeds.put_cursor(desk.store, feeds.Cursor(STATION, 6, bytes([6]) * 32))
        parked.park(
            desk.store,
            Parked(STATION, 2, "phone", "volunteer", _PERSON, "222", "b", None, None),
        )
    return desk.store


def back_to(store, mark, rows):
    with store.transaction():
        feeds.keep_rows(store, STATION, rows)
        feeds.go_back(store, feeds.cursor(store, STATION), mark, bytes(32), "tag")


def states(store):
    return store.rows("SELECT row, field, state, chosen FROM sync_conflict ORDER BY row")


def settle(store):
    with store.transaction():
        parked.resolved(store, STATION, (2, "phone"), "111", {"clerk": "w"}, row=5)


def test_what_a_lost_row_had_settled_is_open_again(store):
    settle(store)
    back_to(store, 4, [row(5, {"settles": [2, "phone"]})])
    assert states(store) == [(2, "phone", "open", None)]


def test_what_this_pc_chose_itself_stays_chosen(store):
    settle(store)
    back_to(store, 4, [row(5, {"settles": [2, "phone"]}, own=True)])
    assert states(store) == [(2, "phone", "resolved", '"111"')]


def test_a_parked_value_that_a_lost_row_replaced_waits_again(store):
    with store.transaction():
        parked.replaced(store, STATION, [(2, "phone")])
    back_to(store, 4, [row(6, {"replaces": [[2, "phone"]]})])
    assert states(store) == [(2, "phone", "open", None)]


@pytest.mark.parametrize("own", [True, False])
def test_a_delete_that_only_lost_rows_had_parked_is_parked_no_more(store, own):
    deleted = Parked(STATION, 3, "removed", "volunteer", _PERSON, True, "b", None, None)
    with store.transaction():
        parked.park(store, deleted)
    back_to(store, 4, [row(5, {"revived": [["volunteer", _PERSON, {}, 3]]}, own=own)])
    assert states(store) == [(2, "phone", "open", None)]


def test_what_was_parked_by_lost_rows_goes_with_them(store):
    late = Parked(STATION, 5, "name", "volunteer", _PERSON, "乙", "b", None, None)
    with store.transaction():
        parked.park(store, late)
    back_to(store, 4, [row(5, {"lost": ["name"]})])
    assert states(store) == [(2, "phone", "open", None)]


def test_rows_the_county_still_has_keep_what_they_settled(store):
    settle(store)
    back_to(store, 5, [row(5, {"settles": [2, "phone"]}), row(6, {"lost": ["name"]})])
    assert states(store) == [(2, "phone", "resolved", '"111"')]


def test_a_choice_lost_by_the_county_is_made_again_by_whoever_knows_it(pc, other, county):
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync(), other.sync()
    records.change(pc.desk, "volunteer", made, {"phone": "111"})
    records.change(other.desk, "volunteer", made, {"phone": "222"})
    pc.sync(), other.sync(), pc.sync()
    county.back_up()
    (seen,) = conflicts.open_conflicts(pc.desk)
    conflicts.take(pc.desk, seen.row, seen.field, "parked")
    pc.sync(), other.sync()
    county.restore()
    other.sync(), pc.sync(), other.sync()
    for desk in (pc.desk, other.desk):
        assert conflicts.open_conflicts(desk) == []
        assert desk.store.one("SELECT phone FROM volunteer") == "222"


def test_an_alias_of_a_circle_that_is_read_anew_is_void_again(pc, other, county):
    first, second = (records.add(pc.desk, "volunteer", {"name": name}) for name in ("张三", "李四"))
    pc.sync(), other.sync()
    county.back_up()
    merging.merge(pc.desk, "volunteer", first, second)
    merging.merge(other.desk, "volunteer", second, first)
    pc.sync(), other.sync(), pc.sync()
    county.restore()
    pc.sync(), other.sync(), pc.sync(), other.sync()
    living = "SELECT loser, survivor FROM alias WHERE removed_at IS NULL"
    assert pc.desk.store.rows(living) == other.desk.store.rows(living) == [(second, first)]


def test_an_offer_that_goes_up_under_another_id_is_made_no_more(store):
    with store.transaction():
        for n, sent in ((6, 1), (7, 0)):
            store.run(
                "INSERT INTO sync_offer (feed, replica, n, hash, row, life, sent) "
                "VALUES (?, 'former', ?, ?, ?, '[4, \"tag\", null]', ?)",
                (STATION, n, bytes(32), n + 20, sent),
            )
            store.run(
                "INSERT INTO sync_op (replica, n, bytes, hash, chain, open, verdict) "
                "VALUES ('former', ?, x'7b7d', ?, ?, 0, 'reissued')",
                (n, bytes(32), bytes(32)),
            )
        feeds.forget_offers_under(store, "reissued")
    assert store.rows("SELECT n, sent FROM sync_offer") == [(7, 0)]
    offers.sent_offers(store, [(STATION, "former", 7)])
    assert store.rows("SELECT n FROM sync_offer") == []


def _frozen(was=None):
    op = {"k": "volunteer", "i": _PERSON, "b": 0, "f": {"name": "张三"}, "t": "2026-11-22"}
    return written({**op, "o": was} if was else op)


@pytest.mark.parametrize("repeated_first", [True, False])
def test_an_offer_that_stands_in_the_feed_under_another_name_is_made_no_more(store, repeated_first):
    first = _frozen()
    again = _frozen(["former", 3, b64(op_hash(first)), 0])
    names = [("former", 3, first), ("later", 1, again)]
    placed, offered = names if repeated_first else reversed(names)
    with store.transaction():
        replica, n, line = placed
        feeds.keep_rows(
            store, STATION, [feeds.Kept(5, replica, n, None, op_hash(line), None, line)]
        )
        for replica, n, line in (offered, ("stranger", 3, first)):
            store.run(
                "INSERT INTO sync_offer (feed, replica, n, hash, bytes, row, life, sent) "
                "VALUES (?, ?, ?, ?, ?, 9, '[4, \"tag\", null]', 1)",
                (STATION, replica, n, op_hash(line), line),
            )
    repeated.forget(store, STATION)
    assert store.rows("SELECT replica FROM sync_offer") == [("stranger",)]


@pytest.mark.parametrize("waiting_first", [True, False])
@pytest.mark.parametrize("lost", [[], ["name"]])
def test_what_waited_at_the_county_is_settled_by_the_row_of_the_one_it_is(
    store, waiting_first, lost
):
    first = _frozen()
    again = _frozen(["former", 3, b64(op_hash(first)), 0])
    names = [("former", 3, first), ("later", 1, again)]
    waiting, placed = names if waiting_first else reversed(names)
    with store.transaction():
        replica, n, line = placed
        told = feeds.outcome_text({"lost": lost} if lost else None)
        feeds.keep_rows(
            store, STATION, [feeds.Kept(5, replica, n, told, op_hash(line), None, line)]
        )
        for replica, n, line in (waiting, ("former", 4, first)):
            store.run(
                "INSERT INTO sync_op (replica, n, bytes, hash, chain, open, verdict) "
                "VALUES (?, ?, ?, ?, ?, 1, 'deferred')",
                (replica, n, line, op_hash(line), bytes(32)),
            )
    repeated.settle_waiting(store, STATION)
    verdict = "conflict" if lost else "applied"
    settled = store.rows("SELECT replica, verdict FROM sync_op WHERE row = 5 AND open = 1")
    assert settled == [(waiting[0], verdict)]


def test_verdicts_on_what_the_county_no_longer_holds_are_forgotten(store):
    with store.transaction():
        for n, (verdict, is_open) in enumerate(
            (("applied", 1), ("conflict", 1), ("rejected", 0), (None, 1)), start=1
        ):
            store.run(
                "INSERT INTO sync_op (replica, n, bytes, hash, chain, open, verdict, row) "
                "VALUES ('mine', ?, x'7b7d', ?, ?, ?, ?, ?)",
                (n, bytes(32), bytes(32), is_open, verdict, n + 20 if verdict else None),
            )
        verdicts.forget_beyond(store, "mine", 1)
    rows = store.rows("SELECT n, verdict, row FROM sync_op ORDER BY n")
    assert rows == [(1, "applied", 21), (2, None, None), (3, "rejected", 23), (4, None, None)]


def test_a_verdict_whose_row_never_came_counts_no_more_once_the_county_has_lost_it(
    pc, other, county, monkeypatch
):
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync(), other.sync()
    county.back_up()
    records.change(other.desk, "volunteer", made, {"phone": "222"})
    other.sync()
    records.change(pc.desk, "volunteer", made, {"phone": "111"})

    def cut_short(*_rows):
        raise errors.Cancelled()

    with monkeypatch.context() as while_it_breaks:
        while_it_breaks.setattr(pulling, "apply_piece", cut_short)
        with pytest.raises(errors.Cancelled):
            pc.sync()
    assert pc.desk.store.rows("SELECT verdict FROM sync_op WHERE open = 1") == [("conflict",)]
    county.restore()
    pc.sync(), other.sync(), pc.sync(), other.sync()
    for one in (pc, other):
        assert one.desk.store.rows("SELECT phone FROM volunteer") == [("111",)]
        assert [c.parked.value for c in conflicts.open_conflicts(one.desk)] == ["222"]
        assert checkup.examine(one.desk) == []


@pytest.mark.parametrize("action", ["resolve", "reopen"])
@pytest.mark.parametrize(
    ("told", "gone"), [({"life": [1, "tag"]}, False), ({"settles": [9, "removed"]}, True)]
)
def test_another_s_choice_removes_only_where_its_conflict_arose_again(pc, action, told, gone):
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync()
    told = {name.replace("settles", "reopens") if action == "reopen" else name: value
            for name, value in told.items()}  # fmt: skip
    line = _chosen(made, action)
    at = feeds.cursor(pc.desk.store, STATION).row
    run = Run(STATION, at + 1, "0199aaaa-0000-4000-8000-000000000009", "", 1, 1, told, [line])
    apply_piece(tools_of(pc.desk), [run], [])
    assert _is_gone(pc, made) is gone


@pytest.mark.parametrize(("told", "gone"), [({"life": [1, "tag"]}, False), (None, True)])
def test_an_own_choice_of_a_conflict_that_did_not_arise_again_gives_way(pc, told, gone):
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync()
    store = pc.desk.store
    records.remove(pc.desk, "volunteer", [made])
    seq, n = store.one("SELECT max(seq) FROM journal"), store.one("SELECT max(n) FROM sync_op") + 1
    line = _chosen(made, "resolve")
    store.run(
        "INSERT INTO sync_op (replica, n, seq, bytes, hash, chain, open) VALUES (?,?,?,?,?,?,1)",
        (pc.desk.settings.get("replica"), n, seq, line, op_hash(line), bytes(32)),
    )
    pc.desk.settings.put("sync.frozen", seq)
    at = feeds.cursor(store, STATION).row
    apply_piece(tools_of(pc.desk), [Run(STATION, at + 1, "", "", n, 1, told)], [])
    assert _is_gone(pc, made) is gone
    assert store.rows("SELECT * FROM sync_shadow") == []


def _chosen(record, action):
    return written(
        {"k": "volunteer", "i": record, "a": action, "b": 1, "c": [9, "removed"],
         "f": {"removed": True}, "t": "2026-11-22T09:30:00+08:00"}
    )  # fmt: skip


def _is_gone(pc, record):
    sql = "SELECT removed_at IS NOT NULL FROM volunteer WHERE id = ?"
    return bool(pc.desk.store.one(sql, (record,)))


@pytest.mark.parametrize("verdict", ["applied", "rejected"])
def test_what_was_offered_and_judged_is_offered_no_more_whatever_the_verdict(store, verdict):
    line = b'{"k":"volunteer","i":"%s","a":"delete","b":2}' % _PERSON.encode()
    with store.transaction():
        store.run(
            "INSERT INTO sync_op (replica, n, bytes, hash, chain, open, verdict, row) "
            "VALUES ('mine', 5, ?, ?, ?, 0, 'applied', 6)",
            (line, op_hash(line), bytes(32)),
        )
        feeds.keep_rows(store, STATION, [feeds.Kept(6, "mine", 5, None, op_hash(line), None, None)])
        feeds.go_back(store, feeds.cursor(store, STATION), 4, bytes(32), "tag")
        store.run("UPDATE sync_offer SET sent = 1")
        assert store.one("SELECT count(*) FROM sync_offer") == 1
        detail = {"code": "has_hours"} if verdict == "rejected" else None
        verdicts.note(store, "mine", [[5, 1, verdict, 7, detail]], "now")
    assert store.one("SELECT count(*) FROM sync_offer") == 0


def test_what_waits_at_the_county_is_asked_about_until_it_is_judged(store):
    with store.transaction():
        for n, (verdict, is_open) in enumerate((("deferred", 1), ("applied", 0), ("deferred", 0))):
            store.run(
                "INSERT INTO sync_op (replica, n, bytes, hash, chain, open, verdict) "
                "VALUES ('mine', ?, ?, ?, ?, ?, ?)",
                (
                    n + 1,
                    b'{"k":"volunteer","i":"v9","f":{}}',
                    bytes(32),
                    bytes(32),
                    is_open,
                    verdict,
                ),
            )
        assert verdicts.deferred(store, "mine") == [1]
        told = [[1, 1, "rejected", None, {"code": "no_conflict"}]]
        assert verdicts.note(store, "mine", told, "now").rejected == 1
    assert verdicts.deferred(store, "mine") == []
    assert store.rows("SELECT n, code FROM sync_attention") == [(1, "no_conflict")]


def test_rows_of_one_life_are_offered_in_their_order_whatever_life_they_name(store):
    told = {1: None, 2: [0, "older"], 3: None}
    with store.transaction():
        for n, life in told.items():
            store.run(
                "INSERT INTO sync_offer (feed, replica, n, hash, bytes, row, life, sent) "
                "VALUES (?, 'former', ?, ?, x'7b7d', ?, ?, 0)",
                (STATION, n, bytes(32), n + 4, written([4, "tag", life]).decode()),
            )
    re, _, done = offers.offers(store, 1 << 20)
    assert (re, [n for _, _, n in done]) == ({STATION: [4, "tag"]}, [1, 2, 3])
    assert len(offers.all_offers(store)) == 1
