"""From the doorway to the closed window: everything wired, nothing left running."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator

import pytest

from desktop import errors
from desktop.app import Session, make_application, run_window, sample_home
from desktop.config import Home
from desktop.services import opening, records, sample
from desktop.storage.driver import connect
from desktop.storage.keys import RECORDS_PURPOSE
from desktop.storage.migrations import SCHEMA_VERSION
from desktop.ui.doorway.ways import FirstSteps
from desktop.ui.one_window import OneWindow
from tests.gui.conftest import PASSPHRASE


@pytest.fixture
def session(station, qapp, qtbot) -> Iterator[Session]:
    session = Session(make_application([]), station.home)
    yield session
    session.close()


@pytest.fixture
def opened(session, qtbot) -> Session:
    session.begin(PASSPHRASE)
    qtbot.waitUntil(lambda: session.station is not None)
    qtbot.waitUntil(lambda: session.station.window.windowTitle() != "")
    return session


def test_a_passphrase_that_is_known_opens_the_window(opened, qtbot):
    window = opened.station.window
    assert window.isVisible()
    assert window.current == "today"
    assert window.windowTitle() == "石桥村新时代文明实践站"
    assert opened._doorway is None


def test_how_it_stands_with_the_county_is_asked_once_the_first_page_is_there(station, qapp, qtbot):
    gate, stations = threading.Event(), []

    def hold_the_page(made):
        stations.append(made)
        made.door.read(made.window, lambda _desk: gate.wait(), lambda _there: None)

    session = Session(make_application([]), station.home, hold_the_page)
    session.begin(PASSPHRASE)
    try:
        qtbot.waitUntil(lambda: bool(stations))
        made = stations[0]
        with qtbot.waitSignal(made._glance.timeout):
            assert made.syncing is not None
        assert made._glance.isActive() and not made.syncing._looking
        gate.set()
        qtbot.waitUntil(lambda: made.syncing.known)
        assert not made._glance.isActive()
    finally:
        gate.set()
        session.close()


def test_a_newer_programs_station_is_shown_and_says_for_good_that_nothing_can_be_saved(
    station, session, qtbot
):
    master = opening.unlock(station.home, PASSPHRASE)
    raw = connect(station.home.records, master.derive(RECORDS_PURPOSE))
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    raw.close()
    session.begin(PASSPHRASE)
    qtbot.waitUntil(lambda: session.station is not None)
    window = session.station.window
    qtbot.waitUntil(lambda: window.windowTitle() != "")
    assert "只能查看" in window.banner.text
    window.banner.put_away()
    assert window.status_line.line_words.startswith("只能查看")
    told = []
    write = records_verb("add", "team", {"name": "一队"})
    session.station.door.write(window, write, told.append, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], errors.NewerReadOnly)


def records_verb(name, *words):
    return lambda desk: getattr(records, name)(desk, *words)


def test_a_wrong_one_leaves_the_doorway_open(session, qtbot):
    session.begin("wrong horse")
    qtbot.waitUntil(lambda: not session._errand.under_way)
    assert session.station is None
    assert "口令不对" in session._doorway.banner.text
    session._doorway.close()


def test_closing_ends_every_thread(opened, qtbot):
    names = {thread.name for thread in threading.enumerate()}
    assert {"writer", "reader", "renderer"} <= names
    opened.close()
    names = {thread.name for thread in threading.enumerate()}
    assert not names & {"writer", "reader", "renderer", "errand"}


def test_what_nobody_caught_is_told_by_a_number_that_leads_to_it_in_the_log(opened, tmp_path):
    from desktop import logbook

    logbook.start(tmp_path / "logs")
    opened.on_exception(KeyError, KeyError("张三 13800000000"), None)
    for handler in logging.getLogger("desktop").handlers:
        handler.flush()
    text = (tmp_path / "logs" / "station.log").read_text(encoding="utf-8")
    logbook.start(tmp_path / "logs")
    logging.getLogger("desktop").handlers[0].close()
    told = opened.station.window.banner.text
    number = re.search(r"程序内部出错（编号 (\d{6})）。", told)
    assert number is not None
    assert f"ProgramError {number[1]}: KeyError" in text
    assert not re.search("[A-Z][a-z]+(Error|Exception)", told)
    assert "张三" not in told
    assert "张三" not in text
    assert "13800000000" not in text


def test_a_second_start_says_so_and_raises_the_first(station, qapp, qtbot, capsys):
    first = OneWindow(station.home)
    assert first.claim()
    with qtbot.waitSignal(first.raise_wanted):
        code = run_window(station.home, passphrase=None, argv=["station"])
    first.let_go()
    assert code == 0
    assert capsys.readouterr().err.strip() == str(errors.AlreadyOpen())


def test_coming_forward_shows_a_minimised_window(opened):
    window = opened.station.window
    window.showMinimized()
    opened.come_forward()
    assert not window.isMinimized()


def test_larger_text_is_put_on_at_once(opened, qapp):
    from desktop.ui import theme

    opened.station.window.text_scale_changed.emit(150)
    assert theme.px(100) == 150
    theme.apply(qapp)


def test_qts_own_words_are_chinese(dressed):
    make_application([])
    from PySide6.QtCore import QCoreApplication

    assert QCoreApplication.translate("QWidgetTextControl", "&Copy").startswith("复制")


def test_other_colours_are_put_on_at_once_and_kept_with_larger_text(opened, qapp):
    from desktop.ui import theme

    opened.station.window.scheme_changed.emit("contrast")
    assert theme.scheme().name == "contrast"
    opened.station.window.text_scale_changed.emit(125)
    assert theme.scheme().name == "contrast"
    assert theme.px(100) == 125
    theme.apply(qapp)


def test_the_colours_that_were_chosen_are_there_at_the_next_start(station, session, qtbot, qapp):
    from desktop.services.station import set_scheme
    from desktop.ui import theme

    desk = station.open()
    set_scheme(desk, "dark")
    desk.close()
    session.begin(PASSPHRASE)
    qtbot.waitUntil(lambda: session.station is not None)
    assert theme.scheme().name == "dark"
    theme.apply(qapp)


@pytest.fixture
def played(tmp_path, qapp, qtbot) -> Iterator[Session]:
    """A session at the sample, of a clerk who has no station of their own yet."""
    home = Home(tmp_path / "资料")
    sample.make_sample(sample_home(home))
    session = Session(make_application([]), home)
    session.begin(None)
    session._doorway.sample.click()
    qtbot.waitUntil(lambda: session.station is not None, timeout=10_000)
    qtbot.waitUntil(lambda: session.station.window.windowTitle() != "")
    yield session
    session.close()


def test_the_sample_is_clearly_marked(played):
    window = played.station.window
    assert window.windowTitle().endswith("（示例）")
    assert window.sample.isVisible()


def test_one_button_takes_the_sample_away_and_brings_the_doorway_back(played, qtbot):
    place = played.station.home.path
    played.station.window.sample.remove.click()
    qtbot.waitUntil(lambda: played._doorway is not None)
    assert played.station is None
    assert not place.exists()
    assert played._doorway.isVisible()
    played._doorway.close()


def test_ones_own_station_is_never_taken_for_a_sample(station):
    with pytest.raises(errors.WrongPassphrase):
        sample.remove(station.home)
    assert station.home.records.is_file()


def test_what_was_chosen_in_the_wizard_comes_up_in_the_window(opened, monkeypatch, tmp_path):
    looked = []
    monkeypatch.setattr(opened.station.window, "bring_in", looked.append)
    opened._steps = FirstSteps(tmp_path / "花名册.xlsx", joins=True)
    opened._take_first_steps(opened.station)
    assert looked == [tmp_path / "花名册.xlsx"]
    assert opened.station.window.current == "sync"
    assert opened._steps == FirstSteps()
