"""The roster as a clerk has it open while somebody else writes."""

from __future__ import annotations

import pytest

from desktop.ui.roster.screen import RosterScreen


@pytest.fixture
def screen(door, shown, settle) -> RosterScreen:
    screen = RosterScreen(door)
    screen.resize(1158, 640)
    shown(screen)
    door.start_watching()
    settle(door)
    return screen
