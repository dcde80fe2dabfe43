"""A PDF drawn page by page where the system's spooler takes no PDF (Windows)."""

from __future__ import annotations

from collections.abc import Container, Iterator

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QMarginsF,
    QRectF,
    QSize,
    QSizeF,
)
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent

#: Sharp enough for a 5 mm QR code, small enough for an old PC: an A4 page takes 35 MB.
PRINT_DPI = 300
_POINTS_PER_INCH = 72
_BROKEN = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)


def page_images(
    pdf: bytes, dpi: int = PRINT_DPI, wanted: Container[int] | None = None
) -> Iterator[tuple[QImage, QSizeF]]:
    """Each page on white.

    Args:
        pdf: a whole file.
        dpi: dots per inch.
        wanted: only these pages, from 0; all where None.

    Yields:
        The picture, and the page's size in points.

    Raises:
        errors.ProgramError: what we made is no PDF.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.error() is not QPdfDocument.Error.None_:
        raise errors.ProgramError(what="PDF")
    try:
        for number in range(document.pageCount()):
            if wanted is not None and number not in wanted:
                continue
            size = document.pagePointSize(number)
            yield _on_white(document, number, size, dpi), size
    finally:
        document.close()


def draw(
    pdf: bytes,
    printer: QPrinter,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
    dpi: int = PRINT_DPI,
    wanted: Container[int] | None = None,
) -> int:
    """Draw every page onto a printer, each at its own size and scale 1:1.

    A device that makes no copies itself is given the pages again for each, set by set.

    Args:
        pdf: a whole file.
        printer: set to its device, copies and sides; the paper follows the PDF.
        progress: called with pages done and 0 (not known).
        cancelled: asked before each page.
        dpi: dots per inch.
        wanted: only these pages, from 0; all where None.

    Returns:
        How many pages went out.

    Raises:
        errors.Cancelled: the clerk cancelled; the device is told to drop the job.
        errors.PrinterRefused: the device did not begin, or went wrong on its way.
    """
    printer.setResolution(dpi)
    printer.setFullPage(True)
    painter = QPainter()
    sets = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    done = 0
    try:
        for _ in range(sets):
            for image, size in page_images(pdf, dpi, wanted):
                if cancelled():
                    raise errors.Cancelled()
                _begin_page(printer, painter, size)
                # Dot upon dot where the device has as many: nothing is drawn softer than it is.
                scale = printer.resolution() / dpi
                place = QRectF(0, 0, image.width() * scale, image.height() * scale)
                painter.drawImage(place, image)
                done += 1
                progress(done, 0)
    except BaseException:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    if printer.printerState() in _BROKEN:
        raise _refused(printer, QCoreApplication.translate("drawing", "打印到一半出错了"))
    return done


def _begin_page(printer: QPrinter, painter: QPainter, size: QSizeF) -> None:
    layout = _layout(size)
    # A printer that is set anew for each page lets go of the sheet it was to turn over.
    if not printer.pageLayout().isEquivalentTo(layout):
        printer.setPageLayout(layout)
    begun = printer.newPage() if painter.isActive() else painter.begin(printer)
    if not begun:
        raise _refused(printer, QCoreApplication.translate("drawing", "没有响应"))


def _layout(size: QSizeF) -> QPageLayout:
    """A lying page is an A4 sheet turned, not a sheet of a size that no printer has."""
    lying = size.width() > size.height()
    upright = size.transposed() if lying else size
    turn = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    paper = QPageSize(upright, QPageSize.Unit.Point)
    made = QPageLayout(paper, turn, QMarginsF())
    made.setMode(QPageLayout.Mode.FullPageMode)
    return made


def _refused(printer: QPrinter, why: str) -> errors.PrinterRefused:
    return errors.PrinterRefused(printer=printer.printerName(), why=why)


def _on_white(document: QPdfDocument, number: int, size: QSizeF, dpi: int) -> QImage:
    scale = dpi / _POINTS_PER_INCH
    pixels = QSize(round(size.width() * scale), round(size.height() * scale))
    drawn = document.render(number, pixels)
    page = QImage(pixels, QImage.Format.Format_RGB32)
    page.fill(0xFFFFFFFF)
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return page
