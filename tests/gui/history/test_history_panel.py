"""修改记录: who, when, from what to what, and back to any of it."""

from __future__ import annotations

import pytest

from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.ui.history import HistoryDialog, HistoryPanel


@pytest.fixture
def person(desk) -> str:
    made = records.add(desk, "volunteer", {"name": "李来福", "phone": "13800001111"})
    records.change(desk, "volunteer", made, {"phone": "13900002222"})
    records.change(desk, "volunteer", made, {"village_group": "二组"})
    return str(made)


@pytest.fixture
def panel(person, door, shown, settle) -> HistoryPanel:
    panel = HistoryPanel(door)
    panel.resize(900, 500)
    shown(panel)
    door.start_watching()
    panel.show_record("volunteer", person)
    settle(door)
    return panel


def lines(panel) -> list[list[str]]:
    model = panel.lines
    return [[model.index(r, c).data() for c in range(3)] for r in range(model.rowCount())]


def changes(panel) -> list[tuple[str, ...]]:
    model = panel.changes
    return [tuple(model.index(r, c).data() for c in range(3)) for r in range(model.rowCount())]


def test_every_change_is_told_newest_first(panel):
    assert lines(panel) == [
        ["2026-11-22 09:30", "王文书", "修改 村民小组"],
        ["2026-11-22 09:30", "王文书", "修改 手机"],
        ["2026-11-22 09:30", "王文书", "新增"],
    ]
    assert changes(panel) == [("村民小组", "—", "二组")]


def test_what_stands_now_can_not_be_gone_back_to(panel):
    assert not panel.back_button.isVisible()
    panel.table.selectRow(1)
    assert panel.back_button.isVisible()
    assert changes(panel) == [("手机", "13800001111", "13900002222")]


def test_back_to_how_it_was_and_undone_again(panel, person, desk, qtbot, door, settle):
    panel.table.selectRow(2)
    panel.back_button.click()
    qtbot.waitUntil(lambda: panel.lines.rowCount() == 4)
    settle(door)
    found = records.look_up(desk, "volunteer", person)
    assert (found.text("phone"), found.text("village_group")) == ("13800001111", "")
    panel.notices.banner.action_button.click()
    qtbot.waitUntil(lambda: panel.lines.rowCount() == 5)
    settle(door)
    found = records.look_up(desk, "volunteer", person)
    assert (found.text("phone"), found.text("village_group")) == ("13900002222", "二组")
    assert "已撤销" in panel.notices.banner.text


def test_what_another_window_changes_is_told_at_once(panel, person, desk, qtbot, door):
    records.change(desk, "volunteer", person, {"address": "石桥村 12 号"})
    door._look_for_changes()
    qtbot.waitUntil(lambda: panel.lines.rowCount() == 4)
    assert panel.chosen.seq == panel.story.lines[1].seq  # where the clerk was


def test_what_lies_in_the_trash_comes_back_as_it_was(panel, person, desk, qtbot, door, settle):
    records.remove(desk, "volunteer", [person])
    panel.show_record("volunteer", person)
    settle(door)
    panel.table.selectRow(1)
    panel.back_button.click()
    qtbot.waitUntil(lambda: panel.lines.rowCount() == 5)
    assert records.look_up(desk, "volunteer", person).text("village_group") == "二组"


def test_an_activity_tells_of_its_people_too(door, desk, shown, settle):
    who = records.add(desk, "volunteer", {"name": "单晓明"})
    made = activities.record_activity(
        desk, {"title": "巡河", "held_on": "2026-10-18"}, [Participant(who, minutes=60)]
    )
    dialog = shown(HistoryDialog(door, "activity", made))
    settle(door)
    assert dialog._title.text() == "修改记录：活动「巡河」"
    told = [line[2] for line in lines(dialog.panel)]
    assert any("参与人员「单晓明」" in words for words in told)


def test_a_kind_that_only_a_verb_changes_is_only_told(door, desk, shown, settle):
    hours = desk.records.find(_kind("hour_entry"))[0]
    panel = shown(HistoryPanel(door))
    panel.show_record("hour_entry", hours.id)
    settle(door)
    assert not panel.back_button.isVisible()
    assert lines(panel)[-1][2] == "新增"


def test_of_nothing_it_says_so(door, shown, settle):
    panel = shown(HistoryPanel(door))
    panel.show_record("volunteer", "00000000-0000-7000-8000-000000000000")
    settle(door)
    assert panel.notices.banner.text


def _kind(name: str):
    from desktop.model.kinds import kind_named

    return kind_named(name)
