"""Help beside each screen: offline, in Chinese, a page for every place."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl

from desktop.config import resources
from desktop.ui.help.pages import FIRST, TITLES, page_named
from desktop.ui.main_window import MainWindow
from desktop.ui.places import places


@pytest.fixture
def window(door, shown, settle) -> MainWindow:
    window = MainWindow(door, places(door))
    window.resize(1366, 768)
    shown(window)
    window.activateWindow()
    settle(door)
    return window


def test_every_place_has_its_page(door):
    for place in places(door):
        assert place.key in TITLES


@pytest.mark.parametrize("key", TITLES)
def test_a_page_begins_with_its_title_and_links_only_to_pages_there_are(key: str):
    text = page_named(key)
    assert text.startswith(f"# {TITLES[key]}\n")
    assert set(re.findall(r"\(help:([\w-]+)\)", text)) <= set(TITLES)
    assert not re.search(r"https?://", text)


def test_every_file_of_help_is_offered():
    written = {path.stem for path in (resources() / "help").glob("*.md")}
    assert written == set(TITLES)


def test_shift_f1_opens_the_page_of_this_screen_and_closes_it_again(window, qtbot):
    modifier = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_F1, modifier)
    assert window.help.open
    assert window.help.panel.text.startswith("今日")
    qtbot.keyClick(window, Qt.Key.Key_F1, modifier)
    assert not window.help.open


def test_help_follows_the_clerk_from_place_to_place(window, settle, door):
    window.top.help_pressed.emit()
    window.go("settings")
    settle(door)
    assert window.help.panel.text.startswith("设置")


def test_escape_closes_it_and_gives_the_keyboard_back(window, qtbot):
    window.top.help_pressed.emit()
    qtbot.keyClick(window.help.panel, Qt.Key.Key_Escape)
    assert not window.help.open


def test_a_link_turns_the_page_and_the_list_has_all_of_them(window):
    window.help.show_page("today")
    panel = window.help.panel
    panel._on_link(QUrl("help:sync"))
    assert panel.key == "sync" and panel.text.startswith("同步")
    panel.show_contents()
    assert all(title in panel.text for title in TITLES.values())
    panel.show_page("no such page")
    assert panel.key == FIRST


def test_it_stands_beside_the_screen_where_there_is_room_and_over_it_else(window):
    window.top.help_pressed.emit()
    panel, row = window.help.panel, window.help.row()
    assert row.indexOf(panel) >= 0
    window.resize(960, 600)
    assert row.indexOf(panel) < 0
    assert panel.isVisible()
    assert panel.geometry().right() <= panel.parentWidget().width()


def test_the_quick_card_is_one_press_away(window, settle, door, monkeypatch):
    asked = []
    monkeypatch.setattr(window, "print_records", lambda *what: asked.append(what))
    window.help.show_page("today")
    window.help.panel._card.click()
    assert asked == [("quick-card", [])]
