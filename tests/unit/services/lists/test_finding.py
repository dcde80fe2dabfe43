"""The search box's answers: people first, told apart, without private data."""

from __future__ import annotations

import pytest

from desktop.services import records
from desktop.services.activities import activities
from desktop.services.lists.finding import MOST_PEOPLE, find_anything, find_everywhere
from desktop.services.lists.found import Command
from desktop.services.paper.certificates import activity_certificates


@pytest.fixture
def filled(desk):
    for number in range(12):
        group = "一组" if number % 2 else "二组"
        records.add(desk, "volunteer", {"name": f"张三{number}", "village_group": group})
    records.add(desk, "volunteer", {"name": "单晓明", "phone": "13800000001", "status": "paused"})
    times = {"started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T12:00", "place": "村委会"}
    activities.record_activity(desk, {"title": "张三丰太极课", **times})
    return desk


def test_people_come_before_activities_and_only_as_many_as_fit(filled):
    found = find_anything(filled, "张三")
    assert [one.kind for one in found] == ["volunteer"] * MOST_PEOPLE + ["activity"]


def test_people_are_told_apart_by_group_phone_and_unusual_status(filled):
    (found,) = find_anything(filled, "sxm")
    assert (found.title, found.aside) == ("单晓明", "13800000001 · 暂停")


def test_activities_are_told_apart_by_day_place_and_status(filled):
    found = find_anything(filled, "tai")
    assert found == []  # pinyin counts from the beginning of a word
    (one,) = find_anything(filled, "太极")
    assert one.aside == "2026-10-18 · 村委会 · 已开展"


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed_finds_nothing(filled, typed: str):
    assert find_anything(filled, typed) == []


COMMANDS = (
    Command("setting:backup", "备份", "设置", ("U盘",)),
    Command("place:today", "今日", "到这一页"),
    Command("help:roster", "花名册", "帮助"),
)


def everywhere(desk, typed: str) -> list[tuple[str, str]]:
    return [(one.kind, one.title) for one in find_everywhere(desk, typed, COMMANDS)]


def test_teams_households_and_projects_are_found_by_initials_too(filled):
    records.add(filled, "team", {"name": "文化惠民队", "category": "文化惠民"})
    records.add(filled, "household", {"name": "周家院子"})
    records.add(filled, "project", {"title": "周末小课堂"})
    assert ("team", "文化惠民队") in everywhere(filled, "whhm")
    assert {("household", "周家院子"), ("project", "周末小课堂")} <= set(everywhere(filled, "周"))


@pytest.mark.parametrize("typed", ["beifen", "备份"])
def test_a_command_that_is_typed_whole_comes_first(filled, typed: str):
    records.add(filled, "volunteer", {"name": "备份明"})
    assert everywhere(filled, typed)[:2] == [("command", "备份"), ("volunteer", "备份明")]


@pytest.mark.parametrize("typed", ["bf", "beif", "BF"])
def test_people_come_before_a_command_that_only_begins_so(filled, typed: str):
    records.add(filled, "volunteer", {"name": "贝峰"})
    assert everywhere(filled, typed) == [("volunteer", "贝峰"), ("command", "备份")]


def test_a_command_is_found_by_its_other_words_behind_the_records(filled):
    records.add(filled, "team", {"name": "U盘队"})
    assert everywhere(filled, "u盘") == [("team", "U盘队"), ("command", "备份")]


def test_one_letter_brings_people_before_commands(filled):
    found = everywhere(filled, "b")
    assert ("command", "备份") in found
    records.add(filled, "volunteer", {"name": "白莲"})
    assert everywhere(filled, "b")[0] == ("volunteer", "白莲")


def test_a_certificate_is_found_by_number_and_by_its_holder(filled):
    someone = records.add(filled, "volunteer", {"name": "欧阳静"})
    times = {"started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T12:00"}
    held = activities.record_activity(
        filled, {"title": "义诊", **times}, [activities.Participant(someone)]
    )
    (issued,) = activity_certificates.issue(filled, held, [])
    found = find_everywhere(filled, issued.number)
    assert [(one.kind, issued.number in one.title) for one in found] == [("certificate", True)]
    assert "certificate" in [kind for kind, _ in everywhere(filled, "欧阳静")]


def test_nothing_typed_offers_nothing(filled):
    assert find_everywhere(filled, "  ", COMMANDS) == []
