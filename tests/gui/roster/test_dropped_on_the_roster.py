"""Files dropped onto the lists of 花名册: forms are taken in, of others it is said where to go."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from desktop.ui.roster.screen import RosterScreen
from tests.unit.imaging.made_pictures import make_scene, written
from tests.unit.imaging.made_sheets import as_pdf


@pytest.fixture
def roster(door, shown, settle) -> RosterScreen:
    screen = RosterScreen(door)
    screen.resize(1158, 640)
    shown(screen)
    settle(door)
    return screen


def dropped(roster: RosterScreen, *paths: Path) -> bool:
    """Whether the roster lets them fall, which it then does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in paths])
    button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, button, key)
    enter.ignore()
    roster.dragEnterEvent(enter)
    if enter.isAccepted():
        event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, key)
        roster.dropEvent(event)
    return enter.isAccepted()


@pytest.mark.parametrize("name", ["报名表.jpg", "报名表.PDF"])
def test_scans_land_where_forms_are_taken_in(roster, door, settle, tmp_path, name):
    scan = tmp_path / name
    picture = make_scene(480, 640)
    scan.write_bytes(as_pdf(picture) if name.endswith("PDF") else written(picture))
    assert dropped(roster, scan)
    settle(door)
    applications = roster.applications
    assert applications.isVisible() and applications.page.name.startswith(name)
    assert "第 1 张，共 1 张" in applications.header._title.text()
    assert not dropped(roster, scan), "the page takes its own, the lists are behind it"


def test_of_a_folder_its_scans_are_taken_and_an_empty_one_is_told(roster, door, settle, tmp_path):
    assert dropped(roster, tmp_path)
    settle(door)
    assert "没有照片" in roster.applications.banner.text and roster.applications.idle
    (tmp_path / "一.jpg").write_bytes(written(make_scene(480, 640)))
    roster.applications.take([tmp_path])
    settle(door)
    assert roster.applications.page.name == "一.jpg"


@pytest.mark.parametrize(
    ("name", "words"), [("名册.xlsx", "导入"), ("说明.docx", "「说明.docx」不是扫描件")]
)
def test_other_files_get_a_plain_answer_and_the_lists_stay(roster, qtbot, tmp_path, name, words):
    path = tmp_path / name
    path.write_bytes(b"PK")
    with qtbot.waitSignal(roster.said) as said:
        assert dropped(roster, path)
    assert words in said.args[0] and said.args[1] == "note"
    assert roster.list.isVisible()
