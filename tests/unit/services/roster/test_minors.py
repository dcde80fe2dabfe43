"""Guardians: whose name stands at a consent, who may not join a rescue team, who is of age now."""

from __future__ import annotations

import pytest

from desktop import errors
from desktop.model.ages import is_minor, may_be_minor
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.needs.today import today
from desktop.services.past import undoing
from desktop.services.roster import consents, minors, teams

_VOLUNTEER = kind_named("volunteer")
_DAY = "2026-11-20"


def person(desk: Desk, name: str, born: str, **more: str) -> str:
    return str(records.add(desk, "volunteer", {"name": name, "birth_date": born, **more}))


def due(desk: Desk) -> dict[str, tuple[int, str]]:
    return {one.sort: (one.count, one.title) for one in today(desk).due if one.kind == "volunteer"}


def test_a_minors_consent_names_the_guardian_and_makes_them_known(desk: Desk) -> None:
    young, grown = person(desk, "小明", "2012-01-01"), person(desk, "张三", "1990")
    with pytest.raises(errors.InvalidValues, match=r"「小明」未满 18 周岁"):
        consents.give(desk, [young, grown], ["photo"], _DAY)
    assert consents.states(desk, [young, grown]) == {}
    consents.give(desk, [young], ["photo"], _DAY, "明爸")
    assert desk.records.get(_VOLUNTEER, young).text("guardian") == "明爸"
    with pytest.raises(errors.InvalidValues, match="不是登记的监护人"):
        consents.give(desk, [young], ["wall"], _DAY, "隔壁王叔")
    undoing.undo(desk)
    assert desk.records.get(_VOLUNTEER, young).text("guardian") == ""
    consents.give(desk, [grown], ["photo"], _DAY)
    assert desk.records.get(_VOLUNTEER, grown).text("guardian") == ""


def test_what_counts_is_the_age_on_the_day_it_was_signed(desk: Desk) -> None:
    grown = person(desk, "小红", "2008-10-01")
    with pytest.raises(errors.InvalidValues):
        consents.give(desk, [grown], ["photo"], "2026-09-30")
    consents.give(desk, [grown], ["photo"], "2026-10-01")


def test_who_is_not_known_to_be_younger_counts_as_of_age(desk: Desk) -> None:
    day = desk.today()
    assert not is_minor("", day) and not may_be_minor("", day)
    assert not is_minor("2008", day) and may_be_minor("2008", day)
    assert not is_minor("2008-11", day) and may_be_minor("2008-11", day)
    assert not may_be_minor("2008-10", day) and not may_be_minor("2007", day)
    assert is_minor("2010", day) and not may_be_minor("2010", day)
    consents.give(desk, [person(desk, "不详", "2008")], ["photo"], _DAY)


@pytest.mark.parametrize("typed", [{"category": "应急救援"}, {"name": "抢险突击队"}])
def test_a_minor_joins_no_rescue_team_by_any_way(desk: Desk, typed: dict[str, str]) -> None:
    young, grown = person(desk, "小明", "2012-01-01"), person(desk, "张三", "1990-01-01")
    team = records.add(desk, "team", {"name": "一队", **typed})
    for join in (
        lambda: teams.add_members(desk, team, [grown, young]),
        lambda: records.add(desk, "membership", {"team": team, "volunteer": young}),
        lambda: teams.add_members(desk, team, [young]),
    ):
        with pytest.raises(errors.InvalidValues, match="不能加入应急救援队伍"):
            join()
    assert desk.records.count(kind_named("membership")) == 0, "all or nobody"
    teams.add_members(desk, team, [grown])
    other = records.add(desk, "team", {"name": "文艺队"})
    teams.add_members(desk, other, [young])
    assert desk.records.count(kind_named("membership")) == 2


def test_who_came_of_age_may_sign_themselves_and_is_told_of_in_one_line(desk: Desk) -> None:
    grown = person(desk, "小红", "2008-10-01")
    person(desk, "小刚", "2008-10-01")
    consents.give(desk, [grown], ["photo", "wall"], "2026-09-01", "红妈")
    assert [one.title for one in minors.come_of_age(desk)] == ["小红"]
    assert due(desk) == {"of_age": (1, "小红")}
    consents.withdraw(desk, [grown], ["photo", "wall"], _DAY)
    consents.give(desk, [grown], ["photo"], _DAY)
    assert due(desk) == {}


def test_a_child_without_a_guardians_consent_is_saved_and_told_of(desk: Desk) -> None:
    child = person(desk, "小小", "2014-05-01")
    person(desk, "小明", "2011-01-01")
    assert due(desk) == {"children": (1, "小小")}
    consents.give(desk, [child], ["photo"], _DAY, "小妈")
    assert due(desk) == {}
    consents.withdraw(desk, [child], ["photo"], _DAY)
    assert due(desk) == {"children": (1, "小小")}
