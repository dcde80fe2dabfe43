"""打印 through CUPS, end to end: what is shown comes out, and what does not never counts."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from pypdf import PdfReader

from desktop.model.sheet_use import Sides
from desktop.services.paper import queued
from desktop.ui.paper.screen import PaperScreen
from desktop.ui.paper.sending import LpSender, PrintJob
from tests.gui.paper.cups_here import Cups, lacking

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(lacking()), reason=lacking() or "CUPS is here"),
]
CERTIFICATE, RULES, ROSTER = "activity-certificate", "recruitment-rules", "roster"
TURNS, FLAT, HABIT, HASTY = "office", "flat", "habit", "hasty"
#: Of 255: how far dots may be off on average. In dots, of which 100 make an inch: a place.
AVERAGE, DOT = 3.0, 1


@pytest.fixture(scope="module")
def cups():
    with Cups() as service:
        service.add(TURNS)
        service.add(FLAT, turns=False)
        service.add(HABIT, usual="DuplexNoTumble")
        service.add(HASTY, policy="abort-job")
        yield service


@pytest.fixture
def spare(tmp_path, monkeypatch) -> Path:
    """Where temporary files of the program would lie."""
    folder = tmp_path / "spare"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def screen(cups, spare, monkeypatch, door, shown, settle, qtbot) -> PaperScreen:
    """The screen as it ships, on a PC with these printers."""
    monkeypatch.setenv("CUPS_SERVER", cups.address)
    screen = PaperScreen(door, sender=LpSender())
    screen.resize(1158, 660)
    shown(screen)
    door.start_watching()
    qtbot.waitUntil(lambda: screen.bar.printer.count() == 4, timeout=30_000)
    settle(door)
    return screen


@pytest.fixture
def choose(screen, see):
    """A document and a printer."""

    def take(template: str, ids: list[str], pages: int, printer: str = TURNS) -> None:
        screen.show_template(template, ids)
        see(pages)
        screen.bar.printer.setCurrentText(printer)
        screen.bar.printer.activated.emit(screen.bar.printer.currentIndex())

    return take


@pytest.fixture
def print_out(screen, qtbot, door, settle):
    """Presses 打印 and gives the number of the job."""
    numbers: list[int] = []
    screen.making._sender.queued.connect(lambda _job, number: numbers.append(number))

    def go() -> int:
        before = len(numbers)
        screen.bar.print_button.click()
        qtbot.waitUntil(lambda: len(numbers) > before, timeout=30_000)
        settle(door)
        return numbers[-1]

    return go


def printings(desk) -> set[int]:
    return {row[0] for row in desk.store.rows("SELECT printings FROM certificate")}


def pictures(pdf: bytes | Path, folder: Path) -> list[Image.Image]:
    """Each page in greys, 100 dots an inch, standing upright."""
    source = folder / "looked-at.pdf"
    source.write_bytes(pdf if isinstance(pdf, bytes) else pdf.read_bytes())
    for old in folder.glob("page*.png"):
        old.unlink()
    command = ["pdftoppm", "-r", "100", "-gray", "-png", source, folder / "page"]
    subprocess.run(command, check=True)
    return [_upright(Image.open(path)) for path in sorted(folder.glob("page*.png"))]


def _upright(page: Image.Image) -> Image.Image:
    grey = page.convert("L")
    return grey.rotate(90, expand=True) if grey.width > grey.height else grey


def assert_alike(shown: list[Image.Image], printed: list[Image.Image]) -> None:
    assert len(shown) == len(printed)
    for one, other in zip(shown, printed, strict=True):
        assert abs(one.width - other.width) <= DOT and abs(one.height - other.height) <= DOT
        places = zip(_inked(one), _inked(other), strict=True)
        assert max(abs(before - after) for before, after in places) <= DOT
        assert apart(one, other) < AVERAGE


def apart(one: Image.Image, other: Image.Image) -> float:
    """How far their greys are from each other on average, of 255, seen from a little away."""
    box = (0, 0, min(one.width, other.width), min(one.height, other.height))
    seen = [page.crop(box).filter(ImageFilter.GaussianBlur(2)) for page in (one, other)]
    return float(ImageStat.Stat(ImageChops.difference(*seen)).mean[0])


def _inked(page: Image.Image) -> tuple[int, int, int, int]:
    """The box that holds all that is printed, in dots."""
    box = page.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert box is not None
    return box


def millimetres(path: Path) -> list[tuple[int, int]]:
    pages = PdfReader(path).pages
    sizes = [sorted((float(page.mediabox.width), float(page.mediabox.height))) for page in pages]
    return [(round(short / 72 * 25.4), round(long / 72 * 25.4)) for short, long in sizes]


def test_what_is_shown_comes_out_at_its_size(screen, choose, print_out, cups, tmp_path):
    choose(RULES, [], 2)
    job = print_out()
    out = cups.printed(job)
    assert millimetres(out) == [(210, 297)] * 2
    assert_alike(pictures(screen._sheet.pdf, tmp_path), pictures(out, tmp_path))


def test_a_lying_sheet_and_a_larger_one_come_out_whole(
    screen, choose, print_out, cups, held, tmp_path, qtbot, door, settle
):
    choose(CERTIFICATE, [held[2]], 8)
    sent: list[PrintJob] = []
    screen.making._sender.sent.connect(sent.append)
    out = cups.printed(print_out())
    assert millimetres(out) == [(210, 297)] * 8
    printed = pictures(out, tmp_path)
    # A printer takes its sheets upright: which way a lying page is turned does not matter.
    turns = [printed, [page.rotate(180) for page in printed]]
    shown = pictures(sent[0].pdf, tmp_path)
    assert_alike(shown, min(turns, key=lambda pages: apart(shown[0], pages[0])))
    choose(RULES, [], 2)
    small = screen._sheet
    screen.bar.paper.setCurrentIndex(screen.bar.paper.findData("A3"))
    screen.bar.paper.activated.emit(screen.bar.paper.currentIndex())
    qtbot.waitUntil(lambda: screen._sheet is not small, timeout=30_000)
    settle(door)
    job = print_out()
    out = cups.printed(job)
    assert cups.facts(job)["media"] == "A3"
    assert set(millimetres(out)) == {(297, 420)}
    assert_alike(pictures(screen._sheet.pdf, tmp_path), pictures(out, tmp_path))


def test_copies_range_and_both_sides_arrive(screen, choose, print_out, cups):
    choose(RULES, [], 2)
    screen.bar.copies.setValue(3)
    screen.bar.pages.setText("2")
    screen.bar.pages.textEdited.emit("2")
    screen.bar.options.sides[Sides.SHORT].trigger()
    job = print_out()
    out = cups.printed(job)
    facts = cups.facts(job)
    assert (facts["copies"], facts["page-ranges"]) == ("3", "2-2")
    assert (facts["sides"], facts["collate"]) == ("two-sided-short-edge", "true")
    assert (facts["media"], facts["print-scaling"]) == ("A4", "none")
    assert screen._sheet.label in (cups.folder / "log" / "page").read_text()
    source = (cups.tray / f"{job}.ps").read_bytes()
    assert b"/Duplex true/Tumble true" in source
    blank = [not page.extract_text().strip() for page in PdfReader(out).pages]
    # Each copy begins on a new sheet, whose back stays white.
    assert blank == [False, True] * 3


def test_two_pages_stand_on_one_side(screen, choose, print_out, cups, tmp_path):
    choose(RULES, [], 2)
    screen.bar.options.two.trigger()
    out = cups.printed(print_out())
    assert millimetres(out) == [(210, 297)]
    (sheet,) = pictures(out, tmp_path)
    shown = pictures(screen._sheet.pdf, tmp_path)
    expected = Image.new("L", (sheet.height, sheet.width), 255)
    for place, page in enumerate(shown):
        half = page.resize((sheet.height // 2, sheet.width), Image.Resampling.LANCZOS)
        expected.paste(half, (place * sheet.height // 2, 0))
    turns = [sheet.rotate(turn, expand=True) for turn in (90, 270)]
    assert min(apart(turned, expected) for turned in turns) < AVERAGE


def test_certificates_stay_on_one_side_whatever_the_queue_is_used_to(
    screen, choose, print_out, cups, held
):
    choose(CERTIFICATE, [held[2]], 8, HABIT)
    job = print_out()
    assert len(PdfReader(cups.printed(job)).pages) == 8
    assert cups.facts(job)["sides"] == "one-sided"
    source = (cups.tray / f"{job}.ps").read_bytes()
    assert b"/Duplex true" not in source


def test_the_system_tells_which_printer_turns_no_sheets(screen, choose):
    both = screen.bar.options.sides[Sides.LONG]
    choose(RULES, [], 2, FLAT)
    assert not both.isEnabled()
    choose(RULES, [], 2, TURNS)
    assert both.isEnabled()


def test_no_paper_lies_about_on_the_disk(
    screen, choose, print_out, cups, held, station, spare, desk
):
    choose(CERTIFICATE, [held[2]], 8)
    cups.printed(print_out())
    left = [path for path in spare.rglob("*") if path.is_file()]
    assert [path for path in left if b"%PDF" in path.read_bytes()] == []
    kept = [path for path in station.home.path.rglob("*") if path.is_file()]
    assert kept
    assert [path for path in kept if b"%PDF" in path.read_bytes()] == []


def test_what_came_out_counts_as_printed_and_is_followed_no_longer(
    screen, choose, print_out, cups, held, desk, qtbot
):
    choose(CERTIFICATE, [held[2]], 8)
    job = print_out()
    assert [one.number for one in queued.kept(desk)] in ([job], [])
    cups.printed(job)
    qtbot.waitUntil(lambda: queued.kept(desk) == (), timeout=30_000)
    assert printings(desk) == {1}


def test_a_queue_that_takes_nothing_marks_nothing(screen, choose, cups, held, desk, qtbot):
    choose(CERTIFICATE, [held[2]], 8)
    cups.run("cupsreject", TURNS)
    try:
        screen.bar.print_button.click()
        qtbot.waitUntil(lambda: "没有接收" in screen.banner.text, timeout=30_000)
        qtbot.waitUntil(lambda: printings(desk) == {0}, timeout=30_000)
    finally:
        cups.run("cupsaccept", TURNS)


def test_a_job_cancelled_in_a_stopped_queue_counts_as_not_printed(
    screen, choose, print_out, cups, held, desk, qtbot
):
    choose(CERTIFICATE, [held[2]], 8)
    cups.run("cupsdisable", TURNS)
    try:
        job = print_out()
        cups.run("cancel", f"{TURNS}-{job}")
        qtbot.waitUntil(lambda: "被取消了" in screen.banner.text, timeout=30_000)
        qtbot.waitUntil(lambda: printings(desk) == {0}, timeout=30_000)
    finally:
        cups.run("cupsenable", TURNS)


def test_a_job_that_goes_wrong_on_its_way_counts_as_not_printed(
    screen, choose, print_out, cups, held, desk, qtbot
):
    choose(CERTIFICATE, [held[2]], 8, HASTY)
    jam = cups.tray / "jammed"
    jam.touch()
    try:
        print_out()
        qtbot.waitUntil(lambda: "出错了" in screen.banner.text, timeout=30_000)
        qtbot.waitUntil(lambda: printings(desk) == {0}, timeout=30_000)
    finally:
        jam.unlink()


def test_what_is_cancelled_while_the_program_is_closed_is_learnt_the_next_time(
    screen, choose, print_out, cups, held, desk, qtbot, door, settle, shown
):
    choose(CERTIFICATE, [held[2]], 8)
    cups.run("cupsdisable", TURNS)
    try:
        job = print_out()
        screen.making.queue._later.stop()  # closed
        cups.run("cancel", f"{TURNS}-{job}")
        assert printings(desk) == {1}
        later = PaperScreen(door, sender=LpSender())
        shown(later)
        qtbot.waitUntil(lambda: printings(desk) == {0}, timeout=30_000)
        settle(door)
        assert queued.kept(desk) == ()
    finally:
        cups.run("cupsenable", TURNS)
