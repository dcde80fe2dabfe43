"""The whole window on a stocked station, to be walked through place by place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from desktop.services import sample
from desktop.services.access.this_pc import ThisPc
from desktop.services.sync.rhythm import Rhythm
from desktop.ui.main_window import MainWindow
from desktop.ui.places import places
from desktop.ui.sync.syncing import Syncing
from desktop.ui.tour import Stop, Tour
from tests.gui.conftest import CHEAP, Station
from tests.gui.rings import Ring

#: Every place there is; a test of this folder compares it with what the window has.
PLACES = (
    "today",
    "roster",
    "activities",
    "paper",
    "settings",
    "sync",
    "register",
    "trash",
    "audit",
)

Walk = Callable[[str], Iterator[Stop]]


@pytest.fixture
def window(door, station, shown, settle, qtbot) -> Iterator[MainWindow]:
    """The window as the program builds it, of the size it is made for."""
    syncing = Syncing(door, Rhythm(lambda: 0.5), parent=None)
    here = ThisPc(station.home, Ring, lambda: CHEAP)
    window = MainWindow(door, places(door, syncing, here))
    window.keep_synced(syncing)
    window.resize(1366, 768)
    shown(window)
    window.activateWindow()
    settle(door)
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    syncing.leave()


@pytest.fixture
def walk(window, door, settle, tmp_path) -> Walk:
    """Goes to every stop of a place, one after the other."""

    def go(place: str) -> Iterator[Stop]:
        tour = Tour(window, door, Path(tmp_path), sample.roster())
        tour.look()
        settle(door)
        for stop in tour.stops():
            if stop.place == place:
                stop.go()
                settle(door)
                yield stop

    return go


@pytest.fixture
def named_station(station: Station) -> partial:
    """How the station opens for a second hand."""
    return partial(Station.open, station)
