"""A pull while the clerk edits somebody: told at the fields, nothing typed or shown is changed."""

from __future__ import annotations

import pytest

from desktop.services import records
from desktop.services.roster import people
from desktop.services.roster.people import PeopleQuery
from tests.unit.pulled_changes import pulling


@pytest.fixture
def edited(screen, desk, door, settle) -> str:
    """Somebody whose form is open, with another phone typed."""
    person = people.people_ids(desk, PeopleQuery())[12]
    screen.list.table.choose(person)
    settle(door)
    screen.pane.edit()
    settle(door)
    screen.pane.form.type_into("phone", "13700000001")
    return person


def pull(desk, door, settle, person, **changes) -> None:
    with pulling(desk) as group:
        group.set("volunteer", person, **changes)
    door._look_for_changes()
    settle(door)


def below(screen, name: str) -> str:
    return screen.pane.form._form.row(name).below


def typed(screen, name: str) -> str:
    return screen.pane.form._form.row(name).editor.value()


def test_another_pcs_value_is_told_and_what_is_typed_stays(screen, edited, desk, door, settle):
    pull(desk, door, settle, edited, phone="13700000002", village_group="九组")
    assert "别处刚改成“13700000002”。您填的还在" in below(screen, "phone")
    assert typed(screen, "phone") == "13700000001"
    assert "别处刚改成“九组”。这一格您没有改" in below(screen, "village_group")
    assert typed(screen, "village_group") != "九组"


def test_saving_asks_once_more_and_leaves_alone_what_was_not_typed(
    screen, edited, desk, door, settle
):
    pull(desk, door, settle, edited, phone="13700000002", village_group="九组")
    screen.pane._on_save()
    settle(door)
    assert screen.pane.editing and "再按保存就用您填的" in below(screen, "phone")
    screen.pane._on_save()
    settle(door)
    found = records.look_up(desk, "volunteer", edited)
    assert (found.text("phone"), found.text("village_group")) == ("13700000001", "九组")


def test_a_change_of_somebody_else_says_nothing(screen, edited, desk, door, settle):
    other = people.people_ids(desk, PeopleQuery())[3]
    pull(desk, door, settle, other, phone="13700000002")
    assert "别处" not in below(screen, "phone")


def test_who_is_deleted_elsewhere_is_told_of_and_nothing_typed_goes(
    screen, edited, desk, door, settle
):
    with pulling(desk) as group:
        group.remove("volunteer", edited)
    door._look_for_changes()
    settle(door)
    assert "刚在别处删除了" in screen.pane.form.banner.text
    assert screen.pane.editing and typed(screen, "phone") == "13700000001"


def test_the_list_keeps_its_place_while_pieces_come_in(screen, desk, door, settle):
    table = screen.list.table
    table.model().index(0, 0).data()
    person = people.people_ids(desk, PeopleQuery())[20]
    table.choose(person)
    settle(door)
    scrolled, resets = table.verticalScrollBar().value(), []
    table.model().modelReset.connect(lambda: resets.append(1))
    for number in range(3):
        pull(desk, door, settle, people.people_ids(desk, PeopleQuery())[number], phone=f"1{number}")
    assert scrolled > 0 and table.verticalScrollBar().value() == scrolled
    assert table.chosen == person and not resets


def test_somebody_new_above_moves_nothing_in_sight(screen, desk, door, settle):
    table = screen.list.table
    table.verticalScrollBar().setValue(200)
    settle(door)
    top = table.model().id_at(table.rowAt(0))
    with pulling(desk) as group:
        group.add("volunteer", {"name": "阿大", "status": "active"})
    door._look_for_changes()
    settle(door)
    assert table.model().rowCount() == 31
    assert table.model().id_at(table.rowAt(0)) == top
    assert table.verticalScrollBar().value() == 200 + table.rowHeight(0)


def test_another_order_does_not_follow_who_was_on_top(screen, door, settle):
    table = screen.list.table
    table.verticalScrollBar().setValue(200)
    table.model().order_changed.emit("birth_date", True)
    settle(door)
    assert table.verticalScrollBar().value() == 200
