"""With letters of 200 % on a small screen all parts of 同步 stand in sight."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.services.sync.rhythm import Rhythm
from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.ui.places import places
from desktop.ui.sync.syncing import Syncing

WIDE, HIGH = 1366, 744  # below the title of the window


@pytest.fixture
def large(dressed: QApplication) -> Iterator[QApplication]:
    theme.apply(dressed, scale=2.0)
    yield dressed
    theme.apply(dressed)


@pytest.fixture
def window(door, large, shown, settle) -> MainWindow:
    window = MainWindow(door, places(door, Syncing(door, Rhythm(random.random))))
    window.resize(WIDE, HIGH)
    shown(window)
    settle(door)
    return window


@pytest.mark.parametrize("place", ["sync", "settings"])
def test_every_part_of_a_page_is_in_sight(window, settle, door, place):
    window.go(place)
    settle(door)
    listed = window.screen_at(place).list
    assert listed.count() >= 7
    if place == "sync":
        assert listed.verticalScrollBar().maximum() == 0
    rows = [listed.visualItemRect(listed.item(number)) for number in range(7)]
    assert all(listed.viewport().rect().contains(row) for row in rows)


def test_what_is_reported_scrolls_in_its_table_alone_and_says_how(window, settle, door):
    window.go("sync")
    leaving = window.screen_at("sync").leaving
    window.screen_at("sync").show_part("leaving")
    settle(door)
    assert leaving.verticalScrollBar().maximum() == 0
    table = leaving.table
    assert table.verticalScrollBar().maximum() > 0
    assert table.horizontalScrollBar().maximum() == 0
    assert table.viewport().height() >= 2 * table.rowHeight(0)
    how = table.columnViewportPosition(2)
    assert how < table.viewport().width() * 3 // 4
