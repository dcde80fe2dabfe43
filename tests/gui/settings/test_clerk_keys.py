"""设置 › 文书: who has which way in, and how it is given, changed and taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop import app
from desktop.app import Session, make_application
from desktop.background.door import Door
from desktop.services import records
from desktop.services.access import authority, clerk_keys, lock_settings
from desktop.services.access.clerk_keys import NewSecret
from desktop.services.access.this_pc import ThisPc
from desktop.storage.keys import PIN
from desktop.ui.keys.dialog import KeyDialog
from desktop.ui.settings.screen import SettingsScreen
from tests.gui.conftest import CHEAP, PASSPHRASE, Station
from tests.gui.rings import Ring

PIN_OF_LI = "290417"


@pytest.fixture
def ring() -> Ring:
    return Ring()


@pytest.fixture
def here(station, ring) -> ThisPc:
    here = ThisPc(station.home, lambda: ring, lambda: CHEAP)
    app.unlock(here, PASSPHRASE)
    return here


@pytest.fixture
def li(desk, ring) -> str:
    clerk = records.add(desk, "clerk", {"name": "李记录"})
    clerk_keys.add(desk, clerk, NewSecret(PIN_OF_LI, PIN, CHEAP), ring)
    return str(clerk)


@pytest.fixture
def screen(door: Door, here, shown, settle) -> SettingsScreen:
    screen = SettingsScreen(door, here)
    screen.resize(1158, 660)
    shown(screen)
    screen.turn_to("clerks")
    door.start_watching()
    settle(door)
    return screen


def show(screen, name: str) -> None:
    rows = range(screen.clerks.list.count())
    screen.clerks.list.setCurrentRow(
        next(n for n in rows if screen.clerks.list.item(n).text().startswith(name))
    )


def dialog(screen) -> KeyDialog:
    made = screen.keys.work.dialog
    assert made is not None
    return made


def fill(made: KeyDialog, proof: str, pin: str = "") -> None:
    made.proof.set_value(proof)
    for row in (made.secret.first, made.secret.again):
        row.editor.set_value(pin)


def test_everybodys_way_in_is_told(desk, li, screen, door, settle):
    records.add(desk, "clerk", {"name": "张书记", "role": "head"})
    records.add(desk, "clerk", {"name": "赵新人"})
    settle(door)
    screen._ask()
    settle(door)
    told = {}
    for name in ("王文书", "李记录", "张书记", "赵新人"):
        show(screen, name)
        way = screen.clerks.way
        told[name] = (way.way.text(), way.give.isVisible(), way.take.isVisible())
    assert told["王文书"] == ("用口令打开本站。", False, True)
    assert told["李记录"] == ("用 PIN 打开本站，只在这台电脑上有效。", False, True)
    assert told["张书记"] == ("站长只在纸上签字，不设 PIN 和口令。", False, False)
    assert told["赵新人"] == ("还没有 PIN 或口令，打不开本站。", True, False)


def test_a_new_clerk_gets_a_pin_after_the_one_at_the_desk_has_proved_who_it_is(
    desk, here, screen, door, settle
):
    records.add(desk, "clerk", {"name": "赵新人"})
    settle(door)
    screen._ask()
    settle(door)
    show(screen, "赵新人")
    screen.clerks.way.give.click()
    made = dialog(screen)
    fill(made, "wrong horse", "640913")
    made.accept_button.click()
    settle(door)
    assert "不对" in made.proof_row.problem and made.isVisible()
    assert here.tries.count == 1
    fill(made, PASSPHRASE, "640913")
    made.accept_button.click()
    settle(door)
    assert screen.keys.work.dialog is None
    assert here.tries.count == 0
    assert {one.name for one in here.names()} == {"王文书", "赵新人"}
    assert not authority.new_key_due(desk)


def test_after_taking_one_back_a_new_key_is_wanted(desk, li, screen, door, settle, qtbot):
    show(screen, "李记录")
    screen.clerks.way.take.click()
    made = dialog(screen)
    assert "约 3 秒" in "".join(made._asked.words)
    fill(made, PASSPHRASE)
    with qtbot.waitSignal(screen.renewal_wanted):
        made.accept_button.click()
    settle(door)
    assert authority.new_key_due(desk)
    assert screen.clerks.way.way.text().startswith("还没有 PIN")
    assert screen.clerks.keys.due.isVisible()


def test_the_last_one_stays(screen, door, settle):
    show(screen, "王文书")
    screen.clerks.way.take.click()
    made = dialog(screen)
    fill(made, PASSPHRASE)
    made.accept_button.click()
    settle(door)
    assert made.isVisible() and "最后一把" in made.banner.text


def test_who_left_is_offered_to_be_taken_back(desk, li, screen, door, settle):
    one = next(r for r in records.list_records(desk, "clerk") if str(r.id) == li)
    records.change(desk, "clerk", li, {"until": "2026-11-20"}, {"until": one.versions["until"]})
    screen._ask()
    settle(door)
    show(screen, "李记录")
    assert "请收回" in screen.clerks.way.left.text()
    records.remove(desk, "clerk", [li])
    screen._ask()
    settle(door)
    assert screen.clerks.keys.take_orphan.isVisible()


def test_how_long_until_it_locks_is_kept(desk, screen, door, settle, qtbot):
    box = screen.clerks.keys.lock_after
    assert box.currentText() == "30 分钟以后"
    box.setCurrentIndex(box.findData(5))
    with qtbot.waitSignal(screen.lock_after_changed) as kept:
        box.activated.emit(box.currentIndex())
    settle(door)
    assert kept.args == [5] and lock_settings.lock_after_min(desk) == 5


def test_wrong_tries_are_told(desk, li, station: Station, ring, screen, door, settle):
    here = ThisPc(station.home, lambda: ring, lambda: CHEAP)
    here.tries.count = 4
    here.tries._since -= 60
    app.unlock(here, PASSPHRASE)
    screen._ask()
    settle(door)
    assert "4 次" in screen.clerks.keys.wrong.text()


# --- through the whole session --------------------------------------------------------------


@pytest.fixture
def session(station, here, qapp, qtbot) -> Iterator[Session]:
    session = Session(make_application([]), station.home, here=here)
    session.begin(PASSPHRASE)
    qtbot.waitUntil(lambda: session.station is not None)
    yield session
    session.close()


def renew(session: Session, settle) -> KeyDialog:
    window = session.station.window
    window.go("settings")
    screen = window.screen_at("settings")
    screen.turn_to("clerks")
    settle(session.station.door)
    screen.clerks.keys.renew.click()
    made = dialog(screen)
    made.proof.set_value(PASSPHRASE)
    made.reason.editor.set_value("U 盘丢了")
    return made


def test_a_new_key_is_made_between_two_windows_and_nobody_types_anything(
    session, station, settle, qtbot
):
    first = session.station
    renew(session, settle).accept_button.click()
    qtbot.waitUntil(lambda: session.station not in (None, first), timeout=20_000)
    again = session.station
    assert again.window.isVisible() and again.window.current == "settings"
    assert again.unlocked.master != station.master
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [again.window]


@pytest.mark.slow
def test_what_is_not_saved_comes_first(session, settle, desk):
    made = renew(session, settle)
    window = session.station.window
    row = window.screen_at("settings").clerks.form.row("name")
    row.editor.set_value("王书记")
    row.editor.edited.emit()
    first = session.station
    made.accept_button.click()
    settle(first.door)
    assert session.station is first and "保存以后再换密钥" in window.banner.text
    assert authority.new_key_due(desk)


@pytest.mark.slow
def test_while_somebody_else_has_it_open_it_stays_due(session, settle, desk, station, qtbot):
    assert desk.store.one("SELECT count(*) FROM clerk") == 1  # a command at work beside it
    first = session.station
    renew(session, settle).accept_button.click()
    qtbot.waitUntil(lambda: session.station not in (None, first), timeout=20_000)
    assert session.station.unlocked.master == station.master
    assert "没有换成" in session.station.window.banner.text
    assert authority.new_key_due(desk)
