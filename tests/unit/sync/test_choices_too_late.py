"""A choice that comes after another's gives way to what stood before it, on every PC."""

import pytest

from desktop.services import records
from desktop.services.safekeeping import checkup
from desktop.services.sync import conflicts


@pytest.fixture
def made(pc, other):
    """Somebody deleted at the first PC and edited at the other: the delete is parked."""
    made = records.add(pc.desk, "volunteer", {"name": "张三", "phone": "111"})
    pc.sync(), other.sync()
    records.change(other.desk, "volunteer", made, {"phone": "222"})
    records.remove(pc.desk, "volunteer", [made])
    other.sync(), pc.sync(), other.sync()
    assert gone(pc, made) is gone(other, made) is False
    return made


def gone(pc, made):
    sql = "SELECT removed_at IS NOT NULL FROM volunteer WHERE id = ?"
    return bool(pc.desk.store.one(sql, (made,)))


def choose(pc, which):
    (seen,) = conflicts.open_conflicts(pc.desk)
    conflicts.take(pc.desk, seen.row, seen.field, which)


def agree(*pcs):
    for one in pcs:
        assert conflicts.open_conflicts(one.desk) == []
        assert checkup.examine(one.desk) == []
        assert one.desk.store.rows("SELECT * FROM sync_shadow") == []


@pytest.mark.parametrize(("first", "second", "ends_gone"), [
    ("standing", "parked", False),
    ("parked", "standing", True),
])  # fmt: skip
def test_the_record_is_where_the_first_choice_left_it(pc, other, made, first, second, ends_gone):
    choose(other, second)
    choose(pc, first)
    pc.sync(), other.sync(), pc.sync()
    assert gone(pc, made) is gone(other, made) is ends_gone
    agree(pc, other)


def test_a_late_choice_that_changed_nothing_here_changes_nothing(pc, other, made):
    records.remove(other.desk, "volunteer", [made])
    choose(other, "parked")  # it is in the trash already
    choose(pc, "standing")
    records.change(pc.desk, "volunteer", made, {"phone": "333"})
    pc.sync(), other.sync(), pc.sync()
    assert gone(pc, made) is gone(other, made) is False
    (parked,) = conflicts.open_conflicts(pc.desk)
    assert parked.field == "removed" and conflicts.open_conflicts(other.desk) == [
        one for one in conflicts.open_conflicts(other.desk) if one.row == parked.row
    ]


def test_an_edit_made_after_a_late_choice_stays_on_top(pc, other):
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync(), other.sync()
    records.change(pc.desk, "volunteer", made, {"phone": "111"})
    records.change(other.desk, "volunteer", made, {"phone": "222"})
    pc.sync(), other.sync(), pc.sync()
    choose(other, "parked")
    records.change(other.desk, "volunteer", made, {"phone": "333"})
    choose(pc, "standing")
    pc.sync(), other.sync(), pc.sync()
    shows = "SELECT phone FROM volunteer"
    assert pc.desk.store.one(shows) == other.desk.store.one(shows)
    open_at = [[(c.row, c.field) for c in conflicts.open_conflicts(p.desk)] for p in (pc, other)]
    assert open_at[0] == open_at[1]
    known = {pc.desk.store.one(shows)} | {c.parked.value for c in conflicts.open_conflicts(pc.desk)}
    assert "333" in known


def test_of_two_who_open_a_conflict_again_the_second_changes_nothing(pc, other, made):
    choose(pc, "parked")
    pc.sync(), other.sync()
    for one in (pc, other):
        (settled,) = conflicts.settled_conflicts(one.desk)
        conflicts.reopen(one.desk, settled.row, settled.field)
    pc.sync(), other.sync(), pc.sync()
    assert gone(pc, made) is gone(other, made) is False
    assert len(conflicts.open_conflicts(pc.desk)) == len(conflicts.open_conflicts(other.desk)) == 1
