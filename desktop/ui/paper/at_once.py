"""Printing where no station is open yet: on the usual printer, at once, by the thread that asks."""

from __future__ import annotations

import sys

from PySide6.QtCore import QByteArray, QCoreApplication, QProcess

from desktop import errors
from desktop.ui.paper.sending import PrintJob, draw_job, known_printers, lp_arguments

_PATIENCE_MS = 60_000


def print_at_once(pdf: bytes, title: str) -> str:
    """Print a file on the usual printer; waits until the system took it.

    Args:
        pdf: the whole file.
        title: what the queue shows; of no person.

    Returns:
        The printer's name.

    Raises:
        errors.PrinterRefused: there is no printer, or it does not take the file.
    """
    printers = known_printers()
    name = printers.default or next(iter(printers.names), "")
    if not name:
        why = QCoreApplication.translate("sending", "这台电脑还没有装打印机")
        raise errors.PrinterRefused(
            printer=QCoreApplication.translate("sending", "打印机"), why=why
        )
    job = PrintJob(pdf, title, name, label=title)
    if sys.platform == "win32":
        draw_job(job)
    else:
        _through_lp(job)
    return name


def _through_lp(job: PrintJob) -> None:
    process = QProcess()
    process.start("lp", lp_arguments(job))
    if process.waitForStarted(_PATIENCE_MS):
        process.write(QByteArray(job.pdf))
        process.closeWriteChannel()
        process.waitForFinished(_PATIENCE_MS)
        if process.exitStatus() is QProcess.ExitStatus.NormalExit and process.exitCode() == 0:
            return
        said = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
        raise errors.PrinterRefused(printer=job.printer, why=said or "lp")
    why = QCoreApplication.translate("sending", "这台电脑没有装打印服务（CUPS）")
    raise errors.PrinterRefused(printer=job.printer, why=why)
