"""Rows from a spreadsheet: new records as one action, cells of many records as one action."""

from __future__ import annotations

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.lists import exporting, list_memory, table_rows
from desktop.services.lists.list_memory import ListMemory, View, with_view
from desktop.services.lists.list_offers import offers
from desktop.services.lists.listing import ListQuery, Term
from desktop.services.past import undoing
from desktop.services.roster.people_listing import PEOPLE

VOLUNTEER = kind_named("volunteer")


def test_rows_become_records_as_one_action(desk):
    rows = [{"name": "张三家", "village_group": "一组"}, {"name": "李四家"}]
    added = table_rows.add_rows(desk, "household", rows)
    assert len(added.ids) == 2 and not added.refused
    assert undoing.next_undo(desk).title == "粘贴 2 条农户"
    undoing.undo(desk)
    assert records.list_records(desk, "household") == []


def test_a_row_that_may_not_is_named_and_the_others_stay(desk):
    records.add(desk, "volunteer", {"name": "张三", "village_group": "一组"})
    rows = [
        {"name": "张三", "village_group": "一组"},
        {"name": "李四", "sex": "不知道"},
        {"name": "王五", "sex": "男"},
        {"phone": "1"},
    ]
    added = table_rows.add_rows(desk, "volunteer", rows)
    assert len(added.ids) == 1
    assert [one.number for one in added.refused] == [1, 2, 4]
    assert "可能已有此人" in added.refused[0].reason
    assert added.refused[1].title == "李四" and "性别" in added.refused[1].reason


def test_two_rows_of_one_person_are_one(desk):
    rows = [{"name": "张三", "birth_date": "1990-01-01"}] * 2
    added = table_rows.add_rows(desk, "volunteer", rows)
    assert (len(added.ids), len(added.refused)) == (1, 1)


def test_nothing_is_written_where_every_row_is_refused(desk):
    with pytest.raises(errors.InvalidValues, match="第 1 行"):
        table_rows.add_rows(desk, "volunteer", [{"phone": "1"}])
    assert undoing.next_undo(desk) is None


def test_too_many_rows_belong_into_a_file(desk):
    with pytest.raises(errors.InvalidValues, match="请用「导入」"):
        table_rows.add_rows(desk, "household", [{"name": "x"}] * (table_rows.MOST_ROWS + 1))


def test_how_a_list_looks_is_remembered_on_this_pc_and_goes_into_no_journal(desk):
    before = desk.store.one("SELECT count(*) FROM journal")
    view = View("没有电话的党员", ListQuery(terms=(Term("phone", "empty"),)), ("name",))
    memory = ListMemory(("name", "phone"), {"name": 120}, "strokes", True, False, (view,))
    list_memory.remember(desk, "people", memory)
    assert list_memory.remembered(desk, "people") == memory
    assert list_memory.remembered(desk, "teams") == ListMemory()
    assert desk.store.one("SELECT count(*) FROM journal") == before


def test_what_nobody_can_read_is_as_good_as_nothing(desk):
    desk.settings.put("list_people", {"columns": 7})
    assert list_memory.remembered(desk, "people") == ListMemory()


def test_a_view_takes_the_place_of_one_of_its_name():
    first, second = View("老人", ListQuery()), View("老人", ListQuery(search="zs"))
    assert with_view([first], second) == (second,)
    many = [View(str(n), ListQuery()) for n in range(list_memory.MOST_VIEWS)]
    assert len(with_view(many, first)) == list_memory.MOST_VIEWS


def test_menus_offer_teams_and_groups_in_use(desk):
    team = records.add(desk, "team", {"name": "敬老队"})
    records.add(desk, "volunteer", {"name": "张三", "village_group": "九组"})
    found = offers(desk, PEOPLE)
    assert found["teams"] == ((team, "敬老队"),)
    assert found["village_group"] == (("九组", "九组"),)
    assert ("理论宣讲", "理论宣讲") in found["service_areas"]


def test_a_table_as_it_is_seen_is_exported(desk, tmp_path):
    target = tmp_path / "名单.csv"
    rows = [["张三", "=1+1"], ["李四", "00123"]]
    assert exporting.export_table(desk, target, "名单", ["姓名", "备注"], rows) == 2
    text = target.read_text(encoding="utf-8-sig").splitlines()
    assert text[0] == "姓名,备注"
    assert not text[1].endswith(",=1+1")
    with pytest.raises(errors.OutputFileError):
        exporting.export_table(desk, tmp_path / "名单.doc", "名单", ["姓名"], [])


def test_a_row_that_puts_a_child_into_a_rescue_team_is_left_out(desk):
    records.add(desk, "team", {"name": "抢险突击队"})
    rows = [
        {"name": "小明", "birth_date": "2012-01-01", "teams": "抢险突击队"},
        {"name": "张三", "birth_date": "1990-01-01", "teams": "抢险突击队"},
    ]
    added = table_rows.add_rows(desk, "volunteer", rows)
    assert [(one.number, one.title) for one in added.refused] == [(1, "小明")]
    assert "不能加入应急救援队伍「抢险突击队」" in added.refused[0].reason
    assert len(added.ids) == 1
