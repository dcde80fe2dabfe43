"""A large batch: what the printer took counts as printed, and nothing beyond it."""

from __future__ import annotations

import io
import time
from itertools import pairwise

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer

from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.paper import certificate_pieces
from desktop.services.paper.recipe import ACTIVITY
from desktop.ui.paper.making import PORTION
from desktop.ui.paper.screen import PaperScreen
from desktop.ui.paper.sending import Printers

CERTIFICATE = "activity-certificate"
PEOPLE = 2 * PORTION + 5
#: What the window's thread may be busy with at once, in seconds of its own work.
MOST_BUSY = 0.05


@pytest.fixture
def screen(screen) -> PaperScreen:
    """On a PC with one printer."""
    screen.bar.offer_printers(Printers(("一号",), "一号"))
    return screen


@pytest.fixture
def meeting(desk):
    """Makes an activity of so many people."""

    def make(people: int) -> str:
        ids = [records.add(desk, "volunteer", {"name": f"来人{n:03d}"}) for n in range(people)]
        facts = {"title": "村民大会", "held_on": "2026-10-18"}
        return activities.record_activity(desk, facts, [Participant(i, minutes=60) for i in ids])

    return make


@pytest.fixture
def ready(screen, meeting, qtbot, door, settle):
    """An activity whose certificates are in the preview."""
    activity = meeting(PEOPLE)
    screen.show_template(CERTIFICATE, [activity])
    qtbot.waitUntil(lambda: screen.preview.pages == PEOPLE, timeout=30_000)
    settle(door)
    return activity


def printings(desk) -> list[int]:
    return [row[0] for row in desk.store.rows("SELECT printings FROM certificate ORDER BY number")]


def told(screen, qtbot, door, settle, words: str) -> None:
    qtbot.waitUntil(lambda: words in screen.banner.text, timeout=30_000)
    settle(door)


def test_a_batch_goes_in_portions_and_each_is_registered(
    screen, ready, desk, tray, qtbot, door, settle
):
    seen: list[str] = []
    tray.sent.connect(lambda _job: seen.append(screen.notices.progress.words))
    screen.bar.print_button.click()
    told(screen, qtbot, door, settle, f"{PEOPLE} 张")
    pages = [len(PdfReader(io.BytesIO(job.pdf)).pages) for job in tray.jobs]
    assert pages == [PORTION, PORTION, 5]
    assert printings(desk) == [1] * PEOPLE
    assert seen[1].startswith(f"{PORTION * 2} / {PEOPLE} 张")
    assert not screen.notices.progress.isVisible()


def test_a_batch_that_is_stopped_registers_what_the_printer_took(
    screen, ready, desk, tray, qtbot, door, settle
):
    tray.sent.connect(lambda _job: screen.notices.progress._cancel.click())
    screen.bar.print_button.click()
    told(screen, qtbot, door, settle, f"前 {PORTION} 张")
    assert len(tray.jobs) == 1
    assert printings(desk) == [1] * PORTION
    qtbot.waitUntil(screen.chooser.pieces.unissued.isVisible, timeout=30_000)
    screen.chooser.pieces.unissued.click()
    qtbot.waitUntil(lambda: screen.preview.pages == PEOPLE - PORTION, timeout=30_000)
    settle(door)


def test_what_the_printer_refused_keeps_its_numbers_and_counts_as_not_printed(
    screen, ready, desk, tray, qtbot, door, settle
):
    tray.refuses_after(1)
    screen.bar.print_button.click()
    told(screen, qtbot, door, settle, "缺纸")
    qtbot.waitUntil(lambda: printings(desk) == [1] * PORTION + [0] * PORTION, timeout=30_000)
    listed = certificate_pieces.pieces(desk, ACTIVITY, [ready])
    assert sum(piece.issued for piece in listed) == PORTION
    tray.refuses_after(100)
    screen.chooser.pieces.unissued.click()
    qtbot.waitUntil(lambda: screen.preview.pages == PEOPLE - PORTION, timeout=30_000)
    settle(door)
    screen.bar.print_button.click()
    told(screen, qtbot, door, settle, f"{PEOPLE - PORTION} 张")
    assert printings(desk) == [1] * PEOPLE
    again = PdfReader(io.BytesIO(tray.jobs[1].pdf)).pages[0].extract_text()
    assert f"{PORTION + 1:06d}" in again and "补打" not in again.replace(" ", "")


def test_a_file_that_is_cancelled_is_not_made_and_uses_no_number(
    screen, ready, desk, qtbot, tmp_path, door, settle
):
    screen.save_to(tmp_path / "证书.pdf")
    screen.notices.progress._cancel.click()
    told(screen, qtbot, door, settle, "取消了")
    assert list(tmp_path.glob("*.pdf")) == []
    assert printings(desk) == []
    qtbot.waitUntil(screen.bar.save_button.isEnabled, timeout=30_000)


def test_the_window_never_stands_still_over_a_batch(
    screen, meeting, desk, tray, qtbot, door, settle
):
    activity = meeting(PEOPLE)
    door._collector.stop()  # here it would go through all that the tests have left
    turns: list[float] = []
    beat = QTimer(interval=0)
    beat.timeout.connect(lambda: turns.append(time.thread_time()))
    beat.start()
    screen.show_template(CERTIFICATE, [activity])
    qtbot.waitUntil(lambda: screen.preview.pages == PEOPLE, timeout=30_000)
    screen.bar.print_button.click()
    told(screen, qtbot, door, settle, f"{PEOPLE} 张")
    beat.stop()
    longest = max(later - earlier for earlier, later in pairwise(turns))
    assert longest < MOST_BUSY
