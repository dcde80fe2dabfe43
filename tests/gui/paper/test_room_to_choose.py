"""What is chosen for a certificate is all in sight on a small screen; lists show whole rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QListWidget, QScrollArea, QWidget

from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.ui.paper.screen import PaperScreen
from desktop.ui.paper.sending import Printers
from desktop.ui.places import places

WIDE, HIGH = 1366, 744  # below the title of the window
CERTIFICATE = "activity-certificate"
RULES = "recruitment-rules"


@pytest.fixture
def window(door, dressed, shown, settle) -> MainWindow:
    """As large as a small screen, with the strip above a sample."""
    window = MainWindow(door, places(door))
    window.room.show_sample(sample=True)
    window.resize(WIDE, HIGH)
    shown(window)
    window.go("paper")
    settle(door)
    return window


@pytest.fixture
def paper(window) -> PaperScreen:
    paper = window.screen_at("paper")
    paper.bar.offer_printers(Printers(("村部打印机",), "村部打印机"))
    return paper


def scrolls(paper: PaperScreen) -> bool:
    (area,) = paper.chooser.findChildren(QScrollArea)
    return area.verticalScrollBar().maximum() > 0


def within(outer: QWidget, inner: QWidget) -> bool:
    at = QRect(inner.mapTo(outer, inner.rect().topLeft()), inner.size())
    return inner.isVisible() and outer.rect().contains(at)


def rows_in_sight(listed: QListWidget) -> float:
    return listed.viewport().height() / listed.sizeHintForRow(0)


def test_all_a_certificate_asks_for_is_in_sight_without_scrolling(
    window, paper, held, qtbot, door, settle
):
    window.print_records(CERTIFICATE, [held[2]])
    qtbot.waitUntil(lambda: paper.preview.pages == 8, timeout=30_000)
    settle(door)
    assert not scrolls(paper)
    pieces, bar = paper.chooser.pieces, paper.bar
    asked = (pieces.words, pieces.sources, pieces.everybody, pieces.people, *pieces.ways.values())
    assert all(within(paper.chooser, part) for part in asked)
    assert within(paper, paper.chooser.templates)
    assert all(within(bar, part) for part in (bar.printer, bar.stock, bar.copies, bar.pages))
    assert within(bar, bar.print_button)
    assert rows_in_sight(pieces.sources) >= 3
    assert rows_in_sight(pieces.people) >= 6


def test_lists_that_scroll_show_whole_rows(window, paper, held, qtbot, door, settle):
    window.print_records(CERTIFICATE, [held[2]])
    qtbot.waitUntil(lambda: paper.preview.pages == 8, timeout=30_000)
    paper.chooser.pieces.ways["person"].click()
    settle(door)
    sources = paper.chooser.pieces.sources
    assert sources.verticalScrollBar().maximum() > 0
    left = sources.viewport().height() % sources.sizeHintForRow(0)
    assert left <= theme.px(4)


def test_a_document_about_the_station_leaves_the_room_to_its_page(
    window, paper, held, qtbot, door, settle
):
    qtbot.waitUntil(lambda: paper.preview.pages == 2, timeout=30_000)
    settle(door)
    assert not paper.chooser.isVisible()
    alone = paper.preview.width()
    window.print_records(CERTIFICATE, [held[2]])
    settle(door)
    assert paper.chooser.isVisible()
    assert paper.preview.width() < alone


def test_in_a_narrow_window_the_documents_stand_above_for_whom_and_come_back(
    window, paper, held, qtbot, door, settle
):
    window.print_records(CERTIFICATE, [held[2]])
    settle(door)
    assert not paper.chooser.isAncestorOf(paper.chooser.templates)
    window.resize(1100, HIGH)
    qtbot.waitUntil(lambda: paper.chooser.isAncestorOf(paper.chooser.templates))
    settle(door)
    assert paper.chooser.templates.isVisible()
    assert paper.chooser.template.name == CERTIFICATE
    window.print_records(RULES, [])
    settle(door)
    assert paper.chooser.isVisible()
    window.resize(WIDE, HIGH)
    qtbot.waitUntil(lambda: not paper.chooser.isAncestorOf(paper.chooser.templates))
    qtbot.waitUntil(paper.chooser.templates.isVisible)
    assert not paper.chooser.isVisible()
