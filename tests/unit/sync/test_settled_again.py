"""Own operations reach their rows: anew after the county went back, or without a journal row."""

import pytest

from desktop.services import records
from desktop.services.syncing import tools_of
from desktop.storage.journal import open_group
from desktop.sync import feeds
from desktop.sync.incoming.apply import apply_piece
from desktop.sync.incoming.piece import Piece
from desktop.sync.incoming.unwinding import unwind
from desktop.sync.joining import lives
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
