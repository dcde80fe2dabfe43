"""Labels and buttons say what they are; what people typed is never markup."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.ui.widgets.badge import badge, retone
from desktop.ui.widgets.words import button, label


def test_markup_in_a_name_is_shown_as_it_was_typed(dressed, qtbot):
    made = label("<b>张三</b>")
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_can_be_pressed_by_enter_and_space(dressed, shown, qtbot, key: Qt.Key):
    made = button("导入(&I)")
    shown(made)
    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, key)


def test_a_badge_says_its_state_in_a_word_and_a_colour(dressed, qtbot):
    made = badge("在册", "good")
    qtbot.addWidget(made)
    retone(made, "已退出")
    assert (made.text(), made.property("role")) == ("已退出", "badge")
