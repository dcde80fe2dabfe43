"""Single cells, read as what their column is for."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.importing.columns import load_vocabulary
from desktop.importing.fields import Readers, is_damaged, tidy_text
from desktop.model.id_number import IdNumber
from tests.unit.importing.made_rosters import TODAY, number_of

WORDS = load_vocabulary()
CELLS = st.one_of(
    st.text(max_size=30),
    st.floats(),
    st.integers(-(10**20), 10**20).map(float),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@pytest.fixture
def readers():
    return Readers(WORDS, TODAY, 4000)


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("sex", "男", "male"),
        ("sex", " 女 ", "female"),
        ("sex", "女性", "female"),
        ("sex", 1.0, "male"),
        ("sex", "F", "female"),
        ("status", "已退出", "left"),
        ("status", "外出务工", "paused"),
        ("political_status", "党员", "中共党员"),
        ("political_status", "团员", "共青团员"),
        ("political_status", "民盟盟员", "民盟盟员"),
        ("village_group", 3.0, "3"),
        ("village_group", "第３组", "第3组"),
        ("address", "石桥村１２号，东头", "石桥村12号，东头"),
        ("skills", "唱歌、跳舞；书法/唱歌", ["唱歌", "跳舞", "书法"]),
        ("skills", "唱歌 跳舞", ["唱歌", "跳舞"]),
        ("skills", "English corner", ["English corner"]),
        ("service_areas", "无", None),
        ("no_photo", "是", True),
        ("no_photo", "√", True),
        ("no_photo", True, True),
        ("no_photo", "否", False),
        ("photo_consent", "同意", False),
        ("photo_consent", "×", True),
        ("id_type", "二代身份证", "resident"),
        ("id_type", "其它", "other"),
        ("contact_person", "王　大山", "王大山"),
        ("national_number", "9901 0100 001", "99010100001"),
        ("notes", "第一行\r\n第二行", "第一行\n第二行"),
        ("notes", dt.date(2026, 1, 2), "2026-01-02"),
    ],
)
def test_a_cell_says(readers, field, cell, value):
    parser = readers.parser(field)

    assert parser[cell] == value
    assert parser.troubled == {}


@pytest.mark.parametrize(
    ("field", "cell", "words", "grave"),
    [
        ("sex", "不男不女", "不认识", False),
        ("status", "在天上", "不认识", False),
        ("id_type", "图书证", "不认识", False),
        ("no_photo", "看情况", "是或否", False),
        ("phone", "问他儿子", "没有导入", False),
        ("registered_on", "2085-01-01", "没有导入", False),
        ("national_number", 990101000012345678.0, "丢失", False),
        ("address", "石桥\ufffd村", "乱码", False),
        ("address", "长" * 5000, "5000", True),
        ("birth_date", "1985-02-30", "没有 30 日", True),
        ("id_number", 413021198501011234.0, "丢失", True),
        ("id_number", "4.1302E+17", "丢失", True),
        ("id_number", "413021198501011000", "000", True),
        ("id_number", "413021********1234", "星号", False),
        ("id_number", "41302119850101123", "17 位", True),
        ("name", "王" * 60, "60 个字", True),
        ("name", "王\ufffd明", "丢失", True),
    ],
)
def test_a_cell_that_can_not_be_used_says_why(readers, field, cell, words, grave):
    parser = readers.parser(field)

    assert parser[cell] is None
    assert words in parser.troubled[cell].problem
    assert parser.troubled[cell].grave is grave


def test_invisible_and_private_characters_in_a_name_are_remarked(readers):
    names = readers.parser("name")

    assert names["张\u200b三"] == "张三"
    assert "看不见" in names.troubled["张\u200b三"].problem
    assert names["李\ue863"] == "李\ue863"
    assert "造字" in names.troubled["李\ue863"].problem
    assert names["王　五"] == "王五"
    assert "王　五" not in names.troubled


def test_fifteen_digits_stay_whole_in_a_number_cell(readers):
    found = readers.parser("id_number")[510811850812123.0]

    assert isinstance(found, IdNumber)
    assert found.number == "510811850812123"


def test_each_distinct_cell_is_read_once(readers):
    parser = readers.parser("id_number")
    number = number_of("1985-08-12")

    assert parser[number] is parser[number]
    assert readers.parser("id_number") is parser


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="0123"', "0123"),
        ("a_x000D_\nb", "a\nb"),
        ("_x4E00_", "_x4E00_"),
        ("a\xa0 b", "a  b"),
        (" a ", "a"),
    ],
)
def test_what_spreadsheets_do_to_text_is_undone(cell, text):
    assert tidy_text(cell) == text


def test_a_number_written_short_is_damaged_only_where_digits_are_lost():
    assert is_damaged(1e15)
    assert is_damaged("4.13E+17")
    assert not is_damaged(999999999999999.0)
    assert not is_damaged("E12345678")


@given(st.sampled_from([*WORDS.headings, "photo_consent"]), CELLS)
def test_any_cell_in_any_column_gets_an_answer(field, cell):
    parser = Readers(WORDS, TODAY, 4000).parser(field)
    value = parser[cell]

    if isinstance(value, str):
        assert value.strip() == value
        assert "\0" not in value
    if cell in parser.troubled:
        assert parser.troubled[cell].problem
