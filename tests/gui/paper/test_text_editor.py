"""修改文本: lines beside the paper they become, hints, drafts, the original."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.services import drafts
from desktop.services.paper import text_editing
from desktop.ui.paper.editing.dialog import TextEditor
from tests.gui.conftest import NOW

RULES = "recruitment-rules"


@pytest.fixture
def open_editor(door, shown, settle):
    def make():
        editor = TextEditor(door, RULES, NOW.date())
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        shown(editor)
        settle(door)
        return editor

    return make


@pytest.fixture
def editor(open_editor):
    return open_editor()


@pytest.fixture
def pause(qtbot, settle, door):
    """Lets typing pause until paper and draft have followed."""

    def wait(editor):
        qtbot.waitUntil(lambda: not editor._soon.isActive())
        editor._keeper.flush()
        settle(door)

    return wait


def test_the_text_in_force_stands_beside_its_paper(editor):
    assert editor.fields.title.text() == "志愿者招募管理制度"
    assert editor.fields.words.toPlainText().startswith("一、总则")
    assert editor.preview.pages > 0
    assert not editor.save_button.isEnabled()
    assert not editor.original_button.isVisible()


def test_what_is_typed_is_seen_on_paper_and_stored(
    editor, desk, type_in, pause, settle, door, qtbot
):
    words = editor.fields.words
    words.setPlainText("只有这一条")
    pause(editor)
    assert "只有这一条" in editor.preview.document.getAllText(0).text().replace("\r\n", "")
    with qtbot.waitSignal(editor.saved):
        editor.save_button.click()
    settle(door)
    assert text_editing.begin(desk, RULES).words == "第一条\u3000只有这一条"


def test_a_text_that_cannot_be_printed_says_so_and_stays(editor, desk, pause, settle, door):
    editor.fields.words.setPlainText("{村长}说了算")
    pause(editor)
    assert editor.preview.pages == 0
    editor.save_button.click()
    settle(door)
    assert "{村长}" in editor.banner.text
    assert editor.fields.words.toPlainText() == "{村长}说了算"
    assert not text_editing.begin(desk, RULES).changed


def test_a_day_that_is_half_typed_leaves_the_paper_in_sight(
    editor, desk, type_in, pause, settle, door
):
    type_in(editor.fields.day.target(), "下个")
    pause(editor)
    assert editor.preview.pages > 0
    assert not editor.banner.isVisible()
    editor.save_button.click()
    settle(door)
    assert "施行日期" in editor.banner.text
    assert not text_editing.begin(desk, RULES).changed


def test_a_field_is_put_in_by_its_name_for_people(editor):
    editor.fields.words.setPlainText("")
    editor.fields.fields.actions()[0].trigger()
    assert editor.fields.words.toPlainText() == "{站名全称}"


def test_a_hint_puts_the_better_word_in_as_one_step(editor):
    words = editor.fields.words
    words.setPlainText("志愿者服务站的志愿者服务站")
    (hint,) = editor.fields.hints.shown
    assert hint.say == "志愿服务站"
    editor.fields.hints.taken.emit(hint.found, hint.say)
    assert words.toPlainText() == "志愿服务站的志愿服务站"
    assert not editor.fields.hints.isVisible()
    words.undo()
    assert words.toPlainText() == "志愿者服务站的志愿者服务站"


def test_what_was_left_unsaved_is_there_again_and_can_be_given_up(
    editor, open_editor, desk, pause, settle, door
):
    editor.fields.words.setPlainText("写了一半")
    pause(editor)
    editor.reject()
    settle(door)
    assert [draft.place for draft in drafts.drafts(desk)] == [f"text:{RULES}"]
    again = open_editor()
    assert again.fields.words.toPlainText() == "写了一半"
    again.banner.action_button.click()
    settle(door)
    assert again.fields.words.toPlainText().startswith("一、总则")
    assert drafts.drafts(desk) == []


def test_back_to_what_came_with_the_program(editor, open_editor, desk, settle, door):
    editor.fields.words.setPlainText("改过的")
    editor.save_button.click()
    settle(door)
    again = open_editor()
    assert again.original_button.isVisible()
    again.original_button.click()
    settle(door)
    assert again.fields.words.toPlainText().startswith("一、总则")
    assert not text_editing.begin(desk, RULES).changed
    assert not again.original_button.isVisible()


def test_enter_begins_a_new_line_and_never_saves(editor, qtbot, desk):
    editor.fields.words.setPlainText("一")
    qtbot.keyClick(editor.fields.title, Qt.Key.Key_Return)
    qtbot.keyClick(editor.fields.words, Qt.Key.Key_Return)
    assert editor.isVisible()
    assert not text_editing.begin(desk, RULES).changed
