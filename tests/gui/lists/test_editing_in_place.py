"""F2 edits a cell where it stands; Enter opens the record; blocks come and go by the clipboard."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from python_calamine import CalamineWorkbook

from desktop.model.locked import LOCKED_WORDS, locked
from desktop.services import records
from desktop.services.past import undoing
from desktop.ui.lists import verbs
from tests.unit.pulled_changes import pulling

NAME, SEX, BIRTH, PHONE, GROUP, HOURS, STATUS, TEAMS = range(8)


def go(listed, row: int, column: int) -> str:
    listed.table.setCurrentIndex(listed.table.model().index(row, column))
    return listed.table.chosen


def editor(listed):
    return listed.table.viewport().findChild(QLineEdit) or listed.table.viewport().findChild(
        QComboBox
    )


def value(desk, record: str, field: str) -> str:
    return records.look_up(desk, "volunteer", record).text(field)


def select(listed, top: int, left: int, bottom: int, right: int) -> None:
    model, flags = listed.table.model(), QItemSelectionModel.SelectionFlag
    corner = model.index(top, left)
    listed.table.selectionModel().setCurrentIndex(corner, flags.NoUpdate)
    block = QItemSelection(corner, model.index(bottom, right))
    rows = flags.NoUpdate if listed.table.by_cells else flags.Rows
    listed.table.selectionModel().select(block, flags.ClearAndSelect | rows)


def clipboard() -> str:
    return QApplication.clipboard().text()


def test_copying_offers_a_table_too_and_moves_nothing(listed, door, settle, qtbot):
    go(listed, 1, PHONE)
    before = listed.table.geometry()
    qtbot.keyClick(listed.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    settle(door)
    copied = QApplication.clipboard().mimeData()
    assert copied.html().startswith("<table><tr><td>")
    assert copied.text().strip() in copied.html().replace("</td><td>", "\t")
    # Histories of the clipboard, which lie on the disk, pass it by.
    assert bytes(copied.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert listed.table.geometry() == before
    assert not listed.banner.isVisible()


def test_f2_edits_the_cell_and_undo_takes_it_back(listed, door, desk, settle, qtbot):
    record = go(listed, 3, PHONE)
    qtbot.keyClick(listed.table, Qt.Key.Key_F2)
    line = editor(listed)
    assert line.accessibleName() == "手机"
    line.selectAll()
    qtbot.keyClicks(line, "13912345678")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle(door)
    assert value(desk, record, "phone") == "13912345678"
    assert listed.cell(3, PHONE) == "13912345678"
    assert "手机" in undoing.next_undo(desk).title


def test_escape_leaves_the_cell_as_it_was(listed, door, desk, settle, qtbot):
    record = go(listed, 0, PHONE)
    before = value(desk, record, "phone")
    qtbot.keyClick(listed.table, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(listed), "1")
    qtbot.keyClick(editor(listed), Qt.Key.Key_Escape)
    settle(door)
    assert value(desk, record, "phone") == before


def test_chinese_comes_through_the_input_method(listed, door, desk, settle, qtbot, type_in):
    record = go(listed, 0, GROUP)
    qtbot.keyClick(listed.table, Qt.Key.Key_F2)
    type_in(editor(listed), "八组")
    qtbot.keyClick(editor(listed), Qt.Key.Key_Return)
    settle(door)
    assert value(desk, record, "village_group") == "八组"


def test_a_date_is_typed_as_a_clerk_types_it(listed, door, desk, settle, qtbot):
    numbered = {str(r.id) for r in records.list_records(desk, "volunteer") if r.text("id_number")}
    row = next(n for n, i in enumerate(listed.keeper.model.ids) if i not in numbered)
    record = go(listed, row, BIRTH)
    qtbot.keyClick(listed.table, Qt.Key.Key_F2)
    editor(listed).setText("1985.3.7")
    qtbot.keyClick(editor(listed), Qt.Key.Key_Return)
    settle(door)
    assert value(desk, record, "birth_date") == "1985-03-07"


def test_a_choice_is_made_from_its_list(listed, door, desk, settle, qtbot):
    record = go(listed, 2, STATUS)
    qtbot.keyClick(listed.table, Qt.Key.Key_F2)
    choice = editor(listed)
    place = choice.findText("暂停")
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    settle(door)
    assert value(desk, record, "status") == "paused"


def test_where_a_cell_only_tells_f2_edits_the_first_that_can_be(listed, qtbot, door, settle):
    go(listed, 0, HOURS)
    qtbot.keyClick(listed.table, Qt.Key.Key_F2)
    assert editor(listed).accessibleName() == "姓名"
    qtbot.keyClick(editor(listed), Qt.Key.Key_Escape)


def test_what_will_not_do_is_said_and_nothing_is_changed(listed, door, desk, settle, qtbot):
    record = go(listed, 0, NAME)
    before = value(desk, record, "name")
    qtbot.keyClick(listed.table, Qt.Key.Key_F2)
    editor(listed).setText("")
    qtbot.keyClick(editor(listed), Qt.Key.Key_Return)
    settle(door)
    assert "姓名：不能为空" in listed.banner.text
    assert value(desk, record, "name") == before
    assert listed.cell(0, NAME) == before


def test_what_this_pc_can_not_read_is_not_edited(listed, door, desk, settle, qtbot):
    record = go(listed, 0, PHONE)
    with pulling(desk) as pull:
        pull.set("volunteer", record, phone=locked("bm8"))
    door._look_for_changes()
    qtbot.waitUntil(lambda: listed.cell(0, PHONE) == LOCKED_WORDS)
    qtbot.keyClick(listed.table, Qt.Key.Key_F2)
    assert listed.table.viewport().findChild(QLineEdit) is None


def test_enter_opens(listed, qtbot):
    record = go(listed, 4, NAME)
    with qtbot.waitSignal(listed.table.record_opened) as opened:
        qtbot.keyClick(listed.table, Qt.Key.Key_Return)
    assert opened.args == [record]


# --- to and from Excel ------------------------------------------------------------------------


def test_rows_are_copied_as_they_are_seen(listed, door, settle, qtbot):
    select(listed, 1, 0, 2, 0)
    qtbot.keyClick(listed.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    settle(door)
    lines = clipboard().splitlines()
    assert len(lines) == 2
    assert lines[0].split("\t") == [listed.cell(1, column) for column in range(8)]
    listed.panel.more.copy_heads_wanted.emit()
    settle(door)
    assert clipboard().splitlines()[0].split("\t")[:2] == ["姓名", "性别"]


def test_a_block_of_cells_is_copied(listed, door, settle):
    listed.panel.more.cells.setChecked(True)
    select(listed, 0, NAME, 1, NAME)
    select(listed, 0, PHONE, 1, GROUP)
    listed.table.copy_pressed.emit()
    settle(door)
    expected = [[listed.cell(row, column) for column in (PHONE, GROUP)] for row in (0, 1)]
    assert [line.split("\t") for line in clipboard().splitlines()] == expected


def test_a_pasted_block_is_one_action_and_comes_back_by_one_undo(listed, door, desk, settle, qtbot):
    ids = list(listed.keeper.model.ids)[2:4]
    before = [value(desk, i, "phone") for i in ids]
    go(listed, 2, PHONE)
    QApplication.clipboard().setText("13911110001\t七组\n13911110002\t八组\n")
    qtbot.keyClick(listed.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(door)
    assert [value(desk, i, "phone") for i in ids] == ["13911110001", "13911110002"]
    assert [value(desk, i, "village_group") for i in ids] == ["七组", "八组"]
    assert listed.banner.text == "已粘贴，改了 2 人。"
    listed.banner.action_button.click()
    settle(door)
    assert [value(desk, i, "phone") for i in ids] == before


def test_one_cell_is_pasted_into_all_that_are_selected(listed, door, desk, settle):
    select(listed, 0, GROUP, 4, GROUP)
    QApplication.clipboard().setText("十组")
    listed.table.paste_pressed.emit()
    settle(door)
    ids = list(listed.keeper.model.ids)[:5]
    assert {value(desk, i, "village_group") for i in ids} == {"十组"}


def test_what_can_not_be_pasted_is_told(listed, door, desk, settle):
    go(listed, 29, STATUS)
    QApplication.clipboard().setText("暂停\t某队\n在册\t某队\n")
    listed.table.paste_pressed.emit()
    settle(door)
    told = listed.banner.text
    assert "改了 1 人" in told and "没有叫“某队”的队伍" in told
    assert "有 1 行超出了列表末尾" in told
    listed.keeper.choose_columns(["name", "minutes"])
    go(listed, 0, 1)
    QApplication.clipboard().setText("3")
    listed.table.paste_pressed.emit()
    settle(door)
    assert "没有能改的格子" in listed.banner.text


def test_rows_with_heads_become_people_and_whom_we_know_is_named(listed, door, desk, settle):
    known = listed.cell(0, NAME)
    group = listed.cell(0, GROUP)
    text = f"姓名\t手机\t村民小组\n钱新来\t13911110009\t一组\n{known}\t\t{group}\n"
    QApplication.clipboard().setText(text)
    listed.table.paste_pressed.emit()
    settle(door)
    assert "已添加 1 人" in listed.banner.text and "可能已有此人" in listed.banner.text
    made = records.list_records(desk, "volunteer", search="钱新来")
    assert [one.text("phone") for one in made] == ["13911110009"]
    listed.banner.action_button.click()
    settle(door)
    assert records.list_records(desk, "volunteer", search="钱新来") == []


def test_nothing_to_paste_is_said(listed, door, settle):
    QApplication.clipboard().setText("姓名\t手机\n")
    listed.panel.more.paste_rows_wanted.emit()
    settle(door)
    assert "没有能粘贴的行" in listed.banner.text


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_what_is_seen_is_exported_in_its_order(listed, door, settle, tmp_path, ending):
    listed.keeper.choose_columns(["name", "phone"])
    listed.panel.set_order("name", descending=True)
    settle(door)
    target = tmp_path / f"名单{ending}"
    listed.keeper.moving.export_to(target)
    settle(door)
    assert listed.banner.text.startswith("已导出 30 人")
    if ending == ".csv":
        rows = [line.split(",") for line in target.read_text(encoding="utf-8-sig").splitlines()]
    else:
        rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    assert rows[0] == ["姓名", "手机"]
    assert [row[0] for row in rows[1:4]] == [listed.cell(n, 0) for n in range(3)]


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("before", [b"", b"an older list"])
def test_a_cancelled_export_leaves_nothing_half_written_and_says_so(
    listed, door, settle, qtbot, tmp_path, monkeypatch, ending, before
):
    target = tmp_path / "out" / f"名单{ending}"
    target.parent.mkdir()
    if before:
        target.write_bytes(before)
    moving = listed.keeper.moving
    monkeypatch.setattr(verbs, "_PART", 7)  # 30 rows in five parts, asked between them
    reached, go_on = threading.Event(), threading.Event()
    rows = listed.keeper.face.rows

    def held(desk, ids):
        reached.set()
        assert go_on.wait(10)
        return rows(desk, ids)

    columns = tuple(listed.table.shown_columns())
    cells = verbs.Cells(held, tuple(listed.table.list_model.ids), columns)
    monkeypatch.setattr(verbs, "Cells", lambda *_: cells)
    moving.export_to(target)
    qtbot.waitUntil(reached.is_set)
    assert moving.progress.isVisible()
    moving.progress.cancel_pressed.emit()
    go_on.set()
    settle(door)
    assert [path.name for path in target.parent.iterdir()] == ([target.name] if before else [])
    assert not before or target.read_bytes() == before
    assert listed.banner.text == "已停下，没有导出，没有留下半个文件。"
    assert not moving.progress.isVisible()
