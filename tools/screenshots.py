"""Pictures of every screen of a sample station, for the manual and for looking at.

``python -m tools.screenshots`` leaves PNGs of 1366×768 in out/screens: the walk of the window,
the doorway, and the same walk in the dark scheme and with larger text. With ``--manual`` it
makes the pictures of docs/manual/sync.md only, where they belong.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import tempfile
from pathlib import Path

# Before Qt is imported: a picture needs no display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton

from desktop import app, errors
from desktop.background.errand import Errand
from desktop.background.workers import Workers
from desktop.config import Home
from desktop.services import opening, sample
from desktop.storage.keys import MasterKey
from desktop.ui import theme
from desktop.ui.doorway import Doorway
from desktop.ui.main_window import MainWindow
from desktop.ui.roster import RosterScreen
from desktop.ui.shortcut_sheet import ShortcutSheet
from desktop.ui.sync.enrol_dialog import EnrolDialog
from desktop.ui.sync.screen import SyncScreen
from desktop.ui.sync.syncing import Syncing
from desktop.ui.tour import Tour, whole_picture
from tools.sync_pages import TODAY as SYNC_DAY
from tools.sync_pages import pages

OUT = Path("out/screens")
MANUAL = Path("docs/images")
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


def main() -> None:
    """Make them all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--manual", action="store_true", help="the pictures of the manual only")
    arguments = parser.parse_args()
    out: Path = arguments.out
    if arguments.manual:
        grab_manual(app.make_application([]), MANUAL)
        return
    shutil.rmtree(out, ignore_errors=True)
    qt = app.make_application([])
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "示例 站")
        grab_doorway(Home(Path(folder) / "新 站"), out / "doorway")
        master = sample.make_sample(home)
        grab_empty(home, master, out / "empty")
        fill(home, master)
        grab_doorway(home, out / "doorway")
        for name, scheme, percent in (
            ("light", "light", 100),
            ("dark", "dark", 100),
            ("large", "light", 150),
        ):
            theme.apply(qt, scheme_name=scheme, scale=percent / 100)
            walk(home, master, out / name)
    for path in sorted(out.rglob("*.png")):
        print(path)


def grab_manual(qt: QApplication, folder: Path) -> None:
    """The pictures of docs/manual/sync.md, small files since they are kept with the source."""
    theme.apply(qt, scheme_name="light", scale=1.0)
    with tempfile.TemporaryDirectory() as kept:
        home = Home(Path(kept) / "示例 站")
        station = opened(home, sample.make_sample(home))
        try:
            window, syncing = station.window, station.syncing
            tour = Tour(window, station.door, Path(kept))
            window.go("sync")
            tour.settle()
            for page, name in _OF_MANUAL.items():
                _show_page(window, syncing, page)
                tour.settle()
                _write_small(whole_picture(window), folder / f"{name}.png")
            dialog = EnrolDialog(window)
            dialog.show()
            tour.settle()
            _write_small(dialog.grab(), folder / "sync-joining.png")
            dialog.close()
        finally:
            station.close()


def _show_page(window: MainWindow, syncing: Syncing | None, name: str) -> None:
    screen = window.screen_at("sync")
    if not isinstance(screen, SyncScreen) or syncing is None:
        raise errors.ProgramError(what="没有同步页")
    part, page = pages()[name]
    syncing.show(page.standing)
    screen.show_page(page, dt.date.fromisoformat(SYNC_DAY))
    screen.conflicts.show_settled(settled=not page.differing and bool(page.choices))
    screen.show_part(part)


def _write_small(picture: QPixmap, path: Path) -> None:
    """With a palette of 256 colours: the window has few."""
    plain = picture.toImage().convertToFormat(QImage.Format.Format_RGB888)
    size = (plain.width(), plain.height())
    pixels = Image.frombytes(
        "RGB", size, bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine()
    )
    pixels.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        path, optimize=True
    )
    print(path)


def fill(home: Home, master: MasterKey) -> None:
    """Put the sample's people and activities in."""
    workers = Workers(count=1)
    desk = opening.open_desk(home, master, workers)
    try:
        sample.fill(desk)
    finally:
        desk.close()
        workers.close()


def walk(home: Home, master: MasterKey, folder: Path) -> None:
    """Every screen of a filled station."""
    station = opened(home, master)
    try:
        tour = Tour(station.window, station.door, folder, sample.roster())
        tour.run()
        sheet = ShortcutSheet(station.window.actions_of_menu.keys(), station.window)
        sheet.show()
        tour.settle()
        sheet.grab().save(str(folder / "90-快捷键.png"))
        sheet.close()
        grab_sync(station, tour, folder)
    finally:
        station.close()


def grab_sync(station: app.OpenStation, tour: Tour, folder: Path) -> None:
    """The page 同步 in every state it can be in, with values made up."""
    window = station.window
    window.go("sync")
    tour.settle()
    for number, name in enumerate(pages(), start=60):
        _show_page(window, station.syncing, name)
        tour.settle()
        whole_picture(window).save(str(folder / f"{number}-同步-{name}.png"))
    dialog = EnrolDialog(window)
    for number, way in enumerate((dialog.by_line, dialog.by_file), start=80):
        way.click()
        dialog.show()
        tour.settle()
        dialog.grab().save(str(folder / f"{number}-接入县平台.png"))
    dialog.close()


def grab_empty(home: Home, master: MasterKey, folder: Path) -> None:
    """Every screen of a station nobody has entered anything into."""
    station = opened(home, master)
    try:
        Tour(station.window, station.door, folder).run()
        _grab_troubles(station.window, Tour(station.window, station.door, folder), folder)
    finally:
        station.close()


def _grab_troubles(window: MainWindow, tour: Tour, folder: Path) -> None:
    """What the clerk sees when something went wrong."""
    window.go("roster")
    window.tell_error(errors.DiskFull())
    tour.settle()
    whole_picture(window).save(str(folder / "91-磁盘满.png"))
    window.tell_error(errors.ProgramError(what="示例"))
    roster = window.screen_at("roster")
    if isinstance(roster, RosterScreen):
        roster.begin_new()
        tour.settle()
        roster.pane.form.check()
    tour.settle()
    whole_picture(window).save(str(folder / "92-没填姓名.png"))


def grab_doorway(home: Home, folder: Path) -> None:
    """The first screen, at rest and after a slip."""
    folder.mkdir(parents=True, exist_ok=True)
    there = home.records.exists()
    errand = Errand()
    door = Doorway(home, errand, _refuse, _refuse)
    door.show()
    name = "打开站点" if there else "新建站点"
    QApplication.processEvents()
    door.grab().save(str(folder / f"{name}.png"))
    if there:
        door.unlock_with("x")
        while errand.under_way:
            QApplication.processEvents()
    else:
        door.view.findChildren(QPushButton)[-1].click()
    QApplication.processEvents()
    door.grab().save(str(folder / f"{name}-有误.png"))
    door.close()


def _refuse(_given: object) -> object:
    raise errors.WrongPassphrase()


def opened(home: Home, master: MasterKey) -> app.OpenStation:
    """The window of a station, of the size the screens are made for."""
    station = app.OpenStation(home, app.Unlocked(master, 100), Workers())
    station.window.resize(*app.SMALL_SCREEN)
    station.window.show()
    station.door.start_watching()
    return station


if __name__ == "__main__":
    main()
