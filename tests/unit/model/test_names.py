"""Names: one spelling, and the pinyin people type to find them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model.names import has_invisible, initials, normalise_name, pinyin, sort_key


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("张　三", "张三"),
        (" 张 三 ", "张三"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("阿依古丽 • 买买提", "阿依古丽·买买提"),
        ("阿依古丽．买买提", "阿依古丽·买买提"),
        ("John  Smith", "John Smith"),
        ("ＪＯＨＮ　Ｓｍｉｔｈ", "JOHN Smith"),
        ("张 John", "张 John"),
        ("张\0三\u200b", "张三"),
        ("<b>张三</b>", "<b>张三</b>"),
        ("王 䶮", "王䶮"),
        ("李 𬭎", "李𬭎"),
        ("赵㛃", "赵㛃"),
        ("丁\U000323b0", "丁\U000323b0"),
        ("塚\ufa10", "塚\ufa10"),
        ("", ""),
    ],
)
def test_a_name_has_one_spelling(written, name):
    assert normalise_name(written) == name


@pytest.mark.parametrize(
    ("name", "whole", "first"),
    [
        ("单晓明", "shanxiaoming", "sxm"),
        ("仇英", "qiuying", "qy"),
        ("曾国平", "zengguoping", "zgp"),
        ("解小红", "xiexiaohong", "xxh"),
        ("区伟", "ouwei", "ow"),
        ("查良", "zhaliang", "zl"),
        ("盖成", "gecheng", "gc"),
        ("朴顺姬", "piaoshunji", "psj"),
        ("任静", "renjing", "rj"),
        ("华明", "huaming", "hm"),
        ("纪云", "jiyun", "jy"),
        ("宁静", "ningjing", "nj"),
        ("万俟明亮", "moqimingliang", "mqml"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("令狐冲", "linghuchong", "lhc"),
        ("澹台明月", "tantaimingyue", "ttmy"),
        ("单于飞", "chanyufei", "cyf"),
        ("欧阳修", "ouyangxiu", "oyx"),
        ("吕布", "lvbu", "lb"),
        ("阿依古丽·买买提", "ayigulimaimaiti", "ayglmmt"),
        ("John Smith", "johnsmith", "js"),
        ("王䶮", "wangyan", "wy"),
        ("李𬭎", "lihong", "lh"),
        ("赵㛃", "zhaojie", "zj"),
        ("小单", "xiaodan", "xd"),
        ("", "", ""),
    ],
)
def test_a_name_is_found_by_pinyin_with_surnames_read_as_surnames(name, whole, first):
    assert pinyin(name) == whole
    assert initials(name) == first


def test_a_character_without_a_reading_stays_itself():
    assert pinyin("王\U000323b0") == "wang\U000323b0"


def test_invisible_characters_are_noticed():
    assert has_invisible("张\u200b三")
    assert not has_invisible("张　三 \n")


@given(st.text(max_size=30))
def test_a_normal_name_stays_as_it_is(text):
    once = normalise_name(text)

    assert normalise_name(once) == once
    assert not has_invisible(once)
    assert once == once.strip()


@given(st.text(max_size=30))
def test_pinyin_and_initials_take_any_text(text):
    assert len(initials(text)) <= max(1, len(pinyin(text)))
    assert not any(character.isspace() for character in pinyin(text))


@pytest.mark.slow
def test_fifty_thousand_names_take_no_time():
    characters = [chr(code) for code in range(0x4E00, 0x4E00 + 2000)]
    names = [f"王{characters[at % 2000]}{characters[at // 25]}" for at in range(50_000)]
    pinyin("热身")
    started = time.process_time()
    for name in names:
        pinyin(name)
        initials(name)

    assert time.process_time() - started < 1.0


def test_names_stand_in_the_order_of_a_dictionary():
    names = ["程伟", "陈勇", "黎明", "李强", "李安", "黎勇", "单晓明", "沙金", "陈静", "程安"]
    assert sorted(names, key=sort_key) == [
        "陈静", "陈勇", "程安", "程伟", "李安", "李强", "黎明", "黎勇", "沙金", "单晓明",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["阿依古丽·买买提", "Anna 王", "万俟雪", "", "𠮷田"])
def test_any_name_has_a_place_in_the_order(name):
    assert sort_key(name).strip().endswith(name[-1:])
