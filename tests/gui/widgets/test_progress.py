"""Progress says what, how many of how many, and how long."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.notices import Notices
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


def test_what_has_come_is_counted_where_nobody_knows_how_much_there_is(panel, clock):
    panel.begin("正在取来本站的资料", "项")
    panel.advance(2_103, 0)
    assert panel.words.startswith("2,103 项 · ")


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


def test_cancelled_by_the_mouse_the_keyboard_stays_where_it_was(shown, qtbot):
    page, bar, line = QWidget(), ProgressPanel(), QLineEdit()
    column = QVBoxLayout(page)
    for part in (QPushButton("之前"), line, bar):
        column.addWidget(part)
    shown(page)
    page.activateWindow()
    line.setFocus()
    bar.begin("正在撤销")
    qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    bar.end()
    assert line.hasFocus()


def test_it_goes_when_the_work_is_done(panel):
    panel.begin("正在导入")
    assert not panel.isHidden()
    panel.end()
    assert panel.isHidden()


@pytest.fixture(params=[100, 200])
def percent(request, dressed) -> Iterator[int]:
    theme.apply(dressed, scale=request.param / 100)
    yield request.param
    theme.apply(dressed)


@pytest.mark.parametrize("width", [420, 900])
def test_by_itself_in_a_card_it_is_whole(percent, shown, width, qtbot):
    page = QWidget()
    page.resize(theme.px(width), theme.px(360))
    card = Notices(page)
    shown(page)
    bar = card.progress
    bar.begin("正在撤销", "处")
    bar.advance(26_600, 99_979)
    bar._how_far.setText("26,600 / 99,979 处 · 已用 1 分 13 秒 · 大约还要 3 分 15 秒")
    parts = [*bar.findChildren(QLabel), bar.findChild(QPushButton)]
    qtbot.waitUntil(lambda: all(whole(bar, part) for part in parts))
    assert page.rect().contains(card.geometry()) and card.rect().contains(bar.geometry())


def whole(bar: QWidget, part: QWidget) -> bool:
    least = part.minimumSizeHint()
    high = max(part.heightForWidth(part.width()), least.height())
    in_it = bar.height() > 0 and bar.rect().contains(part.geometry())
    return in_it and part.height() >= high and part.width() >= least.width()
