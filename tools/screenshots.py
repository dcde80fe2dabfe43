"""Pictures of every screen of a sample station, for the manual and for looking at.

``python -m tools.screenshots`` leaves small PNGs in docs/manual/pictures: every screen and face of
a full station at 1366×768 in light, dark, high contrast and with text of 200 %, of an empty
station, and what is said when something goes wrong. ``--only light`` makes one folder of them,
``--sync`` the pictures of docs/manual/sync.md. Run with QT_SCALE_FACTOR=2 for a screen of 4K.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

# Before Qt is imported: a picture needs no display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication

from desktop import app, errors
from desktop.background.errand import Errand
from desktop.background.workers import Workers
from desktop.config import Home
from desktop.services import opening, sample
from desktop.storage.keys import MasterKey
from desktop.ui import theme
from desktop.ui.doorway import Doorway
from desktop.ui.doorway.first_steps_view import FirstStepsView
from desktop.ui.doorway.founding_view import FoundingView
from desktop.ui.doorway.ways import FirstWays
from desktop.ui.main_window import MainWindow
from desktop.ui.roster import RosterScreen
from desktop.ui.shortcut_sheet import ShortcutSheet
from desktop.ui.sync.enrol_dialog import EnrolDialog
from desktop.ui.sync.screen import SyncScreen
from desktop.ui.sync.syncing import Syncing
from desktop.ui.tour import Tour, whole_picture
from tools.sync_pages import TODAY as SYNC_DAY
from tools.sync_pages import pages

#: What the wizard is filled with; a place that does not exist.
_NEW_STATION = {
    "name": "柳沟村新时代文明实践站",
    "code": "999999001002",
    "county": "示例县",
    "town": "石桥镇",
    "clerk": "李文书",
    "passphrase": "一句只有我记得的话",
    "again": "一句只有我记得的话",
}
#: Of the event loop, until what one answer begins has been painted.
_ROUNDS = 10
OUT = Path("docs/manual/pictures")
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
#: Folder -> (scheme, size of text in percent) of the walks through a full station.
_WALKS = {
    "light": ("light", 100),
    "dark": ("dark", 100),
    "contrast": ("contrast", 100),
    "large": ("light", 200),
}
_NUMBER = re.compile(r"^\d\d-")
_FOLDERS = ("door", "empty", "error", *_WALKS)


def main() -> None:
    """Make them all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--only", choices=_FOLDERS, action="append", help="this folder only")
    parser.add_argument("--sync", action="store_true", help="the pictures of docs/manual/sync.md")
    arguments = parser.parse_args()
    if arguments.sync:
        grab_manual(app.make_application([]), MANUAL)
        return
    made = Pictures(arguments.out, arguments.only or _FOLDERS)
    made.all()
    size = sum(path.stat().st_size for path in arguments.out.rglob("*.png"))
    print(f"{arguments.out}: {size / 1_000_000:.1f} MB")


class Pictures:
    """The pictures of the manual, folder by folder.

    Args:
        out: holds the folders.
        folders: those to make; others are left as they are.
    """

    def __init__(self, out: Path, folders: Sequence[str]) -> None:
        self._out, self._folders = out, folders
        self._qt = app.make_application([])

    def all(self) -> None:
        """Make them, the empty station's first."""
        with tempfile.TemporaryDirectory() as kept:
            home = Home(Path(kept) / "示例 站")
            if "door" in self._folders:
                grab_doorway(Home(Path(kept) / "新 站"), self._emptied("door"))
            master = sample.make_sample(home)
            if "empty" in self._folders:
                walk(home, master, self._emptied("empty"), None)
            if "error" in self._folders:
                grab_troubles(home, master, self._emptied("error"))
            fill(home, master)
            if "door" in self._folders:
                grab_doorway(home, self._out / "door")
            for name, (scheme, percent) in _WALKS.items():
                if name in self._folders:
                    theme.apply(self._qt, scheme_name=scheme, scale=percent / 100)
                    walk(home, master, self._emptied(name), sample.roster())
        for name in self._folders:
            for path in sorted((self._out / name).glob("*.png")):
                shrink(path)
                # The manual links to names that stay when a screen comes in between.
                path.rename(path.with_name(_NUMBER.sub("", path.name)))

    def _emptied(self, name: str) -> Path:
        folder = self._out / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder


def shrink(path: Path) -> None:
    """Write a picture anew with a palette of 256 colours: the window has few."""
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(
            256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
    small.save(path, optimize=True)


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


def walk(home: Home, master: MasterKey, folder: Path, roster: Path | None) -> None:
    """Every screen and face, the sheet of shortcuts, and 同步 in its states where it is full."""
    station = opened(home, master)
    try:
        tour = Tour(station.window, station.door, folder, roster)
        tour.run()
        sheet = ShortcutSheet(station.window.actions_of_menu.keys(), station.window)
        sheet.show()
        tour.settle()
        sheet.grab().save(str(folder / "90-快捷键.png"))
        sheet.close()
        if folder.name == "light":
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
    for name, way in (("80-接入县平台", dialog.by_line), ("81-接入县平台-用文件", dialog.by_file)):
        way.click()
        dialog.show()
        tour.settle()
        dialog.grab().save(str(folder / f"{name}.png"))
    dialog.close()


def grab_troubles(home: Home, master: MasterKey, folder: Path) -> None:
    """What the clerk sees when something went wrong."""
    station = opened(home, master)
    try:
        _grab_troubles(station.window, Tour(station.window, station.door, folder), folder)
    finally:
        station.close()


def _grab_troubles(window: MainWindow, tour: Tour, folder: Path) -> None:
    tour.settle()
    window.go("roster")
    window.tell_error(errors.DiskFull())
    tour.settle()
    whole_picture(window).save(str(folder / "磁盘满.png"))
    window.tell_error(errors.ProgramError(what="示例"))
    roster = window.screen_at("roster")
    if isinstance(roster, RosterScreen):
        roster.begin_new()
        tour.settle()
        roster.pane.form.check()
    tour.settle()
    whole_picture(window).save(str(folder / "没填姓名.png"))


def grab_doorway(home: Home, folder: Path) -> None:
    """The first screen, at rest and after a slip; of a new station all five steps."""
    folder.mkdir(parents=True, exist_ok=True)
    there = home.records.exists()
    errand = Errand()
    found = partial(app.found, home)
    sheet = partial(app.make_recovery_sheet, home)
    door = Doorway(home, errand, _refuse, found, None, FirstWays(sheet, partial(_refuse, None)))
    door.show()

    def keep(name: str) -> None:
        while errand.under_way:
            QApplication.processEvents()
        for _ in range(_ROUNDS):
            QApplication.processEvents()
        door.grab().save(str(folder / f"{name}.png"))

    keep("打开站点" if there else "新建站点-1")
    if there:
        door.unlock_with("x")
        keep("打开站点-有误")
    else:
        _walk_steps(door, keep)
    door.close()
    errand.close()


def _walk_steps(door: Doorway, keep: Callable[[str], None]) -> None:
    founding = door.view
    if not isinstance(founding, FoundingView):
        raise errors.ProgramError(what="这里已经有站点")
    founding.press_next()
    keep("新建站点-1-有误")
    for name, text in _NEW_STATION.items():
        founding.rows[name].editor.set_value(text)
    founding.press_next()
    keep("新建站点-2")
    founding.press_next()
    keep("新建站点-3")
    keep("新建站点-3")  # the sheet is an errand of its own, begun by the answer of the first
    for number in (4, 5):
        view = door.view
        if isinstance(view, FirstStepsView):
            view.next.click()
        keep(f"新建站点-{number}")


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
