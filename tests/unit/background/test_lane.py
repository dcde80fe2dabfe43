import logging
import threading

import pytest

from desktop import errors
from desktop.background.lane import Job, Lane


class Desk:
    """As much of a desk as a lane touches."""

    def __init__(self):
        self.thread = threading.current_thread().name
        self.closed_by = None

    def close(self):
        self.closed_by = threading.current_thread().name


class Asked:
    """A lane with what it told."""

    def __init__(self, open_desk=Desk):
        self.desks, self.told, self._open = [], {}, open_desk
        self._all = threading.Condition()
        self.lane = Lane("tried", self._opened, self._finished)

    def _opened(self):
        desk = self._open()
        self.desks.append(desk)
        return desk

    def _finished(self, job, result, error):
        with self._all:
            self.told[job.number] = error or result
            self._all.notify_all()

    def answer(self, verb, number=0):
        job = Job(verb, number)
        self.lane.ask(job)
        return self.wait(number)

    def wait(self, number):
        with self._all:
            assert self._all.wait_for(lambda: number in self.told, timeout=30)
            return self.told[number]


@pytest.fixture
def asked():
    asked = Asked()
    yield asked
    asked.lane.close()


class Gate:
    """A verb that stands still in the lane until it is let through."""

    def __init__(self):
        self.begun, self.open = threading.Event(), threading.Event()

    def __call__(self, desk):
        self.begun.set()
        assert self.open.wait(30)
        return "through"


def test_one_desk_is_opened_on_the_lanes_own_thread_and_closed_there(asked):
    assert asked.answer(lambda desk: desk.thread, 1) == "tried"
    assert asked.answer(lambda desk: desk.thread, 2) == "tried"
    asked.lane.close()
    assert [desk.closed_by for desk in asked.desks] == ["tried"]


def test_jobs_are_done_in_turn(asked):
    order = []
    for number in range(5):
        asked.lane.ask(Job(lambda desk, n=number: order.append(n), number))
    asked.wait(4)
    assert order == [0, 1, 2, 3, 4]


def test_a_refusal_is_told_and_the_lane_goes_on(asked):
    def refuse(desk):
        raise errors.NothingToUndo(verb="撤销")

    assert isinstance(asked.answer(refuse, 1), errors.NothingToUndo)
    assert asked.answer(lambda desk: "next", 2) == "next"
    assert len(asked.desks) == 1


def test_a_bug_is_told_as_such_and_the_lane_goes_on(asked, caplog, monkeypatch):
    monkeypatch.setattr(logging.getLogger("desktop"), "propagate", True)
    told = asked.answer(lambda desk: {}["张三"], 1)
    assert isinstance(told, errors.ProgramError) and "张三" not in str(told)
    assert f"ProgramError {told.facts['number']}: KeyError" in caplog.text
    assert asked.answer(lambda desk: "next", 2) == "next"


def test_an_error_of_ours_that_a_verb_raises_stands_in_the_log_by_its_number(
    asked, caplog, monkeypatch
):
    monkeypatch.setattr(logging.getLogger("desktop"), "propagate", True)

    def nest(_desk):
        raise errors.ProgramError(what="事务嵌套")

    told = asked.answer(nest, 1)
    assert str(told).startswith(f"程序内部出错（编号 {told.facts['number']}）。")
    assert f"ProgramError {told.facts['number']}: 事务嵌套" in caplog.text


@pytest.mark.parametrize("failure", [errors.WrongPassphrase(), OSError(5, "I/O error")])
def test_a_desk_that_does_not_open_fails_each_job_and_is_tried_again(failure):
    state = [failure]

    def open_desk():
        if state:
            raise state.pop()
        return Desk()

    asked = Asked(open_desk)
    assert isinstance(asked.answer(lambda desk: 1, 1), errors.StationError)
    assert asked.answer(lambda desk: 2, 2) == 2
    asked.lane.close()


def test_a_job_cancelled_before_its_turn_never_begins(asked):
    gate, begun = Gate(), []
    asked.lane.ask(Job(gate, 1))
    waiting = Job(lambda desk: begun.append(1), 2)
    asked.lane.ask(waiting)
    waiting.cancel()
    gate.open.set()
    assert isinstance(asked.wait(2), errors.Cancelled)
    assert begun == [] and asked.wait(1) == "through"


def test_closing_asks_what_runs_to_stop_and_drops_what_waits():
    asked, begun, dropped = Asked(), threading.Event(), []
    running = Job(None, 1)

    def work(desk):
        begun.set()
        assert running._cancel.wait(30)
        raise errors.Cancelled()

    running.verb = work
    asked.lane.ask(running)
    asked.lane.ask(Job(lambda desk: dropped.append(1), 2))
    assert begun.wait(30)
    asked.lane.close()
    assert dropped == []
    assert all(isinstance(asked.told[n], errors.Cancelled) for n in (1, 2))


def test_closing_loses_no_change_the_clerk_takes_for_made():
    asked, gate, saved = Asked(), Gate(), []
    asked.lane.ask(Job(gate, 1, kept=True))
    asked.lane.ask(Job(lambda desk: saved.append("saved"), 2, kept=True))
    assert gate.begun.wait(30)
    closing = threading.Thread(target=asked.lane.close)
    closing.start()
    gate.open.set()
    closing.join()
    assert saved == ["saved"] and asked.told[1] == "through"


def test_a_lane_nobody_asked_opens_no_desk():
    asked = Asked()
    asked.lane.close()
    assert asked.desks == []
