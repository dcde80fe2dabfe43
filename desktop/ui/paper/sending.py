"""How a finished PDF reaches a printer: as it is through `lp`, or drawn where that is not known."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QCoreApplication, QObject, QProcess, Signal, Slot
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop import errors, logbook
from desktop.background.door import Door
from desktop.model.sheet_use import Sides
from desktop.services.desk import Desk
from desktop.ui.paper.drawing import draw

_DUPLEX = {
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.LONG: QPrinter.DuplexMode.DuplexLongSide,
    Sides.SHORT: QPrinter.DuplexMode.DuplexShortSide,
}


@dataclass(frozen=True, slots=True)
class Printers:
    """The printers this PC knows.

    Args:
        names: all of them.
        default: the usual one, empty where none is set.
        one_sided: those that can't turn a sheet over.
    """

    names: tuple[str, ...] = ()
    default: str = ""
    one_sided: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One thing to print.

    Args:
        pdf: the whole file.
        title: what it is; it may name somebody.
        printer: its name.
        copies: at least 1.
        paper: ``A4``, ``A3`` …, as printers call it.
        pages: which of them, as ``1-3,5``; all where empty.
        sides: which sides of a sheet are printed.
        label: what sort of paper it is, for the printer's queue, which keeps it in the clear and
            shows it to everybody: of no person.
    """

    pdf: bytes
    title: str
    printer: str
    copies: int = 1
    paper: str = "A4"
    pages: str = ""
    sides: Sides = Sides.ONE
    label: str = ""

    @property
    def shown_in_queue(self) -> str:
        """The title of the job for the system."""
        return self.label or QCoreApplication.translate("sending", "实践站文件")


def known_printers(_desk: Desk | None = None) -> Printers:
    """Ask the system; network printers may take a while to answer, so never on Qt's thread."""
    names = tuple(QPrinterInfo.availablePrinterNames())
    one_sided = frozenset(name for name in names if not _turns_over(name))
    return Printers(names, QPrinterInfo.defaultPrinterName() or "", one_sided)


def _turns_over(name: str) -> bool:
    """Whether a printer prints both sides; where the system does not know, it may."""
    known = QPrinterInfo.printerInfo(name).supportedDuplexModes()
    return not known or set(known) != {QPrinter.DuplexMode.DuplexNone}


class Sender(QObject):
    """Sends one job at a time.

    Signals:
        queued: a job the system took, and its number there; said before `sent`, where it has one.
        sent: the job the system took.
        refused: the job and the `StationError` that stopped it.
    """

    queued = Signal(object, int)
    sent = Signal(object)
    refused = Signal(object, object)

    def send(self, job: PrintJob) -> None:
        """Begin; one of the signals tells the end."""
        error = errors.ProgramError(what="没有打印方式")
        logbook.note(error)
        self.refused.emit(job, error)


class LpSender(Sender):
    """Gives the PDF to CUPS as it is, through the standard input of `lp`: no temporary file.

    Args:
        parent: the Qt parent.
        program: the command, another in tests.
    """

    def __init__(self, parent: QObject | None = None, program: str = "lp") -> None:
        super().__init__(parent)
        self._program = program
        self._running: dict[QProcess, PrintJob] = {}

    def send(self, job: PrintJob) -> None:
        """Start `lp` and feed it."""
        process = QProcess(self)
        self._running[process] = job
        process.started.connect(self._feed)
        process.errorOccurred.connect(self._on_error)
        process.finished.connect(self._on_finished)
        process.start(self._program, lp_arguments(job))

    @Slot()
    def _feed(self) -> None:
        process = self.sender()
        if isinstance(process, QProcess) and process in self._running:
            process.write(QByteArray(self._running[process].pdf))
            process.closeWriteChannel()

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        process = self.sender()
        if error is QProcess.ProcessError.FailedToStart and isinstance(process, QProcess):
            self._end(process, self.tr("这台电脑没有装打印服务（CUPS）"))

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        process = self.sender()
        if not isinstance(process, QProcess):
            return
        if code == 0 and status is QProcess.ExitStatus.NormalExit:
            self._tell_number(process)
            self._end(process, "")
            return
        said = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
        self._end(process, said or self.tr("打印服务没有说明原因"))

    def _tell_number(self, process: QProcess) -> None:
        """`lp` says ``request id is NAME-12``, in the system's language."""
        if (job := self._running.get(process)) is None:
            return
        said = bytes(process.readAllStandardOutput().data()).decode(errors="replace")
        if number := re.search(rf"{re.escape(job.printer)}-(\d+)", said):
            self.queued.emit(job, int(number[1]))

    def _end(self, process: QProcess, why: str) -> None:
        job = self._running.pop(process, None)
        process.deleteLater()
        if job is None:
            return
        if why:
            self.refused.emit(job, errors.PrinterRefused(printer=job.printer, why=why))
        else:
            self.sent.emit(job)


class DrawingSender(Sender):
    """Draws the pages through Qt's own printing, off the window's thread.

    Args:
        door: whose renderer lane draws.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._job: PrintJob | None = None

    def send(self, job: PrintJob) -> None:
        """Draw on the lane."""
        self._job = job
        self._door.render(self, _Drawing(job), self._on_drawn, self._on_failed)

    def _on_drawn(self, _pages: int) -> None:
        self.sent.emit(self._job)

    def _on_failed(self, error: errors.StationError) -> None:
        self.refused.emit(self._job, error)


@dataclass(frozen=True, slots=True)
class _Drawing:
    job: PrintJob

    def __call__(self, _desk: Desk) -> int:
        return draw_job(self.job)


def draw_job(job: PrintJob) -> int:
    """Draw a job's pages onto its printer; gives how many.

    Raises:
        errors.PrinterRefused: the system does not know the printer.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(job.printer)
    printer.setCopyCount(job.copies)
    printer.setDocName(job.shown_in_queue)
    if printer.printerName() != job.printer:
        # Qt takes no name it does not know, and would print to a file instead.
        why = QCoreApplication.translate("sending", "电脑上找不到它")
        raise errors.PrinterRefused(printer=job.printer, why=why)
    printer.setDuplex(_DUPLEX[job.sides])
    wanted = page_numbers(job.pages) if job.pages else None
    return draw(job.pdf, printer, wanted=wanted)


def usual_sender(door: Door, parent: QObject | None = None) -> Sender:
    """What fits this system."""
    return DrawingSender(door, parent) if sys.platform == "win32" else LpSender(parent)


def lp_arguments(job: PrintJob) -> list[str]:
    """What `lp` is told of a job that comes through its standard input."""
    # The PDF is laid out in millimetres: a spooler that fits it to the page would shrink it.
    scaling = ("-o", "print-scaling=none", "-o", f"media={job.paper}")
    # A queue may have its own habit: a certificate must not come on the back of another.
    sides = ("-o", f"sides={job.sides.value}", "-o", "collate=true")
    pages = ("-P", job.pages) if job.pages else ()
    asked = ["-d", job.printer, "-n", str(job.copies), "-t", job.shown_in_queue]
    return [*asked, *pages, *scaling, *sides, "-"]


def page_numbers(pages: str) -> frozenset[int]:
    """The pages of ``1-3,5``, from 0."""
    found: set[int] = set()
    for part in pages.split(","):
        first, _, last = part.partition("-")
        found.update(range(int(first) - 1, int(last or first)))
    return frozenset(found)
