"""Large letters on a low screen: the frame folds, lists keep rows, and it unfolds again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.ui.places import places

WIDE, HIGH = 1366, 768


@pytest.fixture
def large(dressed: QApplication) -> Iterator[QApplication]:
    theme.apply(dressed, scale=2.0)
    yield dressed
    theme.apply(dressed)


def made(door, shown, settle) -> MainWindow:
    window = MainWindow(door, places(door))
    window.resize(WIDE, HIGH)
    shown(window)
    window.go("roster")
    settle(door)
    return window


def whole_rows(window: MainWindow) -> int:
    table = window.screen_at("roster").list.table
    return table.viewport().height() // table.rowHeight(0)


def test_a_list_keeps_its_rows_at_two_hundred_percent(large, door, shown, settle):
    assert whole_rows(made(door, shown, settle)) >= 5


def test_the_search_stands_beside_the_menus_and_icons_say_where_they_lead(
    large, door, shown, settle
):
    window = made(door, shown, settle)
    assert window.room.low
    assert window.top.parentWidget() is window.menuBar()
    right = window.top.mapTo(window, window.top.rect().topRight()).x()
    assert right < WIDE
    for button in window.navigation.findChildren(QPushButton):
        assert button.text() == "" and button.toolTip() == button.accessibleName() != ""


def test_a_sample_says_so_by_a_badge_from_which_it_can_be_taken_away(
    large, door, shown, settle, qtbot
):
    window = made(door, shown, settle)
    window.room.show_sample(sample=True)
    assert window.sample.isHidden() and window.top._sample.isVisible()
    remove = window.top._sample.menu().actions()[-1]
    with qtbot.waitSignal(window.sample_removal_wanted):
        remove.trigger()


def test_on_a_taller_screen_all_of_it_unfolds_again(large, door, shown, settle, qtbot):
    window = made(door, shown, settle)
    window.room.show_sample(sample=True)
    window.resize(WIDE, 1200)
    qtbot.waitUntil(lambda: not window.room.low)
    settle(door)
    assert window.top.parentWidget() is not window.menuBar() and window.top.isVisible()
    assert window.sample.isVisible() and not window.top._sample.isVisible()
    texts = [button.text() for button in window.navigation.findChildren(QPushButton)]
    assert all(texts)
    assert window.top.height() < 200 and window.top.y() < window.height() // 3


def test_at_usual_letters_nothing_folds(dressed, door, shown, settle):
    window = made(door, shown, settle)
    assert not window.room.low
    assert whole_rows(window) >= 10
