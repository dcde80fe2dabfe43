"""The window backs up by itself: quietly after the start, and before it closes."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QApplication

from desktop import errors
from desktop.services import records
from desktop.services.safekeeping import backups
from desktop.ui.backups import automatic
from desktop.ui.backups.automatic import AutomaticBackups
from desktop.ui.backups.automatic_verb import Automatic, News
from desktop.ui.main_window import MainWindow
from desktop.ui.places import places


@pytest.fixture
def keeper(door) -> AutomaticBackups:
    return AutomaticBackups(door)


@pytest.fixture
def window(door, keeper, settle, qtbot) -> MainWindow:
    window = MainWindow(door, places(door))
    window.keep_backed_up(keeper)
    # What closes it after the test is no clerk.
    qtbot.addWidget(window, before_close_func=lambda _: keeper.stop())
    with qtbot.waitExposed(window):
        window.show()
    settle(door)
    return window


@pytest.fixture
def slow(monkeypatch):
    """A backup that waits until it is let go."""
    gate = threading.Event()
    real = backups.automatic

    def wait(desk, reason, *, progress, cancelled):
        progress(1, 3)
        while not gate.is_set():
            if cancelled():
                raise errors.Cancelled()
            gate.wait(0.01)
        return real(desk, reason, progress=progress, cancelled=cancelled)

    monkeypatch.setattr(backups, "automatic", wait)
    yield gate
    gate.set()


def shelf(station):
    return sorted(path.name for path in station.home.backups.glob("*.station"))


def test_some_time_after_the_start_one_is_made(
    window, keeper, station, door, settle, qtbot, monkeypatch
):
    keeper._timer.setInterval(1)
    with qtbot.waitSignal(keeper.told) as told:
        keeper.start()
    settle(door)
    assert told.args == [News(made=True, troubles=(), absent="")]
    assert len(shelf(station)) == 1
    assert window.banner.text == ""


def test_the_status_bar_says_so_meanwhile_and_saving_goes_on(
    window, keeper, slow, door, settle, qtbot, station
):
    keeper.begin()
    assert window.status_line.backup_words == "正在自动备份……"
    saved: list[str] = []
    door.write(window, lambda desk: records.add(desk, "team", {"name": "新队"}), saved.append)
    qtbot.waitUntil(lambda: bool(saved))
    slow.set()
    settle(door)
    assert "备份" in window.status_line.backup_words
    assert window.status_line.backup_words != "正在自动备份……"
    assert len(shelf(station)) == 1


def test_closing_waits_for_the_last_one(window, keeper, station, qtbot):
    assert window.close() is False
    qtbot.waitUntil(lambda: not window.isVisible())
    assert len(shelf(station)) == 1


def test_a_long_one_shows_a_dialog_that_can_be_skipped(window, keeper, slow, qtbot, station):
    window.close()
    qtbot.waitUntil(keeper._dialog.isVisible)
    assert window.isVisible()
    keeper._dialog.skip.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert shelf(station) == []


def test_escape_skips_too(window, keeper, slow, qtbot):
    window.close()
    qtbot.waitUntil(keeper._dialog.isVisible)
    keeper._dialog.reject()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_short_one_shows_none(window, keeper, qtbot):
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    QApplication.processEvents()
    assert not keeper._dialog.isVisible()


def test_a_shutdown_of_the_system_is_not_held_up(window, keeper, slow, monkeypatch):
    monkeypatch.setattr(automatic, "system_shuts_down", lambda: True)
    assert window.close() is True


def test_a_failure_is_told_and_does_not_keep_the_window_open(
    window, keeper, qtbot, monkeypatch, door, settle
):
    def fail(*_args, **_rest):
        raise errors.DiskFull()

    monkeypatch.setattr(backups, "automatic", fail)
    keeper.begin()
    settle(door)
    assert "磁盘空间不够" in window.banner.text
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_reminder_stands_in_the_status_bar(dressed, qtbot):
    import datetime as dt

    from desktop.ui.status import StatusLine

    line = StatusLine()
    qtbot.addWidget(line)
    line.show_backup("2026-11-22T08:00:00+08:00", dt.date(2026, 11, 22), "请备份到 U 盘。")
    assert line.backup_words == "备份 今天 · 该备份到 U 盘了"
    assert line._backup.toolTip() == "请备份到 U 盘。"


def test_a_station_to_look_at_only_is_not_backed_up(desk, monkeypatch):
    monkeypatch.setattr(type(desk), "looking", property(lambda _: "只能查看"))
    assert Automatic("start")(desk, lambda *_: None, lambda: False) == News(False, (), "")
