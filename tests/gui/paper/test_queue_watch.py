"""A job in a queue is followed to its end, and the certificates of a job that falls out with it."""

from __future__ import annotations

import pytest

from desktop.services.paper import papers, queued
from desktop.services.paper.queued import Queued
from desktop.ui.paper.queue_watch import QueueWatch
from desktop.ui.paper.screen import PaperScreen
from desktop.ui.paper.sending import LpSender, Printers
from desktop.ui.paper.spooler import Fate, fate_of

CERTIFICATE = "activity-certificate"


class Spooler:
    """Tells of a job what it is set to."""

    def __init__(self) -> None:
        self.fate = Fate.WAITING
        self.asked = 0

    def __call__(self, _printer: str, _number: int) -> Fate:
        self.asked += 1
        return self.fate


@pytest.fixture
def spooler() -> Spooler:
    return Spooler()


@pytest.fixture
def watch(door, spooler, settle) -> QueueWatch:
    door.start_watching()
    return QueueWatch(door, asked=spooler)


@pytest.fixture
def job(desk, held) -> Queued:
    return Queued("前台", 7, "证书", papers.issue(desk, CERTIFICATE, [held[2]]).made)


def printings(desk) -> set[int]:
    return {row[0] for row in desk.store.rows("SELECT printings FROM certificate")}


@pytest.mark.parametrize("fate", [Fate.CANCELLED, Fate.FAILED])
def test_a_job_that_falls_out_is_told_and_counts_as_not_printed(
    watch, spooler, job, fate, desk, qtbot, door, settle
):
    watch.follow(job)
    watch._ask()
    settle(door)
    assert printings(desk) == {1}
    assert queued.kept(desk) == (job,)
    spooler.fate = fate
    with qtbot.waitSignal(watch.fell_out) as told:
        watch._ask()
    assert told.args == [job, fate]
    settle(door)
    assert printings(desk) == {0}
    assert queued.kept(desk) == ()


@pytest.mark.parametrize("fate", [Fate.PRINTED, Fate.UNKNOWN])
def test_a_job_that_ended_is_asked_after_no_more(watch, spooler, job, fate, desk, door, settle):
    watch.follow(job)
    spooler.fate = fate
    watch._ask()
    settle(door)
    assert printings(desk) == {1}
    assert queued.kept(desk) == ()
    assert not watch._later.isActive()


def test_a_job_is_taken_up_again_after_a_restart(watch, spooler, job, desk, door, settle, qtbot):
    queued.keep(desk, job)
    spooler.fate = Fate.CANCELLED
    watch.resume()
    settle(door)
    with qtbot.waitSignal(watch.fell_out):
        watch._ask()
    settle(door)
    assert printings(desk) == {0}


def test_a_job_that_waits_is_asked_after_more_and_more_seldom(watch, job, door, settle):
    watch.follow(job)
    pauses = []
    for _ in range(8):
        watch._ask()
        settle(door)
        pauses.append(watch._later.interval())
    assert pauses == [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]


def test_where_no_print_service_answers_nothing_is_said_of_a_job(monkeypatch, tmp_path):
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody"))
    assert fate_of("前台", 7) in (Fate.WAITING, Fate.UNKNOWN)


def test_without_lp_no_certificate_counts_as_printed(
    door, held, desk, see, shown, settle, tmp_path, qtbot, monkeypatch
):
    screen = PaperScreen(door, sender=LpSender(program=str(tmp_path / "nowhere")))
    shown(screen)
    door.start_watching()
    settle(door)
    screen.bar.offer_printers(Printers(("一号",), "一号"))
    screen.show_template(CERTIFICATE, [held[2]])
    qtbot.waitUntil(lambda: screen.preview.pages == 8, timeout=30_000)
    settle(door)
    screen.bar.print_button.click()
    qtbot.waitUntil(lambda: "没有装打印服务" in screen.banner.text, timeout=30_000)
    settle(door)
    assert printings(desk) == {0}
    assert queued.kept(desk) == ()
