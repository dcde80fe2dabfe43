"""Cells that name other records, pasted blocks looked at before they are written."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.services import records
from desktop.services.past import undoing
from desktop.services.roster import people, teams
from desktop.services.roster.people import PeopleQuery
from desktop.ui.lists.block_dialog import BlockDialog
from desktop.ui.lists.bulk_dialog import BulkDialog
from desktop.ui.lists.record_finder import RecordFinder
from desktop.ui.widgets.offered_list import OfferedList
from tests.unit.pulled_changes import pulling

NAME, PHONE, GROUP, TEAMS = 0, 3, 4, 7


def go(listed, row: int, column: int) -> str:
    listed.table.setCurrentIndex(listed.table.model().index(row, column))
    return listed.table.chosen


def finder(listed, qtbot) -> RecordFinder:
    qtbot.keyClick(listed.table, Qt.Key.Key_F2)
    return listed.table.viewport().findChild(RecordFinder)


def dialogs(kind):
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def paste(listed, text: str) -> None:
    QApplication.clipboard().setText(text)
    listed.table.paste_pressed.emit()


def value(desk, record: str, field: str) -> str:
    return records.look_up(desk, "volunteer", record).text(field)


@pytest.fixture
def houses(desk):
    return [
        records.add(desk, "household", {"name": name, "village_group": group})
        for name, group in (("张家", "一组"), ("李家", "二组"), ("李家", "三组"))
    ]


def test_f2_finds_a_household_by_its_initials(listed, door, desk, settle, qtbot, houses):
    listed.keeper.choose_columns(["name", "household"])
    record = go(listed, 2, 1)
    line = finder(listed, qtbot)
    qtbot.keyClicks(line, "zj")
    settle(door)
    assert [one.words for one in line.offered] == ["张家　一组"]
    popup = line.findChild(OfferedList).popup
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    settle(door)
    assert value(desk, record, "household") == houses[0]
    qtbot.waitUntil(lambda: listed.cell(2, 1) == "张家")
    assert listed.banner.text == "已修改 1 人。"
    listed.banner.action_button.click()
    settle(door)
    assert value(desk, record, "household") == ""


def test_a_typed_name_of_two_is_asked_once(listed, door, desk, settle, qtbot, houses):
    listed.keeper.choose_columns(["name", "household"])
    record = go(listed, 0, 1)
    line = finder(listed, qtbot)
    line.setText("李家")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle(door)
    (dialog,) = dialogs(BlockDialog)
    ((key, choice),) = dialog._choices.items()
    assert key == ("household", "李家") and choice.count() == 3
    choice.set_value(houses[2])
    dialog.accept_button.click()
    settle(door)
    assert value(desk, record, "household") == houses[2]


def test_teams_are_chosen_in_a_cell(listed, door, desk, settle, qtbot):
    record = go(listed, 1, TEAMS)
    before = listed.cell(1, TEAMS)
    line = finder(listed, qtbot)
    assert line.text() == before
    line.setText("文化惠民队、医疗健身队")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle(door)
    found = teams.team_ids_of(desk, [record])[record]
    names = {records.look_up(desk, "team", one).title for one in found}
    assert names == {"文化惠民队", "医疗健身队"}
    undoing.undo(desk)
    assert len(teams.team_ids_of(desk, [record])[record]) == 1


def test_many_join_a_team_at_once(listed, door, desk, settle):
    listed.table.selectAll()
    listed.panel.bulk_wanted.emit()
    (dialog,) = dialogs(BulkDialog)
    dialog.choice.setCurrentIndex(dialog.choice.findText("加入队伍"))
    assert not dialog._accept.isEnabled()
    team = records.list_records(desk, "team")[0]
    dialog.editor.take(next(one for one in _found(desk, team.title)))
    assert f"都改成“{team.title}”" in dialog._told.text()
    dialog._accept.click()
    settle(door)
    assert len(teams.members(desk, team.id)) == 30
    assert "已修改" in listed.banner.text


def _found(desk, title):
    from desktop.services.roster.called import find

    return find(desk, "team", title)


# --- pasted blocks ----------------------------------------------------------------------------


def test_more_than_a_handful_is_shown_before_it_is_written(listed, door, desk, settle, qtbot):
    ids = list(listed.keeper.model.ids)[:5]
    before = [value(desk, one, "phone") for one in ids]
    go(listed, 0, PHONE)
    group = listed.cell(0, GROUP)
    rows = [f"1391111000{n}\t{group if n == 0 else '十组'}" for n in range(4)]
    paste(listed, "\n".join([*rows, "不是电话\t十组"]))
    settle(door)
    (dialog,) = dialogs(BlockDialog)
    assert dialog.windowTitle() == "粘贴 5 行 × 2 列"
    assert dialog.told.text().startswith("改 ") and "1 格本来就是这样" in dialog.told.text()
    assert [value(desk, one, "phone") for one in ids] == before
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    settle(door)
    assert value(desk, ids[1], "village_group") == "十组"
    assert value(desk, ids[0], "phone") == "13911110000"
    listed.banner.action_button.click()
    settle(door)
    assert [value(desk, one, "phone") for one in ids] == before


def test_a_paste_that_is_given_up_changes_nothing(listed, door, desk, settle):
    ids = list(listed.keeper.model.ids)[:8]
    go(listed, 0, GROUP)
    paste(listed, "十组\n" * 8)
    settle(door)
    (dialog,) = dialogs(BlockDialog)
    dialog.reject()
    settle(door)
    assert "十组" not in {value(desk, one, "village_group") for one in ids}


def test_what_came_by_sync_under_the_clerk_s_hands_stays(listed, door, desk, settle):
    first, second = list(listed.keeper.model.ids)[:2]
    go(listed, 0, GROUP)
    # Before the list hears of it: the lines still show what was.
    with pulling(desk) as pull:
        pull.set("volunteer", first, village_group="九组")
    paste(listed, "十组\n十组")
    settle(door)
    assert value(desk, first, "village_group") == "九组"
    assert value(desk, second, "village_group") == "十组"
    assert "别处刚改成“九组”" in listed.banner.text and "改了 1 人" in listed.banner.text


def test_teams_are_pasted_by_name_with_new_people(listed, door, desk, settle):
    paste(listed, "姓名\t手机\t队伍\n钱新来\t13911110009\t文化惠民队\n孙不知\t\t没这队")
    settle(door)
    assert "已添加 1 人" in listed.banner.text and "没有叫“没这队”的队伍" in listed.banner.text
    (made,) = people.people_ids(desk, PeopleQuery(search="钱新来"))
    assert len(teams.team_ids_of(desk, [made])[made]) == 1
    undoing.undo(desk)
    assert people.people_ids(desk, PeopleQuery(search="钱新来")) == []
