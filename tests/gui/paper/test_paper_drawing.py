"""A PDF drawn page by page, for systems whose spooler takes none."""

from __future__ import annotations

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter

from desktop import errors
from desktop.ui.paper.drawing import draw, page_images


def test_every_page_comes_at_its_size_on_white(pdf, dressed):
    pages = list(page_images(pdf, dpi=72))
    assert [image.size().toTuple() for image, _ in pages] == [(595, 842), (842, 595)]
    for image, _ in pages:
        assert image.pixelColor(300, 300) == QColor("white")
        assert image.pixelColor(20, image.height() - 20) == QColor("black")


def test_three_hundred_dots_an_inch_make_an_a4_page_of_eight_million_pixels(pdf, dressed):
    image, size = next(page_images(pdf))
    assert image.size().toTuple() == (2480, 3508)
    assert size.toTuple() == pytest.approx((595.28, 841.89), abs=0.1)


def test_the_printed_pages_are_the_same_size_and_scale(pdf, dressed, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    target = tmp_path / "印 出来.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    told: list[tuple[int, int]] = []
    assert draw(pdf, printer, lambda done, total: told.append((done, total)), dpi=100) == 2
    printed = PdfReader(target)
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in printed.pages]
    assert sizes[0] == pytest.approx((595, 842), abs=1)
    assert sizes[1] == pytest.approx((842, 595), abs=1)
    assert told == [(1, 0), (2, 0)]
    first = next(page_images(target.read_bytes(), dpi=72))[0]
    # The square ends where it ended on screen: nothing was shrunk to fit margins.
    assert first.pixelColor(96, first.height() - 50) == QColor("black")
    assert first.pixelColor(104, first.height() - 50) == QColor("white")


def test_cancelling_stops_before_the_next_page(pdf, dressed, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "x.pdf"))
    told: list[int] = []

    def note(done: int, _total: int) -> None:
        told.append(done)

    with pytest.raises(errors.Cancelled):
        draw(pdf, printer, note, lambda: bool(told), dpi=72)
    assert told == [1]


def test_what_is_no_pdf_is_our_fault(dressed):
    with pytest.raises(errors.ProgramError):
        next(page_images(b"not a pdf"))
