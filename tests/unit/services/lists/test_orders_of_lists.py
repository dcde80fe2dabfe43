"""Every column of the lists of teams, households and people can be put in order, sensibly."""

from __future__ import annotations

import pytest

from desktop.services import records
from desktop.services.lists import listing
from desktop.services.lists.listing import ListQuery
from desktop.services.roster import consents, teams
from desktop.services.roster.households import HOUSEHOLDS
from desktop.services.roster.people_listing import PEOPLE
from desktop.services.roster.teams import TEAMS
from desktop.ui.roster.columns import consents_face, households_face, people_face, teams_face


def titles(desk, of, order, *, descending=False):
    found = listing.ids(desk, of, ListQuery(order=order, descending=descending))
    return [desk.records.get(of.kind, one).title for one in found]


@pytest.fixture
def people(desk):
    typed = (
        {"name": "赵大", "birth_date": "1990", "sex": "男", "address": "三河村10号"},
        {"name": "陈二", "birth_date": "1950-03-01", "sex": "女", "address": "三河村9号"},
        {"name": "吴三", "birth_date": "2001-01-01", "village_group": "十组"},
        {"name": "安四", "village_group": "二组"},
    )
    return {one["name"]: records.add(desk, "volunteer", one) for one in typed}


def test_teams_by_everything_they_show(desk, people):
    first, second, third = (
        records.add(desk, "team", typed)
        for typed in (
            {"name": "敬老队", "level": "小队", "category": "扶贫帮困"},
            {"name": "宣讲队", "level": "总队", "leader": people["赵大"]},
            {"name": "巡逻队", "level": "支队", "category": "理论宣讲", "leader": people["陈二"]},
        )
    )
    records.change(desk, "team", third, {"parent": second})
    teams.add_members(desk, first, [people["安四"], people["吴三"]])
    assert titles(desk, TEAMS, "leader") == ["巡逻队", "宣讲队", "敬老队"]  # 陈 赵, nobody
    assert titles(desk, TEAMS, "leader", descending=True) == ["宣讲队", "巡逻队", "敬老队"]
    assert titles(desk, TEAMS, "level") == ["宣讲队", "巡逻队", "敬老队"]  # as they are offered
    assert titles(desk, TEAMS, "category") == ["敬老队", "巡逻队", "宣讲队"]  # f l
    assert titles(desk, TEAMS, "parent")[0] == "巡逻队"
    assert titles(desk, TEAMS, "members", descending=True)[0] == "敬老队"


def test_a_leader_by_membership_counts_too(desk, people):
    one, other = (records.add(desk, "team", {"name": name}) for name in ("甲队", "乙队"))
    for team, who, role in ((one, "赵大", "leader"), (other, "陈二", "leader")):
        records.add(desk, "membership", {"team": team, "volunteer": people[who], "role": role})
    assert titles(desk, TEAMS, "leader") == ["乙队", "甲队"]


def test_households_by_everything_they_show(desk, people):
    near, far = (
        records.add(desk, "household", typed)
        for typed in (
            {"name": "张家", "village_group": "十组", "address": "12号", "others": "小明、小红"},
            {"name": "李家", "village_group": "二组", "address": "9号", "head": people["安四"]},
        )
    )
    records.change(desk, "volunteer", people["陈二"], {"household": far})
    records.change(desk, "volunteer", people["赵大"], {"household": near})
    assert titles(desk, HOUSEHOLDS, "village_group") == ["李家", "张家"]
    assert titles(desk, HOUSEHOLDS, "address") == ["李家", "张家"]
    assert titles(desk, HOUSEHOLDS, "head") == ["李家", "张家"]
    assert titles(desk, HOUSEHOLDS, "people") == ["李家", "张家"]  # 陈 赵
    # Those who are no volunteers count: three here, one there.
    assert titles(desk, HOUSEHOLDS, "members", descending=True) == ["张家", "李家"]


def test_people_by_age_address_group_and_team(desk, people):
    assert titles(desk, PEOPLE, "age") == ["吴三", "赵大", "陈二", "安四"]
    assert titles(desk, PEOPLE, "address")[:2] == ["陈二", "赵大"]  # 9号 before 10号
    assert titles(desk, PEOPLE, "village_group")[:2] == ["安四", "吴三"]  # 二组 before 十组
    assert titles(desk, PEOPLE, "sex")[:2] == ["赵大", "陈二"]
    team = records.add(desk, "team", {"name": "敬老队"})
    teams.add_members(desk, team, [people["赵大"]])
    assert titles(desk, PEOPLE, "teams")[0] == "赵大"


def test_people_by_what_they_agreed_to(desk, people):
    consents.give(desk, [people["赵大"], people["陈二"]], ["wall"], "2026-03-05")
    consents.withdraw(desk, [people["陈二"]], ["wall"], "2026-04-01")
    assert titles(desk, PEOPLE, "consent_wall")[:2] == ["赵大", "陈二"]
    assert titles(desk, PEOPLE, "paper")[0] == "赵大"


@pytest.mark.parametrize("face", [people_face, teams_face, households_face, consents_face])
def test_every_column_has_an_order_the_records_know(desk, people, face):
    for column in face().columns:
        private = column.name in {"id_type", "id_number"}
        assert bool(column.column.key) is not private
        if column.column.key:
            assert column.column.key in face().listing.orders
            titles(desk, face().listing, column.column.key)
