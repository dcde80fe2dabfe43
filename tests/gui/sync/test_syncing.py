"""The window syncs by itself, one at a time: when told, when something changed, when joined."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtNetwork import QNetworkInformation

from desktop import errors
from desktop.services import records
from desktop.services.sync import sync_state
from desktop.services.sync.rhythm import Rhythm
from desktop.ui.sync import mapping, verbs
from desktop.ui.sync.shown import Standing
from desktop.ui.sync.syncing import Syncing
from desktop.ui.sync.words import state


class Clock:
    """Seconds that rise when told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


class County:
    """Stands for the whole run: counts, and waits until it is let go."""

    def __init__(self) -> None:
        self.runs = 0
        self.hung_up = threading.Event()
        self.gate = threading.Event()
        self.gate.set()
        self.error: errors.StationError | None = None
        self.standing = Standing(joined=True, changes=3)

    def sync(self, progress, cancelled) -> bool:
        self.runs += 1
        progress(1, 3)
        while not self.gate.wait(0.005):
            if self.hung_up.is_set():
                raise errors.NoAnswer(reason="stopped", why="停下了", hint="")
        if self.error is not None:
            raise self.error
        return False


@pytest.fixture
def county(monkeypatch) -> County:
    county = County()

    class Run:
        photos = False

        def __call__(self, _desk, progress, cancelled):
            return county.sync(progress, cancelled)

        def hang_up(self):
            county.hung_up.set()

    monkeypatch.setattr(verbs, "Sync", Run)
    monkeypatch.setattr(sync_state, "standing", lambda _desk: county.standing)
    monkeypatch.setattr(mapping, "standing", lambda found, _telling: found)
    return county


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def syncing(door, clock, county, settle) -> Iterator[Syncing]:
    made = Syncing(door, Rhythm(lambda: 0.0), clock)
    yield made
    made.leave()


def started(syncing, door, settle) -> None:
    syncing.start()
    door.start_watching()
    settle(door)


def test_an_unjoined_station_never_syncs(syncing, county, clock, door, settle):
    county.standing = Standing()
    started(syncing, door, settle)
    clock.now += 10_000
    syncing.ask()
    syncing._on_time()
    settle(door)
    assert county.runs == 0


def test_some_seconds_after_the_start_it_syncs(syncing, county, clock, door, settle, qtbot):
    started(syncing, door, settle)
    syncing._on_time()
    assert not syncing.under_way
    clock.now += 6
    with qtbot.waitSignal(syncing.over):
        syncing._on_time()
        assert syncing.under_way
    assert county.runs == 1
    assert not syncing.under_way


def test_a_press_syncs_now_and_progress_is_told(syncing, county, door, settle, qtbot):
    started(syncing, door, settle)
    with qtbot.waitSignals([syncing.progressed, syncing.over]):
        syncing.ask()
    assert county.runs == 1


def test_progress_of_photos_is_told_as_such(syncing, county, door, settle, qtbot, monkeypatch):
    monkeypatch.setattr(verbs.Sync, "photos", True)
    started(syncing, door, settle)
    with qtbot.waitSignal(syncing.progressed) as told:
        syncing.ask()
    assert told.args == [1, 3, True]
    settle(door)


def test_a_second_press_while_one_is_under_way_starts_no_second(
    syncing, county, door, settle, qtbot
):
    started(syncing, door, settle)
    county.gate.clear()
    with qtbot.waitSignal(syncing.under_way_changed):
        syncing.ask()
    syncing.ask()
    syncing._on_time()
    with qtbot.waitSignal(syncing.over):
        county.gate.set()
    assert county.runs == 1


def test_a_change_here_syncs_once_it_has_settled_and_a_pulled_one_does_not(
    syncing, county, clock, door, desk, settle, qtbot
):
    started(syncing, door, settle)
    with qtbot.waitSignal(syncing.over):
        syncing.ask()
    settle(door)
    records.add(desk, "team", {"name": "拉来的队", "category": "文化惠民"})
    with qtbot.waitSignal(door.records_changed, timeout=5_000):
        door._look_for_changes()
    settle(door)
    clock.now += 60
    syncing._on_time()
    assert county.runs == 1  # as much waits as before: it came from the county
    county.standing = Standing(joined=True, changes=4)
    records.add(desk, "team", {"name": "本站的队", "category": "文化惠民"})
    with qtbot.waitSignal(door.records_changed, timeout=5_000):
        door._look_for_changes()
    settle(door)
    syncing._on_time()
    assert county.runs == 1
    clock.now += 21
    with qtbot.waitSignal(syncing.over):
        syncing._on_time()
    assert county.runs == 2


def test_a_failure_waits_and_a_line_that_comes_up_helps(
    syncing, county, clock, door, settle, qtbot
):
    started(syncing, door, settle)
    county.error = errors.NoAnswer(reason="no_network", why="没有联网", hint="")
    with qtbot.waitSignal(syncing.over):
        syncing.ask()
    syncing._on_time()
    assert county.runs == 1
    county.error = None
    syncing._on_reachability(QNetworkInformation.Reachability.Online)
    clock.now += 2
    with qtbot.waitSignal(syncing.over):
        syncing._on_time()
    assert county.runs == 2


def test_stopping_hangs_up_at_once(syncing, county, door, settle, qtbot):
    started(syncing, door, settle)
    county.gate.clear()
    with qtbot.waitSignal(syncing.under_way_changed):
        syncing.ask()
    qtbot.waitUntil(lambda: county.runs == 1)
    with qtbot.waitSignal(syncing.over):
        syncing.stop()
    assert county.hung_up.is_set()


def test_leaving_waits_for_no_line(syncing, county, door, settle, qtbot):
    started(syncing, door, settle)
    county.gate.clear()
    with qtbot.waitSignal(syncing.under_way_changed):
        syncing.ask()
    qtbot.waitUntil(lambda: county.runs == 1)
    syncing.leave()
    door.close()
    assert county.hung_up.is_set()


def test_only_by_hand_means_only_by_hand(syncing, county, clock, door, settle, qtbot):
    started(syncing, door, settle)
    syncing.set_every(0)
    clock.now += 100_000
    syncing._on_time()
    assert county.runs == 0
    with qtbot.waitSignal(syncing.over):
        syncing.ask()
    assert county.runs == 1


def test_joining_syncs_at_once(syncing, county, door, settle, qtbot):
    county.standing = Standing()
    started(syncing, door, settle)
    county.standing = Standing(joined=True)
    with qtbot.waitSignal(syncing.over):
        syncing.on_joined()
    assert county.runs == 1


def test_a_station_by_files_is_not_tried_over_a_line(syncing, county, clock, door, settle):
    county.standing = Standing(joined=True, changes=3, by_file=True)
    started(syncing, door, settle)
    clock.now += 10_000
    syncing._on_time()
    settle(door)
    assert county.runs == 0


def test_a_sync_that_no_record_could_tell_of_is_told_till_the_next_goes_well(
    syncing, county, door, settle, qtbot
):
    """A full disk takes no note; what the records say is of the last sync that went well."""
    county.standing = Standing(joined=True, last_whole="2026-11-22T09:12:00+08:00")
    started(syncing, door, settle)
    county.error = errors.DiskFull()
    with qtbot.waitSignal(syncing.over):
        syncing.ask()
    at_once = syncing.standing.trouble
    settle(door)
    assert at_once == syncing.standing.trouble
    told = state(syncing.standing, dt.date(2026, 11, 22))
    assert "磁盘满了" in told.head
    assert "已同步" not in f"{told.short}{told.head}"
    county.error = None
    with qtbot.waitSignal(syncing.over):
        syncing.ask()
    settle(door)
    assert syncing.standing.trouble is None


def test_photos_that_the_line_cut_off_are_told_and_a_stop_is_not(
    syncing, county, door, settle, qtbot
):
    started(syncing, door, settle)
    county.error = errors.NoAnswer(reason="cut", why="只收到一半", hint="会再试")
    with qtbot.waitSignal(syncing.over):
        syncing.ask()
    settle(door)
    assert syncing.standing.trouble is not None
    assert "只收到一半" in syncing.standing.trouble.sentence
    county.error = errors.NoAnswer(reason="stopped", why="已经停下", hint="")
    with qtbot.waitSignal(syncing.over):
        syncing.ask()
    settle(door)
    assert syncing.standing.trouble is None
