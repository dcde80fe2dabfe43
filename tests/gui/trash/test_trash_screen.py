"""回收站: what lies there is found, seen and taken out again."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.model import progress
from desktop.services import records
from desktop.services.past import trash, undoing
from desktop.ui.trash import screen as of_trash
from desktop.ui.trash.screen import TrashScreen


@pytest.fixture
def thrown(desk) -> list[str]:
    made = [records.add(desk, "volunteer", {"name": name}) for name in ("单晓明", "李来福")]
    made.append(records.add(desk, "team", {"name": "夕阳红队"}))
    for kind, one in zip(("volunteer", "volunteer", "team"), made, strict=True):
        records.remove(desk, kind, [one])
    return [str(one) for one in made]


@pytest.fixture
def screen(thrown, door, shown, settle) -> TrashScreen:
    screen = TrashScreen(door)
    screen.resize(1100, 600)
    shown(screen)
    door.start_watching()
    settle(door)
    return screen


def titles(screen) -> list[str]:
    return [screen.model.index(row, 0).data() for row in range(screen.model.rowCount())]


def test_what_was_deleted_last_stands_first_with_who_and_when(screen):
    assert titles(screen) == ["夕阳红队", "李来福", "单晓明"]
    told = [screen.model.index(1, column).data() for column in range(5)]
    assert told == ["李来福", "志愿者", "2026-11-22 09:30", "王文书", "90 天"]
    assert "3 条" in screen.header.aside


def test_pinyin_and_the_kind_narrow_it(screen, qtbot, door, settle):
    qtbot.keyClicks(screen.words, "sxm")
    qtbot.waitUntil(lambda: titles(screen) == ["单晓明"])
    screen.words.clear()
    screen.kind.setCurrentIndex(screen.kind.findData("team"))
    screen.kind.activated.emit(0)
    qtbot.waitUntil(lambda: titles(screen) == ["夕阳红队"])


def test_nothing_that_fits_is_said(screen, qtbot, type_in):
    type_in(screen.words, "没有这个")
    qtbot.waitUntil(lambda: not screen.table.isVisible())
    assert "没有符合条件的" in screen._empty._title.text()


def test_enter_takes_out_and_the_list_is_shorter(screen, thrown, desk, qtbot, door, settle):
    screen.table.selectRow(1)
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(screen) == ["夕阳红队", "单晓明"])
    settle(door)
    assert records.look_up(desk, "volunteer", thrown[1]).title == "李来福"
    assert "已恢复：志愿者「李来福」" in screen.notices.banner.text
    with qtbot.waitSignal(screen.open_record) as asked:
        screen.notices.banner.action_button.click()
    assert asked.args == ["volunteer", thrown[1]]


def test_several_of_several_kinds_come_back_at_once(screen, qtbot, door, settle):
    screen.table.selectAll()
    assert screen.restore.text().startswith("恢复 3 条")
    screen.restore.click()
    qtbot.waitUntil(lambda: titles(screen) == [])
    settle(door)
    assert "回收站是空的" in screen._empty._title.text()


@pytest.mark.parametrize("count", [1, 3])
def test_the_keyboard_does_not_end_in_a_line_that_takes_ctrl_z(screen, qtbot, door, settle, count):
    screen.activateWindow()
    flag = QItemSelectionModel.SelectionFlag
    for row in range(count):
        rows = screen.table.selectionModel()
        rows.select(screen.model.index(row, 0), flag.Rows | flag.Select)
    screen.restore.setFocus()
    qtbot.mouseClick(screen.restore, Qt.MouseButton.LeftButton)
    settle(door)
    assert len(titles(screen)) == 3 - count
    assert not isinstance(QApplication.focusWidget(), QLineEdit)


def test_its_history_is_one_press_away(screen, thrown, qtbot):
    screen.table.selectRow(0)
    with qtbot.waitSignal(screen.history_wanted) as asked:
        screen.history.click()
    assert asked.args == ["team", thrown[2]]
    assert screen.shown_record() == ("team", thrown[2])


def test_its_columns_sort_and_what_was_marked_stays_so(screen, thrown, door, settle, qtmodeltester):
    screen.table.selectRow(2)
    screen.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    settle(door)
    assert titles(screen) == sorted(titles(screen))
    assert screen.shown_record()[1] == thrown[0] or screen._chosen()[0].id == thrown[0]
    screen.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    settle(door)
    assert titles(screen) == sorted(titles(screen), reverse=True)
    assert [str(one.id) for one in screen._chosen()] == [thrown[0]]
    qtmodeltester.check(screen.model)


@pytest.fixture
def many(monkeypatch):
    """Two records count as very many, and each of them is told."""
    monkeypatch.setattr(of_trash, "MANY", 2)
    monkeypatch.setattr(progress, "OFTEN", 1)


def test_very_many_come_back_with_a_bar_as_one_step(screen, desk, door, settle, many):
    screen.table.selectAll()
    screen.restore.click()
    assert screen.notices.progress.isVisible()
    settle(door)
    assert screen.notices.progress.isHidden()
    assert titles(screen) == []
    assert undoing.next_undo(desk).title == "恢复 3 条记录"
    undoing.undo(desk)
    assert len(trash.list_trash(desk)) == 3


def test_stopped_all_of_them_stay_in_the_trash(screen, desk, door, settle, many):
    before = undoing.next_undo(desk).id
    go_on = threading.Event()
    door.write(screen, lambda _desk: go_on.wait(10), bool)  # it waits its turn
    screen.table.selectAll()
    screen.restore.click()
    screen.notices.progress.cancel_pressed.emit()
    go_on.set()
    settle(door)
    assert screen.notices.progress.isHidden()
    assert screen.notices.banner.text == "已取消，什么都没有改动。"
    assert len(titles(screen)) == len(trash.list_trash(desk)) == 3
    assert screen.restore.isEnabled()
    assert undoing.next_undo(desk).id == before
