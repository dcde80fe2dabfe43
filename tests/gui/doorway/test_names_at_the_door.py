"""The door with names: who, which PIN, how many tries, and the code of the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop import app
from desktop.app import Session, make_application
from desktop.background.errand import Errand
from desktop.config import Home
from desktop.services import records
from desktop.services.access import authority, clerk_keys
from desktop.services.access.clerk_keys import NewSecret
from desktop.services.access.this_pc import ThisPc
from desktop.services.apart import Here
from desktop.services.founding import StationFacts, make_station
from desktop.services.opening import open_desk
from desktop.services.safekeeping import recovery_sheets
from desktop.storage.keys import PIN
from desktop.ui import theme
from desktop.ui.doorway import Doorway
from desktop.ui.doorway.unlock_view import UnlockView
from desktop.ui.keys.dialog import KeyDialog
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
    """A second clerk, with a PIN; the first has the founder's passphrase."""
    clerk = records.add(desk, "clerk", {"name": "李记录"})
    clerk_keys.add(desk, clerk, NewSecret(PIN_OF_LI, PIN, CHEAP), ring)
    return str(clerk)


@pytest.fixture
def errands(dressed) -> Iterator[tuple[Errand, Errand]]:
    pair = Errand(), Errand()
    yield pair
    for one in pair:
        one.close()


@pytest.fixture
def door(here, li, errands, shown, qtbot) -> Doorway:
    app.unlock(here, PASSPHRASE)  # the founder's passphrase becomes the first clerk's
    errand, beside = errands
    door = Doorway(here, errand, partial(app.unlock, here), lambda f: f, beside=beside)
    shown(door)
    qtbot.waitUntil(lambda: door.view.people.count() == 2)
    return door


def choose(view: UnlockView, name: str) -> None:
    view.people.setCurrentItem(view.people.findItems(name, Qt.MatchFlag.MatchExactly)[0])


def enter(door: Doorway, typed: str, qtbot) -> None:
    door.view.passphrase.line.setText(typed)
    qtbot.keyClick(door.view.passphrase.line, Qt.Key.Key_Return)


def test_who_sat_here_last_is_chosen_already(door, here, li, qtbot):
    assert door.view.chosen.name == "王文书"
    app.unlock(here, PIN_OF_LI, li)
    assert [one.name for one in here.names()] == ["李记录", "王文书"]


def test_a_pin_opens_for_its_clerk_with_full_width_digits_too(door, desk, li, qtbot):
    choose(door.view, "李记录")
    assert door.view.passphrase.line.accessibleName() == "PIN"
    assert door.view.passphrase.line.echoMode() is QLineEdit.EchoMode.Password
    with qtbot.waitSignal(door.opened):
        enter(door, "２９０４１７", qtbot)
    assert desk.clerk == li


def test_a_pin_under_another_name_opens_nothing_and_the_tries_left_are_told(door, qtbot):
    choose(door.view, "李记录")
    with qtbot.waitSignal(door._errand.failed):
        enter(door, "290418", qtbot)
    assert door.banner.text.startswith("PIN 不对")
    assert "再错 2 次" in door.view.note.text()


def test_after_three_the_field_waits_and_opens_by_itself(door, here, qtbot):
    for wrong in range(3):
        with qtbot.waitSignal(door._errand.failed):
            enter(door, f"29041{wrong}", qtbot)
    assert not door.view.passphrase.isEnabled()
    assert "请等" in door.view.note.text()
    here.tries._since -= 60
    qtbot.waitUntil(door.view.passphrase.isEnabled, timeout=3_000)
    assert "可以再试" in door.view.note.text()


def test_the_waiting_goes_on_after_a_new_start(door, here, station, ring, shown, errands, qtbot):
    for wrong in range(4):
        here.tries._since -= 60
        door.view.waiting.look()
        with qtbot.waitSignal(door._errand.failed):
            enter(door, f"29041{wrong}", qtbot)
    again = ThisPc(station.home, lambda: ring, lambda: CHEAP)
    view = UnlockView("", again)
    qtbot.addWidget(view)
    assert not view.passphrase.isEnabled()


def test_the_code_of_the_sheet_opens_and_asks_for_a_new_pin(door, desk, qtbot):
    code = recovery_sheets.make(desk).shown
    door.view.by_code.click()
    assert not door.view.people.isVisible()
    with qtbot.waitSignal(door.opened) as opened:
        enter(door, code.lower(), qtbot)
    assert opened.args[0].by_code


def test_one_clerk_is_chosen_at_once_and_without_a_keyring_nobody_is_named(
    station, desk, ring, here
):
    assert ThisPc(station.home, lambda: ring, lambda: CHEAP).names() == []
    app.unlock(here, PASSPHRASE)
    clerk_keys.change(desk, desk.clerk, NewSecret(PIN_OF_LI, PIN, CHEAP), ring)
    assert [one.kind for one in here.names()] == ["pin"]
    assert ThisPc(station.home, Ring, lambda: CHEAP).names() == []


def test_a_new_key_that_is_due_is_made_at_the_door(here, li, desk, ring, station):
    app.unlock(here, PASSPHRASE)
    clerk_keys.take_back(desk, li, ring)
    assert authority.new_key_due(desk)
    desk.close()
    unlocked = app.unlock(here, PASSPHRASE)
    assert unlocked.master != station.master
    assert "密钥已经更换" in "".join(unlocked.remarks)
    assert app.unlock(here, PASSPHRASE).remarks == ()


# --- through the whole session --------------------------------------------------------------


@pytest.fixture
def session(station, here, qapp, qtbot) -> Iterator[Session]:
    session = Session(make_application([]), station.home, here=here)
    yield session
    session.close()


def test_opened_by_the_sheet_one_sets_a_pin_and_the_window_comes_back_with_a_new_key(
    session, here, li, desk, station, qtbot
):
    app.unlock(here, PASSPHRASE)
    code = recovery_sheets.make(desk).shown
    desk.close()
    session.begin(code)
    qtbot.waitUntil(lambda: session.station is not None)
    first = session.station
    qtbot.waitUntil(lambda: bool(dialogs()))
    (dialog,) = dialogs()
    assert dialog.secret.kind == PIN
    dialog.clerk.setCurrentIndex(dialog.clerk.findData(li))
    for row in (dialog.secret.first, dialog.secret.again):
        row.editor.set_value("835172")
    first.window.go("roster")
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: session.station not in (None, first), timeout=20_000)
    window = session.station.window
    assert window.isVisible() and window.current == "roster"
    assert session.station.unlocked.master != station.master
    assert "密钥已经更换" in window.banner.text
    session.close()
    assert app.unlock(here, "835172", li).by_code is False


def dialogs() -> list[KeyDialog]:
    there = QApplication.topLevelWidgets()
    return [one for one in there if isinstance(one, KeyDialog) and one.isVisible()]


# --- a new station with a PIN ---------------------------------------------------------------


def test_a_new_station_has_a_pin_where_the_pc_keeps_secrets(tmp_path, ring, errands, shown, qtbot):
    here = ThisPc(Home(tmp_path / "新 站"), lambda: ring, lambda: CHEAP)
    errand, beside = errands
    door = Doorway(here, errand, partial(app.unlock, here), partial(app.found, here), beside=beside)
    shown(door)
    view = door.view
    qtbot.waitUntil(lambda: view.secret.kind == PIN)
    facts = {"name": "柳沟村新时代文明实践站", "code": "999999001002", "clerk": "李文书"}
    facts |= {"county": "示例县", "town": "石桥镇"}
    for name, text in {**facts, "passphrase": "290417", "again": "290418"}.items():
        view.rows[name].editor.set_value(text)
    view._found.click()
    assert view.rows["again"].problem == "两次输入的 PIN 不一样"
    view.rows["passphrase"].editor.set_value("123456")
    view._found.click()
    assert "太容易猜" in view.rows["passphrase"].problem
    for name in ("passphrase", "again"):
        view.rows[name].editor.set_value("290417")
    with qtbot.waitSignal(door.opened) as opened:
        view._found.click()
    assert [(one.name, one.kind) for one in here.names()] == [("李文书", "pin")]
    clerk = here.names()[0].clerk
    assert app.unlock(here, "290417", clerk).master == opened.args[0].master


def test_without_a_keyring_only_a_passphrase_is_asked_and_the_reason_told(
    tmp_path, errands, shown, qtbot
):
    class Shut(Ring):
        def put(self, name, secret):
            return False

    here = ThisPc(Home(tmp_path / "新 站"), Shut, lambda: CHEAP)
    errand, beside = errands
    door = Doorway(here, errand, partial(app.unlock, here), partial(app.found, here), beside=beside)
    shown(door)
    door.view.show_step(2)
    qtbot.waitUntil(door.view.secret.why.isVisible)
    assert door.view.secret.kind == "passphrase"
    assert not door.view.secret.switch.isVisible()


def test_slots_of_a_new_station_say_whose_they_are(tmp_path, ring):
    home = Home(tmp_path / "新 站")
    facts = StationFacts("柳沟村新时代文明实践站", "999999001002", clerk="李文书")
    master = make_station(home, facts, NewSecret("290417", PIN, CHEAP), ring=ring)
    desk = open_desk(home, master, Here())
    try:
        (slot,) = authority.current(desk).slots
        assert (slot.kind, slot.clerk) == (PIN, desk.clerk)
        assert clerk_keys.hangs_on_this_pc(desk)
    finally:
        desk.close()


@pytest.fixture
def largest_letters(dressed: QApplication) -> Iterator[None]:
    theme.apply(dressed, scale=2.0)
    yield
    theme.apply(dressed)


def test_with_the_largest_letters_the_field_and_the_button_stay_in_sight(
    largest_letters, door, qtbot
):
    door.resize(1200, 640)

    def whole(part) -> bool:
        return part.visibleRegion().boundingRect().size() == part.size()

    qtbot.waitUntil(lambda: whole(door.view.passphrase) and whole(door.view._open))
