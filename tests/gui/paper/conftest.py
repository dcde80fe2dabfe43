"""A small PDF whose look is known, and a sender that prints nowhere."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop import errors
from desktop.services.activities import happenings
from desktop.services.activities.happenings import ActivityQuery
from desktop.ui.paper.screen import PaperScreen
from desktop.ui.paper.sending import PrintJob, Sender


@pytest.fixture
def pdf() -> bytes:
    """Two pages, A4 upright and A4 lying; a black square of 100 pt in the lower left corner."""
    target = io.BytesIO()
    canvas = Canvas(target)
    for size in ((595.28, 841.89), (841.89, 595.28)):
        canvas.setPageSize(size)
        canvas.rect(0, 0, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


class Tray(Sender):
    """Keeps what it is given, and says it was taken; out of paper after so many if it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.jobs: list[PrintJob] = []
        self._takes = 1_000

    def refuses_after(self, jobs: int) -> None:
        """Take so many in all."""
        self._takes = jobs

    def send(self, job: PrintJob) -> None:
        if len(self.jobs) >= self._takes:
            self.refused.emit(job, errors.PrinterRefused(printer=job.printer, why="缺纸"))
            return
        self.jobs.append(job)
        self.sent.emit(job)


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def screen(door, shown, settle, tray) -> PaperScreen:
    """The screen as it opens."""
    screen = PaperScreen(door, sender=tray)
    screen.resize(1158, 660)
    shown(screen)
    door.start_watching()
    settle(door)
    return screen


@pytest.fixture
def held(desk) -> list[str]:
    """The ids of the station's activities, newest first."""
    return list(happenings.activity_ids(desk, ActivityQuery()))


@pytest.fixture
def see(qtbot, screen, door, settle):
    """Waits for a preview of so many pages."""

    def wait(pages: int) -> None:
        qtbot.waitUntil(lambda: screen.preview.pages == pages, timeout=30_000)
        settle(door)

    return wait
