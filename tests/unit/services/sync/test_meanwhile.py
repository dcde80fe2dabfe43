"""Steps are done while the answer is under way, and never after it."""

import threading

import pytest

from desktop.services.sync.meanwhile import while_waiting


def test_steps_go_on_until_the_answer_is_there():
    enough, steps = threading.Event(), []

    def step():
        steps.append(threading.current_thread())
        if len(steps) == 3:
            enough.set()
        return True

    assert while_waiting(lambda: enough.wait(10), step) is True
    assert len(steps) >= 3
    assert set(steps) == {threading.current_thread()}


def test_when_nothing_is_left_to_do_it_only_waits():
    over, steps = threading.Event(), []

    def step():
        steps.append(1)
        over.set()
        return False

    assert while_waiting(lambda: over.wait(10), step) is True
    assert steps == [1]


def test_the_error_of_the_question_comes_home():
    def ask():
        raise ConnectionError("line")

    with pytest.raises(ConnectionError, match="line"):
        while_waiting(ask, lambda: False)


def test_the_error_of_a_step_comes_home_once_nobody_asks_any_more():
    broken, answered = threading.Event(), []

    def ask():
        broken.wait(10)
        answered.append(1)

    def step():
        broken.set()
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        while_waiting(ask, step)
    assert answered == [1]
