"""回收站: what lies there is found, seen and taken out again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.services import records
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


def test_its_history_is_one_press_away(screen, thrown, qtbot):
    screen.table.selectRow(0)
    with qtbot.waitSignal(screen.history_wanted) as asked:
        screen.history.click()
    assert asked.args == ["team", thrown[2]]
    assert screen.shown_record() == ("team", thrown[2])


def test_its_columns_sort_and_the_model_is_sound(screen, qtmodeltester):
    screen.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert titles(screen) == sorted(titles(screen))
    qtmodeltester.check(screen.model)
