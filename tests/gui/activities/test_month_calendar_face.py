"""月历: walked with the keyboard, planned on, entered from, put off."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import planning
from desktop.services.past import undoing
from desktop.ui.activities.calendar.day_cell import More, lines_of
from desktop.ui.activities.calendar.grid import other_month
from desktop.ui.activities.calendar.model import MIME

ACTIVITY = kind_named("activity")


@pytest.fixture
def face(screen, settle, door):
    screen.turn_to("calendar")
    settle(door)
    return screen.faces.current


def titles_of(face, iso):
    day = face.model.day_at(face.model.index_of(dt.date.fromisoformat(iso)))
    return [one.title for one in day.activities]


def planned(desk, title="送温暖", start="2026-11-28T09:00"):
    return planning.plan_activity(desk, {"title": title, "planned_start": start})


def test_it_begins_at_today_in_words(face):
    assert face.title.text() == "2026年11月"
    assert face.grid.day == dt.date(2026, 11, 22)
    assert face.card._head.text() == "11月22日 星期日"
    assert face.card._what.text() == "十月十四 · 小雪"


def test_a_day_is_read_out_whole(face):
    index = face.model.index_of(dt.date(2026, 11, 20))
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "11月20日 星期五，十月十二，已开展 15:00 冬季用火安全宣讲"


def test_the_model_keeps_to_qts_rules(face, qtmodeltester):
    qtmodeltester.check(face.model)


def test_arrows_walk_on_into_the_next_month(face, settle, door, qtbot):
    face.grid.setFocus()
    face.grid.go_to(dt.date(2026, 11, 28))
    qtbot.keyClick(face.grid, Qt.Key.Key_Down)
    settle(door)
    assert face.title.text() == "2026年12月"
    assert face.grid.day == dt.date(2026, 12, 5)
    assert "国际志愿者日" in face.card._what.text()
    qtbot.keyClick(face.grid, Qt.Key.Key_PageUp)
    settle(door)
    assert face.grid.day == dt.date(2026, 11, 5)
    qtbot.keyClick(face.grid, Qt.Key.Key_Left)
    assert face.grid.day == dt.date(2026, 11, 4)


def test_home_comes_back_to_today(face, settle, door, qtbot):
    face.after.click()
    settle(door)
    face.after.click()
    settle(door)
    assert face.title.text() == "2027年1月"
    qtbot.keyClick(face.grid, Qt.Key.Key_Home)
    settle(door)
    assert face.grid.day == dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "step", "then"),
    [("2026-01-31", 1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15")],
)
def test_a_longer_month_ends_in_the_shorter_ones_last_day(day, step, then):
    assert other_month(dt.date.fromisoformat(day), step).isoformat() == then


def test_enter_on_a_day_with_one_activity_opens_it(face, screen, settle, door, qtbot):
    face.grid.go_to(dt.date(2026, 11, 20))
    qtbot.keyClick(face.grid, Qt.Key.Key_Return)
    settle(door)
    assert screen.stack.currentWidget() is screen.page
    assert screen.page.happening.record.text("title") == "冬季用火安全宣讲"
    screen.page.back_pressed.emit()
    assert screen.faces.current is face


def test_a_name_and_enter_plan_an_activity(face, desk, settle, door, qtbot, type_in):
    face.grid.go_to(dt.date(2026, 11, 28))
    qtbot.keyClick(face.grid, Qt.Key.Key_Return)
    assert face.card.title.hasFocus()
    type_in(face.card.title, "送温暖")
    face.card.time.setText("930")
    qtbot.keyClick(face.card.title, Qt.Key.Key_Return)
    settle(door)
    assert titles_of(face, "2026-11-28") == ["送温暖"]
    assert face.card.title.text() == ""
    (made,) = desk.records.find(ACTIVITY, title="送温暖")
    assert made.text("planned_start") == "2026-11-28T09:30"
    undoing.undo(desk)
    assert desk.records.find(ACTIVITY, title="送温暖") == []


def test_what_will_not_do_is_said_at_the_line(face, qtbot):
    face.card.plan_button.click()
    assert face.card._problem.text() == "先写活动名称"
    face.card.title.setText("送温暖")
    face.card.time.setText("二十五点")
    face.card.plan_button.click()
    assert "看不懂" in face.card._problem.text()
    assert face.card.time.hasFocus()


def test_a_past_day_is_entered_with_its_date_and_name(face, screen, settle, door):
    face.grid.go_to(dt.date(2026, 11, 14))
    face.card.title.setText("义诊")
    face.card.entry_button.click()
    settle(door)
    assert screen.stack.currentWidget() is screen.form
    values = screen.form.facts.values()
    assert (values["held_on"], values["title"]) == ("2026-11-14", "义诊")
    face.grid.go_to(dt.date(2026, 11, 23))
    assert not face.card.entry_button.isEnabled()


def test_a_series_due_is_planned_with_one_press(face, desk, settle, door):
    records.add(desk, "series", {"title": "一周一课", "rhythm": "weekly", "days": "5"})
    face.refresh()
    settle(door)
    face.grid.go_to(dt.date(2026, 11, 27))
    (press,) = [b for b in face.card.findChildren(QPushButton) if "一周一课" in b.text()]
    press.click()
    settle(door)
    door._look_for_changes()
    settle(door)
    assert titles_of(face, "2026-11-27") == ["一周一课"]


def test_a_plan_is_put_off_by_a_press_and_by_dragging(face, desk, settle, door):
    made = planned(desk)
    face.refresh()
    settle(door)
    face.show_day(dt.date(2026, 11, 28))
    settle(door)
    (later,) = [
        b
        for b in face.card.findChildren(QPushButton)
        if b.accessibleName() == "推后一天：送温暖" and b.isVisible()
    ]
    later.click()
    settle(door)
    assert titles_of(face, "2026-11-29") == ["送温暖"]
    assert face.grid.day == dt.date(2026, 11, 29)

    source = face.model.index_of(dt.date(2026, 11, 29))
    assert source.flags() & Qt.ItemFlag.ItemIsDragEnabled
    data = face.model.mimeData([source])
    assert bytes(data.data(MIME)).decode() == made
    target = face.model.index_of(dt.date(2026, 11, 24))
    assert face.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)
    settle(door)
    assert titles_of(face, "2026-11-24") == ["送温暖"]


@pytest.fixture
def crowded(face, desk, settle, door):
    """A day with eight plans; gives their ids."""
    made = [planned(desk, f"计划{n}", f"2026-11-28T{8 + n:02d}:00") for n in range(8)]
    face.window().resize(1_158, 960)
    face.refresh()
    settle(door)
    face.show_day(dt.date(2026, 11, 28))
    settle(door)
    return made


def cell_lines(face, day):
    index = face.model.index_of(dt.date.fromisoformat(day))
    return index, lines_of(face.grid.visualRect(index), face.model.day_at(index))


def test_any_plan_of_a_day_is_dragged_by_its_line(face, crowded, settle, door, qtbot):
    index, lines = cell_lines(face, "2026-11-28")
    at = lines[1][0].center()
    qtbot.mousePress(face.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    data = face.model.mimeData([index])
    assert bytes(data.data(MIME)).decode() == crowded[1]
    qtbot.mouseRelease(face.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    target = face.model.index_of(dt.date(2026, 11, 24))
    assert face.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)
    settle(door)
    assert titles_of(face, "2026-11-24") == ["计划1"]
    assert "计划1" not in titles_of(face, "2026-11-28")


def test_what_was_held_is_not_dragged_along(face, desk, settle, door, qtbot):
    planned(desk, "晚上再来", "2026-11-20T19:00")
    face.refresh()
    settle(door)
    index, lines = cell_lines(face, "2026-11-20")
    held = next(line for line, item in lines if item.title == "冬季用火安全宣讲")
    qtbot.mousePress(face.grid.viewport(), Qt.MouseButton.LeftButton, pos=held.center())
    assert not face.model.mimeData([index]).hasFormat(MIME)
    qtbot.mouseRelease(face.grid.viewport(), Qt.MouseButton.LeftButton, pos=held.center())


def test_any_plan_goes_to_another_day_by_keys(face, crowded, screen, settle, door, qtbot):
    face.grid.setFocus()
    for _ in range(3):
        qtbot.keyClick(face.grid, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert "计划2" in screen.banner.text and "Ctrl+V" in screen.banner.text
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left):
        qtbot.keyClick(face.grid, key)
    qtbot.keyClick(face.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(door)
    assert "计划2" in titles_of(face, "2026-11-20")
    assert screen.banner.text == ""
    qtbot.keyClick(face.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(door)
    assert titles_of(face, "2026-11-20").count("计划2") == 1


def test_a_plan_beside_the_month_is_taken_too_and_let_go(face, crowded, screen, qtbot):
    face.card.to_items()
    assert face.card.focusWidget().text() == "计划0"
    qtbot.keyClick(face.card.focusWidget(), Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert face.grid.hasFocus() and "计划0" in screen.banner.text
    qtbot.keyClick(face.grid, Qt.Key.Key_Escape)
    assert screen.banner.text == ""


def test_what_has_no_room_is_counted_and_one_press_from_sight(face, crowded, qtbot):
    _, lines = cell_lines(face, "2026-11-28")
    rest, more = lines[-1]
    assert more == More(8 - (len(lines) - 1))
    qtbot.mouseClick(face.grid.viewport(), Qt.MouseButton.LeftButton, pos=rest.center())
    assert face.card.focusWidget().text() == "计划0"
    words = [b.text() for b in face.card.findChildren(QPushButton) if b.isVisible()]
    assert {f"计划{n}" for n in range(8)} <= set(words)


def test_a_double_click_on_a_line_opens_that_activity(face, crowded, screen, settle, door, qtbot):
    _, lines = cell_lines(face, "2026-11-28")
    at = lines[0][0].center()
    qtbot.mouseDClick(face.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(door)
    assert screen.page.happening.record.text("title") == "计划0"


def test_gaps_are_told_until_switched_off(face, settle, door):
    assert "1 个整周没有活动" in face.counts.text()
    face.gaps.click()
    settle(door)
    assert "整周" not in face.counts.text()
    assert not face.gaps.isChecked()


def test_what_others_plan_appears(face, desk, settle, door):
    planned(desk, "宣讲", "2026-11-25T09:00")
    door._look_for_changes()
    settle(door)
    assert titles_of(face, "2026-11-25") == ["宣讲"]


def test_a_tab_pressed_leads_into_its_face(screen, settle, door, qtbot):
    bar = screen.faces.bar
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    settle(door)
    assert screen.faces.current.grid.hasFocus()


def test_arrows_on_the_tabs_stay_there(screen, settle, door, qtbot):
    screen.faces.bar.setFocus()
    qtbot.keyClick(screen.faces.bar, Qt.Key.Key_Right)
    settle(door)
    assert screen.faces.bar.hasFocus()
    assert screen.faces.bar.currentIndex() == 1
