"""设置 › 交接: the file, the paper with its code, and what is asked before this PC is emptied."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop.services import records
from desktop.services.access.this_pc import ThisPc
from desktop.services.handover import package
from desktop.sync.joining import restart, retiring
from desktop.sync.joining.retiring import Retirement
from desktop.ui.settings.screen import SettingsScreen
from tests.conftest import CHEAP

NAME = "石桥村新时代文明实践站"


@pytest.fixture
def screen(door, desk, shown, settle) -> SettingsScreen:
    screen = SettingsScreen(door, ThisPc(desk.home, measure=lambda: CHEAP))
    screen.resize(1158, 660)
    shown(screen)
    door.start_watching()
    screen.turn_to("handover")
    settle(door)
    return screen


@pytest.fixture
def handed(screen, desk, door, tmp_path, qtbot):
    """The section once the file is made."""
    records.add(desk, "volunteer", {"name": "张三"})
    screen.handing.hand_over_to(tmp_path / "移交.station")
    qtbot.waitUntil(lambda: not screen.handover._made.isHidden(), timeout=20_000)
    return screen.handover


def test_one_button_makes_the_file_and_its_papers_are_next(handed, screen, desk, tmp_path, qtbot):
    assert "志愿者 31 人" in handed.done.text()
    code = handed.by_hand.code.text()
    package.opens_with(tmp_path / "移交.station", code)
    assert not handed.by_hand.shows
    screen.handing.save_code_to(tmp_path / "接手码.pdf")
    qtbot.waitUntil((tmp_path / "接手码.pdf").exists, timeout=20_000)
    with qtbot.waitSignal(screen.print_requested) as wanted:
        handed.sheet.click()
    assert wanted.args[0] == "handover-sheet"
    assert QApplication.clipboard().text() != code


def test_it_says_how_it_stands_with_the_pc_it_took_over_from(screen, desk, door, settle, now):
    replica = str(desk.settings.get("replica"))
    restart.note_registered(desk.settings, replica)
    retiring.add(desk.settings, Retirement(replica, now.isoformat(), "x"))
    screen.handing.look()
    settle(door)
    assert "还没有停用" in screen.handover.old_pc.text()
    with desk.store.transaction():
        retiring.heard(desk.settings, {replica: retiring.REVOKED}, now, asked=True)
    screen.handing.look()
    settle(door)
    assert "已由县里停用" in screen.handover.old_pc.text()
    assert screen.handover.old_pc.isVisible()


@pytest.mark.slow
def test_emptying_asks_for_the_stations_name(handed, screen, qtbot):
    handed.turn.click()
    assert not handed._wiping.isHidden()
    with qtbot.assertNotEmitted(handed.wipe_pressed):
        handed.wipe.click()
    assert NAME in handed.name.problem
    handed.name.editor.set_value(NAME)
    handed.wipe_pressed.disconnect()
    with qtbot.waitSignal(handed.wipe_pressed):
        handed.wipe.click()


def test_what_came_after_the_file_stops_it_in_words(handed, screen, desk, tmp_path, qtbot):
    records.add(desk, "volunteer", {"name": "后来的"})
    handed.name.editor.set_value(NAME)
    screen.handing.wipe(tmp_path / "证明.pdf")
    qtbot.waitUntil(lambda: "没有清除" in screen.banner.text, timeout=20_000)
    assert "1 处改动" in screen.banner.text


@pytest.mark.slow
def test_once_all_is_right_the_session_is_asked_to_do_it(handed, screen, tmp_path, qtbot):
    handed.name.editor.set_value(NAME)
    with qtbot.waitSignal(screen.wipe_wanted, timeout=20_000) as wanted:
        screen.handing.wipe(tmp_path / "证明.pdf")
    assert wanted.args[0].plan.document["handover"]["name"] == "移交.station"
