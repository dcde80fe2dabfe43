"""Consents: given, withdrawn and missing, for one person or for many."""

from __future__ import annotations

import pytest

from desktop import errors
from desktop.services import records
from desktop.services.past import undoing
from desktop.services.roster import consents, merging
from desktop.services.roster.consents import consent_lines


@pytest.fixture
def people(desk):
    return [records.add(desk, "volunteer", {"name": name}) for name in ("张三", "李四", "王五")]


def test_many_agree_to_several_things_as_one_action(desk, people):
    assert consents.give(desk, people[:2], ["wall", "photo"], "2026-03-05", "张大") == 4
    step = undoing.next_undo(desk)
    assert step.title == "登记 2 人的同意（花名册上墙、照片）"
    told = consents.states(desk, people)[people[0]]["wall"]
    assert (told.state, told.day, told.given_by) == ("given", "2026-03-05", "张大")
    undoing.undo(desk)
    assert consents.states(desk, people) == {}


def test_who_agreed_before_stays_as_they_are(desk, people):
    consents.give(desk, people[:1], ["photo"], "2026-01-01")
    assert consents.give(desk, people, ["photo"], "2026-03-05") == 2
    assert consents.states(desk, people)[people[0]]["photo"].day == "2026-01-01"


def test_a_consent_is_withdrawn_and_may_be_given_again(desk, people):
    consents.give(desk, people[:1], ["photo"], "2026-01-01")
    assert consents.withdraw(desk, people, ["photo"]) == 1
    assert consents.states(desk, people)[people[0]]["photo"].state == "withdrawn"
    assert consents.give(desk, people[:1], ["photo"], "2026-03-05") == 1
    assert consents.states(desk, people)[people[0]]["photo"].state == "given"


def test_sums_tell_given_withdrawn_and_missing(desk, people):
    consents.give(desk, people[:2], ["wall"], "2026-01-01")
    consents.withdraw(desk, people[:1], ["wall"])
    sums = consents.counts(desk)
    assert sums["wall"] == {"given": 1, "withdrawn": 1, "missing": 1}
    assert sums["photo"] == {"given": 0, "withdrawn": 0, "missing": 3}


def test_a_merged_person_counts_once_with_what_either_said(desk, people):
    consents.give(desk, [people[1]], ["wall"], "2026-01-01")
    merging.merge(desk, "volunteer", people[0], people[1])
    assert consents.counts(desk)["wall"] == {"given": 1, "withdrawn": 0, "missing": 1}
    assert consents.states(desk, [people[0]])[people[0]]["wall"].state == "given"
    assert consents.withdraw(desk, [people[0]], ["wall"]) == 1
    assert consents.counts(desk)["wall"]["withdrawn"] == 1


def test_lines_say_it_in_words(desk, people):
    consents.give(desk, people[:1], ["wall"], "2026-01-01")
    line, other = consent_lines(desk, people[:2])
    assert line.cell("consent_wall") == "已同意 2026-01-01"
    assert other.cell("consent_wall") == "没登记"


@pytest.mark.parametrize(
    ("who", "what", "day"), [(0, ["wall"], "2026-01-01"), (1, [], "2026-01-01"), (1, ["x"], "")]
)
def test_nobody_nothing_and_what_is_unknown_is_refused(desk, people, who, what, day):
    with pytest.raises(errors.InvalidValues):
        consents.give(desk, people[:who], what, day)


def test_nobody_agrees_tomorrow(desk, people):
    with pytest.raises(errors.InvalidValues, match="还没有到"):
        consents.give(desk, people[:1], ["wall"], "2199-01-01")
