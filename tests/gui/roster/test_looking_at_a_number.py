"""The whole ID number: why is asked, written down, and it hides itself again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from desktop.services.roster import people
from desktop.services.roster.people import PeopleQuery
from desktop.ui.roster.look_dialog import LookDialog
from desktop.ui.roster.screen import RosterScreen


@pytest.fixture
def screen(door, shown, settle) -> RosterScreen:
    made = RosterScreen(door)
    made.resize(1158, 640)
    shown(made)
    settle(door)
    return made


def ids_of(desk, **query) -> list[str]:
    return people.people_ids(desk, PeopleQuery(**query))


def choose(screen, record_id, settle, door) -> None:
    assert screen.list.table.choose(record_id)
    settle(door)


def looks(desk) -> int:
    return desk.store.one("SELECT count(*) FROM audit")


def test_the_whole_number_is_shown_on_request_and_the_look_is_written_down(
    screen, desk, door, settle
):
    someone = ids_of(desk, search="张伟")[0]
    choose(screen, someone, settle, door)
    before = looks(desk)

    dialog = ask_for_number(screen)
    assert looks(desk) == before and not dialog._accept.isEnabled()
    dialog.choices["本人要求"].click()
    dialog._accept.click()
    settle(door)

    view = screen.pane.view
    assert len(view.number) == 18
    assert view.number.startswith("999999")
    assert looks(desk) == before + 1
    why, whom = desk.store.rows("SELECT why, record_id FROM audit ORDER BY seq DESC")[0]
    assert (why, whom) == ("本人要求", someone)

    assert view.hiding.isActive()
    view.hiding.timeout.emit()
    assert "*" in view.number and view._look.isVisibleTo(view)


def ask_for_number(screen):
    screen.pane.view._look.click()
    return screen.window().findChild(LookDialog)


def test_no_reason_shows_nothing_and_words_of_ones_own_are_kept(screen, desk, door, settle):
    someone = ids_of(desk, search="张伟")[0]
    choose(screen, someone, settle, door)
    before = looks(desk)
    dialog = ask_for_number(screen)
    dialog.choices["其他"].click()
    assert not dialog._accept.isEnabled()
    dialog.words.setText("   ")
    assert not dialog._accept.isEnabled()
    dialog.reject()
    settle(door)
    assert looks(desk) == before and "*" in screen.pane.view.number
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    dialog = ask_for_number(screen)
    dialog.choices["核对身份"].click()
    assert not dialog.words.isVisible()
    dialog.choices["其他"].click()
    assert dialog.words.isVisible()
    dialog.words.setText("银行要求核对")
    dialog._accept.click()
    settle(door)
    assert desk.store.rows("SELECT why FROM audit ORDER BY seq DESC")[0] == ("银行要求核对",)


def test_a_number_is_masked_again_once_the_page_is_left(screen, desk, door, settle):
    someone, another = ids_of(desk, search="张")[:2]
    choose(screen, someone, settle, door)
    view = screen.pane.view
    view.show_full_number("1" * 18)
    screen.hide()
    assert "*" in view.number and not view.hiding.isActive()
    screen.show()
    view.show_full_number("1" * 18)
    choose(screen, another, settle, door)
    assert "*" in view.number and not view.hiding.isActive()
