"""The one door to records: what is read, what is written, and what each write leaves."""

import json

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.storage import journal
from desktop.storage.columns import REMOVED

TEAM, VOLUNTEER = kind_named("team"), kind_named("volunteer")


def add(desk, kind=TEAM, **values):
    with desk.action("add", "x") as group:
        return desk.records.insert(group, kind, values)


def change(desk, record_id, kind=TEAM, **values):
    with desk.action("edit", "x") as group:
        record = desk.records.get(kind, record_id, removed=True)
        return desk.records.update(group, record, values)


def test_a_record_comes_back_with_every_field_and_its_version(desk):
    team = add(desk, name="一队", slogan="走村入户")
    found = desk.records.get(TEAM, team)
    assert found.text("name") == "一队" and found.values["leader"] is None
    assert set(found.values) == {field.name for field in TEAM.fields}
    assert set(found.versions) == {*found.values, REMOVED}
    assert set(found.versions.values()) == {journal.head(desk.store)[0]}


def test_sets_have_one_order_and_no_repeats(desk):
    one = add(desk, VOLUNTEER, name="张三", skills=("理发", "书法", "理发"))
    assert desk.records.get(VOLUNTEER, one).values["skills"] == ("书法", "理发")
    assert not change(desk, one, VOLUNTEER, skills=("书法", "理发"))


def test_only_what_differs_is_written(desk):
    team = add(desk, name="一队", slogan="走村入户")
    head = journal.head(desk.store)[0]
    assert not change(desk, team, name="一队", slogan="走村入户", notes="")
    assert journal.head(desk.store)[0] == head
    assert change(desk, team, name="一队", slogan="另一句")
    assert journal.history(desk.store, "team", team)[-1].after == {"slogan": "另一句"}


def test_later_versions_are_kept_apart_from_the_first(desk):
    team = add(desk, name="一队")
    first = journal.head(desk.store)[0]
    change(desk, team, slogan="a")
    change(desk, team, slogan="b", notes="c")
    last = journal.head(desk.store)[0]
    versions = desk.records.get(TEAM, team).versions
    assert (versions["name"], versions["slogan"], versions["notes"]) == (first, last, last)
    row = desk.store.rows("SELECT revision, revisions FROM team WHERE id = ?", (team,))[0]
    assert row[0] == first and json.loads(row[1]) == {"slogan": last, "notes": last}


def test_the_trash_hides_and_gives_back(desk, now):
    team = add(desk, name="一队")
    change(desk, team, **{REMOVED: now.isoformat()})
    assert desk.records.find(TEAM) == [] and desk.records.count(TEAM) == 0
    with pytest.raises(errors.NotFound, match="队伍"):
        desk.records.get(TEAM, team)
    assert desk.records.get(TEAM, team, removed=True).removed_at == now.isoformat()
    assert desk.search.find(["team"], "一队") == []
    change(desk, team, **{REMOVED: None})
    assert [r.id for r in desk.records.find(TEAM)] == [team]
    assert desk.search.find(["team"], "一队") == [team]


def test_finding_by_fields_takes_empty_for_empty(desk):
    leader = add(desk, VOLUNTEER, name="张三")
    led, unled = add(desk, name="一队", leader=leader), add(desk, name="二队")
    assert [r.id for r in desk.records.find(TEAM, leader=leader)] == [led]
    assert [r.id for r in desk.records.find(TEAM, leader=None)] == [unled]
    assert [r.id for r in desk.records.find(TEAM, name="二队", leader=None)] == [unled]
    with pytest.raises(errors.UnknownField):
        desk.records.find(TEAM, nothing="x")


def test_many_ids_are_more_than_one_statement_takes(desk):
    with desk.action("add", "x") as group:
        ids = [desk.records.insert(group, TEAM, {"name": f"{n} 队"}) for n in range(1_200)]
    assert {r.id for r in desk.records.get_many(TEAM, [*ids, "nobody"])} == set(ids)
    assert desk.records.get_many(TEAM, []) == []


def test_a_reference_to_nothing_is_refused_at_the_end_of_the_action(desk):
    head = journal.head(desk.store)
    with pytest.raises(errors.StationError):
        add(desk, name="一队", leader="nobody")
    assert journal.head(desk.store) == head and desk.records.count(TEAM) == 0


def test_children_may_come_before_their_parents_in_one_action(desk):
    from desktop.model.ids import new_id

    leader = new_id()
    with desk.action("pull", "x") as group:
        desk.records.insert(group, TEAM, {"name": "一队", "leader": leader})
        desk.records.insert(group, VOLUNTEER, {"name": "张三"}, leader)
    assert desk.records.count(TEAM) == 1


@pytest.mark.parametrize("name", ["\ud800", "张\udcff三"])
def test_half_a_character_is_refused_in_words(desk, name):
    head = journal.head(desk.store)
    with pytest.raises(errors.InvalidValues, match="编码"):
        desk.records.find(TEAM, name=name)
    with pytest.raises(errors.InvalidValues, match="编码"):
        desk.search.find(["team"], name)
    assert journal.head(desk.store) == head
