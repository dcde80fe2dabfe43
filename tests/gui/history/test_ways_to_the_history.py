"""From any record to its history by a button or Ctrl+H; from 设置 and the menu to the trash."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from desktop.services import records
from desktop.services.activities import happenings
from desktop.services.activities.happenings import ActivityQuery
from desktop.ui.history import HistoryDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.places import places
from desktop.ui.widgets.history_button import HistoryButton


@pytest.fixture
def window(door, shown, settle) -> MainWindow:
    window = MainWindow(door, places(door))
    window.resize(1366, 768)
    shown(window)
    window.activateWindow()
    door.start_watching()
    settle(door)
    return window


def dialog(window) -> HistoryDialog:
    (found,) = window.findChildren(HistoryDialog)
    return found


def test_ctrl_h_tells_of_the_person_in_sight(window, desk, qtbot, door, settle):
    person = records.list_records(desk, "volunteer")[0]
    window.open_record("volunteer", person.id)
    settle(door)
    qtbot.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    settle(door)
    assert dialog(window)._title.text() == f"修改记录：志愿者「{person.text('name')}」"


def test_a_button_on_each_record_does_the_same(window, desk, qtbot, door, settle):
    activity = happenings.activity_ids(desk, ActivityQuery())[0]
    team = records.list_records(desk, "team")[0]
    person = records.list_records(desk, "volunteer")[0]
    for kind, record_id in (("activity", activity), ("team", team.id), ("volunteer", person.id)):
        window.open_record(kind, record_id)
        settle(door)
        screen = window.screen_at(window.current)
        (button,) = [one for one in screen.findChildren(HistoryButton) if one.isVisible()]
        button.click()
        settle(door)
        assert dialog(window).panel.story.id == record_id
        dialog(window).close()
        qtbot.waitUntil(lambda: not window.findChildren(HistoryDialog))


def test_the_station_has_one_too(window, door, settle, qtbot):
    window.go("settings")
    settle(door)
    screen = window.screen_at("settings")
    assert screen.shown_record()[0] == "station"
    screen.turn_to("clerks")
    assert screen.shown_record()[0] == "clerk"


def test_above_a_dialog_that_waits_it_can_be_closed(window, desk, qtbot, door, settle):
    waiting = QDialog(window)
    waiting.setModal(True)
    waiting.show()
    team = records.list_records(desk, "team")[0]
    window.open_history("team", team.id)
    settle(door)
    QApplication.processEvents()
    assert dialog(window).parent() is waiting
    QTest.keyClick(dialog(window).windowHandle(), Qt.Key.Key_Escape)  # as the platform sends it
    qtbot.waitUntil(lambda: not window.findChildren(HistoryDialog))
    assert waiting.isVisible()


def test_nothing_in_sight_is_said(window, desk, qtbot, door, settle):
    window.go("trash")
    settle(door)
    window.actions_of_menu.history_wanted.emit()
    assert "先选中一条记录" in window.banner.text


def test_the_trash_is_one_press_from_the_edit_menu_and_from_settings(window, door, settle):
    edit = next(menu for menu in window.menuBar().findChildren(QMenu) if "编辑" in menu.title())
    (trash,) = [action for action in edit.actions() if "回收站" in action.text()]
    trash.trigger()
    assert window.current == "trash"
    window.go("settings")
    settle(door)
    window.screen_at("settings").trash.button.click()
    assert window.current == "trash"


def test_undo_in_the_edit_menu_says_what_it_takes_back(window, desk, door, settle):
    records.add(desk, "team", {"name": "夕阳红队"})
    door._look_for_changes()
    settle(door)
    assert "添加队伍「夕阳红队」" in window._undo.undo.text()
    window._undo.undo.trigger()
    settle(door)
    assert "添加队伍「夕阳红队」" in window._undo.redo.text()
    assert "已撤销" in window.banner.text
