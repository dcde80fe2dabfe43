"""Where larger text leaves no room for both halves, one is seen at a time."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from desktop.ui.roster.screen import RosterScreen
from desktop.ui.widgets.halves import ROOMY_PX, Halves


@pytest.fixture
def halves(shown) -> Halves:
    halves = Halves(QLabel("列表"), QLabel("人"))
    halves.resize(ROOMY_PX + 100, 400)
    shown(halves)
    return halves


def seen(halves: Halves) -> list[str]:
    return [halves.widget(n).text() for n in (0, 1) if halves.widget(n).isVisible()]


def test_with_room_both_are_seen(halves):
    halves.to_right()
    assert seen(halves) == ["列表", "人"]
    assert not halves.narrow


def test_without_room_one_is_seen_at_a_time(halves, qtbot):
    halves.resize(ROOMY_PX - 100, 400)
    assert halves.narrow
    assert seen(halves) == ["列表"]
    with qtbot.waitSignal(halves.alone) as alone:
        halves.to_right()
    assert alone.args == [True]
    assert seen(halves) == ["人"]
    halves.to_left()
    assert seen(halves) == ["列表"]


def test_room_that_comes_back_shows_both_again(halves):
    halves.resize(ROOMY_PX - 100, 400)
    halves.to_right()
    halves.resize(ROOMY_PX + 100, 400)
    assert seen(halves) == ["列表", "人"]


def test_in_a_narrow_roster_enter_opens_somebody_and_a_button_leads_back(door, shown, settle):
    screen = RosterScreen(door)
    screen.resize(700, 600)
    shown(screen)
    settle(door)
    assert not screen.pane.isVisible()
    screen.list.table.selectRow(3)
    screen.list.table.record_opened.emit(screen.list.table.chosen)
    settle(door)
    assert screen.pane.isVisible()
    assert not screen.pane.editing
    assert screen.pane.shown == screen.list.table.chosen
    screen._back.click()
    assert screen.list.isVisible()
    assert not screen.pane.isVisible()
