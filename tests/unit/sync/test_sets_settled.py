"""Changes of sets that the county judges in another order than they were made in."""

import pytest

from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.sync import attention
from desktop.storage.journal import head
from desktop.sync.incoming.piece import JUDGED
from desktop.sync.wire.protocol import written
from tests.unit.sync.conftest import agree


@pytest.fixture
def person(pc, other):
    made = records.add(pc.desk, "volunteer", {"name": "张三", "skills": "剪纸"})
    pc.sync(), other.sync()
    return made


@pytest.fixture
def household(pc, person):
    """One the county hears of only by `tell`: what refers to it waits there till then."""
    with pc.desk.action("record", "") as group:
        group.origin = JUDGED  # such rows do not leave
        return pc.desk.records.insert(group, kind_named("household"), {"name": "张家"})


def tell(pc, household):
    seq, _ = head(pc.desk.store)
    pc.desk.store.run(
        "INSERT INTO sync_todo (after, action, kind, record, fields) "
        "VALUES (?, 'add', 'household', ?, ?)",
        (seq, household, written({"name": "张家"}).decode()),
    )
    pc.sync()


def change(pc, person, skills, **more):
    records.change(pc.desk, "volunteer", person, {"skills": skills, **more})


def skills(pc, person):
    return set(pc.desk.records.get(kind_named("volunteer"), person).words("skills"))


def settled(pc):
    waiting = "SELECT 1 FROM sync_op WHERE open = 1 UNION ALL SELECT 1 FROM sync_shadow"
    return pc.desk.store.rows(waiting) == []


def waits(pc):
    return pc.desk.store.one("SELECT count(*) FROM sync_op WHERE open = 1") == 1


def test_words_a_later_change_has_touched_stay_as_that_one_left_them(pc, other, person, household):
    change(pc, person, "木工、刺绣", household=household)  # without 剪纸
    pc.sync()
    change(pc, person, "剪纸、刺绣")
    pc.sync()
    assert waits(pc)
    tell(pc, household)
    pc.sync(), other.sync()
    assert settled(pc)
    assert skills(pc, person) == skills(other, person) == {"剪纸", "刺绣"}


@pytest.mark.parametrize("at_once", [True, False])
def test_what_waits_stays_on_top_while_later_changes_and_others_arrive(
    pc, other, person, household, at_once
):
    change(pc, person, "刺绣", household=household)  # without 剪纸
    if not at_once:
        pc.sync()
    change(pc, person, "刺绣、木工")
    change(other, person, "剪纸、秧歌")
    other.sync(), pc.sync()
    assert waits(pc)
    assert skills(pc, person) == {"刺绣", "木工", "秧歌"}
    change(other, person, "剪纸、秧歌、皮影")
    other.sync(), pc.sync()
    assert skills(pc, person) == {"刺绣", "木工", "秧歌", "皮影"}
    tell(pc, household)
    pc.sync(), other.sync()
    assert settled(pc)
    assert skills(pc, person) == skills(other, person) == {"刺绣", "木工", "秧歌", "皮影"}


def test_what_others_change_meanwhile_does_not_show_words_that_came_back(
    pc, other, person, household
):
    change(pc, person, "", household=household)
    pc.sync()
    change(pc, person, "剪纸")
    pc.sync()
    change(other, person, "剪纸、秧歌")
    other.sync(), pc.sync()
    assert waits(pc)
    assert skills(pc, person) == {"剪纸", "秧歌"}
    tell(pc, household)
    pc.sync(), other.sync()
    assert settled(pc)
    assert skills(pc, person) == skills(other, person) == {"剪纸", "秧歌"}


def refused(pc, person, household):
    """A change of a set that waits, as if the county had refused it."""
    change(pc, person, "刺绣", household=household)
    pc.sync()
    ((n, seq),) = pc.desk.store.rows("SELECT n, seq FROM sync_op WHERE open = 1")
    pc.desk.store.run("UPDATE sync_op SET open = 0, verdict = 'rejected' WHERE n = ?", (n,))
    attention.attention.add(
        pc.desk.store, "volunteer", person, "set", ["skills"], "too_long", None, seq=seq, at=""
    )


def test_a_second_try_takes_words_away_too(pc, other, person, household):
    refused(pc, person, household)
    (item,) = attention.items(pc.desk)
    attention.retry(pc.desk, item.id)
    pc.sync(), other.sync()
    assert skills(pc, person) == skills(other, person) == {"刺绣"}


def test_the_edit_that_mends_what_was_refused_takes_its_words_away_too(
    pc, other, person, household
):
    refused(pc, person, household)
    change(pc, person, "木工")
    pc.sync(), other.sync()
    assert attention.items(pc.desk) == []
    assert skills(pc, person) == skills(other, person) == {"木工"}


def test_what_was_settled_along_with_a_restated_value_does_not_seem_to_wait(pc, other, person):
    another = records.add(pc.desk, "volunteer", {"name": "李四"})
    pc.sync(), other.sync()
    records.change(pc.desk, "volunteer", person, {"phone": "13700000000"})
    pc.sync()
    agree(pc, person)  # their phone goes out anew, by an operation without a journal row
    change(pc, person, "木工")
    pc.line.trouble = lambda _number: "deaf"
    pc.try_sync()
    records.change(other.desk, "volunteer", another, {"name": "李五"})
    other.sync()
    change(pc, person, "刺绣")
    pc.line.trouble = lambda _number: ""
    pc.sync(), other.sync()
    assert settled(pc)
    assert skills(pc, person) == skills(other, person) == {"刺绣"}
