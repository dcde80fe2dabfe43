"""An errand runs off the window's thread and brings its answer home."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from desktop import errors
from desktop.background.errand import Errand


@pytest.fixture
def errand(qapp) -> Iterator[Errand]:
    errand = Errand()
    yield errand
    errand.close()


def test_the_answer_comes_to_the_windows_thread(errand, qtbot):
    answered_on: list[threading.Thread] = []
    errand.done.connect(lambda _answer: answered_on.append(threading.current_thread()))
    with qtbot.waitSignal(errand.done) as done:
        errand.run(threading.current_thread)
    assert done.args[0] is not threading.main_thread()
    assert answered_on == [threading.main_thread()]
    assert not errand.under_way


def test_a_refusal_comes_as_it_is(errand, qtbot):
    def refuse():
        raise errors.WrongPassphrase()

    with qtbot.waitSignal(errand.failed) as failed:
        errand.run(refuse)
    assert failed.args[0].kind == "WrongPassphrase"


def test_a_mistake_of_ours_is_told_by_a_number_alone(errand, qtbot):
    def stumble():
        raise KeyError("张三")

    with qtbot.waitSignal(errand.failed) as failed:
        errand.run(stumble)
    assert failed.args[0].kind == "ProgramError"
    told = str(failed.args[0])
    assert "张三" not in told and "KeyError" not in told
    assert failed.args[0].facts["number"] in told


def test_two_at_once_is_our_mistake(errand, qtbot):
    go = threading.Event()
    with qtbot.waitSignal(errand.done):
        errand.run(go.wait)
        with pytest.raises(errors.ProgramError):
            errand.run(go.wait)
        go.set()


def test_closing_waits_and_drops_the_answer(errand, qtbot):
    go = threading.Event()
    errand.run(go.wait)
    with qtbot.assertNotEmitted(errand.done, wait=20):
        go.set()
        errand.close()
    assert not errand.under_way
