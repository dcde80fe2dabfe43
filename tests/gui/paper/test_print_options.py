"""打印选项: sides and pages a side; told where not as usual, remembered, none for certificates."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer

from desktop.model.sheet_use import USUAL, SheetUse, Sides
from desktop.services.paper import paper_memory
from desktop.ui.paper.screen import PaperScreen
from desktop.ui.paper.sending import Printers, lp_arguments

CERTIFICATE, RULES = "activity-certificate", "recruitment-rules"
BOTH = SheetUse(Sides.LONG, two_up=True)
TWO_PRINTERS = Printers(("一号", "二号"), "二号", one_sided=frozenset({"一号"}))


@pytest.fixture
def screen(screen) -> PaperScreen:
    """On a PC with two printers, of which one turns no sheets."""
    screen.bar.offer_printers(TWO_PRINTERS)
    return screen


@pytest.fixture
def printed(screen, tray, qtbot, door, settle):
    """Presses 打印 and gives the job."""

    def go():
        before = len(tray.jobs)
        screen.bar.print_button.click()
        qtbot.waitUntil(lambda: len(tray.jobs) > before, timeout=30_000)
        settle(door)
        return tray.jobs[-1]

    return go


def pick(screen, *actions) -> None:
    for action in actions:
        action.trigger()


def pages_of(pdf: bytes) -> int:
    return len(PdfReader(io.BytesIO(pdf)).pages)


def test_the_usual_way_is_one_side_and_is_told_by_nobody(screen, see, printed):
    see(2)
    assert screen.bar.options.isVisible()
    assert screen.bar.chosen_use() == USUAL
    assert screen.bar.note.text() == ""
    asked = lp_arguments(printed())
    assert "sides=one-sided" in asked


def test_both_sides_and_two_pages_are_told_in_words_and_sent(screen, see, printed):
    see(2)
    options = screen.bar.options
    pick(screen, options.sides[Sides.LONG])
    assert screen.bar.note.text() == "双面，长边翻；2 页用 1 张纸。"
    pick(screen, options.two)
    assert screen.bar.note.text() == "双面，长边翻；一面打两页；2 页用 1 张纸。"
    job = printed()
    assert pages_of(job.pdf) == 1
    assert "sides=two-sided-long-edge" in lp_arguments(job)
    page = PdfReader(io.BytesIO(job.pdf)).pages[0]
    assert page.mediabox.width > page.mediabox.height


def test_of_two_pages_a_side_only_those_wanted_are_laid(screen, see, printed):
    see(2)
    pick(screen, screen.bar.options.two)
    screen.bar.pages.setText("2")
    screen.bar.pages.textEdited.emit("2")
    assert "1 页用 1 张纸" in screen.bar.note.text()
    whole = PdfReader(io.BytesIO(screen._sheet.pdf)).pages
    job = printed()
    assert job.pages == ""
    sent = PdfReader(io.BytesIO(job.pdf)).pages
    assert [page.extract_text().split() for page in sent] == [whole[1].extract_text().split()]


def test_a_printer_that_turns_no_sheets_prints_one_side(screen, see):
    see(2)
    options = screen.bar.options
    pick(screen, options.sides[Sides.SHORT])
    assert "短边" in screen.bar.note.text()
    screen.bar.printer.setCurrentText("一号")
    screen.bar.printer.activated.emit(0)
    assert not options.sides[Sides.SHORT].isEnabled()
    assert any("不会自动双面" in act.text() and act.isVisible() for act in options.menu.actions())
    assert screen.bar.chosen_use() == USUAL
    assert "短边" not in screen.bar.note.text()


def test_a_certificate_never_shares_its_sheet(screen, held, see, printed):
    see(2)
    pick(screen, screen.bar.options.two, screen.bar.options.sides[Sides.LONG])
    screen.show_template(CERTIFICATE, [held[2]])
    see(8)
    assert not screen.bar.options.isVisible()
    assert screen.bar.chosen_use() == USUAL
    assert "双面" not in screen.bar.note.text()
    job = printed()
    assert pages_of(job.pdf) == 8
    assert "sides=one-sided" in lp_arguments(job)


def test_a_poster_of_several_sheets_never_shares_one(screen, see):
    see(2)
    paper = screen.bar.paper
    pick(screen, screen.bar.options.two)
    for size, offered in (("A3-tiled", False), ("A2", False), ("A3", True)):
        paper.setCurrentIndex(paper.findData(size))
        paper.activated.emit(paper.currentIndex())
        assert screen.bar.options.isVisible() is offered
        assert screen.bar.chosen_use() == (SheetUse(two_up=True) if offered else USUAL)


def test_it_is_remembered_by_document_and_printer(screen, see, printed, desk, door, shown, settle):
    see(2)
    pick(screen, screen.bar.options.two, screen.bar.options.sides[Sides.LONG])
    printed()
    assert paper_memory.remembered(desk)[RULES].uses == {"二号": BOTH}
    screen.bar.printer.setCurrentText("一号")
    screen.bar.printer.activated.emit(0)
    pick(screen, screen.bar.options.one)
    printed()
    kept = paper_memory.remembered(desk)[RULES].uses
    assert kept == {"二号": BOTH, "一号": USUAL}
    later = PaperScreen(door, sender=screen.making._sender)
    shown(later)
    settle(door)
    later.bar.offer_printers(Printers(("二号", "一号"), "二号"))
    assert later.bar.printer.currentText() == "一号"
    assert later.bar.chosen_use() == USUAL
    later.bar.printer.setCurrentText("二号")
    later.bar.printer.activated.emit(0)
    assert later.bar.chosen_use() == BOTH
    later.chooser.choose("roster")
    assert later.bar.chosen_use() == USUAL


def test_the_keyboard_opens_the_list_and_chooses(screen, see, qtbot):
    see(2)
    options = screen.bar.options
    options.button.setFocus()
    seen: list[bool] = []

    def choose() -> None:
        seen.append(options.menu.isVisible())
        for _ in range(2):
            qtbot.keyClick(options.menu, Qt.Key.Key_Down)
        qtbot.keyClick(options.menu, Qt.Key.Key_Return)

    QTimer.singleShot(0, choose)
    qtbot.keyClick(options.button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [True]
    assert screen.bar.chosen_use() == SheetUse(Sides.LONG)
