"""The lane that speaks with the county: beside all others, and a clerk's save goes first."""

from __future__ import annotations

import threading
import time

from desktop.services import records


def refused(error) -> None:
    raise AssertionError(str(error))


def test_a_save_does_not_wait_for_the_county(door, qtbot):
    gate, done, saved = threading.Event(), [], []

    def talk(_desk, _progress, _cancelled):
        return gate.wait(30)

    door.talk(door, talk, done.append, refused)
    door.write(door, lambda desk: records.add(desk, "team", {"name": "一队"}), saved.append)
    qtbot.waitUntil(lambda: bool(saved))
    assert done == []
    gate.set()
    qtbot.waitUntil(lambda: done == [True])


def test_whoever_speaks_lets_a_save_go_first(door, qtbot):
    order, begun, done = [], threading.Event(), []

    def save(_desk):
        begun.set()
        time.sleep(0.05)
        order.append("save")

    def talk(_desk, _progress, cancelled):
        begun.wait(30)
        assert not cancelled()
        order.append("talk")

    door.talk(door, talk, done.append, refused)
    door.write(door, save, done.append)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert order == ["save", "talk"]


def test_it_lets_nobody_wait_for_ever_and_hears_of_a_cancel_at_once(door, qtbot):
    gate, asked, done = threading.Event(), [], []

    def talk(_desk, _progress, cancelled):
        asked.append(cancelled())  # the save below takes longer than courtesy
        while not cancelled():
            asked.append(False)
        return "cancelled"

    door.write(door, lambda _desk: gate.wait(30), done.append)
    job = door.talk(door, talk, done.append, refused)
    qtbot.waitUntil(lambda: len(asked) >= 1)
    job.cancel()
    qtbot.waitUntil(lambda: done == ["cancelled"])
    gate.set()
    qtbot.waitUntil(lambda: len(done) == 2)


def test_views_hear_of_what_it_wrote(door, settle, qtbot):
    door.start_watching()
    settle(door)

    def talk(desk, _progress, _cancelled):
        records.add(desk, "team", {"name": "县里来的队"})

    with qtbot.waitSignal(door.records_changed) as heard:
        door.talk(door, talk, lambda _nothing: None, refused)
    assert "team" in heard.args[0]
