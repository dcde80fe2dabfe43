"""A list pasted into the form: known people join at once, the others are asked for in one place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.services import records
from desktop.services.roster import people
from desktop.services.roster.people import PeopleQuery
from tests.gui.activities.test_activities_screen import begin, names, save, type_line

LIST = "#接龙\n周日清扫\n1. 张伟\n2. 李建国\n3. 王桂方\n4. 欧阳修 13800000088\n"


@pytest.fixture
def form(screen, settle, door):
    return begin(screen, settle, door)


@pytest.fixture
def pasted(form, settle, door):
    """The form after the list was pasted."""
    QGuiApplication.clipboard().setText(LIST)
    form.people.paste_button.click()
    settle(door)
    return form


def choose(form, settle, door, words: str) -> None:
    """Answers the first question."""
    choice = form.people.question._asked[0].choice
    place = next(i for i in range(choice.count()) if choice.itemText(i).startswith(words))
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    settle(door)


def test_known_people_join_at_once_and_the_others_are_asked_for(pasted):
    assert names(pasted) == ["张伟", "李建国"]
    assert pasted.people.question.open_names == ("王桂方", "欧阳修")
    assert pasted.people._said.text() == "加入了 2 人，2 个名字要问一下。"


def test_an_answer_counts_at_once(pasted, settle, door):
    choose(pasted, settle, door, "王桂芳")
    assert names(pasted) == ["张伟", "李建国", "王桂芳"]
    assert pasted.people.question.open_names == ("欧阳修",)


def test_a_new_person_is_taken_into_the_roster_with_the_phone(pasted, settle, door, desk):
    choose(pasted, settle, door, "王桂芳")
    choose(pasted, settle, door, "登记为新志愿者")
    assert names(pasted)[-1] == "欧阳修"
    assert pasted.people.question.isHidden()
    (made,) = people.people_ids(desk, PeopleQuery(search="欧阳修"))
    assert records.look_up(desk, "volunteer", made).text("phone") == "13800000088"


def test_whoever_is_no_volunteer_is_left_out_at_one_press(pasted):
    pasted.people.question._none.click()
    assert names(pasted) == ["张伟", "李建国"]
    assert pasted.people.problem() == ""


def test_an_open_question_keeps_the_list_from_being_saved(
    pasted, screen, settle, door, qtbot, type_in
):
    type_in(pasted.facts.row("title").editor.target(), "清扫")
    type_line(qtbot, pasted.facts.day.target(), "11.20")
    save(screen, settle, door)
    assert screen.stack.currentWidget() is pasted
    assert "王桂方、欧阳修" in pasted.people._said.text()


def test_pasting_again_asks_for_nobody_twice(pasted, settle, door):
    pasted.people.paste_button.click()
    settle(door)
    assert names(pasted) == ["张伟", "李建国"]
    assert pasted.people.question.open_names == ("王桂方", "欧阳修")
    assert "2 人已经在名单里" in pasted.people._said.text()


def test_control_v_in_the_line_takes_a_whole_list_and_one_name_as_text(form, settle, door, qtbot):
    picker = form.people.picker
    picker.setFocus()
    QGuiApplication.clipboard().setText("张伟\n李建国\n")
    qtbot.keyClick(picker, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(door)
    assert (names(form), picker.text()) == (["张伟", "李建国"], "")
    QGuiApplication.clipboard().setText("赵伟")
    qtbot.keyClick(picker, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(door)
    assert picker.text() == "赵伟"


def test_what_a_list_holds_beyond_names_is_said(form, settle, door):
    form.people.take_list("#接龙\n1. 张伟🌹 +2\n2. 👍")
    settle(door)
    assert names(form) == ["张伟"]
    said = form.people._said.text()
    assert said.startswith("加入了 1 人。名单里说另外还来 2 人，没有写名字，没有记。")
    assert said.endswith("有 1 行看不出名字：“2. 👍”。")


def test_a_clipboard_without_names_is_said(form, settle, door):
    QGuiApplication.clipboard().setText("12345\n")
    form.people.paste_button.click()
    settle(door)
    assert form.people._said.text().startswith("剪贴板里没有名字")


# --- ticked ---------------------------------------------------------------------------------


def test_a_team_is_ticked_off_the_paper_list(form, settle, door, qtbot):
    team = next(i for i, name in form._offers.teams if name == "卫生环保队")
    form.facts.row("team").editor.set_value(team)
    form.facts.edited.emit("team")
    form.people.tick_button.click()
    settle(door)
    roll = form.people.ticks.roll
    assert roll.hasFocus()
    assert len(form.people.ticks.model.rows) == 7
    for _ in range(2):
        qtbot.keyClick(roll, Qt.Key.Key_Return)
    assert names(form) == [row.name for row in form.people.ticks.model.rows[:2]]
    roll.setCurrentIndex(roll.model().index(0, 0))
    qtbot.keyClick(roll, Qt.Key.Key_Space)
    assert len(names(form)) == 1
    form.people.ticks.done_button.click()
    assert form.people.stack.currentWidget() is form.people.table


def test_initials_and_enter_tick_one_name_after_the_other(form, settle, door, qtbot):
    form.people.tick_button.click()
    settle(door)
    ticks = form.people.ticks
    ticks.whose.setCurrentIndex(ticks.whose.count() - 1)  # everybody
    ticks.whose.activated.emit(ticks.whose.currentIndex())
    settle(door)
    for typed in ("zw", "lijianguo"):
        qtbot.keyClicks(ticks.sought, typed)
        qtbot.keyClick(ticks.sought, Qt.Key.Key_Return)
    assert set(names(form)) == {"张伟", "李建国"}


def test_the_people_of_last_time_are_the_first_to_tick(form, settle, door, type_in):
    title = form.facts.row("title").editor.target()
    type_in(title, "重阳敬老饺子宴")
    title.left.emit()
    settle(door)
    assert form.facts.values()["place"] == "村委会"
    form.people.tick_button.click()
    settle(door)
    assert form.people.ticks.whose.currentText() == "10月18日 那次的 8 人"
    form.people.ticks.all_button.click()
    assert len(names(form)) == 8


def test_somebody_found_in_the_roster_is_known_by_that_name_from_then_on(
    form, settle, door, desk, qtbot
):
    form.people.take_list("老张\n李建国")
    settle(door)
    choose(form, settle, door, "在花名册里找")
    assert form.people.picker.hasFocus()
    assert form.people.question.open_names == ("老张",)
    qtbot.keyClicks(form.people.picker, "zw")
    settle(door)
    qtbot.keyClick(form.people.picker, Qt.Key.Key_Return)
    settle(door)
    assert names(form) == ["李建国", "张伟"]
    assert form.people.question.isHidden()
    assert "记住了：“老张”就是张伟" in form.people._said.text()
    (zhang,) = people.people_ids(desk, PeopleQuery(search="张伟"))
    assert "老张" in records.look_up(desk, "volunteer", zhang).text("alias")
    form.people.set_people(())
    form.people.take_list("老张")
    settle(door)
    assert names(form) == ["张伟"]
