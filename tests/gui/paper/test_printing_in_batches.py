"""Several activities, teams or people in one go; printer and paper remembered; pages chosen."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from desktop.services import records
from desktop.services.paper import papers, printer_offsets
from desktop.ui.paper.offsets_dialog import OffsetsDialog
from desktop.ui.paper.screen import PaperScreen
from desktop.ui.paper.sending import Printers

CERTIFICATE = "activity-certificate"


@pytest.fixture
def screen(screen) -> PaperScreen:
    """On a PC with two printers."""
    screen.bar.offer_printers(Printers(("一号", "二号"), "二号"))
    return screen


def printed(screen, tray, qtbot, door, settle) -> None:
    screen.bar.print_button.click()
    qtbot.waitUntil(lambda: bool(tray.jobs), timeout=30_000)
    settle(door)


def test_several_activities_make_one_file(screen, held, see, desk):
    screen.show_template(CERTIFICATE, held[:2])
    see(16)
    assert screen.preview._title.text().endswith("等 2 个活动")
    assert screen.order().ids == tuple(held[:2])
    assert "16 / 16 份" in screen.chooser.pieces._count.text()


def test_a_click_on_the_words_means_only_that_one_and_the_box_one_more(
    screen, held, see, qtbot, door, settle
):
    screen.show_template(CERTIFICATE, [held[0]])
    see(8)
    sources = screen.chooser.pieces.sources
    sources.itemClicked.emit(sources.item(2))
    see(8)
    assert len(screen.chooser.pieces.chosen) == 1
    assert screen.chooser.pieces.chosen[0] != held[0]
    sources.item(0).setCheckState(Qt.CheckState.Checked)
    see(16)


def test_by_team_those_who_have_none_yet_are_ticked(screen, held, see, desk, qtbot, door, settle):
    papers.issue(desk, CERTIFICATE, [held[0]])
    screen.show_template(CERTIFICATE, [])
    settle(door)
    pieces = screen.chooser.pieces
    pieces.ways["team"].click()
    settle(door)
    teams = records.list_records(desk, "team")
    pieces.sources.tick([team.id for team in teams])
    qtbot.waitUntil(lambda: pieces.people.count() == 24, timeout=10_000)
    assert len(pieces.people.chosen()) == 16
    assert pieces.unissued.isVisible()
    see(16)
    pieces.everybody.click()
    see(24)
    pieces.unissued.click()
    see(16)


def test_by_person_all_they_took_part_in(screen, see, desk, door, settle):
    name = records.list_records(desk, "volunteer", search="张伟")[0]
    screen.show_template(CERTIFICATE, [])
    settle(door)
    pieces = screen.chooser.pieces
    pieces.ways["person"].click()
    settle(door)
    pieces.sources.tick([name.id])
    settle(door)
    words = pieces.people.item(0).text()
    assert words.startswith("张伟") and "重阳敬老饺子宴" in words
    assert screen.shown_record() == ("volunteer", name.id)


def test_typing_finds_another_activity_and_keeps_what_is_ticked(
    screen, held, see, qtbot, type_in, door, settle
):
    screen.show_template(CERTIFICATE, [held[0]])
    see(8)
    pieces = screen.chooser.pieces
    type_in(pieces.words, "重阳")
    qtbot.waitUntil(lambda: pieces.sources.count() == 2, timeout=5_000)
    assert pieces.chosen == (held[0],)
    assert pieces.sources.item(0).checkState() == Qt.CheckState.Checked


def _holder(page) -> str:
    """The name a certificate is made out to."""
    words = page.extract_text().replace(" ", "").splitlines()
    return next(line for line in words if line.endswith("同志："))


def test_only_the_pages_wanted_are_registered_and_go_to_the_printer(
    screen, held, see, tray, desk, qtbot, door, settle
):
    screen.show_template(CERTIFICATE, [held[0]])
    see(8)
    whole = screen._sheet.pdf
    screen.bar.pages.setText("9")
    screen.bar.pages.textEdited.emit("9")
    assert not screen.bar.print_button.isEnabled()
    assert screen.bar._wrong.isVisible()
    screen.bar.pages.setText("1-2，4")
    screen.bar.pages.textEdited.emit("1-2，4")
    printed(screen, tray, qtbot, door, settle)
    assert tray.jobs[0].pages == ""
    sent = PdfReader(io.BytesIO(tray.jobs[0].pdf)).pages
    shown = PdfReader(io.BytesIO(whole)).pages
    names = [_holder(page) for page in shown]
    assert [_holder(page) for page in sent] == [names[0], names[1], names[3]]
    assert desk.store.one("SELECT count(*) FROM certificate") == 3


def test_printer_and_paper_are_remembered_by_document(
    screen, see, tray, desk, qtbot, door, settle, shown
):
    see(2)
    screen.bar.printer.setCurrentText("一号")
    screen.bar.paper.setCurrentText("A3")
    screen.bar.paper.activated.emit(1)
    settle(door)
    qtbot.waitUntil(lambda: screen.bar._ready, timeout=30_000)
    printed(screen, tray, qtbot, door, settle)
    screen.chooser.choose(CERTIFICATE)
    screen.bar.printer.setCurrentText("二号")
    screen.chooser.choose("recruitment-rules")
    assert screen.bar.to_remember().printer == "一号"
    assert screen.bar.chosen_paper() == "A3"
    settle(door)
    later = PaperScreen(door, sender=tray)
    shown(later)
    settle(door)
    later.bar.offer_printers(Printers(("二号", "一号"), "二号"))
    assert later.bar.chosen_paper() == "A3"


def test_bought_paper_gets_words_only_where_the_printer_is_off(
    screen, held, see, desk, qtbot, door, settle
):
    printer_offsets.set_offsets(desk, "二号", 2.0, -1.5)
    screen.show_template(CERTIFICATE, [held[0]])
    see(8)
    plain = screen._sheet
    assert not screen.bar.offsets_button.isVisible()
    screen.bar.stock.setCurrentIndex(1)
    screen.bar.stock.activated.emit(1)
    qtbot.waitUntil(lambda: screen._sheet is not plain, timeout=30_000)
    settle(door)
    assert screen.bar.offsets_button.isVisible()
    stock = screen.order().stock
    assert (stock.preprinted, stock.right_mm, stock.down_mm) == (True, 2.0, -1.5)
    words = PdfReader(io.BytesIO(screen._sheet.pdf)).pages[0].extract_text()
    assert "活动证书" not in words.replace(" ", "") and "同志" in words


def test_what_was_measured_becomes_an_offset(screen, desk, see, qtbot, door, settle):
    screen.show_template("alignment-sheet", [])
    see(1)
    screen.bar.offsets_button.click()
    (dialog,) = screen.findChildren(OffsetsDialog)
    dialog.from_left.setValue(21.5)
    dialog.from_top.setValue(19.0)
    dialog.work_out()
    assert (dialog.right.value(), dialog.down.value()) == (-1.5, 1.0)
    before = screen._sheet
    dialog.accept()
    qtbot.waitUntil(lambda: screen._sheet is not before, timeout=30_000)
    settle(door)
    assert printer_offsets.offsets(desk, "二号") == (-1.5, 1.0)
    words = PdfReader(io.BytesIO(screen._sheet.pdf)).pages[0].extract_text()
    assert "-1.5" in words and "二号" in words
