"""Households: who belongs to one, and who is its head."""

from __future__ import annotations

import pytest

from desktop.services import records
from desktop.services.lists import listing
from desktop.services.lists.listing import ListQuery, Term
from desktop.services.past import undoing
from desktop.services.roster import households, merging
from desktop.services.roster.households import HOUSEHOLDS, household_lines, household_page


@pytest.fixture
def people(desk):
    return [records.add(desk, "volunteer", {"name": name}) for name in ("张三", "李四", "王五")]


@pytest.fixture
def house(desk):
    return records.add(desk, "household", {"name": "张三家", "others": "小明、小红"})


def test_the_first_who_moves_in_is_the_head(desk, people, house):
    assert households.move_in(desk, house, people[:2]) == 2
    page = household_page(desk, house)
    assert page.head == (people[0], "张三")
    assert {one.name for one in page.members} == {"张三", "李四"}
    assert page.others == ("小明", "小红")
    assert undoing.next_undo(desk).title == "2 人归入农户「张三家」"
    undoing.undo(desk)
    assert household_page(desk, house).members == ()
    assert household_page(desk, house).head == ("", "")


def test_who_moves_out_is_its_head_no_more(desk, people, house):
    households.move_in(desk, house, people[:2])
    households.move_out(desk, [people[0]])
    page = household_page(desk, house)
    assert page.head == ("", "")
    assert [one.name for one in page.members] == ["李四"]
    households.set_head(desk, house, people[1])
    assert household_page(desk, house).head == (people[1], "李四")


def test_a_merged_person_lives_where_they_live(desk, people, house):
    merging.merge(desk, "volunteer", people[0], people[1])
    households.move_in(desk, house, [people[1]])
    assert [one.name for one in household_page(desk, house).members] == ["张三"]


def test_households_are_listed_with_their_people(desk, people, house):
    empty = records.add(desk, "household", {"name": "李四家"})
    households.move_in(desk, house, people[:2])
    line, other = household_lines(desk, [house, empty])
    assert (line.cell("head"), line.cell("members")) == ("张三", "4")
    assert set(line.cell("people").split("、")) == {"张三", "李四"}
    assert (other.cell("head"), other.cell("members")) == ("", "")
    assert listing.ids(desk, HOUSEHOLDS, ListQuery(terms=(Term("head", "empty"),))) == [empty]
    by_size = ListQuery(order="members", descending=True)
    assert listing.ids(desk, HOUSEHOLDS, by_size) == [house, empty]
    assert listing.ids(desk, HOUSEHOLDS, ListQuery(search="zsj")) == [house]
