"""A walk through every screen and face, with what comes up beside them."""

from __future__ import annotations

from pathlib import Path

from desktop.config import Home
from desktop.storage.keys import MasterKey
from desktop.ui.main_window import MainWindow
from desktop.ui.shortcut_sheet import ShortcutSheet
from desktop.ui.tour import Tour, whole_picture
from tools.screenshots.stations import opened
from tools.screenshots.sync_states import grab_sync


def walk(home: Home, master: MasterKey, folder: Path, roster: Path | None) -> None:
    """Every screen and face, what comes up beside them, 同步 in its states where it is full."""
    with opened(home, master) as station:
        tour = Tour(station.window, station.door, folder, roster)
        tour.run()
        _grab_beside(station.window, tour, folder)
        if folder.name == "light":
            grab_sync(station, tour, folder)


def _grab_beside(window: MainWindow, tour: Tour, folder: Path) -> None:
    """The keys, and the help beside a screen."""
    sheet = ShortcutSheet(window.actions_of_menu.keys(), window)
    sheet.show()
    tour.settle()
    sheet.grab().save(str(folder / "90-快捷键.png"))
    sheet.close()
    window.go("activities")
    window.help.turn("activities")
    tour.settle()
    whole_picture(window).save(str(folder / "91-帮助.png"))
    window.help.turn("activities")
