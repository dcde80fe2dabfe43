from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.past import undoing
from desktop.services.roster import memberships

TEAM = kind_named("team")


def people(desk, *names):
    return [records.add(desk, "volunteer", {"name": name}) for name in names]


def join(desk, *wanted):
    with desk.action("join", "加入队伍") as group:
        return memberships.join(desk, group, wanted)


def test_a_team_nobody_has_yet_is_made_once(desk):
    zhang, li = people(desk, "张三", "李四")
    assert join(desk, (zhang, "宣讲队"), (li, "宣讲队"), (li, "环保队")) == 3
    assert sorted(t.text("name") for t in desk.records.find(TEAM)) == ["宣讲队", "环保队"]
    assert memberships.team_names(desk, li) == {"宣讲队", "环保队"}
    assert memberships.team_names(desk, zhang) == {"宣讲队"}


def test_who_belongs_already_is_passed_over(desk):
    (zhang,) = people(desk, "张三")
    assert join(desk, (zhang, "宣讲队"), (zhang, "宣讲队")) == 1
    assert join(desk, (zhang, "宣讲队")) == 0


def test_who_left_may_come_again(desk):
    (zhang,) = people(desk, "张三")
    join(desk, (zhang, "宣讲队"))
    membership = desk.records.find(kind_named("membership"))[0]
    records.change(desk, "membership", membership.id, {"until": "2026-01-01"})
    assert memberships.team_names(desk, zhang) == set()
    assert join(desk, (zhang, "宣讲队")) == 1
    assert memberships.team_names(desk, zhang) == {"宣讲队"}


def test_members_stand_in_order_of_their_names(desk):
    wang, an, zhang = people(desk, "王五", "安心", "张三")
    join(desk, *((person, "宣讲队") for person in (wang, an, zhang)))
    team = desk.records.find(TEAM)[0]
    assert memberships.members(desk, team.id) == [an, wang, zhang]


def test_who_is_gone_or_has_left_the_station_is_no_member(desk):
    wang, an, zhang = people(desk, "王五", "安心", "张三")
    join(desk, *((person, "宣讲队") for person in (wang, an, zhang)))
    team = desk.records.find(TEAM)[0]
    records.remove(desk, "volunteer", [wang])
    records.change(desk, "volunteer", an, {"status": "left", "status_reason": "搬走"})
    assert memberships.members(desk, team.id) == [zhang]


def test_a_removed_team_is_nobodys(desk):
    (zhang,) = people(desk, "张三")
    join(desk, (zhang, "宣讲队"))
    records.remove(desk, "team", [desk.records.find(TEAM)[0].id])
    assert memberships.team_names(desk, zhang) == set()


def test_joining_is_one_step_for_undo(desk):
    zhang, li = people(desk, "张三", "李四")
    join(desk, (zhang, "宣讲队"), (li, "宣讲队"))
    undoing.undo(desk)
    assert desk.records.find(TEAM) == []
    assert memberships.team_names(desk, zhang) == memberships.team_names(desk, li) == set()
