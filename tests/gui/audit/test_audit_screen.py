"""查看记录: who looked at what and why, narrowed, followed to the person, handed out."""

from __future__ import annotations

import openpyxl
import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtGui import QGuiApplication

from desktop.model.audited import What
from desktop.services import audits, records
from desktop.services.roster import people
from desktop.services.roster.people import PeopleQuery
from desktop.storage import audit
from desktop.ui.audit.screen import AuditScreen
from desktop.ui.roster.screen import RosterScreen
from tests.gui.conftest import NOW


@pytest.fixture
def person(desk) -> str:
    return people.people_ids(desk, PeopleQuery(search="张伟"))[0]


@pytest.fixture
def looked(desk, person):
    """A look at one, a list of everybody, a key, and a look of last year."""
    audit.note_look(
        desk.store, what="look", kind="volunteer", record_id=person, why="去年的",
        clerk=desk.clerk, now=NOW.replace(year=2025),
    )  # fmt: skip
    records.look_up(desk, "volunteer", person, full=True, why="办理证件或保险")
    other = people.people_ids(desk, PeopleQuery(search="王伟"))[0]
    records.look_up(desk, "volunteer", other, full=True, why="核对身份")
    audits.note(desk, What.EXPORT, "volunteer", None, "上报上级")
    audits.note(desk, What.PAIRING_WRITTEN, why="给另一台电脑")


@pytest.fixture
def screen(door, shown, settle, looked) -> AuditScreen:
    made = AuditScreen(door)
    made.resize(1158, 640)
    shown(made)
    settle(door)
    return made


def whys(screen) -> list[str]:
    model = screen.model
    rows = range(model.rowCount())
    return [model.index(row, model.columnCount() - 1).data() for row in rows]


def pick(box, data) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_everything_is_listed_the_newest_first_with_its_count(screen):
    assert whys(screen) == ["给另一台电脑", "上报上级", "核对身份", "办理证件或保险", "去年的"]
    assert screen.header.aside == "5 条"


@pytest.mark.parametrize(
    ("box", "data", "left"),
    [("period", 1, 4), ("period", 365, 4), ("what", "look", 3), ("what", "rotated", 0)],
)
def test_it_narrows_by_time_and_by_what_was_done(screen, settle, door, box, data, left):
    pick(getattr(screen, box), data)
    settle(door)
    assert len(whys(screen)) == left
    assert screen.header.aside == f"{left} 条，共 5 条"


def test_it_narrows_by_clerk(screen, settle, door, desk):
    assert screen.clerk.findText("王文书") == 1
    pick(screen.clerk, str(desk.clerk))
    settle(door)
    assert len(whys(screen)) == 5


def test_of_one_person_are_looks_at_them_and_at_everybody(screen, settle, door, person):
    screen.show_kind("audit", person)
    settle(door)
    assert whys(screen) == ["上报上级", "办理证件或保险", "去年的"]
    assert screen.whose.isVisible() and "张伟" in screen.whose.text()
    screen.whose.click()
    settle(door)
    assert len(whys(screen)) == 5 and not screen.whose.isVisible()


def test_a_line_about_somebody_leads_to_them_and_others_nowhere(screen, qtbot, person):
    screen.table.selectRow(0)
    assert not screen.person.isEnabled() and not screen.only.isEnabled()
    screen.table.selectRow(3)
    with qtbot.waitSignal(screen.open_record) as asked:
        screen.person.click()
    assert asked.args == ["volunteer", person]


def test_what_is_seen_goes_to_a_workbook_and_that_is_written_down(screen, settle, door, tmp_path):
    pick(screen.what, "look")
    settle(door)
    target = tmp_path / "记录.xlsx"
    screen.export_to(target)
    settle(door)
    rows = list(openpyxl.load_workbook(target).active.iter_rows(values_only=True))
    assert [row[-1] for row in rows[1:]] == ["去年的", "办理证件或保险", "核对身份"]
    pick(screen.what, "")
    settle(door)
    assert "查看记录" in whys(screen)[0]


def test_it_is_printed_by_its_sheet(screen, qtbot):
    with qtbot.waitSignal(screen.print_requested) as asked:
        screen.print.click()
    assert asked.args == ["audit-list", []]


def test_thousands_of_lines_are_all_there_and_fetched_as_they_are_shown(screen, settle, door, desk):
    with desk.store.transaction():
        rows = desk.store.rows(f"SELECT {audit.COLUMNS} FROM audit ORDER BY seq DESC LIMIT 1")
        seq, previous = rows[0][0], audit.row_hash(rows[0])
        made = []
        for n in range(seq + 1, seq + 20_001):
            row = (n, NOW.isoformat(), desk.clerk, "look", "volunteer", None, f"第{n}", previous)
            made.append(row)
            previous = audit.row_hash(row)
        desk.store.run_many(f"INSERT INTO audit ({audit.COLUMNS}) VALUES (?,?,?,?,?,?,?,?)", made)
    screen._look()
    settle(door)
    assert screen.header.aside == "20,005 条"
    assert screen.model.rowCount() == 20_005
    assert list(audit.broken_rows(desk.store)) == []


def test_a_station_where_nobody_looked_says_so(door, shown, settle):
    made = AuditScreen(door)
    shown(made)
    settle(door)
    assert made.header.aside == "" and made._empty.isVisible()


def test_a_block_of_people_on_the_clipboard_is_written_down_and_one_row_is_not(
    door, shown, settle, desk
):
    screen = RosterScreen(door)
    screen.resize(1158, 640)
    shown(screen)
    settle(door)
    for last in (0, 4):
        table = screen.list.table
        table.clearSelection()
        table.selectionModel().select(
            QItemSelection(table.list_model.index(0, 0), table.list_model.index(last, 2)),
            QItemSelectionModel.SelectionFlag.ClearAndSelect,
        )
        table.copy_pressed.emit()
        settle(door)
    found = desk.store.rows("SELECT what, kind, why FROM audit")
    assert found == [("copy", "volunteer", "5 行到剪贴板，证件号已打码")]


def test_what_can_not_be_written_down_does_not_go_to_the_clipboard(door, shown, settle, desk):
    screen = RosterScreen(door)
    screen.resize(1158, 640)
    shown(screen)
    settle(door)
    QGuiApplication.clipboard().setText("before")
    desk.store.run("ALTER TABLE audit RENAME TO elsewhere")
    table = screen.list.table
    table.selectAll()
    table.copy_pressed.emit()
    settle(door)
    assert QGuiApplication.clipboard().text() == "before"
    assert screen.banner.isVisible()
