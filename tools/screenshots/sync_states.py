"""The page 同步 in every state it can be in, with values made up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop import app, errors
from desktop.config import Home
from desktop.services import sample
from desktop.ui import theme
from desktop.ui.sync.enrol_dialog import EnrolDialog
from desktop.ui.sync.screen import SyncScreen
from desktop.ui.sync.shown import Page
from desktop.ui.tour import Tour, whole_picture
from tools.screenshots.nowhere import in_a_folder_of_its_own
from tools.screenshots.small_files import write_small
from tools.screenshots.stations import opened
from tools.sync_pages import TODAY, pages

#: Pages of `tools.sync_pages` that docs/manual/sync.md shows -> name of the picture.
_OF_MANUAL = {
    "还没送出": "sync-waiting",
    "两边不同-1处": "sync-conflict",
    "要处理": "sync-attention",
    "像同一人": "sync-pairs",
    "U盘传送": "sync-carriers",
    "停用": "sync-refused",
    "同步设置-第二台电脑": "sync-second-pc",
}


def grab_manual(qt: QApplication, folder: Path) -> None:
    """The pictures of docs/manual/sync.md."""
    theme.apply(qt, scheme_name="light", scale=1.0)
    folder = folder.absolute()
    with in_a_folder_of_its_own() as kept:
        home = Home(Path("示例 站"))
        with opened(home, sample.make_sample(home)) as station:
            window = station.window
            tour = Tour(window, station.door, kept)
            window.go("sync")
            tour.settle()
            for page, name in _OF_MANUAL.items():
                _show_page(station, page)
                tour.settle()
                write_small(whole_picture(window), folder / f"{name}.png")
            dialog = EnrolDialog(window)
            dialog.show()
            tour.settle()
            write_small(dialog.grab(), folder / "sync-joining.png")
            dialog.close()


def grab_sync(station: app.OpenStation, tour: Tour, folder: Path) -> None:
    """Every state, and joining by both ways."""
    window = station.window
    window.go("sync")
    tour.settle()
    for number, name in enumerate(pages(), start=60):
        _show_page(station, name)
        tour.settle()
        whole_picture(window).save(str(folder / f"{number}-同步-{name}.png"))
    dialog = EnrolDialog(window)
    for name, way in (("80-接入县平台", dialog.by_line), ("81-接入县平台-用文件", dialog.by_file)):
        way.click()
        dialog.show()
        tour.settle()
        dialog.grab().save(str(folder / f"{name}.png"))
    dialog.close()


def _show_page(station: app.OpenStation, name: str) -> None:
    screen, syncing = station.window.screen_at("sync"), station.syncing
    if not isinstance(screen, SyncScreen) or syncing is None:
        raise errors.ProgramError(what="没有同步页")
    part, page = pages()[name]
    today = dt.date.fromisoformat(TODAY)
    screen.show_page(Page(), today)  # nothing of the state before stays chosen
    syncing.show(page.standing)
    screen.show_page(page, today)
    screen.conflicts.show_settled(settled=not page.differing and bool(page.choices))
    screen.show_part(part)
