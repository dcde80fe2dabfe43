"""Conflicts are settled by a person, what was rejected is mended or given up, at both PCs alike."""

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.past import undoing
from desktop.services.safekeeping import checkup
from desktop.services.sync import attention, conflicts, sync_state
from desktop.storage.journal import head
from desktop.sync.incoming import attention as rejected_ones


@pytest.fixture
def made(pc, other):
    """Somebody whose phone both PCs have set: 111 stands, 222 is parked."""
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync(), other.sync()
    records.change(pc.desk, "volunteer", made, {"phone": "111"})
    records.change(other.desk, "volunteer", made, {"phone": "222"})
    pc.sync(), other.sync(), pc.sync()
    return made


def phone(pc, made):
    return pc.desk.store.one("SELECT phone FROM volunteer WHERE id = ?", (made,))


def test_both_values_are_shown_with_whose_they_are(pc, other, made):
    (seen,) = conflicts.open_conflicts(other.desk)
    assert (seen.title, seen.label) == ("张三", "手机")
    assert (seen.standing.words, seen.parked.words) == ("111", "222")
    assert (seen.standing.here, seen.parked.here) == (False, True)
    assert "王文书" in seen.standing.who and "王文书" in seen.parked.who
    (seen,) = conflicts.open_conflicts(pc.desk)
    assert (seen.standing.here, seen.parked.here) == (True, False)


@pytest.mark.parametrize(("which", "value"), [("parked", "222"), ("standing", "111")])
def test_a_choice_settles_it_everywhere(pc, other, made, which, value):
    (seen,) = conflicts.open_conflicts(pc.desk)
    conflicts.take(pc.desk, seen.row, seen.field, which)
    assert conflicts.open_conflicts(pc.desk) == []
    pc.sync(), other.sync(), pc.sync()
    assert phone(pc, made) == phone(other, made) == value
    for desk in (pc.desk, other.desk):
        assert conflicts.open_conflicts(desk) == []
        (told,) = conflicts.settled_conflicts(desk)
        assert told.chosen == value and "王文书" in told.chosen_by
        assert checkup.examine(desk) == []


def test_a_third_value_may_be_chosen(pc, other, made):
    (seen,) = conflicts.open_conflicts(pc.desk)
    conflicts.resolve(pc.desk, seen.row, seen.field, "19900000009")
    pc.sync(), other.sync()
    assert phone(other, made) == "19900000009"


def test_a_value_that_will_not_do_is_refused_and_it_stays_open(pc, made):
    (seen,) = conflicts.open_conflicts(pc.desk)
    with pytest.raises(errors.InvalidValues):
        conflicts.resolve(pc.desk, seen.row, seen.field, "1" * 60)
    assert len(conflicts.open_conflicts(pc.desk)) == 1


def test_of_two_choices_the_first_stands(pc, other, made):
    (seen,) = conflicts.open_conflicts(pc.desk)
    conflicts.take(pc.desk, seen.row, seen.field, "standing")
    conflicts.take(other.desk, seen.row, seen.field, "parked")
    pc.sync(), other.sync(), pc.sync()
    assert phone(pc, made) == phone(other, made) == "111"
    assert conflicts.open_conflicts(other.desk) == []
    with pytest.raises(errors.NotFound):
        conflicts.take(other.desk, seen.row, seen.field, "parked")


def test_a_choice_is_taken_back_everywhere(pc, other, made):
    (seen,) = conflicts.open_conflicts(pc.desk)
    conflicts.take(pc.desk, seen.row, seen.field, "parked")
    pc.sync(), other.sync()
    conflicts.reopen(other.desk, seen.row, seen.field)
    other.sync(), pc.sync()
    assert phone(pc, made) == phone(other, made) == "111"
    for desk in (pc.desk, other.desk):
        assert len(conflicts.open_conflicts(desk)) == 1


def test_undo_of_a_choice_opens_it_again(pc, other, made):
    (seen,) = conflicts.open_conflicts(pc.desk)
    conflicts.take(pc.desk, seen.row, seen.field, "parked")
    assert "选定" in undoing.next_undo(pc.desk).title
    undoing.undo(pc.desk)
    pc.sync(), other.sync()
    assert phone(pc, made) == phone(other, made) == "111"
    assert len(conflicts.open_conflicts(other.desk)) == len(conflicts.open_conflicts(pc.desk)) == 1


def sides(pc):
    (seen,) = conflicts.open_conflicts(pc.desk)
    return {(one.words, one.who, one.at, one.here) for one in (seen.standing, seen.parked)}


@pytest.mark.parametrize("by_undo", [False, True])
@pytest.mark.parametrize("seen_between", [False, True])
def test_both_values_stay_whose_they_were_when_a_choice_is_taken_back(
    pc, other, made, by_undo, seen_between
):
    before = {desk: sides(desk) for desk in (pc, other)}
    assert {(words, here) for words, _, _, here in before[other]} == {("111", False), ("222", True)}
    (seen,) = conflicts.open_conflicts(pc.desk)
    conflicts.take(pc.desk, seen.row, seen.field, "parked")
    if seen_between:
        pc.sync(), other.sync()
    if by_undo:
        undoing.undo(pc.desk)
    else:
        conflicts.reopen(pc.desk, seen.row, seen.field)
    pc.sync(), other.sync(), pc.sync()
    assert {desk: sides(desk) for desk in (pc, other)} == before


def test_a_deleted_record_that_was_changed_meanwhile_tells_who_did_what(pc, other):
    made = records.add(pc.desk, "volunteer", {"name": "李四"})
    pc.sync(), other.sync()
    records.remove(pc.desk, "volunteer", [made])
    records.change(other.desk, "volunteer", made, {"phone": "333"})
    pc.sync(), other.sync(), pc.sync()
    for desk, changed_here in ((pc, False), (other, True)):
        (seen,) = conflicts.open_conflicts(desk.desk)
        assert (seen.standing.words, seen.parked.words) == ("保留", "删除")
        assert (seen.standing.here, seen.parked.here) == (changed_here, not changed_here)
        assert "王文书" in seen.standing.who and "王文书" in seen.parked.who


def test_all_of_a_record_at_once(pc, other, made):
    records.change(pc.desk, "volunteer", made, {"alias": "甲"})
    records.change(other.desk, "volunteer", made, {"alias": "乙"})
    pc.sync(), other.sync(), pc.sync()
    assert conflicts.take_all(other.desk, "volunteer", made, mine=True) == 2
    other.sync(), pc.sync()
    row = "SELECT phone, alias FROM volunteer"
    assert pc.desk.store.rows(row) == other.desk.store.rows(row) == [("222", "乙")]


@pytest.fixture
def rejected(pc, other):
    """A person deleted here, who got hours at the other PC."""
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync(), other.sync()
    held = {"title": "端午", "started_at": "2026-06-19T09:00", "ended_at": "2026-06-19T11:00"}
    activities.record_activity(other.desk, held, [Participant(made)])
    records.remove(pc.desk, "volunteer", [made])
    other.sync()
    assert pc.sync().rejected == 1
    return made


def test_what_is_rejected_is_told_in_words_and_nothing_else_waits(pc, rejected):
    (item,) = attention.items(pc.desk)
    assert item.sentence == (
        "删除志愿者「张三」没有被接受：这位志愿者在别处已有服务时长，不能删除。"
    )
    standing = sync_state.standing(pc.desk)
    assert (standing.attention, standing.changes, standing.synced) == (1, 0, False)


def test_giving_up_takes_the_countys_value(pc, other, rejected):
    (item,) = attention.items(pc.desk)
    attention.give_up(pc.desk, item.id)
    assert attention.items(pc.desk) == []
    assert pc.desk.store.one("SELECT removed_at FROM volunteer") is None
    assert pc.sync().pushed == 0
    assert checkup.examine(pc.desk) == []


@pytest.mark.parametrize("newest_first", [True, False])
def test_giving_up_all_changes_of_a_field_ends_at_what_lay_below_them(pc, newest_first):
    made = records.add(pc.desk, "volunteer", {"name": "张三", "phone": "19900000001"})
    pc.sync()
    for phone in ("19900000002", "19900000003"):
        records.change(pc.desk, "volunteer", made, {"phone": phone})
        seq, _ = head(pc.desk.store)
        told = ("volunteer", made, "set", ["phone"], "no_conflict", None)
        rejected_ones.add(pc.desk.store, *told, seq=seq, at="")
    pc.desk.settings.put("sync.frozen", seq)  # both went up, and were rejected
    found = attention.items(pc.desk)
    for item in sorted(found, key=lambda one: one.id, reverse=newest_first):
        attention.give_up(pc.desk, item.id)
    assert pc.desk.store.one("SELECT phone FROM volunteer WHERE id = ?", (made,)) == "19900000001"
    assert pc.desk.store.rows("SELECT * FROM sync_shadow") == []


def test_trying_again_asks_the_county_again(pc, other, rejected):
    (item,) = attention.items(pc.desk)
    attention.retry(pc.desk, item.id)
    assert pc.sync().rejected == 1
    (again,) = attention.items(pc.desk)
    assert again.id != item.id


def test_an_edit_takes_what_was_rejected_along(pc, other):
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync(), other.sync()
    with pc.desk.action("edit", "x") as group:  # past the form: longer than the county takes
        record = pc.desk.records.get_many(kind_named("volunteer"), [made])[0]
        pc.desk.records.update(group, record, {"village_group": "甲" * 70, "status_reason": "111"})
    assert pc.sync().rejected == 1
    (item,) = attention.items(pc.desk)
    assert "太长" in item.sentence
    records.change(pc.desk, "volunteer", made, {"village_group": "甲"})
    pc.sync(), other.sync()
    assert attention.items(pc.desk) == []
    assert other.desk.store.rows("SELECT village_group, status_reason FROM volunteer") == [
        ("甲", "111")
    ]


def test_a_rejected_addition_goes_up_whole_with_its_next_edit(pc, other):
    pc.sync(), other.sync()
    with pc.desk.action("add", "x") as group:
        made = pc.desk.records.insert(
            group,
            kind_named("volunteer"),
            {"name": "张三", "village_group": "甲" * 70, "phone": "111"},
        )
    team = records.add(pc.desk, "team", {"name": "一队", "leader": made})
    assert pc.sync().rejected == 1
    (item,) = attention.items(pc.desk)
    assert item.dependants == ("队伍「一队」",)
    records.change(pc.desk, "volunteer", made, {"village_group": "甲"})
    pc.sync(), other.sync()
    assert attention.items(pc.desk) == []
    assert other.desk.store.rows("SELECT name, village_group, phone FROM volunteer") == [
        ("张三", "甲", "111")
    ]
    assert other.desk.store.rows("SELECT id, leader FROM team") == [(team, made)]
    assert pc.desk.store.one("SELECT count(*) FROM sync_op WHERE open = 1") == 0
