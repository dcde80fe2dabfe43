"""When a run is due, told by the clock of the test alone."""

from __future__ import annotations

import pytest

from desktop.sync.runner import Cadence, Ended, Runner

CADENCE = Cadence()
OK = Ended(ok=True)


def _runner(cadence: Cadence = CADENCE, random: float = 0.5) -> Runner:
    return Runner(cadence, lambda: random)


def _failed(runner: Runner, now: float, reason: str = "timeout", wait: int | None = None) -> float:
    runner.began()
    runner.ended(now, Ended(ok=False, reason=reason, retry_after_s=wait))
    due = runner.due_in(now)
    assert due is not None
    return due


def test_it_runs_soon_after_the_start_and_every_so_often() -> None:
    runner = _runner()
    assert runner.due_in(0) is None
    runner.started(0)
    assert runner.due_in(0) == pytest.approx(7.5)
    assert runner.due_in(8) == 0
    runner.began()
    assert runner.due_in(10) is None
    runner.ended(20, OK)
    assert runner.due_in(20) == pytest.approx(900)


def test_stations_started_together_do_not_come_together() -> None:
    dues = []
    for random in (0.0, 0.3, 0.9):
        runner = _runner(random=random)
        runner.began()
        runner.ended(0, OK)
        dues.append(runner.due_in(0))
    assert dues == pytest.approx([810.0, 864.0, 972.0])


def test_changes_are_gathered_but_not_for_ever() -> None:
    runner = _runner()
    runner.began()
    runner.ended(0, OK)
    runner.changed(10)
    assert runner.due_in(10) == 20
    runner.changed(25)
    assert runner.due_in(25) == 20
    for now in range(30, 130, 10):
        runner.changed(now)
    assert runner.due_in(129) == pytest.approx(1)


def test_a_change_during_a_run_waits_for_the_next() -> None:
    runner = _runner()
    runner.changed(0)
    runner.began()
    runner.changed(5)
    runner.ended(6, OK)
    assert runner.due_in(6) == 19


def test_failures_back_off_and_success_forgets_them() -> None:
    runner = _runner(random=1.0)
    waits = [_failed(runner, 0) for _ in range(9)]
    assert waits == [30, 60, 120, 240, 480, 960, 1800, 1800, 1800]
    runner.began()
    runner.ended(0, OK)
    assert _failed(runner, 0) == 30


def test_a_change_does_not_shorten_the_back_off() -> None:
    runner = _runner(random=1.0)
    for _ in range(5):
        wait = _failed(runner, 0)
    runner.changed(0)
    assert runner.due_in(0) == wait == 480


def test_the_button_is_heard_at_once_whatever_is_in_the_way() -> None:
    runner = _runner()
    _failed(runner, 0, "server", 3_000)
    runner.asked(1)
    assert runner.due_in(1) == 0
    runner.began()
    runner.asked(2)  # pressed again while it runs: once more afterwards
    assert runner.due_in(2) is None
    runner.ended(3, OK)
    assert runner.due_in(3) == 0


def test_what_the_county_asks_for_is_waited_for_within_reason() -> None:
    assert _failed(_runner(), 0, "busy", 600) == 600
    assert _failed(_runner(), 0, "server", 5) >= 15
    assert _failed(_runner(), 0, "server", 10**9) == 7_200


def test_a_portal_is_looked_at_again_and_again_without_growing() -> None:
    runner = _runner(random=1.0)
    assert [_failed(runner, 0, "portal") for _ in range(4)] == [180] * 4


def test_what_a_person_must_mend_first_is_tried_seldom_and_not_by_hints() -> None:
    runner = _runner(random=1.0)
    assert _failed(runner, 0, "tls_date") == 3_600
    runner.line_came_up(1)
    assert runner.due_in(1) == 3_599


def test_the_line_coming_up_helps_after_a_failure_only() -> None:
    runner = _runner()
    runner.began()
    runner.ended(0, OK)
    runner.line_came_up(1)
    assert runner.due_in(1) == pytest.approx(899)
    for _ in range(6):
        _failed(runner, 2, "no_network")
    runner.changed(2)
    runner.line_came_up(3)
    assert runner.due_in(3) == pytest.approx(3)


def test_by_hand_means_by_hand() -> None:
    runner = _runner(Cadence(every_s=0))
    runner.started(0)
    runner.changed(0)
    runner.line_came_up(0)
    assert runner.due_in(10_000) is None
    runner.asked(1)
    assert runner.due_in(1) == 0
    runner.began()
    runner.ended(2, Ended(ok=False, reason="timeout"))
    assert runner.due_in(10_000) is None
    runner.set_cadence(CADENCE, 3)
    assert runner.due_in(3) == 900


def test_where_more_is_waiting_the_next_run_follows_at_once() -> None:
    runner = _runner()
    runner.began()
    runner.ended(0, Ended(ok=True, more=True))
    assert runner.due_in(0) == 1
