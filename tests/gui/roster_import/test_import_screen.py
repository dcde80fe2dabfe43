"""A roster is looked at first, then brought in; what can't come in is told and can be saved."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from desktop import app
from desktop.services import records
from desktop.services.access import clerk_keys
from desktop.services.access.clerk_keys import NewSecret
from desktop.services.access.this_pc import ThisPc
from desktop.services.roster import people
from desktop.services.roster.people import PeopleQuery
from desktop.services.safekeeping import recovery_sheets
from desktop.storage.keys import PIN
from desktop.ui import theme
from desktop.ui.roster_import import ImportScreen
from tests.gui.conftest import CHEAP, PASSPHRASE
from tests.gui.rings import Ring

ROSTER = """姓名,身份证号,手机,村民小组
钱小红,999999199003070022,13900000001,一组
孙大明,110101198508121234,13900000002,二组
周来福,,13900000003,三组
"""


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    from tests.gui.conftest import made_id_number

    path = tmp_path / "我村 花名册.csv"
    right = made_id_number("19900307", 2)
    path.write_text(ROSTER.replace("999999199003070022", right), encoding="utf-8")
    return path


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "待更正.xlsx"


@pytest.fixture
def screen(door, shown, roster, saved) -> ImportScreen:
    screen = ImportScreen(door, lambda _p, _at: roster, lambda _p, _at: saved)
    screen.resize(1100, 640)
    shown(screen)
    return screen


def count(desk) -> int:
    return len(people.people_ids(desk, PeopleQuery()))


def test_a_file_is_looked_at_without_changing_anything(screen, desk, door, settle):
    screen.choose()
    settle(door)
    assert screen.bring.text() == "导入 2 人(&I)"
    assert "还没有改动" in screen.banner.text
    assert count(desk) == 30


def test_what_cannot_come_in_is_told_with_its_place_and_reason(screen, door, settle):
    screen.choose()
    settle(door)
    model = screen.report.model
    assert model.rowCount() == 1
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row[1:3] == ["3", "身份证号"]
    assert "号码有错" in row[4]
    assert "19850812" not in row[3]


def test_bringing_in_adds_the_good_rows_and_undo_takes_them_back(screen, desk, door, settle):
    from desktop.services.past import undoing

    screen.choose()
    settle(door)
    screen.bring.click()
    settle(door)
    assert count(desk) == 32
    assert screen.bring.text() == "完成(&D)"
    assert screen.banner.text.startswith("已新增 2 人，更新 0 人。")
    undoing.undo(desk)
    assert count(desk) == 30


def test_the_rows_to_correct_are_saved_as_a_workbook(screen, desk, door, settle, saved):
    screen.choose()
    settle(door)
    screen.report.corrections.click()
    settle(door)
    assert saved.read_bytes()[:2] == b"PK"
    assert str(saved) in screen.banner.text
    looked = desk.store.one("SELECT count(*) FROM audit WHERE kind = 'volunteer'")
    assert looked == 1


def test_the_same_file_again_changes_nothing_and_says_so(screen, desk, door, settle, roster):
    rows = roster.read_text(encoding="utf-8").splitlines()
    roster.write_text("\n".join([rows[0], rows[1]]), encoding="utf-8")
    for _ in range(2):
        screen.look_at(roster)
        settle(door)
        screen.bring_in()
        settle(door)
    assert count(desk) == 31
    screen.look_at(roster)
    settle(door)
    assert screen.banner.text == "花名册里已经都有了，没有变化。"
    assert not screen.bring.isEnabled()


def test_finishing_goes_back_to_the_roster(screen, door, settle, qtbot):
    screen.choose()
    settle(door)
    screen.bring.click()
    settle(door)
    with qtbot.waitSignal(screen.finished):
        screen.bring.click()


def test_a_file_that_cannot_be_read_is_told_kindly(screen, door, settle, tmp_path):
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    screen.look_at(broken)
    settle(door)
    assert "没有导入任何内容" in screen.banner.text
    assert screen._stack.currentWidget() is screen.drop
    assert screen.progress.isHidden()


def test_a_dropped_file_is_looked_at(screen, door, settle, roster):
    drop(screen, roster)
    settle(door)
    assert screen.last_report is not None


def test_a_dropped_picture_is_not_taken(screen, door, settle, tmp_path):
    picture = tmp_path / "照片.jpg"
    picture.write_bytes(b"\xff\xd8")
    drop(screen, picture)
    settle(door)
    assert screen.last_report is None


def drop(screen: ImportScreen, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    screen.drop.dropEvent(event)


def test_cancelling_changes_nothing_and_says_so(screen, desk, door, settle, roster):
    lines = ["姓名,手机"] + [f"人{n},139{n:08d}" for n in range(20_000)]
    roster.write_text("\n".join(lines), encoding="utf-8")
    screen.look_at(roster)
    screen.progress.cancel_pressed.emit()
    settle(door)
    assert screen.banner.text == "已取消，什么都没有改动。"
    assert count(desk) == 30
    assert records.list_records(desk, "volunteer", {"name": "人1"}) == []


def test_no_second_file_is_begun_while_one_is_under_way(screen, door, settle, roster, tmp_path):
    screen.look_at(roster)
    screen.look_at(tmp_path / "另一个.csv")
    settle(door)
    assert screen.last_report.file == roster.name


def test_the_report_keeps_qts_rules(screen, door, settle, qtmodeltester):
    screen.choose()
    settle(door)
    qtmodeltester.check(screen.report.model)


@pytest.mark.parametrize("percent", [100, 200])
def test_a_page_that_goes_while_its_file_is_looked_at_is_told_nothing_more(
    door, shown, settle, dressed, roster, percent: int
):
    theme.apply(dressed, scale=percent / 100)
    try:
        page = ImportScreen(door, lambda _p, _at: roster)
        page.resize(1100, 640)
        shown(page)
        page.choose()
        assert not door.idle
        shiboken6.delete(page)
        settle(door)  # what raises in here fails the test
        assert door.idle
    finally:
        theme.apply(dressed)


def test_letters_may_grow_and_the_clerk_may_leave_while_a_file_is_looked_at(
    screen, dressed, door, settle, qtbot
):
    screen.choose()
    try:
        theme.apply(dressed, scale=2.0)
        screen.resize(900, 320)
        screen.hide()
        settle(door)
        screen.show()
        assert screen.banner.text.startswith("这是导入的预览。")
        assert screen.bring.text() == "导入 2 人(&I)"
        with qtbot.waitSignal(screen.finished):
            qtbot.keyClick(screen, Qt.Key.Key_Escape)
    finally:
        theme.apply(dressed)


def test_with_nothing_but_pins_a_roster_waits_for_the_recovery_sheet(
    screen, desk, door, station, roster, settle, qtbot
):
    here = ThisPc(station.home, Ring, lambda: CHEAP)
    app.unlock(here, PASSPHRASE)
    clerk_keys.change(desk, desk.clerk, NewSecret("290417", PIN, CHEAP), here.ring)
    before = count(desk)
    screen.look_at(roster)
    settle(door)
    assert "还没有恢复单" in screen.banner.text and count(desk) == before
    with qtbot.waitSignal(screen.paper_wanted) as wanted:
        screen.banner.action_button.click()
    assert wanted.args == ["recovery-sheet"]
    recovery_sheets.make(desk)
    screen.look_at(roster)
    settle(door)
    assert "预览" in screen.banner.text
