"""Own operations reach their rows: anew after the county went back, or without a journal row."""

import pytest

from desktop.services import records
from desktop.services.sync.syncing import tools_of
from desktop.storage.journal import open_group
from desktop.sync import feeds
from desktop.sync.incoming.apply import apply_piece
from desktop.sync.incoming.piece import Piece
from desktop.sync.incoming.unwinding import unwind
from desktop.sync.joining import lives, restart
from desktop.sync.wire.encoding import b64
from desktop.sync.wire.protocol import Run, op_hash, written
from tests.unit.sync.conftest import COUNTY, NOW, STATION


@pytest.fixture
def person(pc):
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync()
    pc.desk.settings.put(lives.LIVES, {"this one": [[1, 1, "tag"]]})  # the county went back once
    return made


def head(pc):
    return pc.desk.store.one("SELECT max(seq) FROM journal")


def change(pc, person, phone):
    records.change(pc.desk, "volunteer", person, {"phone": phone})
    return head(pc)


def remove(pc, person):
    records.remove(pc.desk, "volunteer", [person])
    return head(pc)


def frozen(pc, person, seq, **members):
    """An operation the county has not judged; gives its number."""
    store = pc.desk.store
    line = written({"k": "volunteer", "i": person, "b": 1, "t": NOW.isoformat(), **members})
    n = store.one("SELECT max(n) FROM sync_op") + 1
    store.run(
        "INSERT INTO sync_op (replica, n, seq, bytes, hash, chain, open) VALUES (?,?,?,?,?,?,1)",
        (pc.desk.settings.get("replica"), n, seq, line, op_hash(line), bytes(32)),
    )
    pc.desk.settings.put("sync.frozen", head(pc))
    return n


def reached(pc, n, outcome=None):
    row = feeds.cursor(pc.desk.store, STATION).row + 1
    apply_piece(tools_of(pc.desk), [Run(STATION, row, "", "", n, 1, outcome)], [])


def shown(pc, person):
    """Phone, and whether it is in the trash."""
    sql = "SELECT phone, removed_at IS NOT NULL FROM volunteer WHERE id = ?"
    ((phone, gone),) = pc.desk.store.rows(sql, (person,))
    return phone, bool(gone)


@pytest.mark.parametrize(("outcome", "gone"), [(None, False), ({"void": True}, True)])
def test_what_was_void_in_a_former_life_lives_where_it_is_so_no_more(pc, person, outcome, gone):
    n = frozen(pc, person, head(pc), a="add", f={"name": "张三"})
    remove(pc, person)
    pc.desk.settings.put("sync.frozen", head(pc))  # shown so by the former life's row
    reached(pc, n, outcome)
    assert shown(pc, person) == (None, gone)


def test_a_delete_stands_below_a_choice_that_gives_way(pc, person):
    deleted = remove(pc, person)
    records.restore(pc.desk, "volunteer", [person])  # so it came up in the former life
    chosen = remove(pc, person)
    first = frozen(pc, person, deleted, a="delete")
    choice = {"c": [9, "removed"], "f": {"removed": True}}
    second = frozen(pc, person, chosen, a="resolve", **choice)
    reached(pc, first)
    reached(pc, second, {"life": [1, "tag"]})
    assert shown(pc, person) == (None, True)
    assert pc.desk.store.rows("SELECT * FROM sync_shadow") == []


def test_a_value_stands_below_one_that_loses_though_another_showed_in_between(pc, person):
    first = frozen(pc, person, change(pc, person, "111"), f={"phone": "111"})
    change(pc, person, "222")  # came up in the former life
    second = frozen(pc, person, change(pc, person, "333"), f={"phone": "333"})
    reached(pc, first)
    assert shown(pc, person) == ("333", False)
    reached(pc, second, {"lost": ["phone"]})
    assert shown(pc, person) == ("111", False)
    assert pc.desk.store.rows("SELECT * FROM sync_shadow") == []


def test_a_choice_that_changed_nothing_here_leaves_what_was_done_after_it(pc, person):
    choice = {"c": [9, "removed"], "f": {"removed": False}}
    chosen = frozen(pc, person, None, a="resolve", **choice)
    pc.desk.settings.put(lives.LIVES, {})
    deleted = frozen(pc, person, remove(pc, person), a="delete")
    reached(pc, chosen, {"settles": [9, "removed"]})
    assert shown(pc, person) == (None, True)
    reached(pc, deleted)
    assert shown(pc, person) == (None, True)


def test_a_choice_that_changed_nothing_here_stands_over_what_was_done_before_it(pc, person):
    deleted = frozen(pc, person, remove(pc, person), a="delete")
    choice = {"c": [9, "removed"], "f": {"removed": False}}
    chosen = frozen(pc, person, None, a="resolve", **choice)
    reached(pc, deleted)
    reached(pc, chosen, {"settles": [9, "removed"]})
    assert shown(pc, person) == (None, False)


@pytest.mark.parametrize(("feed", "stays"), [(COUNTY, True), (STATION, False)])
def test_what_lies_below_own_values_goes_only_with_rows_of_the_stations_feed(
    pc, person, feed, stays
):
    frozen(pc, person, change(pc, person, "111"), f={"phone": "111"})
    tools, store = tools_of(pc.desk), pc.desk.store
    store.run("INSERT INTO sync_shadow VALUES ('volunteer', ?, 'phone', '\"222\"', 38)", (person,))
    with open_group(store, "pull", "重新核对", clerk=None, now=NOW) as group:
        unwind(tools, Piece(tools, group, feed), [], 1)
    assert bool(store.rows("SELECT * FROM sync_shadow")) is stays


def foreign(pc, person, n, **members):
    """A row of another PC's; gives its number."""
    row = feeds.cursor(pc.desk.store, STATION).row + 1
    line = written({"k": "volunteer", "i": person, "b": row - 1, "t": NOW.isoformat(), **members})
    run = Run(STATION, row, "0199aaaa-0000-4000-8000-000000000009", "", n, 1, None, [line])
    apply_piece(tools_of(pc.desk), [run], [])
    return row


def gone_back(pc, row):
    """The county has lost all rows beyond one."""
    marks = [
        [at, b64(hashed[:16]) if at else ""]
        for at, hashed in feeds.hashes(pc.desk.store, feeds.cursor(pc.desk.store, STATION))
        if at <= row
    ]
    restart.go_back(tools_of(pc.desk), {STATION: marks})


def lost_again(pc, person, first):
    """What comes up, and what is left below it, once an own value has lost."""
    reached(pc, first, {"lost": ["phone"]})
    return shown(pc, person)[0], pc.desk.store.rows("SELECT * FROM sync_shadow")


def test_another_s_value_lies_below_again_once_a_later_one_was_lost(pc, person):
    first = frozen(pc, person, change(pc, person, "111"), f={"phone": "111"})
    row = foreign(pc, person, 1, f={"phone": "222"})
    foreign(pc, person, 2, f={"phone": "333"})
    gone_back(pc, row)
    assert shown(pc, person) == ("111", False)
    assert lost_again(pc, person, first) == ("222", [])


def test_another_s_value_lies_below_again_what_had_stood_over_it(pc, person):
    first = frozen(pc, person, change(pc, person, "111"), f={"phone": "111"})
    row = foreign(pc, person, 1, f={"phone": "222"})
    reached(pc, first)
    gone_back(pc, row)
    assert lost_again(pc, person, first) == ("222", [])


def test_another_s_value_lies_below_again_all_that_went_up_after_it(pc, person):
    first = frozen(pc, person, change(pc, person, "111"), f={"phone": "111"})
    second = frozen(pc, person, change(pc, person, "112"), f={"phone": "112"})
    row = foreign(pc, person, 1, f={"phone": "222"})
    reached(pc, first)
    gone_back(pc, row)
    reached(pc, first, {"lost": ["phone"]})
    assert shown(pc, person) == ("112", False)
    assert lost_again(pc, person, second) == ("222", [])


@pytest.mark.parametrize(
    ("op", "outcome", "gone"),
    [
        ({"a": "delete"}, {}, True),
        ({"a": "delete"}, {"lost": ["removed"]}, False),
        ({"f": {"phone": "5"}}, {"revived": True}, False),
    ],
)
def test_a_record_is_gone_below_again_only_where_a_row_that_stays_says_so(
    pc, person, op, outcome, gone
):
    first = frozen(pc, person, remove(pc, person), a="delete")
    records.restore(pc.desk, "volunteer", [person])
    second = frozen(pc, person, head(pc), a="restore")
    row = foreign(pc, person, 1, **op)
    back = {"revived": [["volunteer", person, {"name": "张三"}, None]]}
    told = feeds.outcome_text(back if "revived" in outcome else outcome)
    pc.desk.store.run("UPDATE sync_row SET outcome = ? WHERE row = ?", (told, row))
    reached(pc, first), reached(pc, second)
    gone_back(pc, row)
    reached(pc, first, {"lost": ["removed"]}), reached(pc, second, {"lost": ["removed"]})
    assert shown(pc, person)[1] is gone
    assert pc.desk.store.rows("SELECT * FROM sync_shadow") == []


def test_the_county_goes_by_its_numbers_between_what_two_former_ids_had_done(pc, person):
    earlier, later = change(pc, person, "111"), change(pc, person, "222")
    gone = remove(pc, person)
    value = frozen(pc, person, later, f={"phone": "222"})
    trash = frozen(pc, person, gone, a="delete")
    first = frozen(pc, person, earlier, f={"phone": "111"})  # held under a former id, and lost
    reached(pc, first)
    assert shown(pc, person) == ("222", True)
    reached(pc, value, {"late": ["phone"]})
    reached(pc, trash, {"late": ["removed"]})
    assert shown(pc, person) == ("111", False)
    assert pc.desk.store.rows("SELECT * FROM sync_shadow") == []
