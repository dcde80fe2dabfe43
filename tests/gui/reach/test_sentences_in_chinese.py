"""A window that speaks Chinese leaves sentences as they were written."""

from desktop.ui.sentences import told


def test_in_a_chinese_window_nothing_is_touched(dressed):
    sentence = "没有保存。记录活动「照片」"
    assert told(sentence) is sentence
