"""With letters of 200 % everything still fits a screen of 1366×768: pages scroll, none is cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QListWidget,
    QStyle,
    QToolButton,
    QWidget,
)

from desktop.services import sample
from desktop.services.activities.happenings import ActivityQuery, activity_ids
from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.ui.places import places
from desktop.ui.shortcut_sheet import ShortcutSheet
from desktop.ui.widgets.display import free_area
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.search_line import SearchLine
from desktop.ui.widgets.words import button

WIDE, HIGH, TITLE_BAR = 1366, 768, 24


@pytest.fixture
def large(dressed: QApplication) -> Iterator[QApplication]:
    theme.apply(dressed, scale=2.0)
    yield dressed
    theme.apply(dressed)


@pytest.fixture
def window(door, large, shown) -> MainWindow:
    window = MainWindow(door, places(door))
    window.resize(WIDE, HIGH)
    return shown(window)


def cut_buttons(header: PageHeader) -> list[str]:
    """Words of the buttons that are narrower than they need to be."""
    found = [made for made in header.findChildren(QAbstractButton) if made.isVisible()]
    assert found
    return [made.text() for made in found if made.width() < made.sizeHint().width()]


def test_no_screen_asks_for_more_than_a_small_screen_has(window, door, desk, settle):
    for key in ("today", "roster", "activities", "paper", "settings"):
        window.go(key)
        settle(door)
    roster = window.screen_at("roster")
    roster.begin_import()
    roster.importing.look_at(sample.roster())
    settle(door)
    window.open_record("activity", activity_ids(desk, ActivityQuery())[0])
    settle(door)
    needed = window.minimumSizeHint()
    assert needed.width() <= WIDE
    assert needed.height() <= HIGH - TITLE_BAR


def test_the_heads_of_import_and_activity_show_every_button_whole(window, door, desk, settle):
    roster, activities = window.screen_at("roster"), window.screen_at("activities")
    window.go("roster")
    roster.begin_import()
    roster.importing.look_at(sample.roster())
    settle(door)
    assert cut_buttons(roster.importing.header) == []
    window.open_record("activity", activity_ids(desk, ActivityQuery())[0])
    settle(door)
    assert cut_buttons(activities.page.header) == []


def test_actions_go_below_a_title_that_leaves_no_room_and_come_back(large, shown):
    header = PageHeader("重阳敬老饺子宴暨秋季清洁家园志愿服务行动")
    save, leave = button("保存"), button("取消")
    header.add(save)
    header.add(leave)
    header.resize(900, 200)
    shown(header)
    assert save.y() == leave.y() < 100
    header.resize(save.width() + leave.width() + 100, 200)
    QApplication.processEvents()
    assert save.y() == leave.y() >= save.height() / 2
    header.resize(900, 200)
    QApplication.processEvents()
    assert save.y() < 100


def test_an_empty_list_keeps_its_words_and_button_whole_in_a_low_window(large, shown):
    page = QWidget()
    page.resize(500, 600)
    words = ("没有符合条件的人", "可以只打姓名的一部分。", "清除条件")
    empty = EmptyState("users", *words, parent=page)
    shown(page)
    low = empty.minimumSizeHint().height()
    empty.resize(500, low)
    QApplication.processEvents()
    (press,) = empty.findChildren(QAbstractButton)
    assert press.height() >= press.sizeHint().height()
    assert press.geometry().bottom() <= low
    empty.resize(500, 3 * low)
    QApplication.processEvents()
    assert all(part.isVisible() for part in empty.findChildren(QLabel))


def test_the_sheet_of_shortcuts_fits_the_screen(window):
    sheet = ShortcutSheet(window.actions_of_menu.keys(), window)
    room = free_area(window)
    assert sheet.height() <= room.height()
    assert sheet.width() <= room.width()


def test_icons_of_lines_and_boxes_of_lists_are_as_large_as_the_letters(large, shown):
    line = shown(SearchLine("funnel"))
    line.setText("张")
    (cross,) = line.findChildren(QToolButton)
    assert cross.iconSize().height() >= theme.px(14)
    assert shown(QToolButton()).iconSize() == theme.icon_size()
    boxes = shown(QListWidget())
    metric = QStyle.PixelMetric.PM_IndicatorWidth
    assert boxes.style().pixelMetric(metric, None, boxes) >= theme.px(18)


def test_the_cross_empties_the_line_as_typing_would(dressed, shown, qtbot):
    line = shown(SearchLine("funnel"))
    line.setText("张")
    (cross,) = line.findChildren(QToolButton)
    with qtbot.waitSignal(line.textEdited):
        cross.click()
    assert line.text() == ""
    assert not cross.isVisible()
