"""A PDF goes to the printing system as it is, through the standard input of `lp`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.ui.paper.drawing import page_images
from desktop.ui.paper.sending import DrawingSender, LpSender, PrintJob, known_printers, usual_sender

TAKES = """#!/bin/sh
printf '%s\\n' "$@" > "$(dirname "$0")/asked"
exec cat > "$(dirname "$0")/taken"
"""
REFUSES = """#!/bin/sh
cat > /dev/null
echo 'lp: 打印机停用了' >&2
exit 1
"""


@pytest.fixture
def job(pdf) -> PrintJob:
    return PrintJob(pdf, "活动证书 张三", "站 里的", copies=2, paper="A4", label="活动证书")


def command(folder: Path, text: str) -> str:
    path = folder / "lp"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_very_bytes_reach_the_command_with_printer_copies_and_paper(
    job, tmp_path, dressed, qtbot
):
    sender = LpSender(program=command(tmp_path, TAKES))
    with qtbot.waitSignal(sender.sent) as sent:
        sender.send(job)
    assert sent.args == [job]
    assert (tmp_path / "taken").read_bytes() == job.pdf
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[:6] == ["-d", "站 里的", "-n", "2", "-t", "活动证书"]
    assert "media=A4" in asked
    assert "print-scaling=none" in asked


def test_only_the_pages_asked_for_are_named_to_the_command(job, tmp_path, dressed, qtbot):
    sender = LpSender(program=command(tmp_path, TAKES))
    with qtbot.waitSignal(sender.sent):
        sender.send(replace(job, pages="1-2,4"))
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[asked.index("-P") + 1] == "1-2,4"


def test_a_big_file_goes_through_whole(tmp_path, dressed, qtbot):
    sender = LpSender(program=command(tmp_path, TAKES))
    large = PrintJob(bytes(range(256)) * 20_000, "大", "p")
    with qtbot.waitSignal(sender.sent):
        sender.send(large)
    assert (tmp_path / "taken").read_bytes() == large.pdf


def test_a_refusal_says_why_in_the_systems_words(job, tmp_path, dressed, qtbot):
    sender = LpSender(program=command(tmp_path, REFUSES))
    with qtbot.waitSignal(sender.refused) as refused:
        sender.send(job)
    assert "打印机停用了" in str(refused.args[1])
    assert "站 里的" in str(refused.args[1])


def test_a_system_without_printing_says_so(job, tmp_path, dressed, qtbot):
    sender = LpSender(program=str(tmp_path / "nowhere"))
    with qtbot.waitSignal(sender.refused) as refused:
        sender.send(job)
    assert "没有装打印服务" in str(refused.args[1])


def test_two_jobs_at_once_do_not_mix(pdf, tmp_path, dressed, qtbot):
    sender = LpSender(program=command(tmp_path, TAKES))
    ended: list[str] = []

    def note(job: PrintJob) -> None:
        ended.append(job.title)

    sender.sent.connect(note)
    for title in ("一", "二"):
        sender.send(PrintJob(pdf, title, "p"))
    qtbot.waitUntil(lambda: len(ended) == 2)
    assert sorted(ended) == ["一", "二"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows draws instead")
def test_here_the_pdf_goes_as_it_is(door):
    assert isinstance(usual_sender(door), LpSender)


def test_a_printer_that_went_away_is_said_by_its_name(job, door, qtbot):
    sender = DrawingSender(door)
    with qtbot.waitSignal(sender.refused) as refused:
        sender.send(job)
    assert "站 里的" in str(refused.args[1])


def test_drawing_puts_every_page_on_paper(job, door, qtbot, tmp_path, monkeypatch):
    from PySide6.QtPrintSupport import QPrinter

    from desktop.ui.paper import sending

    class ToFile(QPrinter):
        def setPrinterName(self, name: str) -> None:
            self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            self.setOutputFileName(str(tmp_path / f"{name}.pdf"))

        def printerName(self) -> str:
            return job.printer

    monkeypatch.setattr(sending, "QPrinter", ToFile)
    sender = DrawingSender(door)
    with qtbot.waitSignal(sender.sent):
        sender.send(job)
    pages = list(page_images((tmp_path / "站 里的.pdf").read_bytes(), dpi=36))
    assert len(pages) == 2 * job.copies
    with qtbot.waitSignal(sender.sent):
        sender.send(replace(job, pages="2", copies=1))
    (page,) = page_images((tmp_path / "站 里的.pdf").read_bytes(), dpi=36)
    assert page[1].width() > page[1].height()


def test_the_system_is_asked_for_its_printers(dressed):
    found = known_printers()
    assert not found.default or found.default in found.names
