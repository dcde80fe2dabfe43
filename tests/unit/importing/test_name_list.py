"""Lists of names as people paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.importing.name_list import Pasted, names_in, read


def names(text):
    return [one.name for one in names_in(text)]


def test_a_wechat_list_gives_its_numbered_names_only():
    text = "#接龙\n周六上午修渠，联系张主任 13800000001\n例 姓名\n\n1. 张三\n2. 李四\n3. 欧阳建国"
    assert names(text) == ["张三", "李四", "欧阳建国"]


@pytest.mark.parametrize(
    "line", ["1.张三", "1、张三", "１．张三", "(1) 张三", "（1）张三", "① 张三", "01 张三", "张三"]
)
def test_every_way_of_numbering_is_taken_off(line):
    assert names(line) == ["张三"]


def test_a_column_of_a_workbook_is_a_list():
    assert names("姓名\n张三\r\n李四\n\n王五\n") == ["张三", "李四", "王五"]


@pytest.mark.parametrize(
    "line", ["张三、李四，王五", "张三 李四 王五", "张三\t李四\t王五", "张三；李四/王五"]
)
def test_a_line_of_names_is_parted(line):
    assert names(line) == ["张三", "李四", "王五"]


def test_phones_counts_and_remarks_stand_beside_the_name():
    assert names_in("2. 李四 13800000077（带小孩）") == [
        Pasted("李四", "2. 李四 13800000077（带小孩）", "13800000077")
    ]
    assert [(one.name, one.with_others) for one in names_in("张三+2\n李四 3人\n王五 两人")] == [
        ("张三", 2), ("李四", 2), ("王五", 1)
    ]  # fmt: skip


def test_a_name_of_two_characters_with_a_blank_inside_is_one_name():
    assert names("1. 张　三") == ["张三"]


def test_longer_names_keep_their_dot():
    assert names("3. 阿依古丽·买买提") == ["阿依古丽·买买提"]


def test_who_signs_twice_is_listed_once():
    assert names("1. 张三\n2. 李四\n3. 张三") == ["张三", "李四"]


def test_what_is_no_name_is_left_out():
    assert names("1. 👍\n2. 13800000077\n3. ——\n4. 李四") == ["李四"]


@pytest.mark.parametrize(
    "line",
    [
        "1. 张三🌹", "1. 🌸张三🌸", "1. 张三 👍🏻👍🏻", "1. ❤️张三", "1️⃣ 张三", "1. 张三[玫瑰]",
        "1. 1. 张三", "1. 张三√", "张三: 1", "1. 张三：带扫帚", "1. 张三报名", "1. 张三 我参加！",
        "1. 张三 到", "1. 我是张三", "1. A石桥村-张三", "1. 张三—一组", "1. 二组 张三",
        "1. 张三-13800000001",
    ],
)  # fmt: skip
def test_what_people_write_round_their_name_is_taken_off(line):
    assert names(line) == ["张三"]


@pytest.mark.parametrize("name", ["Jean-Paul Wang", "阿依古丽●买买提", "王新村", "张到", "李参"])
def test_what_is_part_of_a_name_stays(name):
    assert names(f"1. {name}") == [name.replace("●", "·")]


def test_of_a_block_with_a_head_row_the_column_of_names_counts():
    block = "序号\t姓名\t性别\t电话\n1\t张三\t男\t13800000001\n2\t李四\t女\t13800000002"
    told = [(one.name, one.phone) for one in names_in(block)]
    assert told == [("张三", "13800000001"), ("李四", "13800000002")]


def test_without_a_head_row_what_stands_beside_a_name_is_none():
    assert names("张三\t男\t党员\t一组\n李四\t女\t群众\t二组") == ["张三", "李四"]


def test_lines_about_the_activity_name_nobody():
    text = "时间：周日9:00\n周日 9:00 集合\n参加人员：张三、李四\n联系人：王五\n共2人"
    assert names(text) == ["张三", "李四"]


def test_a_numbered_line_without_a_name_is_told():
    told = read("#接龙\n清扫\n1. 张三\n2. 👍\n3. 13800000077")
    assert [one.name for one in told.names] == ["张三"]
    assert told.unread == ("2. 👍", "3. 13800000077")


@given(st.text(max_size=200))
def test_any_text_can_be_pasted(text):
    for one in names_in(text):
        assert one.name == one.name.strip()
        assert one.name
