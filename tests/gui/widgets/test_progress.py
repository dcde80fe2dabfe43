"""Progress says what, how many of how many, and how long."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.ui.widgets.progress import ProgressPanel


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Seconds:
    return Seconds()


@pytest.fixture
def panel(dressed, qtbot, clock) -> ProgressPanel:
    panel = ProgressPanel(clock)
    qtbot.addWidget(panel)
    return panel


def test_it_counts_and_tells_the_time_that_is_left(panel, clock):
    panel.begin("正在导入", "人")
    clock.now = 10.0
    panel.advance(1_000, 4_000)
    assert panel.words == "1,000 / 4,000 人 · 已用 10 秒 · 大约还要 30 秒"


def test_minutes_are_told_as_minutes(panel, clock):
    panel.begin("正在备份")
    clock.now = 75.0
    panel.advance(5, 0)
    assert panel.words == "准备中 · 已用 1 分 15 秒"


def test_the_first_seconds_promise_nothing(panel, clock):
    panel.begin("正在导入")
    clock.now = 1.0
    panel.advance(1, 1_000)
    assert "还要" not in panel.words


def test_cancel_is_asked_for_once(panel, qtbot):
    panel.begin("正在导入")
    cancel = panel.findChild(QPushButton)
    with qtbot.waitSignal(panel.cancel_pressed):
        cancel.click()
    assert not cancel.isEnabled()
    panel.begin("又一次")
    assert cancel.isEnabled()


def test_it_goes_when_the_work_is_done(panel):
    panel.begin("正在导入")
    assert not panel.isHidden()
    panel.end()
    assert panel.isHidden()
