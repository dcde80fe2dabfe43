"""A small PDF whose look is known, and a sender that prints nowhere."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

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
    """Keeps what it is given, and says it was taken."""

    def __init__(self) -> None:
        super().__init__()
        self.jobs: list[PrintJob] = []

    def send(self, job: PrintJob) -> None:
        self.jobs.append(job)
        self.sent.emit(job)


@pytest.fixture
def tray() -> Tray:
    return Tray()
