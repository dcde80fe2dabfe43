"""Undo, redo, delete and restore of very many: they tell how far they are and stop."""

from __future__ import annotations

import pytest

from desktop import errors
from desktop.model import progress
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.past import trash, undoing

VOLUNTEER, MEMBERSHIP = kind_named("volunteer"), kind_named("membership")
HELD = {"title": "敬老", "started_at": "2026-10-18T09:00", "status": "announced"}


@pytest.fixture(autouse=True)
def often(monkeypatch):
    """Each step is told."""
    monkeypatch.setattr(progress, "OFTEN", 1)


@pytest.fixture
def people(desk):
    """Five people of one team."""
    team = records.add(desk, "team", {"name": "一队"})
    made = [records.add(desk, "volunteer", {"name": f"单晓{n}"}) for n in "一二三四五"]
    for one in made:
        records.add(desk, "membership", {"team": team, "volunteer": one})
    return made


def lying(desk) -> int:
    return sum(1 + one.along for one in trash.list_trash(desk))


def prepared(desk, people, verb):
    """The state a verb starts from, and the verb."""
    if verb == "remove":
        return lambda **how: records.remove(desk, "volunteer", people, **how)
    records.remove(desk, "volunteer", people)
    if verb == "restore":
        return lambda **how: records.restore(desk, "volunteer", people, **how)
    if verb == "redo":
        undoing.undo(desk)
        return lambda **how: undoing.redo(desk, **how)
    return lambda **how: undoing.undo(desk, **how)


VERBS = ["remove", "restore", "undo", "redo"]


@pytest.mark.parametrize("verb", VERBS)
def test_it_tells_how_far_it_is(desk, people, verb):
    begin, told = prepared(desk, people, verb), []
    before = lying(desk)
    begin(progress=lambda *at: told.append(at))
    assert told[0] == (0, 0)
    assert [at for at in told if at[1]] == [(done, 10) for done in range(11)]
    assert {before, lying(desk)} == {0, 10}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("moment", ["looking", "writing"])
def test_stopped_all_is_as_it_was(desk, people, verb, moment):
    begin, told = prepared(desk, people, verb), []
    before, last = lying(desk), undoing.next_undo(desk)

    def pressed() -> bool:
        return len(told) > (0 if moment == "looking" else 5)

    with pytest.raises(errors.Cancelled):
        begin(progress=lambda *at: told.append(at), cancelled=pressed)
    assert lying(desk) == before
    assert undoing.next_undo(desk) == last
    begin()
    assert lying(desk) == 10 - before


def test_those_that_are_here_already_are_not_counted(desk, people):
    records.remove(desk, "volunteer", people[:2])
    assert records.restore(desk, "volunteer", people) == 2
    assert lying(desk) == 0


def test_records_of_several_kinds_come_back_as_one_action(desk, people):
    made = activities.record_activity(desk, HELD, [Participant(people[0])])
    records.remove(desk, "activity", [made])
    records.remove(desk, "volunteer", people[1:])
    before = lying(desk)
    chosen = {"activity": [made], "volunteer": people[1:]}
    assert trash.restore_all(desk, chosen) == 5 and lying(desk) == 0
    assert undoing.next_undo(desk).title == "恢复 5 条记录（连同 5 条相关记录）"
    undoing.undo(desk)
    assert lying(desk) == before


def test_what_was_thrown_away_by_itself_before_does_not_come_along(desk, people):
    (own,) = desk.records.find(MEMBERSHIP, volunteer=people[0])
    records.remove(desk, "membership", [own.id])
    records.remove(desk, "volunteer", people)
    records.restore(desk, "volunteer", people)
    assert [one.id for one in trash.list_trash(desk)] == [own.id]


def test_what_belongs_to_something_comes_back_with_it_and_never_without(desk, people):
    (own,) = desk.records.find(MEMBERSHIP, volunteer=people[0])
    records.remove(desk, "volunteer", people)
    with pytest.raises(errors.InvalidValues):
        records.restore(desk, "membership", [own.id])
    chosen = {"membership": [own.id], "volunteer": people[:1]}
    assert trash.restore_all(desk, chosen) == 2
    assert not desk.records.get(MEMBERSHIP, own.id).removed_at
