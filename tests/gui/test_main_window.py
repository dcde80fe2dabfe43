"""The frame: places, search, undo in words, and a status bar that tells the truth."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QLabel

from desktop import errors
from desktop.services import records
from desktop.services.past import undoing
from desktop.services.roster import people
from desktop.services.roster.people import PeopleQuery
from desktop.services.safekeeping import backups
from desktop.ui.main_window import MainWindow
from desktop.ui.navigation import Place
from desktop.ui.shortcut_sheet import ShortcutSheet
from desktop.ui.status import StatusLine
from desktop.ui.widgets.screen import Screen


class Notebook(Screen):
    """A screen that notes what the frame asks of it."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.asked: list[str] = []
        self.half_written = ""

    def show_record(self, record_id: str) -> None:
        self.asked.append(f"show {record_id}")

    def show_template(self, template: str, ids: list[str]) -> None:
        self.asked.append(f"template {template} {','.join(ids)}")

    def begin_new(self) -> None:
        self.asked.append("new")

    def begin_import(self) -> None:
        self.asked.append("import")

    def find_here(self) -> None:
        self.asked.append("find")

    def unsaved(self) -> str:
        return self.half_written


@pytest.fixture
def window(door, shown, settle) -> MainWindow:
    places = (
        Place("roster", "花名册", "users", partial(Notebook, "花名册"), ("volunteer",)),
        Place("activities", "活动", "calendar-check", partial(Notebook, "活动"), ("activity",)),
        Place("paper", "打印", "printer", partial(Notebook, "打印")),
        Place("settings", "设置", "gear-six", partial(Notebook, "设置"), at_end=True),
    )
    window = MainWindow(door, places)
    window.resize(1366, 768)
    shown(window)
    window.activateWindow()
    door.start_watching()
    settle(door)
    return window


def press(window, qtbot, keys: str) -> None:
    key = QKeySequence(keys)[0]
    qtbot.keyClick(window, key.key(), key.keyboardModifiers())


def test_it_says_whose_station_it_is_without_breaking_the_name(window):
    assert window.windowTitle() == "石桥村新时代文明实践站"
    words = [label.text() for label in window.navigation.findChildren(QLabel)]
    assert "石桥村\n新时代文明实践站" in words


def test_a_screen_is_made_when_the_clerk_first_goes_there(window, qtbot):
    assert set(window.screens._made) == {"roster"}
    press(window, qtbot, "Ctrl+2")
    assert window.current == "activities"
    assert set(window.screens._made) == {"roster", "activities"}


def test_ctrl_and_a_number_go_to_a_place(window, qtbot):
    for number, key in enumerate(("roster", "activities", "paper", "settings"), 1):
        press(window, qtbot, f"Ctrl+{number}")
        assert window.current == key
        assert window.navigation._buttons[key].isChecked()


def test_arrows_move_through_the_navigation(window, qtbot):
    first = window.navigation._buttons["roster"]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    second = window.navigation._buttons["activities"]
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert window.current == "activities"


def test_a_record_opens_where_its_kind_lives(window):
    window.open_record("activity", "a-1")
    assert window.current == "activities"
    assert window.screen_at("activities").asked == ["show a-1"]


def test_printing_goes_to_the_paper_with_template_and_records(window):
    window.screen_at("activities").print_requested.emit("activity-certificate", ["p-1", "p-2"])
    assert window.current == "paper"
    assert window.screen_at("paper").asked == ["template activity-certificate p-1,p-2"]


def test_keys_reach_the_current_screen(window, qtbot):
    press(window, qtbot, "Ctrl+2")
    press(window, qtbot, "Ctrl+N")
    press(window, qtbot, "Ctrl+F")
    assert window.screen_at("activities").asked == ["new", "find"]
    press(window, qtbot, "Ctrl+I")
    assert window.current == "roster"
    assert window.screen_at("roster").asked == ["import"]


def test_ctrl_k_leads_into_the_search_and_enter_opens_what_is_found(window, qtbot, door, settle):
    press(window, qtbot, "Ctrl+K")
    assert window.search.hasFocus()
    qtbot.keyClicks(window.search, "zhangwei")
    settle(door)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.current == "roster"
    assert window.screen_at("roster").asked[0].startswith("show ")


def test_the_edit_menu_says_what_would_be_undone(window, desk, door, settle):
    someone = people.people_ids(desk, PeopleQuery(search="张伟"))[0]
    records.change(desk, "volunteer", someone, {"phone": "13911111111"})
    door._look_for_changes()
    settle(door)
    assert window._undo.undo.text() == "撤销(&U)：修改志愿者「张伟」的手机"
    assert not window._undo.redo.isEnabled()


def test_ctrl_z_takes_back_and_ctrl_y_does_it_again(window, desk, door, settle, qtbot):
    someone = people.people_ids(desk, PeopleQuery(search="张伟"))[0]
    records.change(desk, "volunteer", someone, {"village_group": "九组"})
    door._look_for_changes()
    settle(door)

    def group() -> str:
        return desk.records.get(people.kind_named("volunteer"), someone).text("village_group")

    press(window, qtbot, "Ctrl+Z")
    settle(door)
    assert group() == "一组"
    assert window.banner.text == "已撤销：修改志愿者「张伟」的村民小组"
    assert window._undo.redo.text() == "重做(&R)：修改志愿者「张伟」的村民小组"

    press(window, qtbot, "Ctrl+Y")
    settle(door)
    assert group() == "九组"


@pytest.mark.parametrize(
    ("chosen", "meanwhile"), [("action_button", "force"), ("other_button", "skip")]
)
def test_an_undo_that_would_hide_a_later_change_asks_first(
    window, desk, door, settle, qtbot, monkeypatch, chosen, meanwhile
):
    someone = people.people_ids(desk, PeopleQuery(search="张伟"))[0]
    records.change(desk, "volunteer", someone, {"village_group": "九组", "alias": "小张"})

    def overtaken(_desk, *, meanwhile: str) -> undoing.Undone:
        asked.append(meanwhile)
        if meanwhile == "ask":
            raise errors.UndoConflict(verb="撤销", fields="志愿者「张伟」的村民小组")
        return undoing_undo(_desk, meanwhile=meanwhile)

    asked: list[str] = []
    undoing_undo = undoing.undo
    monkeypatch.setattr(undoing, "undo", overtaken)
    press(window, qtbot, "Ctrl+Z")
    settle(door)
    assert "后来又有变动" in window.banner.text

    getattr(window.banner, chosen).click()
    settle(door)
    assert window.banner.text.startswith("已撤销：")
    assert asked == ["ask", meanwhile]


def test_the_end_of_the_line_is_said_not_hidden(window, desk, door, settle):
    window._undo.redo.setEnabled(True)
    window._undo.redo.trigger()
    settle(door)
    assert window.banner.text == "没有可以重做的操作。"


def test_typing_in_a_field_is_undone_by_the_field_itself(window, desk, door, settle, qtbot):
    someone = people.people_ids(desk, PeopleQuery(search="张伟"))[0]
    records.change(desk, "volunteer", someone, {"village_group": "九组"})
    press(window, qtbot, "Ctrl+K")
    qtbot.keyClicks(window.search, "zz")
    qtbot.keyClick(window.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(door)
    assert window.search.text() == ""
    volunteer = desk.records.get(people.kind_named("volunteer"), someone)
    assert volunteer.text("village_group") == "九组"


def test_an_error_nobody_waits_for_is_told_above_the_screen(window, door, qtbot):
    def fail(_desk):
        raise errors.DiskFull()

    with qtbot.waitSignal(door.failed):
        door.write(window, fail, print)
    assert window.banner.text.startswith("磁盘空间不够")


def test_escape_puts_the_message_away(window, qtbot):
    window.say("已保存")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.banner.text == ""


def test_the_status_bar_tells_of_the_last_backup(window, desk, door, settle, tmp_path):
    assert window.status_line.backup_words == "还没有备份"
    backups.back_up(desk, tmp_path / "备份.station")
    window._on_busy(False)
    settle(door)
    today = dt.datetime.now().astimezone().date()
    days = (today - desk.today()).days
    expected = {0: "备份 今天", 1: "备份 昨天"}.get(max(days, 0), f"备份 {days} 天前")
    assert window.status_line.backup_words == expected


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [(0, "备份 今天", "quiet"), (1, "备份 昨天", "quiet"), (15, "备份 15 天前", "warn")],
)
def test_an_old_backup_is_a_matter_of_words_and_colour(dressed, qtbot, days, words, tone):
    line = StatusLine()
    qtbot.addWidget(line)
    today = dt.date(2026, 11, 22)
    line.show_backup(f"{today - dt.timedelta(days=days)}T08:00:00+08:00", today)
    assert line.backup_words == words
    assert line._backup.property("role") == tone


def test_short_work_does_not_flicker_and_long_work_is_shown(dressed, shown, qtbot):
    line = StatusLine()
    shown(line)
    line.show_work(True)
    line.show_work(False)
    assert line._bar.isHidden()
    line.show_work(True)
    qtbot.waitUntil(line._bar.isVisible)
    line.show_work(False)
    assert line._bar.isHidden()


def test_closing_with_something_unsaved_asks_and_staying_is_the_safe_answer(
    window, monkeypatch, qtbot
):
    asked: list[str] = []

    def answer(code: int):
        def run(dialog: QDialog) -> int:
            asked.extend(label.text() for label in dialog.findChildren(QLabel))
            return code

        return run

    window.screen_at("roster").half_written = "「张三」还没有保存"
    monkeypatch.setattr(QDialog, "exec", answer(0))
    assert not window.close()
    assert "「张三」还没有保存。" in asked
    monkeypatch.setattr(QDialog, "exec", answer(1))
    assert window.close()


def test_a_clean_window_closes_without_a_question(window, monkeypatch):
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: pytest.fail("asked"))
    assert window.close()


def test_f1_lists_every_key_of_the_menus(window, qtbot):
    sheet = ShortcutSheet(window.actions_of_menu.keys(), window)
    words = [label.text() for label in sheet.findChildren(QLabel)]
    for expected in ("Ctrl+K", "Ctrl+Z", "Ctrl+Y", "Ctrl+N", "Ctrl+1", "Ctrl+4", "F1", "花名册"):
        assert expected in words


def test_everything_with_a_key_or_a_click_has_a_name_for_screen_readers(window):
    from PySide6.QtWidgets import QAbstractButton, QLineEdit

    nameless = [
        widget
        for kind in (QAbstractButton, QLineEdit)
        for widget in window.findChildren(kind)
        if widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not isinstance(widget.parent(), QLineEdit)
    ]
    assert nameless == []


def test_the_window_fits_a_small_screen(window):
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 768 - 40
