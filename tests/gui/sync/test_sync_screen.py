"""The page with the station's own services behind it: what it asks and does, how it is reached."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.roster import duplicates, merging
from desktop.services.sync import line_settings
from desktop.services.sync.line_settings import LineSettings
from desktop.services.sync.rhythm import Rhythm
from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.ui.places import places
from desktop.ui.sync import verbs
from desktop.ui.sync.in_frame import SyncInFrame
from desktop.ui.sync.screen import SyncScreen
from desktop.ui.sync.shown import Standing, Trouble
from desktop.ui.sync.syncing import Syncing
from tools import sync_pages

VOLUNTEER = kind_named("volunteer")
TODAY = dt.date.fromisoformat(sync_pages.TODAY)


@pytest.fixture
def syncing(door) -> Syncing:
    return Syncing(door, Rhythm(lambda: 0.0))


@pytest.fixture
def window(door, syncing, shown, settle) -> MainWindow:
    window = MainWindow(door, places(door, syncing))
    window.keep_synced(syncing)
    window.resize(1366, 768)
    shown(window)
    window.activateWindow()
    door.start_watching()
    syncing.start()
    settle(door)
    return window


@pytest.fixture
def page(window, door, settle) -> SyncScreen:
    window.go("sync")
    settle(door)
    return window.screen_at("sync")


def press(widget, words: str) -> None:
    found = [
        b for b in widget.findChildren(QPushButton) if b.isVisible() and b.text().startswith(words)
    ]
    found[0].click()


def test_the_status_bar_tells_the_truth_and_a_click_tells_more(window, door, settle):
    assert window.status_line.line_words == "还没有接入县平台"
    window.status_line.sync.click()
    settle(door)
    assert window.current == "sync"
    assert "还没有接入县平台" in window.screen_at("sync").overview.card.words


def test_it_stands_in_no_navigation_and_f5_goes_there(window, qtbot):
    assert "sync" not in window.navigation._buttons
    key = QKeySequence("F5")[0]
    qtbot.keyClick(window, key.key(), key.keyboardModifiers())
    assert window.current == "sync"
    assert not any(made.isChecked() for made in window.navigation._buttons.values())
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.navigation._buttons["today"].isChecked()


def test_a_click_goes_to_what_needs_a_person(window, syncing):
    syncing.show(Standing(joined=True, conflicts=1, attention=2))
    assert window.status_line.line_words == "需要您看一下 3 件"
    window.status_line.sync.click()
    screen = window.screen_at("sync")
    assert screen.stack.currentWidget() is screen.conflicts
    syncing.show(Standing(joined=True, attention=2))
    window.status_line.sync.click()
    assert screen.stack.currentWidget() is screen.attention


def test_the_page_and_the_bar_tell_the_same_where_the_records_know_less(
    page, window, syncing, door, settle, monkeypatch
):
    """The disk was full: the last sync that could be noted went well."""
    well = Standing(joined=True, last_whole="2026-11-22T09:12:00+08:00")
    monkeypatch.setattr(verbs.mapping, "standing", lambda _found, _telling: well)
    syncing._end(errors.DiskFull())
    page._on_changed()
    settle(door)
    assert window.status_line.line_words == "这次没有同步成"
    assert "磁盘满了" in page.overview.card.words
    assert "都收到了" not in page.overview.card.words


def test_a_time_of_yesterday_is_not_shown_as_one_of_today(window, syncing):
    days = [dt.date(2026, 11, 22)]
    kept = SyncInFrame(syncing, window.status_line, window, today=lambda: days[-1])
    syncing.show(Standing(joined=True, last_whole="2026-11-22T18:52:00+08:00"))
    kept._show()
    assert window.status_line.line_words == "已同步到 18:52"
    days.append(dt.date(2026, 11, 23))
    kept._minute.timeout.emit()
    assert window.status_line.line_words == "已同步到 11月22日 18:52"


def test_without_a_network_the_status_bar_is_calm(window, syncing):
    trouble = Trouble("没有连上。", "连上后会自动再试。", no_network=True)
    syncing.show(Standing(joined=True, changes=2, trouble=trouble))
    assert window.status_line.line_words == "没有网络，不影响使用 · 还有 2 项没送出"
    assert window.status_line.sync.property("tone") == "quiet"


def test_what_leaves_is_the_table_sync_goes_by(page):
    told = {
        (page.leaving.model.index(row, 0).data(), page.leaving.model.index(row, 1).data()):
        page.leaving.model.index(row, 2).data()
        for row in range(page.leaving.model.rowCount())
    }  # fmt: skip
    assert told["志愿者", "姓名"] == "原样上报"
    assert told["志愿者", "证件号码"].startswith("加密后上报")


def test_settings_are_kept(page, door, desk, settle, qtbot):
    page.show_part("settings")
    page.settings.changed.emit(LineSettings(60, saving=True, limit_kib=32))
    settle(door)
    assert line_settings.line_settings(desk) == LineSettings(60, saving=True, limit_kib=32)


def test_two_who_are_one_are_merged_by_a_click(page, door, desk, settle):
    facts = {"name": "马小红", "village_group": "一组"}
    first = records.add(desk, "volunteer", {**facts, "phone": "13800001111"})
    other = records.add(desk, "volunteer", {**facts, "phone": "13800002222"})
    page._on_changed()
    settle(door)
    page.show_part("pairs")
    assert page.pairs.list.entries.rowCount() == 1
    press(page.pairs, "是同一人")
    settle(door)
    assert "合并好了" in page.banner.text
    assert page.pairs.list.entries.rowCount() == 0
    kept = desk.records.get(VOLUNTEER, first)
    assert kept.text("phone") == "13800001111"
    assert duplicates.candidates(desk) == []
    assert other != first


def test_two_who_are_not_one_are_never_asked_about_again(page, door, desk, settle):
    for phone in ("13800001111", "13800002222"):
        records.add(desk, "volunteer", {"name": "马小红", "village_group": "一组", "phone": phone})
    page._on_changed()
    settle(door)
    page.show_part("pairs")
    press(page.pairs, "不是同一人")
    settle(door)
    assert page.pairs.list.entries.rowCount() == 0
    assert "不是同一人" in page.banner.text


def test_an_overlap_is_settled_by_one_of_its_ways(page, door, desk, settle):
    people = [records.add(desk, "volunteer", {"name": name}) for name in ("马小红", "马晓红")]
    for person, title in zip(people, ("清洁家园", "河道清理"), strict=True):
        facts = {
            "title": title, "started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:00",
            "place": "村口",
        }  # fmt: skip
        activities.record_activity(desk, facts, [Participant(person)])
    merging.merge(desk, "volunteer", *people)
    page._on_changed()
    settle(door)
    page.show_part("attention")
    view = page.attention
    assert view.list.entries.rowCount() == 1
    assert view.list.entries.index(0, 0).data() == "马小红"
    press(view, "删去不计的那一份")
    settle(door)
    assert view.list.entries.rowCount() == 0
    assert "回收站" in page.banner.text


def test_a_half_written_value_keeps_the_window_from_closing_unasked(page, syncing, type_in):
    shown = sync_pages.pages()["两边不同-1处"][1]
    page.show_page(shown, TODAY)
    page.show_part("conflicts")
    press(page.conflicts, "都不对")
    (line,) = [made for made in page.conflicts.findChildren(QLineEdit) if made.isVisible()]
    before = line.text()
    type_in(line, "1")
    assert page.unsaved()
    line.setText(before)
    assert not page.unsaved()


@pytest.mark.parametrize("name", sync_pages.pages())
def test_every_state_can_be_shown(page, name):
    part, shown = sync_pages.pages()[name]
    page.show_page(shown, TODAY)
    page.show_part(part)
    assert page.stack.currentWidget().isVisible()


def test_with_letters_of_200_percent_every_part_fits_a_small_screen(
    door, syncing, shown, settle, dressed
):
    theme.apply(dressed, scale=2.0)
    try:
        window = MainWindow(door, places(door, syncing))
        window.keep_synced(syncing)
        window.resize(1366, 744)
        shown(window)
        window.go("sync")
        settle(door)
        page = window.screen_at("sync")
        for part, found in sync_pages.pages().values():
            syncing.show(found.standing)
            page.show_page(found, TODAY)
            page.show_part(part)
            needed = window.minimumSizeHint()
            assert needed.width() <= 1366, part
            assert needed.height() <= 744, part
    finally:
        theme.apply(dressed)
