"""The manual's pictures tell nothing of the machine they are made on: no folder, no name."""

from __future__ import annotations

import os
import platform
import re
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from desktop import app
from desktop.background.errand import Errand
from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import opening, sample
from desktop.services.access.this_pc import ThisPc
from desktop.services.apart import Here
from desktop.storage.keys import MasterKey
from desktop.ui.doorway import Doorway
from desktop.ui.doorway.ways import FirstWays, RecoverWays
from tests.gui.reach.controls import in_sight
from tools.screenshots.nowhere import ROOT, in_a_folder_of_its_own
from tools.screenshots.stations import opened


@pytest.fixture
def shown_place(dressed: QApplication) -> Iterator[tuple[Home, MasterKey, Path]]:
    """A sample station as the tool makes it: where, its key, and the folder nobody sees."""
    with in_a_folder_of_its_own() as folder:
        home = Home(Path("示例 站"))
        yield home, sample.make_sample(home), folder


def words(page: QWidget) -> str:
    parts = [page.windowTitle()]
    for widget in in_sight(page):
        parts += [widget.toolTip(), widget.accessibleName()]
        if isinstance(widget, QLabel | QAbstractButton):
            parts.append(widget.text())
    return "\n".join(parts)


def told_of_here(page: QWidget, folder: Path) -> list[str]:
    """What of this machine can be read on a page."""
    said = words(page)
    places = (str(folder), tempfile.gettempdir(), str(ROOT), str(Path.home()))
    found = [place for place in places if place != os.sep and place in said]
    name = re.escape(platform.node())
    return found + re.findall(rf"(?<![\w.]){name}(?![\w.])", said)


def test_the_place_of_a_shown_station_is_a_plain_folder_in_settings_and_at_the_door(
    shown_place, shown, settle
):
    home, master, folder = shown_place
    with opened(home, master) as station:
        window = station.window
        window.go("settings")
        settings = window.screen_at("settings")
        for face in ("about", "backup", "recovery", "line"):
            settings.turn_to(face)
            settle(station.door)
            assert told_of_here(window, folder) == []
            if face == "about":
                assert "示例 站" in words(window)
    errand = Errand()
    here = ThisPc(home)
    recover = RecoverWays(
        app.contents_of_backup, partial(app.recover, home), partial(app.take_over, here)
    )
    first = FirstWays(partial(app.make_recovery_sheet, home), partial(app.open_sample, here))
    door = shown(Doorway(here, errand, partial(app.unlock, here), None, recover, first))
    assert "示例 站" in words(door)
    assert told_of_here(door, folder) == []
    errand.close()


def test_the_pc_of_a_sample_station_bears_the_samples_own_name(shown_place):
    home, master, _ = shown_place
    desk = opening.open_desk(home, master, Here())
    try:
        (device,) = desk.records.find(kind_named("device"))
        assert device.text("name") == "村部电脑"
    finally:
        desk.close()


def test_here_is_as_it_was_afterwards():
    before = Path.cwd()
    with in_a_folder_of_its_own() as folder:
        assert Path.cwd() == folder.resolve()
    assert Path.cwd() == before
    assert not folder.exists()
