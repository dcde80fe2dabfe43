"""Pasted names become people, and who can't be told is asked for."""

from __future__ import annotations

import pytest

from desktop.services import records
from desktop.services.past import undoing
from desktop.services.roster import by_names, name_lists


@pytest.fixture
def people(desk) -> dict[str, str]:
    """A small roster with two 张伟 and a by-name."""
    told = {
        "一组张伟": {"name": "张伟", "village_group": "一组", "phone": "13800000001"},
        "二组张伟": {"name": "张伟", "village_group": "二组", "phone": "13800000002"},
        "王桂芳": {"name": "王桂芳", "alias": "三嫂"},
        "李建国": {"name": "李建国", "status": "left"},
    }
    return {name: records.add(desk, "volunteer", typed) for name, typed in told.items()}


def who(desk, text):
    return [
        (one.pasted.name, one.person and one.person.id) for one in name_lists.read_list(desk, text)
    ]


def test_a_name_that_one_person_bears_is_that_person(desk, people):
    assert who(desk, "1. 王桂芳") == [("王桂芳", people["王桂芳"])]


def test_a_by_name_is_known(desk, people):
    assert who(desk, "三嫂") == [("三嫂", people["王桂芳"])]


def test_of_two_of_one_name_the_phone_beside_it_tells(desk, people):
    assert who(desk, "张伟 13800000002") == [("张伟", people["二组张伟"])]


def test_without_a_phone_both_are_offered(desk, people):
    (asked,) = name_lists.read_list(desk, "张伟")
    assert asked.person is None
    assert {row.id for row in asked.candidates} == {people["一组张伟"], people["二组张伟"]}
    assert asked.why == "有 2 个人叫这个名字"


@pytest.mark.parametrize("typed", ["王桂方", "王贵芳", "桂芳"])
def test_a_slip_of_the_pen_finds_who_is_called_nearly_so(desk, people, typed):
    (asked,) = name_lists.read_list(desk, typed)
    assert asked.person is None
    assert [row.id for row in asked.candidates] == [people["王桂芳"]]


@pytest.mark.parametrize("line", ["石桥二组王桂芳", "1. 王桂芳带孩子两个", "A桥头三嫂"])
def test_a_name_inside_the_line_is_offered(desk, people, line):
    (asked,) = name_lists.read_list(desk, line)
    assert asked.person is None
    assert [row.id for row in asked.candidates] == [people["王桂芳"]]
    assert asked.why == "这一行里写着花名册里的名字"


def test_of_names_inside_each_other_the_longer_is_meant(desk, people):
    records.add(desk, "volunteer", {"name": "桂芳"})
    (asked,) = name_lists.read_list(desk, "石桥二组王桂芳")
    assert [row.id for row in asked.candidates] == [people["王桂芳"]]


def test_who_is_counted_and_not_named_is_told(desk, people):
    told = name_lists.whole_list(desk, "#接龙\n1. 王桂芳 +2\n2. 👍")
    assert [one.person and one.person.id for one in told.called] == [people["王桂芳"]]
    assert (told.others, told.unread) == (2, ("2. 👍",))


def test_somebody_unknown_has_no_candidates(desk, people):
    (asked,) = name_lists.read_list(desk, "欧阳修")
    assert (asked.person, asked.candidates) == (None, ())


def test_who_has_left_still_is_who_they_are(desk, people):
    assert who(desk, "李建国") == [("李建国", people["李建国"])]


def test_who_has_left_gives_way_to_a_namesake_who_is_there(desk, people):
    there = records.add(desk, "volunteer", {"name": "李建国"})
    assert who(desk, "李建国") == [("李建国", there)]


def test_percent_signs_in_a_name_are_no_wildcards(desk, people):
    (asked,) = name_lists.read_list(desk, "王'芳")
    assert [row.id for row in asked.candidates] == [people["王桂芳"]]


def test_new_people_are_one_step_that_undo_takes_back(desk):
    pasted = [one.pasted for one in name_lists.read_list(desk, "1. 赵一 13800000009\n2. 钱二")]
    rows = name_lists.add_people(desk, pasted)
    assert [(row.name, row.phone) for row in rows] == [("赵一", "13800000009"), ("钱二", "")]
    assert undoing.undo(desk).title == "登记志愿者「赵一、钱二」"
    assert name_lists.read_list(desk, "赵一")[0].person is None


def test_a_by_name_is_learnt_once_known_ever_after_and_taken_back(desk, people):
    wang = people["王桂芳"]
    assert who(desk, "老王") == [("老王", None)]
    assert by_names.learn(desk, wang, "老王")
    assert records.look_up(desk, "volunteer", wang).text("alias") == "三嫂、老王"
    assert who(desk, "老王") == [("老王", wang)] and who(desk, "三嫂") == [("三嫂", wang)]
    assert not by_names.learn(desk, wang, "老王")
    undoing.undo(desk)
    assert who(desk, "老王") == [("老王", None)]


@pytest.mark.parametrize("called", ["王桂芳", "王桂方", "王贵芳", "三嫂", "二组王桂芳"])
def test_a_slip_of_the_pen_is_no_by_name(desk, people, called):
    assert not by_names.learn(desk, people["王桂芳"], called)


def test_two_who_are_called_so_are_both_offered(desk, people):
    for name in ("一组张伟", "王桂芳"):
        by_names.learn(desk, people[name], "会计")
    (asked,) = name_lists.read_list(desk, "会计")
    assert {row.id for row in asked.candidates} == {people["一组张伟"], people["王桂芳"]}


def test_more_by_names_than_there_is_room_for_are_not_learnt(desk, people):
    assert not by_names.learn(desk, people["王桂芳"], "老" * 60)
