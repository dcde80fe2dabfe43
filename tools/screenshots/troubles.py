"""What the clerk sees when something goes wrong, each brought about as it comes about."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import app
from desktop.app import Session
from desktop.config import Home
from desktop.services import opening
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.storage.keys import MasterKey
from desktop.ui.paper.screen import PaperScreen
from desktop.ui.paper.sending import Printers
from desktop.ui.roster.screen import RosterScreen
from tools.screenshots.stations import Camera, opened

_SLIPS = {
    "name": "",
    "id_number": "990101198508121234",
    "birth_date": "1985-13-40",
    "phone": "1380000",
}
_LONG = "家门口有一棵老槐树。" * 190


def grab_troubles(home: Home, master: MasterKey, folder: Path) -> None:
    """All of them; the disk is full for the last, and so it stays."""
    with opened(home, master) as station:
        camera = Camera(station, folder)
        _grab_slips(camera)
        _grab_files(camera)
        _grab_no_printer(camera)
        _grab_fault_of_ours(camera, home)
        _grab_busy(camera, home, master)
        _begin_somebody(camera)
    with opened(home, master) as station:
        camera = Camera(station, folder)
        _roster(camera).begin_new()
        camera.keep("找回没保存的")
        _grab_full_disk(camera)


def _roster(camera: Camera) -> RosterScreen:
    camera.window.go("roster")
    camera.settle()
    return cast("RosterScreen", camera.window.screen_at("roster"))


def _grab_slips(camera: Camera) -> None:
    roster = _roster(camera)
    roster.begin_new()
    camera.settle()
    form = roster.pane.form
    form.check()
    camera.keep("没填姓名")
    for name, text in _SLIPS.items():
        form.type_into(name, text)
    form.check()
    camera.keep("填错几处")
    roster.pane.give_up()
    camera.settle()


def _grab_files(camera: Camera) -> None:
    """A roster that is no table, and a photo that is none."""
    roster = _roster(camera)
    table, photo = Path("花名册.xlsx"), Path("IMG_2031.jpg")
    table.write_bytes(b"%PDF-1.4 " + bytes(2_000))
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(4_000))
    roster.begin_import()
    camera.settle()
    roster.importing.look_at(table)
    camera.keep("导入-不是表格")
    roster.importing.finished.emit()
    camera.tour.look()
    camera.settle()
    camera.window.open_record("activity", camera.tour.activities[0])
    camera.settle()
    activities = cast("Any", camera.window.screen_at("activities"))
    activities.photos.add(camera.tour.activities[0], [photo])
    camera.keep("照片坏了")
    activities.page.back_pressed.emit()
    camera.settle()


def _grab_no_printer(camera: Camera) -> None:
    """None at all, and one that has gone."""
    camera.window.print_records("activity-certificate", camera.tour.activities[:1])
    camera.keep("没有打印机")
    paper = cast("PaperScreen", camera.window.screen_at("paper"))
    paper.bar.offer_printers(Printers(("村部打印机",), "村部打印机"))
    paper.bar.print_button.click()
    camera.keep("打印机不行")


def _grab_fault_of_ours(camera: Camera, home: Home) -> None:
    """What nobody caught ends at the session's hook, as in the running program."""
    camera.window.go("today")
    session = Session(app.application(), home)
    session.station, hook = camera.station, sys.excepthook
    sys.excepthook = session.on_exception
    QTimer.singleShot(0, partial(_fail, {}))
    camera.keep("程序出错")
    sys.excepthook = hook
    session.station = None
    camera.window.banner.put_away()


def _fail(facts: dict[str, str]) -> None:
    facts["missing"].strip()


def _grab_busy(camera: Camera, home: Home, master: MasterKey) -> None:
    """Another program holds the station longer than anybody waits."""
    roster = _roster(camera)
    roster.begin_new()
    camera.settle()
    roster.pane.form.type_into("name", "刘翠花")
    other = opening.open_desk(home, master, Here())
    try:
        with other.action("edit", "大批导入"):
            roster.pane.form.fields.submitted.emit()
            camera.keep("别处正在写入")
    finally:
        other.close()
    roster.pane.give_up()
    camera.settle()


def _begin_somebody(camera: Camera) -> None:
    """What is typed and not saved; the window closes over it."""
    roster = _roster(camera)
    roster.begin_new()
    camera.settle()
    for name, text in {"name": "刘翠花", "phone": "15400550009"}.items():
        field = roster.pane.form.fields.row(name).editor.target()
        QApplication.clipboard().setText(text)
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    camera.window.go("today")
    camera.settle()


def _grab_full_disk(camera: Camera) -> None:
    """SQLite says so at the next save: the file may not grow by a page."""
    roster = _roster(camera)
    camera.station.door.write(camera.window, _fill_disk, _filled)
    camera.settle()
    roster.pane.form.type_into("notes", _LONG)
    roster.pane.form.fields.submitted.emit()
    camera.keep("磁盘满")


def _fill_disk(desk: Desk) -> None:
    pages = desk.store.one("PRAGMA page_count")
    desk.store.run(f"PRAGMA max_page_count = {pages}")


def _filled(_nothing: None) -> None:
    """Nothing to tell."""
