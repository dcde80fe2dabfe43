"""Somebody of whom this PC can't read all: told in words, with the way to the key."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.model.kinds import kind_named
from desktop.model.locked import LOCKED_WORDS, locked
from desktop.services.roster import people
from desktop.services.roster.people import PeopleQuery
from tests.unit.pulled_changes import pulling

SEALED = locked("c2VhbGVk")


@pytest.fixture
def person(screen, desk, door, settle) -> str:
    """Shown, with a number, a birth date, a sex and a state that came sealed."""
    made = people.people_ids(desk, PeopleQuery())[0]
    with pulling(desk) as pull:
        pull.set("volunteer", made, id_number=SEALED, birth_date=SEALED, sex=SEALED, status=SEALED)
    door._look_for_changes()
    settle(door)
    screen.list.table.choose(made)
    settle(door)
    return made


def test_the_page_says_so_and_leads_to_the_key(screen, person, qtbot):
    view = screen.pane.view
    assert view.number == LOCKED_WORDS
    (how,) = [b for b in view.findChildren(QPushButton) if b.text().startswith("怎样解开")]
    with qtbot.waitSignal(screen.sync_wanted) as wanted:
        how.click()
    assert wanted.args == ["settings", "", ""]


def test_saving_another_field_leaves_what_is_locked_as_it_came(screen, person, desk, door, settle):
    screen.pane.edit()
    settle(door)
    screen.pane.form.type_into("phone", "13700000009")
    screen.pane._on_save()
    settle(door)
    assert screen.pane.form.banner.text == ""
    assert not screen.pane.editing
    stored = desk.records.get(kind_named("volunteer"), person).values
    assert stored["phone"] == "13700000009"
    assert {stored[n] for n in ("id_number", "birth_date", "sex", "status")} == {SEALED}
