"""Teams: who belongs to them, who leads them, how they stand below each other."""

from __future__ import annotations

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.lists import listing
from desktop.services.lists.listing import ListQuery, Term
from desktop.services.past import undoing
from desktop.services.roster import merging, teams
from desktop.services.roster.teams import TEAMS, team_lines, team_page


@pytest.fixture
def people(desk):
    return [records.add(desk, "volunteer", {"name": name}) for name in ("张三", "李四", "王五")]


@pytest.fixture
def team(desk):
    return records.add(desk, "team", {"name": "敬老队", "category": "扶贫帮困"})


def test_people_join_from_today_and_only_once(desk, people, team):
    assert teams.add_members(desk, team, people[:2]) == 2
    assert teams.add_members(desk, team, people) == 1
    found = teams.members(desk, team)
    assert [one.name for one in found] == ["李四", "王五", "张三"]
    assert {one.since for one in found} == {desk.today().isoformat()}
    assert undoing.next_undo(desk).title == "1 人加入队伍「敬老队」"


def test_who_leaves_is_counted_and_may_come_back(desk, people, team):
    teams.add_members(desk, team, people)
    gone = teams.members(desk, team)[0]
    teams.end_memberships(desk, [gone.membership])
    page = team_page(desk, team)
    assert (len(page.members), page.left) == (2, 1)
    teams.add_members(desk, team, [gone.volunteer])
    assert len(team_page(desk, team).members) == 3


def test_a_new_leader_takes_the_place_of_the_old_one(desk, people, team):
    teams.add_members(desk, team, people)
    first, second, _ = teams.members(desk, team)
    teams.set_role(desk, first.membership, "leader")
    teams.set_role(desk, second.membership, "leader")
    page = team_page(desk, team)
    assert page.leader == (second.volunteer, second.name)
    assert [one.role for one in page.members] == ["leader", "member", "member"]
    assert page.members[0].name == second.name
    undoing.undo(desk)
    assert team_page(desk, team).leader == (first.volunteer, first.name)


def test_a_leader_who_becomes_a_member_leads_no_more(desk, people, team):
    teams.add_members(desk, team, people)
    one = teams.members(desk, team)[0]
    teams.set_role(desk, one.membership, "leader")
    teams.set_role(desk, one.membership, "deputy")
    assert team_page(desk, team).leader == ("", "")
    assert team_page(desk, team).members[0].role_label == "副队长"


def test_an_unknown_role_is_refused(desk, people, team):
    teams.add_members(desk, team, people[:1])
    with pytest.raises(errors.InvalidValues):
        teams.set_role(desk, teams.members(desk, team)[0].membership, "king")


def test_a_merged_member_is_one_member(desk, people, team):
    teams.add_members(desk, team, people)
    merging.merge(desk, "volunteer", people[0], people[1])
    assert [one.name for one in teams.members(desk, team)] == ["王五", "张三"]
    assert team_lines(desk, [team])[0].cell("members") == "2"
    assert teams.add_members(desk, team, [people[1]]) == 0


def test_the_chart_stands_as_the_teams_do(desk, people, team):
    below = records.add(desk, "team", {"name": "一小队", "parent": team})
    records.add(desk, "team", {"name": "巡逻队", "level": "general"})
    teams.add_members(desk, below, people[:2])
    roots = teams.chart(desk)
    assert [node.name for node in roots] == ["巡逻队", "敬老队"]
    assert [(node.name, node.members) for node in roots[1].below] == [("一小队", 2)]
    page = team_page(desk, team)
    assert page.below == ((below, "一小队", 2),)
    assert team_page(desk, below).parent == (team, "敬老队")


def test_two_teams_below_each_other_are_shown_all_the_same(desk, team):
    other = records.add(desk, "team", {"name": "互助队", "parent": team})
    records.change(desk, "team", team, {"parent": other})
    names = []

    def walk(nodes):
        for node in nodes:
            names.append(node.name)
            walk(node.below)

    walk(teams.chart(desk))
    assert sorted(names) == ["互助队", "敬老队"]


def test_teams_are_listed_by_size_and_by_what_they_lack(desk, people, team):
    small = records.add(desk, "team", {"name": "安全队"})
    teams.add_members(desk, team, people)
    teams.set_role(desk, teams.members(desk, team)[0].membership, "leader")
    bigger_first = ListQuery(order="members", descending=True)
    assert listing.ids(desk, TEAMS, bigger_first) == [team, small]
    assert listing.ids(desk, TEAMS, ListQuery(terms=(Term("leader", "empty"),))) == [small]
    assert listing.ids(desk, TEAMS, ListQuery(terms=(Term("members", "least", "1"),))) == [team]
    line = team_lines(desk, [team])[0]
    assert line.cell("leader") == teams.members(desk, team)[0].name
    assert line.record.kind is kind_named("team")
