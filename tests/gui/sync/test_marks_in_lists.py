"""Records that wait for the clerk bear a sign in lists and a line in their details."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.services.activities import happenings
from desktop.services.activities.happenings import ActivityQuery
from desktop.services.roster import people
from desktop.services.roster.people import PeopleQuery
from desktop.services.sync.rhythm import Rhythm
from desktop.sync.incoming import conflicts
from desktop.sync.incoming.conflicts import Parked
from desktop.ui.main_window import MainWindow
from desktop.ui.models.id_list import SIGN_PX
from desktop.ui.places import places
from desktop.ui.sync.shown import Standing
from desktop.ui.sync.syncing import Syncing
from tests.unit.pulled_changes import OTHER_PC

FEED = "999999001001"


def park(desk, kind, record, field, row=7):
    conflicts.park(desk.store, Parked(FEED, row, field, kind, record, "1", OTHER_PC, None, None))


@pytest.fixture
def marked(desk) -> str:
    """The second person of the roster, with a value to choose; an activity has one too."""
    person = people.people_ids(desk, PeopleQuery())[1]
    park(desk, "volunteer", person, "phone")
    activity = happenings.activity_ids(desk, ActivityQuery())[0]
    park(desk, "activity", activity, "place", 8)
    return person


@pytest.fixture
def window(marked, door, shown, settle) -> MainWindow:
    syncing = Syncing(door, Rhythm(lambda: 0.0))
    window = MainWindow(door, places(door, syncing))
    window.keep_synced(syncing)
    window.resize(1366, 768)
    shown(window)
    window.activateWindow()
    door.start_watching()
    syncing.start()
    settle(door)
    return window


@pytest.fixture
def roster(window, door, settle):
    window.go("roster")
    screen = window.screen_at("roster")
    settle(door)
    screen.list.table.model().index(0, 0).data()
    settle(door)
    return screen


def sign(table, row: int, column: int = 0):
    return table.model().index(row, column).data(Qt.ItemDataRole.DecorationRole)


def press(widget, words: str) -> None:
    (found,) = [
        b for b in widget.findChildren(QPushButton) if b.isVisible() and b.text().startswith(words)
    ]
    found.click()


def test_only_the_row_that_waits_bears_a_sign_and_says_so(roster):
    table = roster.list.table
    assert [sign(table, row) is not None for row in range(3)] == [False, True, False]
    index = table.model().index(1, 0)
    assert "有 1 处两边改得不一样" in index.data(Qt.ItemDataRole.ToolTipRole)
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith(index.data()) and "等您选一个" in told


def test_a_click_on_the_sign_leads_to_the_difference(roster, window, door, settle, qtbot):
    table = roster.list.table
    cell = table.visualRect(table.model().index(1, 0))
    at = cell.center()
    at.setX(cell.right() - SIGN_PX)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(door)
    page = window.screen_at("sync")
    assert window.current == "sync"
    assert page.stack.currentWidget() is page.conflicts
    name = table.model().index(1, 0).data()
    assert page.conflicts.list.currentIndex().data() == name


def test_a_click_on_the_name_beside_it_does_not(roster, window, door, settle, qtbot):
    table = roster.list.table
    cell = table.visualRect(table.model().index(1, 0))
    at = cell.center()
    at.setX(cell.left() + SIGN_PX)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(door)
    assert window.current == "roster"


def test_the_person_shown_has_a_line_that_leads_there_too(roster, marked, window, door, settle):
    roster.list.table.choose(marked)
    settle(door)
    view = roster.pane.view
    assert view.marks.isVisible()
    press(view.marks, "去看")
    settle(door)
    assert window.current == "sync"


def test_an_activity_has_both_signs(window, door, settle):
    window.go("activities")
    settle(door)
    screen = window.screen_at("activities")
    screen.list.model.index(0, 0).data()
    settle(door)
    assert sign(screen.list.table, 0) is not None
    screen.show_record(screen.list.model.id_at(0))
    settle(door)
    assert screen.page.marks.isVisible()
    press(screen.page.marks, "去看")
    settle(door)
    page = window.screen_at("sync")
    assert page.conflicts.list.currentIndex().data() == screen.page.happening.record.title


def test_once_it_is_settled_the_sign_goes_though_no_record_changed(
    roster, marked, window, desk, door, settle
):
    roster.list.table.choose(marked)
    settle(door)
    conflicts.resolved(desk.store, FEED, (7, "phone"), "1", {})
    window._syncing.show(Standing(joined=True, conflicts=1))
    settle(door)
    roster.list.table.model().index(1, 0).data()
    settle(door)
    assert sign(roster.list.table, 1) is None
    assert not roster.pane.view.marks.isVisible()
    assert roster.list.table.chosen == marked
