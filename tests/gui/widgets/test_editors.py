"""Editors take and give text, as the services do."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.model.kinds import kind_named
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.editors import (
    ChoiceEditor,
    FlagEditor,
    ParagraphEditor,
    SuggestEditor,
    TextEditor,
    WordsEditor,
    editor_for,
)

TODAY = dt.date(2026, 11, 22)
SEX = (("male", "男"), ("female", "女"))


@pytest.mark.parametrize(
    ("field", "offers", "editor"),
    [
        ("name", (), TextEditor),
        ("political_status", ("群众", "中共党员"), SuggestEditor),
        ("sex", (), ChoiceEditor),
        ("birth_date", (), DateEdit),
        ("skills", ("理发",), WordsEditor),
        ("no_photo", (), FlagEditor),
        ("notes", (), ParagraphEditor),
    ],
)
def test_every_field_has_the_editor_that_fits(dressed, qtbot, field: str, offers, editor: type):
    made = editor_for(kind_named("volunteer").field(field), TODAY, offers)
    qtbot.addWidget(made.widget())
    assert type(made) is editor


def test_a_choice_gives_its_code_and_knows_nothing_at_first(dressed, qtbot):
    editor = ChoiceEditor(SEX)
    qtbot.addWidget(editor)
    assert editor.value() == ""
    editor.set_value("female")
    assert (editor.value(), editor.currentText()) == ("female", "女")


def test_a_code_the_list_does_not_know_is_kept(dressed, qtbot):
    editor = ChoiceEditor(SEX, required=True)
    qtbot.addWidget(editor)
    editor.set_value("unknown")
    assert editor.value() == "unknown"


def test_the_wheel_over_a_choice_scrolls_the_form_instead(dressed, shown):
    editor = ChoiceEditor(SEX)
    shown(editor)
    editor.set_value("male")
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(editor, turn)
    assert editor.value() == "male"
    assert not turn.isAccepted()


def test_words_are_parted_however_they_were_typed(dressed, qtbot, type_in):
    editor = WordsEditor(("理发", "烹饪"))
    qtbot.addWidget(editor)
    type_in(editor.target(), "理发, 烹饪；修伞 唱歌")
    assert editor.value() == "理发、烹饪、修伞、唱歌"


def test_ticking_offers_keeps_words_of_ones_own(dressed, qtbot):
    editor = WordsEditor(("理发", "烹饪"))
    qtbot.addWidget(editor)
    editor.set_value("修伞、理发")
    menu = editor.findChild(type(editor._menu))
    menu.aboutToShow.emit()
    ticked = {action.text(): action.isChecked() for action in menu.actions()}
    assert ticked == {"理发": True, "烹饪": False}

    with qtbot.waitSignal(editor.edited):
        menu.actions()[1].trigger()

    assert editor.value() == "理发、烹饪、修伞"


def test_the_arrow_down_opens_the_offers(dressed, shown, qtbot):
    editor = SuggestEditor(("群众", "中共党员"))
    shown(editor)
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert editor.completer().popup().isVisible()
    assert editor.completer().completionCount() == 2
    editor.completer().popup().hide()


def test_a_flag_is_yes_or_nothing(dressed, qtbot):
    editor = FlagEditor("不愿拍照")
    qtbot.addWidget(editor)
    assert editor.value() == ""
    with qtbot.waitSignal(editor.edited):
        editor.click()
    assert editor.value() == "是"
    editor.set_value("")
    assert not editor.isChecked()


def test_tab_leaves_a_paragraph(dressed, qtbot, type_in):
    editor = ParagraphEditor()
    qtbot.addWidget(editor)
    type_in(editor, "两行")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.value() == "两行"


def test_enter_goes_on_although_offers_are_shown_as_long_as_none_is_marked(shown, qtbot):
    around = QWidget()
    column = QVBoxLayout(around)
    places, after = SuggestEditor(["张庄", "zhang"]), TextEditor()
    for editor in (places, after):
        column.addWidget(editor)
    heard: list[int] = []
    around.keyPressEvent = lambda event: heard.append(event.key())
    shown(around)
    places.setFocus()
    qtbot.keyClicks(places, "zh")
    popup = places.completer().popup()
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: Qt.Key.Key_Return in heard)
    assert not popup.isVisible()
    assert places.value() == "zh"
