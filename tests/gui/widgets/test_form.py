"""A form says below each field what is wrong, and Enter moves on."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop import errors
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.locked import LOCKED_WORDS, locked
from desktop.ui.widgets.form import Form

TODAY = dt.date(2026, 11, 22)
NAMES = ("name", "birth_date", "sex", "phone", "skills", "notes")


@pytest.fixture
def form(shown) -> Form:
    form = Form(kind_named("volunteer"), TODAY)
    for name in NAMES:
        form.add_field(name, "例如 13800000000" if name == "phone" else "")
    form.load({"name": "张三", "sex": "male", "skills": "理发、烹饪"})
    form.resize(400, 600)
    shown(form)
    form.activateWindow()
    return form


def test_only_what_differs_from_what_was_loaded_is_a_change(form, qtbot):
    assert form.changes() == {}
    form.row("name").editor.set_value("张三丰")
    form.row("skills").editor.set_value("理发")
    assert form.changes() == {"name": "张三丰", "skills": "理发"}


def test_a_field_that_must_not_be_empty_says_so(form):
    form.row("name").editor.set_value("")
    assert not form.check()
    assert form.row("name").problem == "请填写姓名"
    assert QApplication.focusWidget() is form.row("name").editor.target()


def test_every_wrong_field_is_told_at_once_and_the_first_gets_the_keyboard(form):
    form.row("phone").editor.set_value("1" * 41)
    form.row("birth_date").editor.set_value("2.30")
    assert not form.check()
    assert form.row("birth_date").problem == "2026 年 2 月没有 30 日，请改正"
    assert form.row("phone").problem == "太长（41 字，最多 40 字）"
    assert QApplication.focusWidget() is form.row("birth_date").editor.target()


def test_typing_on_takes_the_reproach_back_and_shows_the_hint_again(form, qtbot):
    form.row("phone").show_problem("不像电话号码")
    assert form.row("phone").editor.target().property("problem") == "true"
    qtbot.keyClicks(form.row("phone").editor.target(), "1")
    assert form.row("phone").problem == ""
    assert form.row("phone").below == "例如 13800000000"


def test_a_refusal_of_the_services_lands_at_its_fields(form):
    error = errors.InvalidValues(problems="手机：不对；出生日期 1980 与身份证号里的不一致。")
    rest = form.show_refusal(error)
    assert form.row("phone").problem == "不对"
    assert rest == "出生日期 1980 与身份证号里的不一致"


def test_a_problem_is_read_out_with_its_field(form):
    form.row("phone").show_problem("不像电话号码")
    target = form.row("phone").editor.target()
    assert target.accessibleName() == "手机"
    assert target.accessibleDescription() == "不像电话号码"


def test_enter_moves_on_and_saves_from_the_last_field(form, qtbot):
    form.go_to("name")
    qtbot.keyClick(form.row("name").editor.target(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.row("birth_date").editor.target()

    form.go_to("phone")
    with qtbot.waitSignal(form.submitted):
        target = form.row("phone").editor.target()
        qtbot.keyClick(target, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_accepted_values_do_not_count_as_typed(form):
    form.accept("phone", "13800000001")
    assert form.changes() == {}
    assert form.values()["phone"] == "13800000001"


def test_the_form_never_gets_narrower_than_its_fields(form):
    assert form.minimumSizeHint().width() >= form.widget().minimumSizeHint().width()


def test_what_is_locked_shows_a_lock_and_is_never_written_over(form):
    values = {"name": "张三", "sex": LOCKED_WORDS, "birth_date": locked("c2VhbA"), "phone": "1",
              "skills": LOCKED_WORDS, "notes": None}  # fmt: skip
    form.load_record(Record(kind_named("volunteer"), RecordId("1"), values))
    for name in ("sex", "birth_date", "skills"):
        row = form.row(name)
        assert row.locked and not row.editor.widget().isVisible()
        assert LOCKED_WORDS in [made.text() for made in row.findChildren(QLabel)]
    assert form.check() and form.changes() == {}
    form.row("phone").editor.set_value("2")
    assert form.changes() == {"phone": "2"}
    form.load({"sex": "male"})
    form.lock(())
    assert form.row("sex").editor.widget().isVisible()
