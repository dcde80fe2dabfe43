"""Who has died is on no wall, sheet or picker, and in no reminder; their hours stay in the sums."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.model.volunteer_rules import DIED, is_deceased
from desktop.services import records
from desktop.services.lists.finding import find_anything
from desktop.services.needs import today
from desktop.services.paper import certificate_pieces, papers
from desktop.services.paper.certificates import activity_certificates
from desktop.services.paper.recipe import ACTIVITY, PERSON, STATION, TEAM, PaperOrder
from desktop.services.paper.recipes.table import RECIPES
from desktop.services.roster import (
    called,
    consents,
    departed,
    memberships,
    merging,
    name_lists,
)
from desktop.services.roster.people_listing import minutes_of
from desktop.ui.activities.verbs import FindPeople

NAME, LIVING = "欧阳故人", "李四"
#: Sheets that tell what was: who took part in an activity took part in it.
OF_THE_PAST = {"activity-file": "the file of an activity says who was there"}


@pytest.fixture
def activity(desk):
    """An activity with somebody who has died since, and somebody living, both of one team."""
    ids = [records.add(desk, "volunteer", {"name": name}) for name in (NAME, LIVING)]
    team = records.add(desk, "team", {"name": "敬老队", "leader": ids[0]})
    facts = {
        "title": "重阳", "status": "held", "held_on": "2026-11-18", "team": team,
        "started_at": "2026-11-18T09:00", "ended_at": "2026-11-18T10:00",
    }  # fmt: skip
    made = records.add(desk, "activity", facts)
    for person in ids:
        records.add(desk, "membership", {"team": team, "volunteer": person, "since": "2025-01-01"})
        part = {"activity": made, "volunteer": person, "minutes": 60}
        records.add(desk, "participation", part)
    consents.give(desk, ids, ["wall", "photo", "publicity", "report"], "2026-01-01")
    records.change(desk, "volunteer", ids[0], {"status": "left", "status_reason": "2026年11月已故"})
    return made


@pytest.fixture
def late(desk, activity):
    [(found,)] = desk.store.rows("SELECT id FROM volunteer WHERE name = ?", (NAME,))
    return found


def words_in(value):
    """Every text of a data object, however deep."""
    if isinstance(value, str):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return "\n".join(words_in(getattr(value, f.name)) for f in dataclasses.fields(value))
    if isinstance(value, dict):
        return "\n".join(words_in(one) for pair in value.items() for one in pair)
    if isinstance(value, tuple | list | frozenset | set):
        return "\n".join(words_in(one) for one in value)
    return ""


def data_of(desk, recipe, activity):
    [team] = [row[0] for row in desk.store.rows("SELECT id FROM team")]
    ids = {ACTIVITY: (activity,), TEAM: (team,), STATION: ()}[recipe.info.about]
    asked = {one.name: one.usual for one in recipe.asks(desk)}
    order = PaperOrder(recipe.info.name, recipe.info.papers[0], ids, answers=asked)
    try:
        return recipe.look(desk, order).data
    except errors.NothingToPrint:
        return ""  # a text or plan this station has none of


SHEETS = [r for r in RECIPES if r.info.about != PERSON and r.info.name not in OF_THE_PAST]


@pytest.mark.slow
@pytest.mark.parametrize("recipe", SHEETS, ids=lambda recipe: recipe.info.name)
def test_no_sheet_names_who_has_died(desk, activity, recipe):
    assert NAME not in words_in(data_of(desk, recipe, activity))


def test_of_every_sheet_it_is_known_whether_it_tells_what_was():
    assert set(OF_THE_PAST) <= {recipe.info.name for recipe in RECIPES}


@pytest.mark.slow
def test_the_walk_would_see_a_name(desk, activity):
    recipe = next(one for one in SHEETS if one.info.name == "sign-in-sheet")
    assert LIVING in words_in(data_of(desk, recipe, activity))


def test_no_picker_offers_them_and_the_search_box_still_finds_them(desk, late):
    assert FindPeople(NAME)(desk)[1] == []
    assert called.find(desk, "volunteer", NAME) == []
    assert [one.id for one in find_anything(desk, NAME)] == [late]


def test_a_pasted_name_asks_and_says_why(desk, late):
    [told] = name_lists.read_list(desk, NAME)
    assert told.person is None
    assert "已故" in told.why
    assert [one.id for one in told.candidates] == [late]


@pytest.mark.slow
def test_a_name_typed_over_a_cell_does_not_mean_them(desk, late):
    assert called.resolve(desk, "volunteer", [NAME]).unknown == (NAME,)
    assert called.resolve(desk, "volunteer", [late]).found == {late: late}


@pytest.mark.slow
def test_a_team_does_not_call_them_any_more(desk, late):
    [team] = [row[0] for row in desk.store.rows("SELECT id FROM team")]
    assert late not in memberships.members(desk, team)


def test_a_batch_of_certificates_leaves_them_out_and_says_so(desk, activity, late):
    sheet = papers.preview(desk, "activity-certificate", [activity])
    assert [person for _, person in sheet.pieces] != []
    assert late not in [person for _, person in sheet.pieces]
    assert NAME in sheet.remark
    offered = certificate_pieces.pieces(desk, ACTIVITY, [activity])
    assert late not in [one.volunteer for one in offered]


@pytest.mark.slow
def test_one_in_memory_is_made_where_they_alone_are_chosen(desk, activity, late):
    [made] = activity_certificates.issue(desk, activity, [late])
    assert made.facts["name"] == NAME
    assert [one.volunteer for one in certificate_pieces.pieces(desk, PERSON, [late])] == [late]


@pytest.mark.slow
def test_nobody_is_reminded_of_a_certificate_of_theirs(desk, activity, late):
    [due] = [one for one in today.today(desk).due if one.sort == "certificates"]
    assert due.count == 1


@pytest.mark.slow
def test_their_hours_stay(desk, late):
    assert minutes_of(desk, [late]) == {late: 60}


@pytest.mark.slow
def test_somebody_merged_into_them_has_died_with_them(desk, late):
    twin = records.add(desk, "volunteer", {"name": "老欧阳"})
    merging.merge(desk, "volunteer", late, twin)
    assert departed.departed(desk, [twin, late]) == {twin, late}


@given(st.sampled_from(["active", "left", "paused", "applicant"]), st.sampled_from([*DIED, "搬走"]))
def test_only_the_reason_of_who_left_says_that_they_died(status, reason):
    told = is_deceased({"status": status, "status_reason": f"2026年{reason}"})
    assert told == (status == "left" and reason != "搬走")


@pytest.mark.slow
@pytest.mark.parametrize("reason", [*DIED, "搬走", ""])
def test_the_query_and_the_rule_agree(desk, reason):
    typed = {"name": "某人", "status": "left", "status_reason": reason}
    who = records.add(desk, "volunteer", typed)
    record = desk.records.find(kind_named("volunteer"))[0]
    assert departed.departed(desk, [who]) == ({who} if is_deceased(record.values) else set())
