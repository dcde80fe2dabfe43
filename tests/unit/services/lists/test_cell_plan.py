"""What a block of cells would change, and what it changes: nothing passed over, nothing guessed."""

import pytest

from desktop import errors
from desktop.model import progress
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.lists import cell_plan
from desktop.services.past import undoing
from desktop.services.roster import called, households, teams
from tests.unit.pulled_changes import pulling

VOLUNTEER = kind_named("volunteer")


@pytest.fixture
def people(desk):
    names = ("张三", "李四", "王五", "王五")
    groups = ("一组", "二组", "一组", "二组")
    return [
        records.add(desk, "volunteer", {"name": name, "village_group": group})
        for name, group in zip(names, groups, strict=True)
    ]


@pytest.fixture
def squads(desk):
    return [records.add(desk, "team", {"name": name}) for name in ("敬老队", "宣讲队", "巡逻队")]


def plan(desk, typed, kind="volunteer", seen=None, answers=None):
    return cell_plan.plan(desk, kind, typed, seen or {}, answers or {})


def teams_of(desk, person):
    found = teams.team_ids_of(desk, [person]).get(person, ())
    return sorted(one.title for one in desk.records.get_many(kind_named("team"), list(found)))


def test_every_cell_is_counted_and_a_bad_one_does_not_stop_its_row(desk, people):
    typed = {
        people[0]: {"village_group": "三组", "birth_date": "没有这天"},
        people[1]: {"village_group": "二组", "name": ""},
    }
    made = plan(desk, typed)
    assert (made.cells, made.same, made.records) == (1, 1, 1)
    told = [one.reason for one in made.refused]
    assert told[0].startswith("出生日期：") and told[1] == "姓名：不能为空。"
    done = cell_plan.write(desk, made)
    assert done.changed == 1 and len(done.refused) == 2
    assert desk.records.get(VOLUNTEER, people[0]).text("village_group") == "三组"


def test_what_the_rules_refuse_is_told_before_anything_is_written(desk, people):
    typed = {people[0]: {"phone": "坏的", "village_group": "三组"}, people[1]: {"status": ""}}
    made = plan(desk, typed)
    assert made.changes == {people[0]: {"village_group": "三组"}}
    assert "不是电话" in made.refused[0].reason and made.refused[1].reason == "状态：不能为空。"
    assert len(cell_plan.write(desk, made).refused) == 2


def test_what_came_by_sync_meanwhile_is_not_passed_over(desk, people):
    seen = {one: dict(desk.records.get(VOLUNTEER, one).versions) for one in people}
    with pulling(desk) as pull:
        pull.set("volunteer", people[0], village_group="九组")
    typed = {one: {"village_group": "五组"} for one in people[:2]}
    made = plan(desk, typed, seen=seen)
    assert made.cells == 1
    assert made.refused[0].reason == "村民小组：别处刚改成“九组”，没有覆盖。"
    assert cell_plan.write(desk, made).changed == 1
    assert desk.records.get(VOLUNTEER, people[0]).text("village_group") == "九组"


def test_what_comes_between_the_look_and_the_write_is_kept_too(desk, people):
    made = plan(desk, {one: {"village_group": "五组"} for one in people[:2]})
    with pulling(desk) as pull:
        pull.set("volunteer", people[1], village_group="九组")
    done = cell_plan.write(desk, made)
    assert done.changed == 1 and "没有覆盖" in done.refused[0].reason
    assert desk.records.get(VOLUNTEER, people[1]).text("village_group") == "九组"


def test_references_are_named_and_one_undo_takes_all_back(desk, people):
    house = records.add(desk, "household", {"name": "张家"})
    typed = {one: {"household": "张家", "village_group": "七组"} for one in people[:2]}
    made = plan(desk, typed)
    assert made.cells == 4
    cell_plan.write(desk, made)
    assert {desk.records.get(VOLUNTEER, one).text("household") for one in people[:2]} == {house}
    assert undoing.next_undo(desk).title == "批量修改 2 条志愿者的农户、村民小组"
    undoing.undo(desk)
    assert desk.records.get(VOLUNTEER, people[0]).text("household") == ""
    assert desk.records.get(VOLUNTEER, people[0]).text("village_group") == "一组"


def test_a_name_of_several_is_asked_about_and_one_of_nobody_is_told(desk, people, squads):
    typed = {squads[0]: {"leader": "王五"}, squads[1]: {"leader": "没这人"}}
    made = plan(desk, typed, "team")
    assert made.cells == 0
    assert [(one.kind, one.name) for one in made.asks] == [("volunteer", "王五")]
    assert [one.aside for one in made.asks[0].candidates] == ["一组", "二组"]
    assert made.refused[0].reason == "队长：没有叫“没这人”的志愿者。"
    none = plan(desk, typed, "team", answers={("volunteer", "王五"): ""})
    assert not none.asks and "没有选“王五”" in none.refused[0].reason
    made = plan(desk, typed, "team", answers={("volunteer", "王五"): people[3]})
    cell_plan.write(desk, made)
    assert teams.team_page(desk, squads[0]).leader == (people[3], "王五")
    assert [one.role for one in teams.members(desk, squads[0])] == ["leader"]


def test_a_leader_gives_way_to_the_next(desk, people, squads):
    for person in people[:2]:
        made = plan(desk, {squads[0]: {"leader": person}}, "team")
        cell_plan.write(desk, made)
    roles = {one.name: one.role for one in teams.members(desk, squads[0])}
    assert roles == {"张三": "member", "李四": "leader"}
    cell_plan.write(desk, plan(desk, {squads[0]: {"leader": ""}}, "team"))
    assert {one.role for one in teams.members(desk, squads[0])} == {"member"}


def test_the_teams_of_a_person_are_what_the_cell_says(desk, people, squads):
    teams.add_members(desk, squads[0], [people[0]])
    made = plan(desk, {people[0]: {"teams": "宣讲队、巡逻队"}, people[1]: {"teams": "宣讲队"}})
    done = cell_plan.write(desk, made)
    assert done.changed == 2
    assert teams_of(desk, people[0]) == ["宣讲队", "巡逻队"]
    assert plan(desk, {people[0]: {"teams": "巡逻队，宣讲队"}}).same == 1
    undoing.undo(desk)
    assert teams_of(desk, people[0]) == ["敬老队"]
    assert teams_of(desk, people[1]) == []


def test_many_join_a_team_and_stay_in_the_others(desk, people, squads):
    teams.add_members(desk, squads[0], people[:1])
    made = plan(desk, {one: {"joined_team": squads[1]} for one in people[:3]})
    cell_plan.write(desk, made)
    assert teams_of(desk, people[0]) == ["宣讲队", "敬老队"]
    assert undoing.next_undo(desk).title == "批量修改 3 条志愿者的队伍"


def test_a_head_belongs_to_the_household(desk, people):
    house = records.add(desk, "household", {"name": "张家"})
    cell_plan.write(desk, plan(desk, {house: {"head": "张三"}}, "household"))
    page = households.household_page(desk, house)
    assert page.head == (people[0], "张三") and [m.name for m in page.members] == ["张三"]


def test_one_cell_takes_one_name(desk, people, squads):
    made = plan(desk, {squads[0]: {"leader": "张三、李四"}}, "team")
    assert made.refused[0].reason == "队长：只能填一个。"


def test_who_has_left_is_meant_only_where_nobody_else_is(desk, people):
    records.change(desk, "volunteer", people[2], {"status": "已退出"})
    told = called.resolve(desk, "volunteer", ["王五", "张三"])
    assert told.found == {"王五": people[3], "张三": people[0]}


def test_records_are_found_by_initials(desk, people, squads):
    assert [one.title for one in called.find(desk, "volunteer", "ls")] == ["李四"]
    offered = [one.title for one in called.find(desk, "team", "")]
    assert offered == ["敬老队", "宣讲队", "巡逻队"]
    assert called.find(desk, "volunteer", "") == []


def test_a_record_deleted_meanwhile_is_told(desk, people):
    typed = {people[0]: {"village_group": "三组"}}
    records.remove(desk, "volunteer", [people[0]])
    assert "删除" in plan(desk, typed).refused[0].reason


def test_a_team_many_join_tells_how_far_it_is_and_can_be_cancelled(
    desk, people, squads, monkeypatch
):
    monkeypatch.setattr(progress, "OFTEN", 1)
    typed = {one: {cell_plan.JOINED: "巡逻队"} for one in people}
    seen = []
    made = cell_plan.plan(desk, "volunteer", typed, {}, {}, lambda *at: seen.append(at))
    assert seen[-1] == (4, 4)
    with pytest.raises(errors.Cancelled):
        cell_plan.plan(desk, "volunteer", typed, {}, {}, cancelled=lambda: True)

    seen.clear()
    stop = lambda: (3, 4) in seen  # noqa: E731
    with pytest.raises(errors.Cancelled):
        cell_plan.write(desk, made, lambda *at: seen.append(at), stop)
    assert [teams_of(desk, one) for one in people] == [[]] * 4

    seen.clear()
    assert cell_plan.write(desk, made, lambda *at: seen.append(at)).changed == 4
    assert seen[-1] == (4, 4)
    assert [teams_of(desk, one) for one in people] == [["巡逻队"]] * 4


def test_who_is_too_young_for_a_rescue_team_is_told_before_anything_is_written(desk, people):
    records.add(desk, "team", {"name": "抢险突击队"})
    records.change(desk, "volunteer", people[0], {"birth_date": "2012-01-01"})
    made = plan(desk, {one: {"joined_team": "抢险突击队"} for one in people[:2]})
    assert [(one.title, one.reason) for one in made.refused] == [
        ("张三", "加入队伍：未满 18 周岁，不能加入应急救援队伍「抢险突击队」。")
    ]
    cell_plan.write(desk, made)
    assert teams_of(desk, people[0]) == [] and teams_of(desk, people[1]) == ["抢险突击队"]
