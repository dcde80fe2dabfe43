"""Order by strokes, held against orders that newspapers print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model.strokes import sort_key


def in_order(*names):
    return sorted(names, key=sort_key) == list(names)


def test_fewer_strokes_come_first():
    assert in_order("丁一", "王一", "张一", "魏一")


def test_as_many_strokes_go_by_the_first_kinds_of_stroke():
    # 横 before 竖 before 撇 before 点 before 折, all of seven strokes.
    assert in_order("李", "吴", "何", "沈", "张")
    assert in_order("王", "牛", "方", "尹")


def test_equal_surnames_go_by_the_next_character():
    assert in_order("王一", "王丁", "王大", "王小", "王小明", "王建国")


def test_the_same_surname_stays_together():
    names = ["张伟", "李娜", "张一", "李一", "张三丰"]
    assert [name[0] for name in sorted(names, key=sort_key)] == ["李", "李", "张", "张", "张"]


@pytest.mark.parametrize("name", ["阿依古丽·买买提", "John Smith", "𠮷野", "", "张 三", "7组"])
def test_every_name_has_a_place(name):
    assert isinstance(sort_key(name), str)


def test_letters_stand_before_characters():
    assert in_order("John", "丁一")


@given(st.text(max_size=8), st.text(max_size=8))
def test_only_equal_names_share_a_place(one, other):
    assert (sort_key(one) == sort_key(other)) == (one == other)
