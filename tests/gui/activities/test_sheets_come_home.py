"""Scans of signed sheets, dropped or chosen: attached by their code, asked about once without."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from desktop.model import sign_in_code
from desktop.model.kinds import kind_named
from desktop.ui.activities.sheets.dialog import WhoseSheetDialog
from desktop.ui.paper.screen import PaperScreen
from tests.unit.imaging.made_pictures import written
from tests.unit.imaging.made_sheets import as_pdf, sheet

PHOTO = kind_named("photo")


@pytest.fixture
def scan(tmp_path):
    """Writes the scan of a sheet; of no activity one without a code."""

    def make(name: str, *activities: str) -> Path:
        pages = [sheet(sign_in_code.payload(one) if one else "") for one in activities or ("",)]
        folder = tmp_path / "扫描 件"
        folder.mkdir(exist_ok=True)
        path = folder / name
        path.write_bytes(as_pdf(*pages) if name.endswith(".pdf") else written(pages[0]))
        return path

    return make


def drop(widget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in paths])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    widget.dropEvent(event)


def purposes(desk, activity) -> list[str]:
    return [one.text("purpose") or "scene" for one in desk.records.find(PHOTO, activity=activity)]


def finish(screen, settle, door) -> None:
    settle(door)
    settle(door)


def asked(screen) -> WhoseSheetDialog:
    (dialog,) = screen.window().findChildren(WhoseSheetDialog)
    return dialog


@pytest.fixture
def opened(screen, held, settle, door):
    """The page of the newest."""
    screen.show_record(held[0])
    settle(door)
    return screen


def test_a_sheet_dropped_on_its_activity_is_its_sheet_and_photos_stay_photos(
    opened, desk, held, scan, make_picture, settle, door
):
    drop(opened.page, scan("签到.jpg", held[0]), make_picture(1))
    finish(opened, settle, door)
    assert sorted(purposes(desk, held[0])) == ["scan", "scene"]
    assert opened.page.file._sheets.isVisible()
    assert opened.page.file._sheets.text() == "签到表 1 页"
    assert "添加了 1 张照片" in opened.banner.text


@pytest.mark.slow
def test_a_sheet_of_another_activity_finds_its_own(opened, desk, held, scan, settle, door, qtbot):
    drop(opened.page, scan("签到.jpg", held[2]))
    finish(opened, settle, door)
    assert purposes(desk, held[0]) == [] and purposes(desk, held[2]) == ["scan"]
    assert "「重阳敬老饺子宴」1 页" in opened.banner.text
    opened.banner.action_button.click()
    settle(door)
    assert opened.shown_record() == ("activity", held[2])


@pytest.mark.slow
def test_a_pdf_on_the_page_is_its_sheet_also_without_a_code(opened, desk, held, scan, settle, door):
    drop(opened.page, scan("扫描.pdf", "", held[1]))
    finish(opened, settle, door)
    assert purposes(desk, held[0]) == purposes(desk, held[1]) == ["scan"]


@pytest.mark.slow
def test_many_photos_at_once_are_photos(opened, desk, held, make_picture, settle, door):
    looked = []
    opened.sheets._look = lambda *what: looked.append(what)
    drop(opened.page, *(make_picture(number) for number in range(5)))
    finish(opened, settle, door)
    assert looked == [] and purposes(desk, held[0]) == ["scene"] * 5


@pytest.mark.slow
def test_what_the_file_lacks_takes_a_scan_without_a_code(opened, desk, held, scan, settle, door):
    opened.page.ask_for_scans = lambda: (scan("签到.jpg"),)
    opened.page.file.put_right_pressed.emit("sheet")
    finish(opened, settle, door)
    assert purposes(desk, held[0]) == ["scan"]
    assert "签到表已附上" in opened.banner.text


@pytest.mark.slow
def test_sheets_dropped_on_the_list_part_to_their_activities(
    screen, desk, held, scan, settle, door
):
    drop(screen.list, scan("一.pdf", held[0], held[1]))
    finish(screen, settle, door)
    assert purposes(desk, held[0]) == purposes(desk, held[1]) == ["scan"]
    assert "1 页" in screen.banner.text


def test_those_without_a_code_are_asked_about_once(screen, desk, held, scan, settle, door, qtbot):
    drop(screen.list, scan("一.jpg"), scan("三.jpg", held[0]))
    finish(screen, settle, door)
    dialog = asked(screen)
    assert not dialog._accept.isEnabled()
    qtbot.keyClicks(dialog.words, "cyjl")
    qtbot.waitUntil(lambda: dialog.activities.count() == 1)
    settle(door)
    assert dialog.activities.item(0).text().startswith("重阳敬老饺子宴")
    dialog._accept.click()
    finish(screen, settle, door)
    assert purposes(desk, held[2]) == ["scan"] and purposes(desk, held[0]) == ["scan"]


@pytest.mark.slow
def test_who_does_not_say_keeps_those_that_were_read(screen, desk, held, scan, settle, door):
    drop(screen.list, scan("一.jpg"), scan("三.jpg", held[0]))
    finish(screen, settle, door)
    asked(screen).reject()
    finish(screen, settle, door)
    assert [purposes(desk, one) for one in held] == [["scan"], [], []]


@pytest.mark.slow
def test_the_same_sheet_again_is_told(screen, desk, held, scan, settle, door):
    path = scan("一.jpg", held[0])
    for _ in range(2):
        drop(screen.list, path)
        finish(screen, settle, door)
    assert "以前就附上了" in screen.banner.text
    assert purposes(desk, held[0]) == ["scan"]


@pytest.mark.slow
def test_what_is_no_scan_is_told_in_words(screen, desk, tmp_path, settle, door):
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    drop(screen.list, broken)
    finish(screen, settle, door)
    assert "坏.pdf" in screen.banner.text and "没有附上签到表" in screen.banner.text


@pytest.mark.slow
def test_sheets_are_taken_in_where_they_are_printed(
    desk, held, scan, door, shown, settle, monkeypatch, qtbot
):
    screen = PaperScreen(door)
    screen.resize(1100, 660)
    shown(screen)
    settle(door)
    screen.show_template("sign-in-sheet", [])
    settle(door)
    entry = screen.header.office.entries["sheets"]
    assert entry.isVisible()
    path = str(scan("一.jpg", held[1]))
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", staticmethod(lambda *_a, **_k: ([path], ""))
    )
    entry.trigger()
    finish(screen, settle, door)
    assert purposes(desk, held[1]) == ["scan"]
    with qtbot.waitSignal(screen.open_record) as wanted:
        screen.banner.action_button.click()
    assert wanted.args == ["activity", held[1]]
