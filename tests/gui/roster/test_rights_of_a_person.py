"""What a person may ask about their own data, as the clerk does it in the window."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from desktop.model.kinds import kind_named
from desktop.services.roster import people
from desktop.services.roster.people import PeopleQuery
from desktop.ui.roster.erase_dialog import EraseDialog
from desktop.ui.widgets.words import plain


@pytest.fixture
def somebody(screen, door, desk, settle):
    (who,) = people.people_ids(desk, PeopleQuery(search="张伟"))
    screen.show_record(who)
    settle(door)
    return who


def choose(screen, words):
    menu = screen.pane.view.rights.menu
    next(action for action in menu.actions() if plain(action.text()) == words).trigger()


def dialog():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, EraseDialog))


def accept_button(made):
    return next(b for b in made.findChildren(QPushButton) if plain(b.text()) == "永久删除")


def test_all_about_somebody_is_printed_where_paper_is_made(screen, somebody, qtbot):
    with qtbot.waitSignal(screen.print_requested) as asked:
        choose(screen, "打印全部资料")
    assert asked.args == ["person-dossier", [somebody]]


def test_all_about_somebody_goes_to_the_file_that_was_chosen(
    screen, door, somebody, settle, tmp_path, monkeypatch
):
    target = tmp_path / "张伟.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    choose(screen, "导出全部资料")
    settle(door)
    assert json.loads(target.read_text(encoding="utf-8"))["person"]["id"] == somebody
    assert "完整的证件号码" in screen.banner.text


def test_a_correction_opens_the_form(screen, door, somebody, settle):
    choose(screen, "更正")
    settle(door)
    assert screen.pane.editing


def test_a_saved_correction_says_that_the_person_asked(screen, door, desk, somebody, settle, qtbot):
    choose(screen, "更正")
    settle(door)
    form = screen.pane.form
    form.type_into("address", "石桥村九组")
    form.save_pressed.emit()
    settle(door)
    titles = [row[0] for row in desk.store.rows("SELECT title FROM journal_group")]
    assert [title for title in titles if title.startswith("应本人要求更正")]
    with qtbot.waitSignal(screen.print_requested) as asked:
        choose(screen, "打印更正回执")
    assert asked.args == ["correction-receipt", [somebody]]


def test_nobody_is_deleted_before_the_name_was_typed(screen, door, desk, somebody, settle):
    choose(screen, "删除个人资料")
    settle(door)
    made = dialog()
    assert not accept_button(made).isEnabled()
    made._typed.setText("张三")
    made._typed.edited.emit()
    assert not accept_button(made).isEnabled()
    made._typed.setText("张伟")
    made._typed.edited.emit()
    assert accept_button(made).isEnabled()
    accept_button(made).click()
    settle(door)
    record = desk.records.get(kind_named("volunteer"), somebody)
    assert record.values["erased_on"]
    assert people.people_ids(desk, PeopleQuery(search="张伟")) == []
    assert screen.banner.text == "个人资料已删除；时长和次数还在合计里。"
    assert not screen.banner.action_button.isVisible()
