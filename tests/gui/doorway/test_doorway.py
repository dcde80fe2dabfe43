"""The doorway unlocks a station or makes one, off the window's thread."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop import app, errors
from desktop.app import Session
from desktop.background.errand import Errand
from desktop.config import Home
from desktop.services import looks, opening
from desktop.services.access.this_pc import ThisPc
from desktop.services.apart import Here
from desktop.services.safekeeping import backups
from desktop.storage.keys import MINIMUM_PASSPHRASE
from desktop.ui import language
from desktop.ui.doorway import Doorway
from desktop.ui.doorway.first_steps_view import FirstStepsView
from desktop.ui.doorway.founding_view import FoundingView
from desktop.ui.doorway.recover_view import RecoverView
from desktop.ui.doorway.unlock_view import UnlockView
from desktop.ui.doorway.ways import FirstSteps, FirstWays, RecoverWays
from desktop.ui.widgets import passphrase
from tests.gui.conftest import CHEAP, PASSPHRASE

FACTS = {
    "name": "柳沟村新时代文明实践站",
    "code": "999999001002",
    "county": "示例县",
    "town": "石桥镇",
    "clerk": "李文书",
    "passphrase": "一句只有我记得的话",
    "again": "一句只有我记得的话",
}


@pytest.fixture
def errand(dressed) -> Iterator[Errand]:
    errand = Errand()
    yield errand
    errand.close()


def doorway_to(home: Home, errand: Errand) -> Doorway:
    here = ThisPc(home, measure=lambda: CHEAP)
    return Doorway(
        here,
        errand,
        partial(app.unlock, here),
        partial(app.found, here),
        RecoverWays(
            app.contents_of_backup, partial(app.recover, home), partial(app.take_over, here)
        ),
    )


@pytest.fixture
def unlocking(station, errand, shown) -> Doorway:
    door = doorway_to(station.home, errand)
    shown(door)
    return door


@pytest.fixture
def founding(tmp_path, errand, shown) -> Doorway:
    door = doorway_to(Home(tmp_path / "新 站"), errand)
    shown(door)
    return door


def fill(door: Doorway, **changed: str) -> FoundingView:
    view = door.view
    assert isinstance(view, FoundingView)
    for name, text in {**FACTS, **changed}.items():
        view.rows[name].editor.set_value(text)
    return view


def test_the_right_passphrase_opens(unlocking, station, qtbot):
    assert isinstance(unlocking.view, UnlockView)
    line = unlocking.view.passphrase.line
    qtbot.keyClicks(line, PASSPHRASE)
    with qtbot.waitSignal(unlocking.opened) as opened:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert opened.args[0].master == station.master
    assert opened.args[0].text_percent == 100


def test_a_wrong_passphrase_is_told_and_can_be_typed_again(unlocking, errand, qtbot):
    line = unlocking.view.passphrase.line
    qtbot.keyClicks(line, "wrong horse")
    with qtbot.waitSignal(errand.failed):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert unlocking.banner.text.startswith("口令不对，没有打开。")
    assert unlocking.view.isEnabled()
    assert line.selectedText() != ""


def test_nothing_typed_asks_nothing(unlocking, errand, qtbot):
    qtbot.keyClick(unlocking.view.passphrase.line, Qt.Key.Key_Return)
    assert not errand.under_way


def test_the_passphrase_is_hidden_until_the_eye_is_pressed(unlocking):
    passphrase = unlocking.view.passphrase
    assert passphrase.line.echoMode() is passphrase.line.EchoMode.Password
    passphrase._eye.click()
    assert passphrase.line.echoMode() is passphrase.line.EchoMode.Normal


def test_the_window_answers_while_the_key_is_made(unlocking, errand, qtbot):
    seen: list[bool] = []
    unlocking._unlock = lambda _typed, _clerk: seen.append(
        threading.current_thread() is threading.main_thread()
    )
    with qtbot.waitSignal(unlocking.opened):
        unlocking.unlock_with("x")
        assert not unlocking.view.isEnabled()
    assert seen == [False]


def test_a_station_is_made_and_opened(founding, qtbot):
    view = fill(founding)
    with qtbot.waitSignal(founding.opened) as opened:
        view._found.click()
    desk = opening.open_desk(founding_home(founding), opened.args[0].master, Here())
    assert desk.station.text("name") == FACTS["name"]
    assert desk.station.text("county") == "示例县"
    desk.close()


def founding_home(door: Doorway) -> Home:
    return door._found.args[0].home


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "请填写站点全称：例如 石桥村新时代文明实践站"),
        ("name", "柳沟村实践站", "请写全称，要有“新时代文明实践站”"),
        ("code", "9999990010", "区划代码应是 12 位数字，这里是 10 位"),
        ("clerk", "", "请填写文书姓名：谁在用这台电脑记台账"),
        ("passphrase", "短", "口令太短，至少 8 个字符"),
        ("again", "另一句话另一句话", "两次输入的口令不一样"),
    ],
)
def test_a_slip_is_told_below_its_field(founding, errand, field: str, typed: str, sentence: str):
    view = fill(founding, **{field: typed})
    view._found.click()
    assert view.rows[field].problem == sentence
    assert not errand.under_way


@pytest.mark.parametrize("name", ["石桥镇新时代文明实践所", "示例县新时代文明实践中心"])
def test_every_full_name_the_services_take_is_taken(founding, name: str):
    view = fill(founding, name=name)
    view._found.click()
    assert view.rows["name"].problem == ""


def test_the_shortest_passphrase_is_the_one_the_services_take():
    assert passphrase.MINIMUM_PASSPHRASE == MINIMUM_PASSPHRASE


def test_a_folder_that_refuses_is_told_in_the_banner(founding, errand, qtbot):
    def refuse(_founding):
        raise errors.FolderNotWritable(path="U盘")

    founding._found = refuse
    with qtbot.waitSignal(errand.failed):
        fill(founding)._found.click()
    assert "不能在文件夹「U盘」里写文件" in founding.banner.text
    assert founding.view.isEnabled()


def test_enter_goes_through_the_fields_and_makes_the_station_from_the_last(founding, qtbot):
    view = fill(founding)
    view.rows["name"].editor.target().setFocus()
    qtbot.keyClick(view.rows["name"].editor.target(), Qt.Key.Key_Return)
    assert view.focusWidget() is view.rows["code"].editor.target()
    last: QWidget = view.rows["again"].editor.target()
    last.setFocus()
    with qtbot.waitSignal(founding.opened):
        qtbot.keyClick(last, Qt.Key.Key_Return)


def test_closing_it_unopened_says_so(unlocking, qtbot):
    with qtbot.waitSignal(unlocking.closed):
        unlocking.close()


@pytest.fixture
def backup(desk, tmp_path):
    """A backup of a station with thirty people."""
    return backups.back_up(desk, tmp_path / "站点备份.station").path


def recovering(door: Doorway) -> RecoverView:
    door._founding.recover.click()
    assert isinstance(door.view, RecoverView) and door.view.isVisible()
    return door.view


def test_a_station_comes_out_of_a_backup(founding, backup, errand, qtbot):
    view = recovering(founding)
    assert not view.go.isEnabled()
    with qtbot.waitSignal(errand.done):
        view.look_into(backup)
    assert "石桥村新时代文明实践站" in view.contents.text()
    assert "志愿者 30 人，活动 3 个" in view.contents.text()
    view.passphrase.line.setText(PASSPHRASE)
    with qtbot.waitSignal(founding.opened) as opened:
        view.go.click()
    desk = opening.open_desk(founding_home(founding), opened.args[0].master, Here())
    assert desk.store.one("SELECT count(*) FROM volunteer") == 30
    assert opened.args[0].remarks == ()
    desk.close()


def test_a_wrong_passphrase_of_a_backup_can_be_typed_again(founding, backup, errand, qtbot):
    view = recovering(founding)
    with qtbot.waitSignal(errand.done):
        view.look_into(backup)
    view.passphrase.line.setText("wrong horse")
    with qtbot.waitSignal(errand.failed):
        qtbot.keyClick(view.passphrase.line, Qt.Key.Key_Return)
    assert founding.banner.text.startswith("口令不对")
    assert view.passphrase.line.selectedText() != "" and view.go.isEnabled()


def test_a_file_that_is_no_backup_is_told(founding, errand, tmp_path, qtbot):
    view = recovering(founding)
    other = tmp_path / "信.docx"
    other.write_bytes(b"x")
    with qtbot.waitSignal(errand.failed):
        view.look_into(other)
    assert "不是本程序的备份" in founding.banner.text
    assert not view.go.isEnabled()


def test_one_may_turn_back_to_making_a_station(founding):
    recovering(founding).back.click()
    assert founding.view is founding._founding and founding._founding.isVisible()


# --- the five steps -------------------------------------------------------------------------


@pytest.fixture
def wizard(tmp_path, errand, shown) -> Doorway:
    home = Home(tmp_path / "新 站")
    here = ThisPc(home, measure=lambda: CHEAP)
    door = Doorway(
        here,
        errand,
        partial(app.unlock, here),
        partial(app.found, here),
        RecoverWays(
            app.contents_of_backup, partial(app.recover, home), partial(app.take_over, here)
        ),
        FirstWays(partial(app.make_recovery_sheet, home), partial(app.open_sample, here)),
    )
    shown(door)
    return door


def founded(door: Doorway, qtbot) -> FirstStepsView:
    fill(door)._found.click()
    qtbot.waitUntil(lambda: isinstance(door.view, FirstStepsView) and door.view.sheet is not None)
    qtbot.waitUntil(lambda: not door._errand.under_way)
    assert isinstance(door.view, FirstStepsView)
    return door.view


def step(door: Doorway) -> str:
    return door._steps.accessibleName()


def test_the_name_at_the_left_stays_where_it_is_from_step_to_step(wizard, qtbot):
    (name,) = [made for made in wizard.findChildren(QLabel) if made.text() == wizard.windowTitle()]
    before = name.mapTo(wizard, name.rect().topLeft())
    founded(wizard, qtbot)
    assert wizard.sample.isHidden()
    assert name.mapTo(wizard, name.rect().topLeft()) == before


def test_the_first_step_is_left_only_with_what_it_asks_for(wizard):
    view = fill(wizard, code="12")
    view._next.click()
    assert "12 位数字" in view.rows["code"].problem
    assert step(wizard).startswith("第 1 步，共 5 步")
    view.rows["code"].editor.set_value(FACTS["code"])
    view._next.click()
    assert step(wizard).startswith("第 2 步")
    view._before.click()
    assert step(wizard).startswith("第 1 步")


def test_a_slip_of_the_first_step_brings_the_clerk_back_to_it(wizard):
    view = fill(wizard)
    view._next.click()
    view.show_problem("code", "不对")
    assert step(wizard).startswith("第 1 步")


def test_a_new_station_goes_through_sheet_roster_and_county_before_it_opens(
    wizard, qtbot, tmp_path
):
    view = founded(wizard, qtbot)
    assert step(wizard).startswith("第 3 步")
    assert wizard.sample.isHidden()
    view.next.click()
    assert step(wizard).startswith("第 4 步")
    view.take_roster(tmp_path / "花名册.xlsx")
    view.next.click()
    assert step(wizard).startswith("第 5 步")
    view.join_now.setChecked(True)
    with qtbot.waitSignal(wizard.opened) as opened:
        view.next.click()
    assert opened.args[0].text_percent == 100
    assert wizard.first_steps == FirstSteps(tmp_path / "花名册.xlsx", joins=True)


def test_the_keyboard_begins_at_what_each_step_is_for(wizard, qtbot, tmp_path):
    wizard.activateWindow()
    asks = fill(wizard)
    assert wizard.focusWidget() is asks.rows["name"].editor.target()
    asks._next.click()
    assert wizard.focusWidget() is asks.rows["clerk"].editor.target()
    view = founded(wizard, qtbot)
    assert wizard.focusWidget() is view.print_sheet
    view.show_kept("已保存")
    assert wizard.focusWidget() is view.next
    view.next.click()
    assert wizard.focusWidget() is view.choose
    view.take_roster(tmp_path / "花名册.xlsx")
    assert wizard.focusWidget() is view.next
    view.next.click()
    assert wizard.focusWidget() is view.next


def test_every_step_after_the_founding_can_be_left_for_later(wizard, qtbot):
    view = founded(wizard, qtbot)
    assert view.next.text().startswith("以后再打印")
    view.next.click()
    assert view.next.text().startswith("以后再导入")
    view.next.click()
    with qtbot.waitSignal(wizard.opened):
        view.next.click()
    assert wizard.first_steps == FirstSteps()


def test_the_saved_recovery_sheet_opens_the_station(wizard, qtbot, tmp_path):
    view = founded(wizard, qtbot)
    target = tmp_path / "恢复单.pdf"
    with qtbot.waitSignal(wizard._errand.done):
        view.save_wanted.emit(target)
    assert "已保存为「恢复单.pdf」" in view.kept.text()
    assert view.next.text().startswith("下一步")
    text = pypdf.PdfReader(target).pages[0].extract_text()
    code = "".join(re.findall(r"\b[0-9A-HJ-NP-TV-Z]{5}\b", text)[:5])
    home = wizard._first.sheet.args[0]
    assert opening.unlock(home, code).secret == wizard._master.master.secret


def test_a_printer_that_is_missing_is_told_and_nothing_is_lost(wizard, qtbot, monkeypatch):
    def refuse(_pdf: bytes, _title: str) -> str:
        raise errors.PrinterRefused(printer="打印机", why="这台电脑还没有装打印机")

    monkeypatch.setattr("desktop.ui.paper.at_once.print_at_once", refuse)
    view = founded(wizard, qtbot)
    with qtbot.waitSignal(wizard._errand.failed):
        view.print_sheet.click()
    assert "还没有装打印机" in wizard.banner.text
    assert view.isEnabled() and view.kept.text() == ""


def test_the_sample_is_offered_at_the_door_and_lies_beside_the_station(wizard, qtbot):
    made = []
    wizard._first = replace(wizard._first, sample=lambda: made.append(1) or "示例")
    with qtbot.waitSignal(wizard.opened) as opened:
        wizard.sample.click()
    assert (opened.args[0], made) == ("示例", [1])
    home = Home(Path("/x/资料"))
    assert app.sample_home(home).path.parent == home.path.parent
    assert app.sample_home(home).path != home.path


def test_without_a_printer_the_code_is_copied_from_the_screen_and_opens_the_station(wizard, qtbot):
    view = founded(wizard, qtbot)
    assert not view.by_hand.shows
    view.by_hand.look.click()
    assert view.by_hand.shows and view.by_hand.code.isVisible()
    code = view.by_hand.code.text()
    assert app.unlock(wizard._unlock.args[0], code).text_percent == 100
    view.by_hand.hide_again.click()
    assert not view.by_hand.shows
    assert "抄在纸上" in view.kept.text()
    assert view.next.text().startswith("下一步")


def test_the_code_can_neither_be_marked_nor_left_open_nor_found_in_a_log(wizard, qtbot, tmp_path):
    view = founded(wizard, qtbot)
    view.by_hand.look.click()
    code = view.by_hand.code.text()
    assert view.by_hand.code.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction
    view.next.click()
    assert not view.by_hand.shows
    logs = [path for path in tmp_path.rglob("*.log*") if path.is_file()]
    assert logs
    assert not any(code in path.read_text(encoding="utf-8") for path in logs)


@pytest.fixture
def in_chinese_again(dressed) -> Iterator[None]:
    yield
    language.speak(dressed)


def test_whoever_lands_in_the_wrong_language_finds_back_at_the_door(
    station, dressed, in_chinese_again
):
    session = Session(dressed, station.home)
    session.begin(None)
    for wanted, words in (("en", "Open the station"), ("zh", "打开站点")):
        session._doorway.other_language.click()
        assert language.current() == wanted
        assert words in {one.text() for one in session._doorway.findChildren(QLabel)}
        assert looks.look_of(station.home).language == wanted
    session._doorway.close()
    session.close()


def test_a_language_chosen_before_there_is_a_station_leaves_its_folder_empty(
    tmp_path, dressed, in_chinese_again
):
    home = Home(tmp_path / "新 站")
    session = Session(dressed, home)
    session.begin(None)
    session._doorway.other_language.click()
    assert language.current() == "en" and not home.path.exists()
    session._doorway.close()
    session.close()
