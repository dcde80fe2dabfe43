"""花名册: a table at the left, a person at the right, and every change can be taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from desktop.model.locked import LOCKED_WORDS, locked
from desktop.services import records
from desktop.services.past import history, undoing
from desktop.services.roster import people
from desktop.services.roster.people import PeopleQuery
from desktop.ui.roster.month_bars import MonthBars, last_months
from desktop.ui.roster.number_editor import NumberEditor
from desktop.ui.roster.screen import RosterScreen
from tests.gui.conftest import NOW, made_id_number
from tests.unit.pulled_changes import pulling


@pytest.fixture
def screen(door, shown, settle) -> RosterScreen:
    screen = RosterScreen(door)
    screen.resize(1158, 640)
    shown(screen)
    screen.activateWindow()
    door.start_watching()
    settle(door)
    return screen


def ids_of(desk, **query) -> list[str]:
    return people.people_ids(desk, PeopleQuery(**query))


def choose(screen, record_id, settle, door) -> None:
    assert screen.list.table.choose(record_id)
    settle(door)


def test_everybody_is_listed_and_counted(screen):
    assert screen.list.table.model().rowCount() == 30
    assert screen.header.aside == "共 30 人"


def test_choosing_somebody_shows_them_with_a_masked_number(screen, desk, door, settle):
    someone = ids_of(desk, search="张伟")[0]
    choose(screen, someone, settle, door)
    assert screen.pane.currentWidget() is screen.pane.view
    assert screen.pane.view.number == "9" + "*" * 16 + desk_number(desk, someone)[-1]


def desk_number(desk, volunteer: str) -> str:
    return records.look_up(desk, "volunteer", volunteer, full=True).text("id_number")


def looks(desk) -> int:
    return desk.store.one("SELECT count(*) FROM audit")


def test_typing_narrows_the_list_by_pinyin(screen, qtbot, settle, door):
    qtbot.keyClicks(screen.list.words, "zhang")
    qtbot.waitUntil(lambda: screen.list.table.model().rowCount() == 3)
    assert screen.header.aside == "3 人，共 30 人"


def pick(menu, *words) -> None:
    """Press an entry of a menu, or of one of its menus."""
    menu.aboutToShow.emit()
    below = {made.title(): made for made in menu.findChildren(QMenu)}
    for word in words[:-1]:
        menu = below[word]
    next(action for action in menu.actions() if action.text() == words[-1]).trigger()


def test_the_list_narrows_by_sentences_and_widens_again(screen, settle, door):
    filters, chips = screen.list.filters, screen.list.chips
    for words, sentence, count in (
        (("队伍", "理论宣讲队"), "队伍是 理论宣讲队", 8),
        (("村民小组", "一组"), "村民小组是 一组", 3),
        (("没有证件号码",), "没有证件号码", 0),
    ):
        pick(filters, *words)
        settle(door)
        assert chips.sentences[-1] == sentence
        assert screen.list.table.model().rowCount() == count
    chips.removed.emit(2)
    settle(door)
    assert screen.list.table.model().rowCount() == 3
    assert screen.header.aside == "3 人，共 30 人"
    screen.list.clear()
    settle(door)
    assert screen.list.table.model().rowCount() == 30
    assert chips.isHidden()


def test_pressing_a_head_orders_the_list(screen, desk, settle, door):
    screen.list.table.horizontalHeader().setSortIndicator(2, Qt.SortOrder.DescendingOrder)
    settle(door)
    expected = ids_of(desk, order="birth_date", descending=True)
    assert list(screen.list.table.model().ids) == expected


def test_a_person_is_added_with_birth_date_and_sex_from_the_number(
    screen, desk, door, settle, qtbot, type_in
):
    screen.begin_new()
    settle(door)
    form = screen.pane.form._form
    type_in(form.row("name").editor.target(), "钱 小红")
    qtbot.keyClicks(form.row("id_number").editor.target(), "999999199003070028")
    number = form.row("id_number").editor
    type_number(number, "19900307", 2)
    number.left.emit()
    assert form.values()["birth_date"] == "1990-03-07"
    assert form.values()["sex"] == "female"
    assert form.row("birth_date").below == "已按身份证号填写"

    screen.pane.form.save_pressed.emit()
    settle(door)

    found = ids_of(desk, search="钱小红")
    assert len(found) == 1
    assert screen.pane.shown == found[0]
    assert screen.list.table.chosen == found[0]
    assert screen.header.aside == "共 31 人"


def type_number(editor, birth: str, order: int) -> None:
    editor.set_value(made_id_number(birth, order))


def test_the_words_of_the_search_line_are_a_new_persons_name(screen, door, settle, type_in):
    type_in(screen.list.words, "钱小红")
    settle(door)
    screen.begin_new()
    settle(door)
    assert screen.pane.form._form.values()["name"] == "钱小红"


def test_a_namesake_is_pointed_out(screen, door, settle):
    screen.begin_new()
    settle(door)
    row = screen.pane.form._form.row("name")
    row.editor.set_value("张伟")
    row.editor.left.emit()
    settle(door)
    assert row.below.startswith("花名册里已有同名：一组")


def test_somebody_of_the_same_group_is_pointed_out_with_the_reason(screen, door, settle):
    screen.begin_new()
    settle(door)
    form = screen.pane.form._form
    for name, text in (("name", "张伟"), ("village_group", "一组")):
        form.row(name).editor.set_value(text)
        form.row(name).editor.left.emit()
        settle(door)
    assert form.row("name").below.startswith("花名册里可能已有此人，姓名、村民小组相同：张伟（一组")
    form.row("village_group").editor.set_value("九组")
    form.row("village_group").editor.left.emit()
    settle(door)
    assert "同名" in form.row("name").below


def test_an_id_number_somebody_has_is_pointed_out_at_the_number(screen, desk, door, settle):
    number = made_id_number("19620514", 77)
    records.add(desk, "volunteer", {"name": "钱大", "id_number": number})
    screen.begin_new()
    settle(door)
    row = screen.pane.form._form.row("id_number")
    row.editor.set_value(number)
    row.editor.left.emit()
    settle(door)
    assert row.below.startswith("花名册里可能已有此人，证件号码相同：钱大")


def test_editing_saves_only_what_was_typed(screen, desk, door, settle):
    someone = ids_of(desk, search="张伟")[0]
    choose(screen, someone, settle, door)
    screen.pane.edit()
    settle(door)
    screen.pane.form._form.row("village_group").editor.set_value("四组")
    screen.pane.form.save_pressed.emit()
    settle(door)

    record = desk.records.get(people.kind_named("volunteer"), someone)
    assert record.text("village_group") == "四组"
    line = history.history(desk, "volunteer", someone)[-1]
    assert [change[0] for change in line.changes] == ["村民小组"]
    assert screen.pane.currentWidget() is screen.pane.view


def test_the_form_does_not_show_the_number_and_leaves_it_alone(screen, desk, door, settle):
    someone = ids_of(desk, search="张伟")[0]
    before = looks(desk)
    choose(screen, someone, settle, door)
    screen.pane.edit()
    settle(door)
    field = screen.pane.form._form.row("id_number").editor
    assert field.target().text() == "9" + "*" * 16 + desk_number(desk, someone)[-1]
    assert field.target().isReadOnly()
    before = looks(desk)
    screen.pane.form._form.row("phone").editor.set_value("13900000000")
    screen.pane.form.save_pressed.emit()
    settle(door)
    assert looks(desk) == before
    assert desk_number(desk, someone).startswith("999999")


def test_a_known_number_is_cleared_on_saving_and_comes_back_by_undo(screen, desk, door, settle):
    someone = ids_of(desk, search="张伟")[0]
    number = desk_number(desk, someone)
    birth = records.look_up(desk, "volunteer", someone).text("birth_date")
    field = edit_number(screen, someone, settle, door)
    field.clear_button.click()
    assert field.target().placeholderText() == "保存后清除"
    assert desk_number(desk, someone) == number
    screen.pane.form.save_pressed.emit()
    settle(door)

    record = records.look_up(desk, "volunteer", someone, full=True)
    assert record.text("id_number") == record.text("id_type") == ""
    assert record.text("birth_date") == birth
    line = history.history(desk, "volunteer", someone)[-1]
    assert {change[0] for change in line.changes} == {"证件号码", "证件类型"}
    assert number not in str(line)

    undoing.undo(desk)
    assert desk_number(desk, someone) == number


def test_a_known_number_is_changed_for_a_whole_new_one(screen, desk, door, settle, qtbot):
    someone = ids_of(desk, search="张伟")[0]
    field = edit_number(screen, someone, settle, door)
    birth = records.look_up(desk, "volunteer", someone).text("birth_date").replace("-", "")
    new = made_id_number(birth, 776)
    field.change_button.click()
    assert field.target().text() == ""
    qtbot.keyClicks(field.target(), new)
    screen.pane.form.save_pressed.emit()
    settle(door)
    assert desk_number(desk, someone) == new


@pytest.mark.parametrize("press", ["change_button", "clear_button"])
def test_second_thoughts_about_a_number_leave_it_alone(screen, desk, door, settle, press):
    someone = ids_of(desk, search="张伟")[0]
    field = edit_number(screen, someone, settle, door)
    getattr(field, press).click()
    field.back_button.click()
    assert not screen.pane.form.dirty()
    assert field.target().text().startswith("9*")
    assert not field.clear_button.isHidden()


def test_a_change_begun_and_left_empty_keeps_the_number(screen, desk, door, settle):
    someone = ids_of(desk, search="张伟")[0]
    number = desk_number(desk, someone)
    field = edit_number(screen, someone, settle, door)
    field.change_button.click()
    screen.pane.form.save_pressed.emit()
    settle(door)
    assert not screen.pane.editing
    assert desk_number(desk, someone) == number


def test_somebody_without_a_number_has_nothing_to_clear(screen, desk, door, settle):
    someone = ids_of(desk, search="王伟")[0]
    assert desk_number(desk, someone) == ""
    field = edit_number(screen, someone, settle, door)
    assert not field.target().isReadOnly()
    assert not field.clear_button.isVisible()


def test_a_number_this_pc_can_not_read_is_told_and_replaced_knowingly(
    screen, desk, door, settle, qtbot
):
    someone = ids_of(desk, search="张伟")[0]
    birth = records.look_up(desk, "volunteer", someone).text("birth_date").replace("-", "")
    with pulling(desk) as pull:
        pull.set("volunteer", someone, id_number=locked("bm8"), id_type=locked("dHlwZQ"))
    field = edit_number(screen, someone, settle, door)
    assert field.value() == LOCKED_WORDS and not field.typed
    screen.pane.form.save_pressed.emit()
    settle(door)
    assert desk_number(desk, someone) == LOCKED_WORDS
    field = edit_number(screen, someone, settle, door)
    field.change_button.click()
    new = made_id_number(birth, 776)
    qtbot.keyClicks(field.target(), new)
    screen.pane.form.save_pressed.emit()
    settle(door)
    assert desk_number(desk, someone) == new


def edit_number(screen, someone, settle, door) -> NumberEditor:
    choose(screen, someone, settle, door)
    screen.pane.edit()
    settle(door)
    return screen.pane.form._number


def test_a_slip_is_told_below_its_field_and_nothing_is_saved(screen, desk, door, settle):
    someone = ids_of(desk, search="张伟")[0]
    choose(screen, someone, settle, door)
    screen.pane.edit()
    settle(door)
    screen.pane.form._form.row("id_number").editor.set_value("110101198508121234")
    screen.pane.form.save_pressed.emit()
    settle(door)
    assert screen.pane.editing
    assert screen.pane.form._form.row("id_number").problem.startswith("号码有错")
    assert len(history.history(desk, "volunteer", someone)) == 1


def test_what_another_hand_changed_meanwhile_is_shown_beside_ones_own(screen, desk, door, settle):
    someone = ids_of(desk, search="张伟")[0]
    choose(screen, someone, settle, door)
    screen.pane.edit()
    settle(door)
    form = screen.pane.form
    form._form.row("phone").editor.set_value("13911111111")
    records.change(desk, "volunteer", someone, {"phone": "13922222222", "village_group": "五组"})

    form.save_pressed.emit()
    settle(door)

    assert screen.pane.editing
    assert form._form.row("phone").below == "别处已改成“13922222222”。再按保存就用您填的。"
    assert form._form.values()["phone"] == "13911111111"
    assert form._form.values()["village_group"] == "五组"
    assert "手机" in form.banner.text

    form.save_pressed.emit()
    settle(door)
    record = desk.records.get(people.kind_named("volunteer"), someone)
    assert record.text("phone") == "13911111111"
    assert record.text("village_group") == "五组"


def test_deleting_goes_to_the_trash_and_comes_back(screen, desk, door, settle, qtbot):
    nobody_yet = ids_of(desk, search="吴建国")[0]  # took part in nothing
    choose(screen, nobody_yet, settle, door)
    qtbot.keyClick(screen.list.table, Qt.Key.Key_Delete)
    settle(door)
    assert nobody_yet not in screen.list.table.model().ids
    assert screen.banner.text == "已删除「吴建国」。"

    screen.banner.action_button.click()
    settle(door)
    assert nobody_yet in screen.list.table.model().ids
    assert screen.pane.shown == nobody_yet


def test_somebody_with_hours_is_kept_with_a_reason(screen, desk, door, settle, qtbot):
    someone = ids_of(desk, order="minutes", descending=True)[0]
    choose(screen, someone, settle, door)
    qtbot.keyClick(screen.list.table, Qt.Key.Key_Delete)
    settle(door)
    assert someone in screen.list.table.model().ids
    assert "已退出" in screen.banner.text


def test_typed_words_are_not_lost_by_choosing_somebody_else(screen, desk, door, settle):
    first, second = ids_of(desk)[:2]
    choose(screen, first, settle, door)
    screen.pane.edit()
    settle(door)
    screen.pane.form._form.row("phone").editor.set_value("13911111111")

    choose(screen, second, settle, door)

    assert screen.pane.editing
    assert screen.pane.form.banner.text == "这里填的还没有保存。"
    assert screen.unsaved() == ""  # it is kept as a draft

    screen.pane.form.banner.action_button.click()
    settle(door)
    assert not screen.pane.editing
    assert screen.pane.shown == second
    assert screen.unsaved() == ""


def test_a_form_with_nothing_typed_gives_way(screen, desk, door, settle):
    first, second = ids_of(desk)[:2]
    choose(screen, first, settle, door)
    screen.pane.edit()
    settle(door)
    choose(screen, second, settle, door)
    assert not screen.pane.editing
    assert screen.pane.shown == second


def test_joining_and_leaving_a_team(screen, desk, door, settle):
    someone = ids_of(desk, search="张伟")[0]
    choose(screen, someone, settle, door)
    view = screen.pane.view
    view._fill_teams_menu()
    offered = {action.text(): action for action in view._teams_menu.actions()}
    assert "理论宣讲队" not in offered  # belongs to it already
    offered["文化惠民队"].trigger()
    settle(door)
    assert {team for team, _ in people.person(desk, someone).teams} == {"理论宣讲队", "文化惠民队"}

    member = next(
        r
        for r in records.list_records(desk, "membership", {"volunteer": someone})
        if not r.values["until"]
    )
    view.leave_wanted.emit(member.id)
    settle(door)
    assert len(people.person(desk, someone).teams) == 1


def test_an_activity_of_a_person_is_one_click_away(screen, desk, door, settle, qtbot):
    someone = ids_of(desk, search="张伟")[0]
    choose(screen, someone, settle, door)
    activity = people.person(desk, someone).activities[0][0]
    with qtbot.waitSignal(screen.open_record) as opened:
        screen.pane.view.activity_pressed.emit(activity)
    assert opened.args == ["activity", activity]


def test_show_record_finds_somebody_the_list_was_narrowed_away_from(
    screen, desk, door, settle, type_in, qtbot
):
    someone = ids_of(desk, search="张伟")[0]
    type_in(screen.list.words, "李")
    qtbot.waitUntil(lambda: screen.list.table.model().rowCount() == 3)
    screen.show_record(someone)
    settle(door)
    assert screen.list.words.text() == ""
    assert screen.list.table.chosen == someone
    assert screen.pane.shown == someone


def test_what_the_command_line_writes_shows_up(screen, desk, door, settle):
    made = records.add(desk, "volunteer", {"name": "孙新来"})
    door._look_for_changes()
    settle(door)
    assert made in screen.list.table.model().ids


def test_an_empty_roster_offers_the_import(empty_door, shown, settle):
    screen = RosterScreen(empty_door)
    shown(screen)
    settle(empty_door)
    assert screen.list._stack.currentWidget() is screen.list._empty
    screen.list._empty.pressed.emit()
    assert screen._faces.currentWidget() is screen.importing


def test_a_minors_form_asks_for_the_guardian(screen, door, settle):
    screen.begin_new()
    settle(door)
    form = screen.pane.form
    assert form._form.row("guardian").isHidden()
    form._form.row("birth_date").editor.set_value("2012-05-01")
    form._form.row("birth_date").editor.left.emit()
    assert not form._form.row("guardian").isHidden()


def test_a_year_of_months_ends_with_this_one():
    months = last_months(NOW.date())
    assert (months[0], months[-1], len(months)) == ("2025-12", "2026-11", 12)


def test_the_bars_can_be_heard(dressed, qtbot):
    bars = MonthBars()
    qtbot.addWidget(bars)
    bars.show_months([("2026-10", 180), ("2019-01", 60)], NOW.date())
    assert "2026-10：3.0 小时" in bars.accessibleDescription()
    assert "2019" not in bars.accessibleDescription()
