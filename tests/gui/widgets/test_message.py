"""A banner says what happened, what was kept and what to do, and nothing a clerk can't read."""

from __future__ import annotations

from desktop import errors
from desktop.ui.widgets.message import MessageBanner, MessageDialog


def test_an_error_is_told_in_its_own_sentences(shown):
    banner = MessageBanner()
    shown(banner)
    banner.show_error(errors.DiskFull())
    told = "磁盘空间不够，这一步没有保存。以前保存的资料都在。"
    assert banner.text == told + "请清空电脑的回收站，或者删掉不用的大文件，再保存一次。"
    assert banner.property("role") == "banner-warn"


def test_our_own_mistake_is_graver_than_the_worlds(dressed, qtbot):
    banner = MessageBanner()
    qtbot.addWidget(banner)
    banner.show_error(errors.ProgramError(what="KeyError"))
    assert banner.property("role") == "banner-bad"


def test_what_people_typed_is_no_markup(dressed, qtbot):
    banner = MessageBanner()
    qtbot.addWidget(banner)
    banner.show_error(errors.FileMissing(path="<b>花名册</b>.xlsx"))
    assert "<b>花名册</b>" in banner.text


def test_it_is_hidden_until_there_is_something_to_say_and_after_it_is_put_away(dressed, qtbot):
    banner = MessageBanner()
    qtbot.addWidget(banner)
    assert banner.text == ""
    banner.show_words("已删除「张三」。", "good", action="撤销")
    assert not banner.isHidden()
    assert banner.action_button.text() == "撤销"
    with qtbot.waitSignal(banner.closed):
        banner.put_away()
    assert banner.text == ""


def test_the_offered_action_is_a_signal(dressed, qtbot):
    banner = MessageBanner()
    qtbot.addWidget(banner)
    banner.show_words("已删除", action="撤销")
    with qtbot.waitSignal(banner.pressed):
        banner.action_button.click()


def test_a_dialog_says_the_same_before_any_screen_is_there(dressed, qtbot):
    dialog = MessageDialog(errors.NewerStation(found=9, known=1))
    qtbot.addWidget(dialog)
    from PySide6.QtWidgets import QLabel

    words = "".join(label.text() for label in dialog.findChildren(QLabel))
    assert "更新版本" in words
    assert "请先把程序更新到新版本" in words
