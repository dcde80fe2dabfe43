"""What comes up over the screens of a full station: dialogs, and a photo as large as they are."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.config import Home
from desktop.storage.keys import MasterKey
from desktop.ui.activities.photos.photo_viewer import PhotoViewer
from desktop.ui.paper.notices.editor import NoticeEditor
from desktop.ui.paper.screen import PaperScreen
from desktop.ui.paper.sending import Printers
from desktop.ui.roster.screen import RosterScreen
from desktop.ui.shortcut_sheet import ShortcutSheet
from tools.screenshots.stations import Camera, opened

_PRINTER = "HP LaserJet 村部"
#: Of a large batch: a printer that takes its time.
_SLOW_LP = "#!/bin/sh\ncat > /dev/null\nsleep 2\n"
_NEW_PEOPLE = (
    ("姓名", "性别", "出生年月", "联系电话", "村民小组"),
    ("何小燕", "女", "1991-04", "15400550001", "一组"),
    ("何大庆", "男", "1966-11-02", "15400550002", "一组"),
    ("邵云", "女", "1989-07-15", "15400550003", "四组"),
    ("邵国强", "男", "1962-13-40", "15400550004", "四组"),
    ("盖成林", "男", "1958-09-21", "15400015839", "一组"),
)
_PASTED = "15400550011\t五组\n15400550012\t五组\n1540055\t五组\n15400550014\t六组\n"
_NOTICE = (
    "关于开展冬季用火安全检查的通知",
    "进入冬季，取暖用火用电增多。为防火灾，现将检查有关事项通知如下：\n"
    "一、检查时间\n11月28日上午9时至11时，逐户进行。\n"
    "二、检查内容\n1.电热毯、取暖器和插线板；\n2.柴草堆放和烟道；\n3.独居老人家中的炉火。\n"
    "三、有关要求\n请各户届时留人在家。查出的问题当场告知，帮助整改。",
)
#: After the last key the paper beside the words is made anew.
_PREVIEW_MS = 1_500


def grab_dialogs(home: Home, master: MasterKey, folder: Path) -> None:
    """All of them, one after the other."""
    with opened(home, master) as station:
        camera = Camera(station, folder)
        camera.settle()
        camera.tour.look()
        camera.settle()
        _grab_roster(camera)
        _grab_history(camera)
        _grab_keys_and_help(camera)
        _grab_search(camera)
        _grab_photos(camera)
        _grab_paper(camera)
        _grab_register(camera)
        _grab_texts(camera)
        _grab_import(camera)


def _roster(camera: Camera) -> RosterScreen:
    camera.window.go("roster")
    camera.settle()
    return cast("RosterScreen", camera.window.screen_at("roster"))


def _grab_roster(camera: Camera) -> None:
    roster = _roster(camera)
    table = roster.list.table
    for row in range(4):
        flag = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        table.selectionModel().select(table.model().index(row, 0), flag)
    camera.keep("选中几行")
    roster.list.bulk_wanted.emit()
    camera.keep_dialogs("批量修改")
    table.selectionModel().clearSelection()
    place = [column.field for column in table.shown_columns()].index("phone")
    table.setCurrentIndex(table.model().index(2, place))
    QApplication.clipboard().setText(_PASTED)
    table.paste_pressed.emit()
    camera.keep_dialogs("粘贴预览")
    roster.list.more.columns_wanted.emit()
    camera.keep_dialogs("选列")
    roster.turn_to("teams")
    camera.keep("队伍架构图")
    roster.turn_to(roster.face_keys[0])


def _grab_history(camera: Camera) -> None:
    camera.window.open_history("volunteer", camera.tour.person)
    camera.keep_dialogs("修改记录")


def _grab_keys_and_help(camera: Camera) -> None:
    window = camera.window
    ShortcutSheet(window.actions_of_menu.keys(), window).show()
    camera.keep_dialogs("快捷键")
    window.go("roster")
    window.help.turn("roster")
    camera.keep("帮助")
    window.help.turn("roster")


def _grab_search(camera: Camera) -> None:
    window = camera.window
    window.activateWindow()
    window.go("today")
    camera.settle()
    window.search.begin()
    QTest.keyClicks(window.search, "zs")
    camera.keep("搜索-首字母")
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    window.search.begin()
    camera.settle()
    QApplication.clipboard().setText("没有这个人")
    QTest.keyClick(window.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    camera.keep("搜索-没有")
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    QTest.keyClick(window.search, Qt.Key.Key_Escape)


def _grab_photos(camera: Camera) -> None:
    window = camera.window
    window.go("activities")
    screen = cast("Any", window.screen_at("activities"))
    screen.turn_to("wall")
    camera.settle()
    screen.take_keyboard()
    grid = next(one for one in window.findChildren(QWidget) if type(one).__name__ == "WallGrid")
    cast("Any", grid).take_keyboard()
    camera.keep("照片墙-选中")
    QTest.keyClick(grid, Qt.Key.Key_Return)
    camera.settle()
    for viewer in window.findChildren(PhotoViewer):
        viewer.grab().save(str(camera.folder / "照片-全屏.png"))
        QTest.keyClick(viewer, Qt.Key.Key_E)
        camera.settle()
        viewer.grab().save(str(camera.folder / "照片-全屏-写说明.png"))
        viewer.close()
    screen.turn_to("list")


def _grab_paper(camera: Camera) -> None:
    """A batch of certificates, sent by portions; stopped once it was seen."""
    window, paper = camera.window, cast("PaperScreen", camera.window.screen_at("paper"))
    window.print_records("activity-certificate", camera.tour.activities)
    camera.settle()
    paper.bar.offer_printers(Printers((_PRINTER,), _PRINTER))
    camera.keep("打印-一批证书")
    with _slow_printer():
        paper.bar.print_button.click()
        for _ in range(2):
            _wait_for_portion(paper)
        camera.keep("打印-进度", at_once=True)
        paper.notices.progress.cancel_pressed.emit()
        camera.keep("打印-停下")
    paper.bar.offsets_button.click()
    camera.keep_dialogs("套打校正")


def _grab_register(camera: Camera) -> None:
    """The certificates that went out."""
    camera.window.go("register")
    camera.keep("证书登记簿")


def _grab_texts(camera: Camera) -> None:
    """Rules and a notice, as they are written beside their paper."""
    paper = cast("PaperScreen", camera.window.screen_at("paper"))
    camera.window.print_records("record-rules", [])
    camera.settle()
    paper.header.edit.click()
    camera.keep_dialogs("打印-修改文本")
    camera.window.print_records("notice", [])
    camera.settle()
    paper.begin_new()
    camera.settle()
    (editor,) = [one for one in camera.window.findChildren(NoticeEditor) if one.isVisible()]
    editor.fields.rows["title"].editor.set_value(_NOTICE[0])
    editor.fields.words.setPlainText(_NOTICE[1])
    QTest.qWait(_PREVIEW_MS)
    camera.keep("打印-写通知")
    editor.save_button.click()
    camera.keep("打印-通知")


def _wait_for_portion(paper: PaperScreen) -> None:
    before = paper.notices.progress.words.partition(" ")[0]
    for _ in range(2_000):
        QTest.qWait(10)
        if paper.notices.progress.words.partition(" ")[0] != before:
            return


@contextmanager
def _slow_printer() -> Iterator[None]:
    """A command `lp` that takes what it is given, in its own time."""
    path = os.environ.get("PATH", "")
    with tempfile.TemporaryDirectory() as kept:
        program = Path(kept) / "lp"
        program.write_text(_SLOW_LP, encoding="utf-8")
        program.chmod(0o755)
        os.environ["PATH"] = f"{kept}:{path}"
        try:
            yield
        finally:
            os.environ["PATH"] = path


def _grab_import(camera: Camera) -> None:
    """A file of a few people, most of them new."""
    roster = _roster(camera)
    path = Path("新来的人.csv")
    lines = [",".join(row) for row in _NEW_PEOPLE]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    roster.begin_import()
    roster.importing.look_at(path)
    camera.keep("导入-预览")
