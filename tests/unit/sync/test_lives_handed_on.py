"""What names rows of a former life goes on naming them when it goes up under another id."""

import pytest

from desktop.services import records
from desktop.services.safekeeping import checkup
from desktop.services.sync import conflicts, syncing
from desktop.storage.settings import Settings
from desktop.sync.joining import lives
from desktop.sync.outgoing.bases import Seen


def person(pc, name):
    return records.add(pc.desk, "volunteer", {"name": name})


@pytest.fixture
def seen(pc, other, county, copy_of):
    """Rows that are gone were seen by a copy of the first PC, and an edit of somebody frozen so.

    Gives the copy, a PC that never saw them, and whom it is about.
    """
    made = person(pc, "张三")
    pc.sync(), other.sync()
    fresh = copy_of()
    syncing.renew(fresh.desk, "recover")
    county.back_up()
    for name in ("甲人", "乙人", "丙人", "丁人"):
        person(other, name)
    other.sync(), pc.sync()
    copy = copy_of()
    records.change(copy.desk, "volunteer", made, {"phone": "111"})
    copy.line.trouble = lambda _number: "lose"
    assert copy.try_sync() == "reset"  # its edit is frozen now
    copy.line.trouble = lambda _number: ""
    return copy, fresh, made


def told_apart(one, other):
    """Neither clerk had seen the other's phone: one stands, the other is parked."""
    for each in (one, other):
        assert each.desk.store.rows("SELECT phone FROM volunteer WHERE name = '张三'") == [("222",)]
        assert [c.parked.value for c in conflicts.open_conflicts(each.desk)] == ["111"]
        assert checkup.examine(each.desk) == []


def fresh_edit(county, fresh, made):
    county.restore()
    records.change(fresh.desk, "volunteer", made, {"phone": "222"})
    fresh.sync()


def test_a_copy_that_hears_of_the_fork_before_it_hears_of_the_lost_rows(pc, county, seen):
    copy, fresh, made = seen
    fresh_edit(county, fresh, made)
    syncing.renew(copy.desk, "fork")
    copy.sync(), fresh.sync()
    told_apart(copy, fresh)


def test_a_copy_that_hears_of_the_lost_rows_before_it_hears_of_the_fork(pc, county, seen):
    copy, fresh, made = seen
    fresh_edit(county, fresh, made)

    def after_the_news(number):
        return "lose" if lives.any_ended(Settings(copy.desk.store)) else ""

    copy.line.trouble = after_the_news
    assert copy.try_sync() == "reset"
    copy.line.trouble = lambda _number: ""
    syncing.renew(copy.desk, "fork")
    copy.sync(), fresh.sync()
    told_apart(copy, fresh)


def test_operations_of_one_life_in_a_row_are_told_of_once(desk):
    store = desk.store
    with store.transaction():
        lives.handed_on(store, "b", [(1, [4, "x"]), (2, [4, "x"]), (3, [9, "y"]), (4, None)])
    told = lives.of(Settings(store), "b")
    assert told == [[2, 4, "x"], [3, 9, "y"]]
    assert [lives.life_of(told, n) for n in (1, 2, 3, 4)] == [[4, "x"], [4, "x"], [9, "y"], None]
    with store.transaction():
        lives.handed_on(store, "b", [(5, [9, "y"])])
        lives.forget(store, "a")
    assert lives.of(Settings(store), "b") == [[2, 4, "x"], [5, 9, "y"]]


@pytest.mark.parametrize(
    ("told", "n", "shared"),
    [([], 3, None), ([[2, 16, "a"]], 3, None), ([[5, 16, "a"], [9, 10, "b"]], 3, 10)],
)
def test_rows_an_operation_names_are_the_present_lifes_up_to_the_lowest_mark(told, n, shared):
    assert lives.shared_up_to(told, n) == shared


@pytest.mark.parametrize(("shared", "base"), [(None, 19), (16, 16)])
def test_an_edit_on_top_of_one_from_a_former_life_has_not_seen_that_lifes_rows(shared, base):
    seen = Seen([(1, 16, 0)])
    op = {"k": "volunteer", "i": "v1", "b": 19, "f": {"phone": "1"}}
    seen.note_own(op, None, taken=[], shared=shared)
    assert seen.prior["volunteer", "v1"] == {"phone": (base, None)}
