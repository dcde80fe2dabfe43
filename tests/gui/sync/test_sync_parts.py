"""The other parts of the page: what needs a person, pairs, carriers, what leaves, the state."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QRadioButton

from desktop.services.sync.leaves import Leaves
from desktop.services.sync.line_settings import LineSettings
from desktop.ui.sync.attention_view import AttentionView
from desktop.ui.sync.carriers_view import CarriersView
from desktop.ui.sync.leaving_view import LeavingView
from desktop.ui.sync.overview import Overview
from desktop.ui.sync.pairs_view import PairsView
from desktop.ui.sync.settings_view import SettingsView
from desktop.ui.sync.shown import Standing, Waiting
from desktop.ui.sync.words import state
from tools import sync_pages

TODAY = dt.date.fromisoformat(sync_pages.TODAY)


def words(widget) -> str:
    return "\n".join(made.text() for made in widget.findChildren(QLabel) if made.isVisible())


def buttons(widget) -> list[str]:
    return [b.text() for b in widget.findChildren(QPushButton) if b.isVisible()]


def press(widget, text: str) -> None:
    found = [
        b for b in widget.findChildren(QPushButton) if b.isVisible() and b.text().startswith(text)
    ]
    found[0].click()


# --- what needs a person --------------------------------------------------------------------


@pytest.fixture
def attention(shown) -> AttentionView:
    made = AttentionView()
    made.resize(1_000, 600)
    made.show_matters(sync_pages.matters())
    return shown(made)


def test_a_matter_is_told_with_its_ways(attention, qtbot):
    attention.list.go(2)
    assert "时间重叠" in words(attention)
    with qtbot.waitSignal(attention.way_taken) as taken:
        press(attention, "删去不计的那一份")
    assert taken.args == ["n3", "1", ""]


def test_what_depends_on_a_refused_change_is_named(attention):
    attention.list.go(1)
    assert words(attention).count("跟着它一起等的") == 3


def test_a_way_that_asks_for_words_takes_them_first(attention, qtbot, type_in):
    press(attention, "已办理")
    (line,) = [made for made in attention.findChildren(QLineEdit) if made.isVisible()]
    assert line.hasFocus()
    type_in(line, "补了三张照片")
    with qtbot.waitSignal(attention.way_taken) as taken:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert taken.args == ["n1", "done", "补了三张照片"]


def test_its_record_can_be_looked_at(attention, qtbot):
    with qtbot.waitSignal(attention.open_record) as wanted:
        press(attention, "看这条记录")
    assert wanted.args == ["activity", "a-1"]


def test_nothing_to_do_is_said_calmly(attention):
    attention.show_matters(())
    assert "没有要处理的" in words(attention)


# --- who may be one person ------------------------------------------------------------------


@pytest.fixture
def pairs(shown) -> PairsView:
    made = PairsView()
    made.resize(1_000, 600)
    made.show_pairs(sync_pages.pairs())
    return shown(made)


def test_two_people_stand_side_by_side_and_are_merged_with_the_chosen_values(pairs, qtbot):
    names = {made.accessibleName(): made for made in pairs.findChildren(QRadioButton)}
    other = names["手机：13900000002"]
    other.click()
    with qtbot.waitSignal(pairs.merged) as merged:
        press(pairs, "是同一人")
    assert merged.args == ["v-1", "v-9", ["phone"]]


def test_without_a_click_the_first_ones_values_stay(pairs, qtbot):
    with qtbot.waitSignal(pairs.merged) as merged:
        press(pairs, "是同一人")
    assert merged.args == ["v-1", "v-9", []]


def test_two_people_are_told_apart(pairs, qtbot):
    with qtbot.waitSignal(pairs.told_apart) as apart:
        press(pairs, "不是同一人")
    assert apart.args == ["v-1", "v-9"]


# --- carriers -------------------------------------------------------------------------------


@pytest.fixture
def carriers(shown) -> CarriersView:
    made = CarriersView()
    made.resize(1_000, 600)
    made.allow(allowed=True, joined=True)
    return shown(made)


def test_writing_says_how_large_and_whether_photos_go(carriers, qtbot):
    carriers.parts.setCurrentIndex(1)
    carriers.photos.click()
    with qtbot.waitSignal(carriers.write_pressed) as wanted:
        carriers.write.click()
    assert wanted.args == [5_000_000, False]


def test_before_joining_there_is_nobody_to_carry_to(carriers):
    carriers.allow(allowed=True, joined=False)
    assert not carriers.write.isEnabled()
    assert "先接入县平台" in words(carriers)


def test_a_pc_that_was_stopped_is_not_sent_out_with_files_nobody_takes(carriers):
    carriers.allow(allowed=True, joined=True, refused=True)
    assert not carriers.write.isEnabled()
    assert carriers.read.isEnabled()
    assert "带去也不收" in words(carriers)
    carriers.allow(allowed=True, joined=True)
    assert carriers.write.isEnabled()
    assert "带去也不收" not in words(carriers)


def test_files_dropped_are_read(carriers, qtbot, tmp_path):
    (drop,) = [f for f in carriers.findChildren(QFrame) if f.acceptDrops()]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.bundle"))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(carriers.files_dropped) as dropped:
        drop.dropEvent(event)
    assert dropped.args == [[Path(tmp_path / "a.bundle")]]


def test_what_is_for_others_can_be_carried_on(carriers, qtbot):
    carriers.show_read(["有 2 个文件是给别的站的，没有打开。"], "warn", others=True)
    with qtbot.waitSignal(carriers.pass_on_pressed):
        press(carriers, "替别的站带走")


# --- what leaves ----------------------------------------------------------------------------


@pytest.fixture
def leaving(shown) -> LeavingView:
    made = LeavingView()
    made.resize(900, 600)
    made.show_leaving(
        (
            Leaves("志愿者", "姓名", "clear"),
            Leaves("志愿者", "证件号码", "sealed"),
            Leaves("文书", "口令", "stays"),
        )
    )
    return shown(made)


def test_the_table_says_in_words_how_each_field_leaves(leaving):
    told = [leaving.model.index(row, 2).data() for row in range(3)]
    assert told == ["原样上报", "加密后上报，县里、镇里看不到内容", "只留在本机，不上报"]


def test_it_is_narrowed_by_chips_and_by_words(leaving, type_in):
    leaving.chips["sealed"].click()
    assert leaving.model.rowCount() == 1
    leaving.chips[""].click()
    type_in(leaving.words, "口令")
    assert [leaving.model.index(0, column).data() for column in (0, 1)] == ["文书", "口令"]
    assert leaving.chips["clear"].text() == "原样 1"


# --- settings -------------------------------------------------------------------------------


def test_a_setting_holds_at_once(shown, qtbot):
    view = shown(SettingsView())
    view.show_settings(LineSettings(30, saving=False, limit_kib=64))
    assert view.settings == LineSettings(30, saving=False, limit_kib=64)
    with qtbot.waitSignal(view.changed) as changed:
        view.saving.click()
    assert changed.args == [LineSettings(30, saving=True, limit_kib=64)]
    view.minutes.setCurrentIndex(view.minutes.findData(0))
    with qtbot.waitSignal(view.changed) as changed:
        view.minutes.activated.emit(view.minutes.currentIndex())
    assert changed.args == [LineSettings(0, saving=True, limit_kib=64)]


def test_a_setting_made_elsewhere_is_shown_as_it_is(shown):
    view = shown(SettingsView())
    view.show_settings(LineSettings(7, limit_kib=10))
    assert (view.minutes.currentText(), view.limit.currentText()) == ("每 7 分钟", "每秒 10 KB")


# --- the state ------------------------------------------------------------------------------


def test_the_button_fits_the_state(shown):
    overview = shown(Overview())
    overview.resize(900, 600)
    card = overview.card
    lone = Standing()
    card.show_state(state(lone, TODAY), lone)
    assert buttons(card) == ["接入县平台(&J)…"]
    card.show_state(state(Standing(joined=True), TODAY), Standing(joined=True))
    assert buttons(card) == ["现在同步(&S)"]
    card.show_under_way(True)
    card.show_progress(3, 12)
    assert buttons(card) == ["停下(&X)"]
    assert "已传 3 / 12 项" in words(card)
    card.show_stopping()
    assert "下次接着传" in words(card)
    card.show_under_way(False)
    assert buttons(card) == ["现在同步(&S)"]


def test_what_waits_is_listed_with_sizes(shown):
    overview = shown(Overview())
    overview.show_waiting(Waiting((("志愿者", 12),), 250, 1_240_000))
    assert overview.waiting.index(0, 1).data() == "12 项"
    assert overview.waiting.index(1, 0).data() == "照片"
    assert overview.waiting.index(1, 1).data() == "250 张，1.2 MB"


def test_a_pc_that_was_handed_over_and_is_not_out_yet_is_told_of(shown):
    overview = shown(Overview())
    told = "旧电脑「村部电脑」（系列 BN6T）还没有停用：这台电脑下次同步时请县里停用它。"
    overview.show_old_pc(told)
    assert told in words(overview)
    overview.show_old_pc("")
    assert "旧电脑" not in words(overview)


def test_past_syncs_are_told_in_words(shown):
    overview = shown(Overview())
    overview.show_runs(sync_pages.runs(), TODAY)
    line = [overview.runs.index(0, column).data() for column in range(5)]
    assert line == ["09:12", "12", "3", "86 KB", "全部同步"]
    assert overview.runs.index(1, 4).data() == "这台电脑现在没有联网"
