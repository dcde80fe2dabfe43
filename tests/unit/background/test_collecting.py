"""Garbage is collected by the window's thread alone while a door is open."""

import gc
import weakref

import pytest

from desktop.background.collecting import Collector


class Knot:
    def __init__(self):
        self.me = self


@pytest.mark.parametrize("searched", [True, False])
def test_no_other_thread_collects_while_lanes_live(qapp, monkeypatch, searched):
    monkeypatch.setattr(Collector, "_living", 0)  # whatever door another test keeps open
    (gc.enable if searched else gc.disable)()
    try:
        one, other = Collector(), Collector()
        assert not gc.isenabled()
        one.stop()
        assert not gc.isenabled()
        other.stop()
        assert gc.isenabled() is searched
    finally:
        gc.disable()  # as every test has it


def test_what_is_due_is_collected_at_a_look(qapp):
    collector = Collector()
    try:
        knot = Knot()
        gone = weakref.ref(knot)
        del knot
        kept = [[] for _ in range(gc.get_threshold()[0] + 1)]
        collector.look()
        assert kept
        assert gone() is None
    finally:
        collector.stop()


def test_a_door_that_is_closed_twice_does_not_wake_the_collector_under_another(qapp):
    one, other = Collector(), Collector()
    one.stop()
    one.stop()
    assert not gc.isenabled()
    other.stop()


def test_a_full_collection_waits_for_work_to_end_but_not_for_ever(qapp, monkeypatch):
    calm, collected = [False], []
    collector = Collector(calm=lambda: calm[0])
    try:
        monkeypatch.setattr(gc, "get_threshold", lambda: (-1, -1, -1))
        monkeypatch.setattr(gc, "collect", collected.append)
        collector.look()
        assert collected == [0, 1]
        calm[0] = True
        collector.look()
        assert collected[2:] == [0, 1, 2]
        calm[0] = False
        collected.clear()
        for _ in range(1_500):
            collector.look()
        assert 0 < collected.count(2) < 10
    finally:
        monkeypatch.undo()
        collector.stop()
