"""Whose data is kept and whose goes is decided by a person, for each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.services.person.retention import Expired
from desktop.ui.today.retention_dialog import RetentionDialog
from desktop.ui.widgets.words import plain

TWO = [
    Expired("a", "张三", "left", "2022-05-06", 600),
    Expired("b", "李四", "applicant", "2021-01-02", 0),
]


@pytest.fixture
def dialog(qtbot):
    made = RetentionDialog(TWO)
    qtbot.addWidget(made)
    return made


def accept(dialog):
    """The button that is not 取消."""
    return next(b for b in dialog.findChildren(QPushButton) if plain(b.text()) != "取消")


def test_nothing_is_decided_before_what_and_why_are_said(dialog):
    assert dialog.chosen == ("a", "b")
    assert not accept(dialog).isEnabled()
    dialog._why.setText("保存期满")
    dialog._why.edited.emit()
    assert not accept(dialog).isEnabled()
    dialog._erase.setChecked(True)
    assert accept(dialog).isEnabled()
    assert (dialog.erases, dialog.why) == (True, "保存期满")


def test_the_button_says_what_it_will_do_and_only_deleting_looks_dangerous(dialog):
    assert plain(accept(dialog).text()) == "办理"
    for choice, words, role in (
        (dialog._erase, "永久删除", "danger"),
        (dialog._keep, "再留一年", "primary"),
    ):
        choice.setChecked(True)
        assert (plain(accept(dialog).text()), accept(dialog).property("role")) == (words, role)


def test_who_is_not_ticked_is_left_alone(dialog):
    dialog._people.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.chosen == ("b",)
    dialog._keep.setChecked(True)
    assert not dialog.erases
