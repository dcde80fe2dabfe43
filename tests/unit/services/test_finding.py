"""The search box's answers: people first, told apart, without private data."""

from __future__ import annotations

import pytest

from desktop.services import activities, records
from desktop.services.finding import MOST_PEOPLE, find_anything


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
