"""The lock: nothing of the records is there to be seen, and everything comes back as it was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from desktop import app
from desktop.app import OpenStation
from desktop.background.workers import Workers
from desktop.services import records
from desktop.services.access import clerk_keys
from desktop.services.access.clerk_keys import NewSecret
from desktop.services.access.this_pc import ThisPc
from desktop.services.access.wrong_tries import WrongTries
from desktop.storage.keys import PIN
from desktop.ui.history import HistoryDialog
from desktop.ui.keys.dialog import Asked, KeyDialog
from desktop.ui.lock.idle import IdleWatch
from desktop.ui.lock.put_away import holds_id_number
from tests.gui.conftest import CHEAP, PASSPHRASE
from tests.gui.rings import Ring

PIN_OF_LI = "290417"


@pytest.fixture
def ring() -> Ring:
    return Ring()


@pytest.fixture
def here(station, ring) -> ThisPc:
    return ThisPc(station.home, lambda: ring, lambda: CHEAP)


@pytest.fixture
def li(desk, ring) -> str:
    clerk = records.add(desk, "clerk", {"name": "李记录"})
    clerk_keys.add(desk, clerk, NewSecret(PIN_OF_LI, PIN, CHEAP), ring)
    return str(clerk)


@pytest.fixture
def left_over() -> list[QWidget]:
    """Windows of other tests, which nobody has thrown away yet."""
    return QApplication.topLevelWidgets()


@pytest.fixture
def opened(station, here, li, dressed, settle, left_over) -> Iterator[OpenStation]:
    unlocked = app.unlock(here, PASSPHRASE)
    opened = OpenStation(station.home, unlocked, Workers(count=1), here)
    opened.window.resize(1200, 700)
    opened.window.show()
    opened.begin()
    settle(opened.door)
    yield opened
    opened.close()


def names_read_aloud(left_over: list[QWidget]) -> set[str]:
    """All that a screen reader could be told, by whatever window there is but some."""
    found: set[str] = set()

    def walk(one) -> None:
        for text in (QAccessible.Text.Name, QAccessible.Text.Value):
            found.add(one.text(text))
        table = one.tableInterface() if hasattr(one, "tableInterface") else None
        if table is None:
            for number in range(one.childCount()):
                child = one.child(number)
                if child is not None and child.object() not in left_over:
                    walk(child)

    walk(QAccessible.queryAccessibleInterface(QApplication.instance()))
    return found


def locked(opened, qtbot):
    opened.lock.lock()
    cover = opened.lock.cover
    qtbot.waitUntil(lambda: cover.view.people.count() > 0)
    return cover


def type_in(cover, typed, qtbot) -> None:
    cover.view.passphrase.line.setText(typed)
    qtbot.keyClick(cover.view.passphrase.line, Qt.Key.Key_Return)


def test_nothing_of_the_records_can_be_seen_or_read_while_it_is_locked(
    opened, settle, qtbot, left_over
):
    opened.window.go("settings")
    settle(opened.door)
    assert any("石桥村" in name for name in names_read_aloud(left_over))
    opened.window.search.setText("张伟")
    cover = locked(opened, qtbot)
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert shown == [cover]
    assert cover.windowTitle() == "新时代文明实践站"
    said = names_read_aloud(left_over)
    assert not any("石桥村" in name or "张伟" in name for name in said)
    assert "已锁定" in said
    assert opened.window.search.text() == ""


def test_the_right_passphrase_brings_every_window_back(opened, desk, settle, qtbot, left_over):
    person = str(records.list_records(desk, "volunteer")[0].id)
    history = HistoryDialog(opened.door, "volunteer", person, opened.window)
    history.open()
    cover = locked(opened, qtbot)
    assert not history.isVisible()
    row = next(n for n in range(2) if cover.view.people.item(n).text() == "王文书")
    cover.view.people.setCurrentRow(row)
    type_in(cover, PASSPHRASE, qtbot)
    qtbot.waitUntil(lambda: opened.lock.cover is None)
    assert opened.window.isVisible() and history.isVisible()
    assert QApplication.activeModalWidget() is history
    assert any("石桥村" in name for name in names_read_aloud(left_over))


def test_another_clerk_comes_in_and_sits_at_the_desk(opened, desk, li, settle, qtbot):
    cover = locked(opened, qtbot)
    row = next(n for n in range(2) if cover.view.people.item(n).text() == "李记录")
    cover.view.people.setCurrentRow(row)
    type_in(cover, "２９０４１７", qtbot)
    qtbot.waitUntil(lambda: opened.lock.cover is None)
    settle(opened.door)
    assert desk.clerk == li
    assert "李记录" in opened.window.top._clerk.accessibleName()


def test_a_wrong_one_stays_outside_and_waits_after_three(opened, here, qtbot):
    cover = locked(opened, qtbot)
    for wrong in range(3):
        type_in(cover, f"wrong horse {wrong}", qtbot)
        qtbot.waitUntil(lambda: not opened.lock._errand.under_way)
        assert cover.view.note.text().startswith("口令不对")
    assert opened.lock.cover is cover
    assert not cover.view.passphrase.isEnabled()
    assert "请等" in cover.view.note.text()
    here.tries._since -= 60
    cover.view.waiting.look()
    assert cover.view.passphrase.isEnabled()


@pytest.mark.slow
def test_the_right_pin_under_another_clerks_name_stays_outside(opened, desk, qtbot):
    cover = locked(opened, qtbot)
    row = next(n for n in range(2) if cover.view.people.item(n).text() == "王文书")
    cover.view.people.setCurrentRow(row)
    type_in(cover, PIN_OF_LI, qtbot)
    qtbot.waitUntil(lambda: not opened.lock._errand.under_way)
    assert opened.lock.cover is cover
    assert cover.view.note.text().startswith("口令不对")


@pytest.mark.slow
def test_who_was_deleted_meanwhile_stays_outside_and_reads_why(opened, desk, li, qtbot):
    records.remove(desk, "clerk", [li])
    cover = locked(opened, qtbot)
    cover.view.show_names([])
    type_in(cover, PIN_OF_LI, qtbot)
    qtbot.waitUntil(lambda: cover.banner.text != "")
    assert opened.lock.cover is cover
    assert "已删除" in cover.banner.text


@pytest.mark.slow
def test_wrong_tries_by_command_while_it_is_locked_count_at_the_lock_too(opened, qtbot):
    cover = locked(opened, qtbot)
    beside = WrongTries(opened.home)
    for _ in range(3):
        beside.begin()
    type_in(cover, PASSPHRASE, qtbot)
    qtbot.waitUntil(lambda: not opened.lock._errand.under_way)
    assert opened.lock.cover is cover
    assert "请等" in cover.view.note.text()


def test_another_stations_key_file_opens_no_lock(opened, empty_station, qtbot):
    opened.home.keys.write_bytes(empty_station.home.keys.read_bytes())
    opened.home.keys.with_name("keys.previous.json").unlink(missing_ok=True)
    cover = locked(opened, qtbot)
    cover.view.show_names([])
    type_in(cover, PASSPHRASE, qtbot)
    qtbot.waitUntil(lambda: cover.banner.text != "")
    assert opened.lock.cover is cover


def test_a_dialog_that_comes_up_meanwhile_waits(opened, desk, qtbot):
    cover = locked(opened, qtbot)
    person = str(records.list_records(desk, "volunteer")[0].id)
    late = HistoryDialog(opened.door, "volunteer", person, opened.window)
    late.show()
    qtbot.waitUntil(lambda: not late.isVisible())
    type_in(cover, PASSPHRASE, qtbot)
    qtbot.waitUntil(lambda: opened.lock.cover is None)
    assert late.isVisible()


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("张伟\t999999195001011003\n", True),
        ("99999919500101100X", True),
        ("13800000000", False),
        ("69999991950010110031", False),
    ],
)
def test_an_id_number_on_the_clipboard_is_known_from_other_figures(text: str, held: bool):
    assert holds_id_number(text) is held


def test_a_dialog_that_the_window_waits_for_ends_as_given_up(opened, qtbot):
    QTimer.singleShot(100, opened.lock.lock)
    opened.window.show_keys()  # comes back only once its sheet has ended
    cover = opened.lock.cover
    type_in(cover, PASSPHRASE, qtbot)
    qtbot.waitUntil(lambda: opened.lock.cover is None)
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert shown == [opened.window]


@pytest.mark.slow
def test_a_file_dialog_left_open_ends_with_nothing_chosen(opened, qtbot):
    """Nobody can press its 保存 and carry an export off while it is locked."""
    QTimer.singleShot(100, opened.lock.lock)
    plain = QFileDialog.Option.DontUseNativeDialog
    name, _ = QFileDialog.getSaveFileName(opened.window, "导出", "名册.xlsx", options=plain)
    assert name == ""
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [opened.lock.cover]


def test_the_key_locks_before_an_open_dialog_too(opened, desk, qtbot):
    person = str(records.list_records(desk, "volunteer")[0].id)
    history = HistoryDialog(opened.door, "volunteer", person, opened.window)
    history.open()
    history.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is history.windowHandle())
    qtbot.keyClick(history.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: opened.lock.cover is not None)
    assert not history.isVisible()


def test_a_pin_half_typed_in_a_dialog_is_not_there_for_whoever_comes_in(opened, qtbot):
    dialog = KeyDialog(Asked("更改", (), "保存", proof="您现在的 PIN"), opened.window)
    dialog.open()
    dialog.proof.set_value("835172")
    dialog.proof.show_letters(shown=True)
    cover = locked(opened, qtbot)
    type_in(cover, PASSPHRASE, qtbot)
    assert dialog.proof.text() == ""
    assert dialog.proof.line.echoMode() is QLineEdit.EchoMode.Password


def test_closing_the_cover_closes_the_window_after_its_backup(opened, qtbot):
    cover = locked(opened, qtbot)
    cover.close()
    qtbot.waitUntil(lambda: not cover.isVisible(), timeout=10_000)
    assert list(opened.home.backups.iterdir())


def test_what_is_not_saved_is_asked_about_before_the_cover_closes(opened, settle, qtbot):
    opened.window.go("settings")
    settings = opened.window.screen_at("settings")
    settings.turn_to("clerks")
    settle(opened.door)
    row = settings.clerks.form.row("name")
    row.editor.set_value("王书记")
    row.editor.edited.emit()
    cover = locked(opened, qtbot)
    cover.close()
    assert cover.isVisible() and "还没有保存" in cover.banner.text


def test_the_sample_does_not_lock(opened):
    opened.lock._sample = True
    opened.lock.lock()
    assert opened.lock.cover is None
    assert "不用锁" in opened.window.banner.text


def test_idleness_is_noticed_and_a_touch_ends_it(opened, qtbot):
    now = [0.0]
    watch = IdleWatch((lambda: now[0], lambda: now[0]))
    seen = []
    watch.idle.connect(lambda: seen.append(now[0]))
    watch.begin(5)
    now[0] = 290
    qtbot.mouseMove(opened.window.windowHandle())
    now[0] = 301
    watch.look()
    assert seen == []
    now[0] = 591
    watch.look()
    assert seen == [591]
    watch.begin(0)
    now[0] = 10_000
    assert not watch._timer.isActive()
    watch.stop()


def test_a_pc_that_slept_is_locked_though_its_own_seconds_stood_still(dressed):
    asleep = [0.0]
    watch = IdleWatch((lambda: 0.0, lambda: asleep[0]))
    seen = []
    watch.idle.connect(lambda: seen.append(1))
    watch.begin(30)
    asleep[0] = 7_200
    watch.look()
    assert seen == [1]
    watch.stop()
