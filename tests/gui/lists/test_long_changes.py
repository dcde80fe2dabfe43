"""Changes of very many records: a bar, how many, and a way to stop."""

from __future__ import annotations

import threading

import pytest

from desktop.model import progress
from desktop.services import records
from desktop.services.past import undoing
from desktop.ui.lists import moving as of_lists


@pytest.fixture
def many(monkeypatch):
    """Three records count as very many, and each of them is told."""
    monkeypatch.setattr(of_lists, "MANY", 3)
    monkeypatch.setattr(progress, "OFTEN", 1)


def groups(desk) -> set[str]:
    return {r.text("village_group") for r in records.list_records(desk, "volunteer")}


def test_a_change_of_many_shows_what_and_how_far_and_is_taken_back_by_one_press(
    listed, door, desk, settle, many, monkeypatch
):
    bar, seen = listed.keeper.moving.progress, []
    advance = bar.advance
    monkeypatch.setattr(bar, "advance", lambda *at: (seen.append(at), advance(*at)))
    listed.table.selectAll()
    listed.keeper.set_chosen({"village_group": "9"})
    assert bar.isVisible()
    settle(door)
    assert bar.isHidden() and (30, 30) in seen
    assert listed.banner.text == "已修改 30 人。" and groups(desk) == {"9"}
    listed.banner.action_button.click()
    settle(door)
    assert "9" not in groups(desk)


def test_many_join_a_team_with_a_bar_and_the_few_without(listed, door, desk, settle, many):
    team = records.add(desk, "team", {"name": "巡逻九队"})
    bar = listed.keeper.moving.progress
    listed.table.selectRow(0)
    listed.keeper.set_chosen({"joined_team": team})
    assert bar.isHidden()
    settle(door)
    listed.table.selectAll()
    listed.keeper.set_chosen({"joined_team": team})
    assert bar.isVisible()
    settle(door)
    assert bar.isHidden()
    assert listed.banner.text == "已修改 29 人。"
    assert len(desk.records.find(records.kind_named("membership"), team=team)) == 30


@pytest.mark.parametrize("typed", [{"village_group": "9"}, {"joined_team": "巡逻九队"}])
def test_stopped_nothing_is_changed_and_it_says_so(listed, door, desk, settle, many, typed):
    records.add(desk, "team", {"name": "巡逻九队"})
    members = len(desk.records.find(records.kind_named("membership")))
    before, bar = groups(desk), listed.keeper.moving.progress
    listed.table.selectAll()
    go_on = threading.Event()
    for lane in (door.write, door.render):  # it waits its turn until the clerk has pressed
        lane(listed, lambda _desk: go_on.wait(10), bool)
    listed.keeper.set_chosen(typed)
    bar.cancel_pressed.emit()
    go_on.set()
    settle(door)
    assert bar.isHidden()
    assert listed.banner.text == "已取消，什么都没有改动。"
    assert groups(desk) == before
    assert len(desk.records.find(records.kind_named("membership"))) == members


def people(desk) -> set[str]:
    return {r.id for r in records.list_records(desk, "volunteer")}


def lone(desk, door, settle, listed) -> set[str]:
    """Six people nobody has hours of, and the list narrowed to them."""
    typed = [{"name": f"单晓{n}", "village_group": "八组"} for n in "一二三四五六"]
    made = {str(records.add(desk, "volunteer", one)) for one in typed}
    listed.panel.words.setText("单晓")
    settle(door)
    listed.table.selectAll()
    return made


def test_many_are_deleted_with_a_bar_and_taken_back_with_one(
    listed, door, desk, settle, many, monkeypatch
):
    made = lone(desk, door, settle, listed)
    bar, told = listed.keeper.moving.progress, []
    begin = bar.begin
    monkeypatch.setattr(bar, "begin", lambda what, unit: (told.append(what), begin(what, unit)))
    listed.keeper.remove_chosen()
    assert bar.isVisible()
    settle(door)
    assert bar.isHidden() and listed.banner.text == "已删除 6 人。"
    assert not made & people(desk)
    listed.banner.action_button.click()
    settle(door)
    assert bar.isHidden() and listed.banner.text.startswith("已撤销：删除志愿者 6 条")
    assert made <= people(desk)
    assert told == ["正在删除", "正在撤销"]


def test_a_delete_that_was_stopped_leaves_them_all(listed, door, desk, settle, many):
    made = lone(desk, door, settle, listed)
    go_on = threading.Event()
    door.write(listed, lambda _desk: go_on.wait(10), bool)
    listed.keeper.remove_chosen()
    listed.keeper.moving.progress.cancel_pressed.emit()
    go_on.set()
    settle(door)
    assert listed.banner.text == "已取消，什么都没有改动。"
    assert made <= people(desk)
    assert undoing.next_undo(desk).title.startswith("添加志愿者")


def test_an_undo_that_was_stopped_leaves_the_change_and_is_offered_again(
    listed, door, desk, settle, many, qtbot
):
    listed.table.selectAll()
    listed.keeper.set_chosen({"village_group": "9"})
    settle(door)
    go_on, bar = threading.Event(), listed.keeper.moving.progress
    door.write(listed, lambda _desk: go_on.wait(10), bool)
    listed.banner.action_button.click()
    qtbot.waitUntil(bar.isVisible)
    bar.cancel_pressed.emit()
    go_on.set()
    settle(door)
    assert listed.banner.text == "已取消，什么都没有改动。" and groups(desk) == {"9"}
    listed.banner.action_button.click()
    settle(door)
    assert "9" not in groups(desk)
