"""接入县平台: two ways, a code that may be typed anyhow, and plain words on what became of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from desktop import errors
from desktop.ui.sync.enrol_dialog import EnrolDialog

CODE = "ABCDE12345FGHJK67890MNPQR"
SPELLED = "ABCDE-12345-FGHJK-67890-MNPQR"


@pytest.fixture
def dialog(shown) -> EnrolDialog:
    return shown(EnrolDialog())


def words(widget) -> str:
    return "\n".join(made.text() for made in widget.findChildren(QLabel) if made.isVisible())


def test_address_and_code_are_needed_to_join(dialog, qtbot, type_in):
    assert not dialog.join.isEnabled()
    type_in(dialog.code, CODE.lower())
    assert not dialog.join.isEnabled()
    type_in(dialog.address, " https://county.example ")
    with qtbot.waitSignal(dialog.join_wanted) as wanted:
        dialog.join.click()
    assert wanted.args == ["https://county.example", CODE.lower()]


def test_the_letters_are_counted_and_grouped(dialog, type_in):
    type_in(dialog.code, "ａｂｃｄｅ 12345 fghjk")
    assert "已输 15 个，还差 10 个" in words(dialog)
    dialog.code.editingFinished.emit()
    assert dialog.code.text() == "ABCDE-12345-FGHJK"
    type_in(dialog.code, "67890MNPQR")
    dialog.code.editingFinished.emit()
    assert dialog.code.text() == SPELLED
    assert "齐了" in words(dialog)
    type_in(dialog.code, "X")
    assert "多了 1 个" in words(dialog)


def test_by_file_a_request_is_written_and_a_reply_read(dialog, qtbot, type_in):
    dialog.by_file.click()
    assert not dialog.request.isEnabled()
    type_in(dialog.code, CODE)
    with qtbot.waitSignal(dialog.request_wanted) as wanted:
        dialog.request.click()
    assert wanted.args == [CODE]
    dialog.show_written("U 盘/接入申请.json")
    assert "交给县里" in words(dialog)
    with qtbot.waitSignal(dialog.reply_wanted):
        dialog.reply.click()


def test_a_refusal_keeps_what_was_typed(dialog, type_in):
    type_in(dialog.code, CODE)
    type_in(dialog.address, "https://county.example")
    dialog.show_busy(True)
    assert not dialog.join.isEnabled()
    dialog.show_error(errors.BadEnrolCode(why="第 3 组有一个字打错了"))
    assert "第 3 组有一个字打错了" in dialog.banner.text
    assert dialog.code.text() == CODE
    assert dialog.join.isEnabled()


def test_success_is_told_with_what_differs(dialog):
    dialog.show_joined("示例县", "石桥村站", ("县里登记的站名是“石桥村站”，本站写的是“石桥”。",))
    assert dialog.joined
    assert "接入好了：示例县" in words(dialog)
    assert "本站写的是“石桥”" in words(dialog)


def test_where_a_request_was_written_its_reply_is_what_is_read_without_the_code(shown, qtbot):
    dialog = shown(EnrolDialog(asked=True))
    assert dialog.by_file.isChecked()
    assert "加入码不用再输" in words(dialog)
    with qtbot.waitSignal(dialog.reply_wanted) as wanted:
        dialog.reply.click()
    assert wanted.args == [""]
