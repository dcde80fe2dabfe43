"""Month themes of county and station, projects and who claims them."""

from __future__ import annotations

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities, projects, themes
from desktop.services.activities.series import series_ids, series_page, series_rows
from desktop.services.past import undoing
from tests.unit.pulled_changes import publish

COUNTY = "999999"


def test_a_month_has_one_theme_of_the_stations_own(desk):
    themes.set_theme(desk, "2026-12", "志愿服务月")
    themes.set_theme(desk, "2026-12", "志愿服务季", "从 12·5 起")
    (row,) = themes.theme_rows(desk, ["2026-12"])
    assert (row.title, row.source, row.own_description) == ("志愿服务季", "本站", "从 12·5 起")
    assert len(desk.records.find(kind_named("theme"))) == 1
    undoing.undo(desk)
    (row,) = themes.theme_rows(desk, ["2026-12"])
    assert row.title == "志愿服务月"


def test_the_countys_theme_holds_and_ours_stays_beside_it(desk):
    themes.set_theme(desk, "2026-12", "志愿服务月")
    publish(desk, COUNTY, "theme", {"month": "2026-12", "title": "暖冬"})
    (row,) = themes.theme_rows(desk, ["2026-12"])
    assert (row.title, row.source, row.own_title) == ("暖冬", "示例县", "志愿服务月")
    assert themes.drop_theme(desk, "2026-12")
    assert not themes.drop_theme(desk, "2026-12")
    (row,) = themes.theme_rows(desk, ["2026-12"])
    assert (row.title, row.own) == ("暖冬", "")


def test_a_theme_needs_a_month_that_exists(desk):
    with pytest.raises(errors.InvalidValues, match="月份"):
        themes.set_theme(desk, "2026-13", "暖冬")
    with pytest.raises(errors.InvalidValues, match="主题"):
        themes.set_theme(desk, "2026-12", " ")


def test_the_activities_of_a_month_are_counted_but_not_those_called_off(desk):
    activities.record_activity(desk, {"title": "扫村道", "held_on": "2026-11-11"})
    records.add(
        desk,
        "activity",
        {"title": "没办成", "planned_start": "2026-11-12T09:00", "status": "cancelled"},
    )
    (row,) = themes.theme_rows(desk, ["2026-11"])
    assert row.activities == 1


def test_a_claim_brings_its_new_unit_along_and_both_go_with_one_undo(desk):
    project = records.add(desk, "project", {"title": "送温暖"})
    projects.claim_project(desk, project, "县农业农村局", "2026-11", "慰问品")
    projects.claim_project(desk, project, "县农业农村局", "2026-12")
    page = projects.project_page(desk, project)
    told = [(claim.month, claim.unit, claim.support) for claim in page.claims]
    assert told == [("2026-12", "县农业农村局", ""), ("2026-11", "县农业农村局", "慰问品")]
    assert len(projects.unit_ids(desk)) == 1
    assert undoing.next_undo(desk).title == "县农业农村局认领 2026-12 的「送温暖」"
    undoing.undo(desk)
    undoing.undo(desk)
    assert projects.project_page(desk, project).claims == ()
    assert projects.unit_ids(desk) == []


def test_a_unit_claims_a_project_once_a_month(desk):
    project = records.add(desk, "project", {"title": "送温暖"})
    projects.claim_project(desk, project, "卫生院", "2026-11")
    with pytest.raises(errors.InvalidValues, match="已经认领"):
        projects.claim_project(desk, project, "卫生院", "2026-11")
    with pytest.raises(errors.InvalidValues, match="月份"):
        projects.claim_project(desk, project, "农行", "11 月")
    assert len(projects.unit_ids(desk)) == 1


def test_a_published_project_can_be_claimed_though_not_changed(desk):
    project = publish(desk, COUNTY, "project", {"title": "情暖万家", "status": "active"})
    projects.claim_project(desk, project, "卫生院", "2026-11")
    (row,) = projects.project_rows(desk, projects.project_ids(desk))
    assert (row.source, row.claims) == ("示例县", 1)
    assert projects.project_page(desk, project).source == "示例县"
    with pytest.raises(errors.ReadOnlyKind):
        records.change(desk, "project", project, {"title": "别的"})


def test_projects_under_way_come_first_and_count_their_activities(desk):
    ended = records.add(desk, "project", {"title": "阿", "status": "ended"})
    active = records.add(desk, "project", {"title": "送温暖"})
    activities.record_activity(desk, {"title": "慰问", "held_on": "2026-11-11", "project": active})
    assert projects.project_ids(desk) == [active, ended]
    first, _ = projects.project_rows(desk, projects.project_ids(desk))
    assert first.activities == 1


def test_a_series_is_listed_with_its_rhythm_and_next_day(desk):
    made = records.add(
        desk, "series", {"title": "赶集便民", "rhythm": "lunar_digit", "days": "3 6 9"}
    )
    (row,) = series_rows(desk, series_ids(desk))
    assert (row.rhythm, row.next, row.activities) == ("农历逢三、六、九", "2026-11-24", 0)
    page = series_page(desk, made)
    assert [one.lunar for one in page.coming[:2]] == ["十月十六", "十月十九"]
