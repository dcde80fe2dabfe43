"""Rules as a clerk writes them become data and come back the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.config import resources
from desktop.model import rule_words

FIELDS = {"station": "站名全称", "issuer": "落款单位"}
SHIPPED = [
    path
    for path in sorted((resources() / "texts").glob("*.json"))
    if "sections" in json.loads(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_text_comes_back_as_it_was(path):
    body = json.loads(path.read_text(encoding="utf-8"))
    fields = body.get("fields", {})
    found, unknown = rule_words.read(rule_words.written(body, fields), fields)
    assert unknown == []
    assert found["sections"] == [
        {"heading": section["heading"], "articles": section["articles"]}
        for section in body["sections"]
    ]


def test_numbers_are_counted_anew():
    words = "一、总则\n第三条　甲\n乙\n（五）丙\n三、分则\n1. 丁\n2、戊"
    body, _ = rule_words.read(words, FIELDS)
    assert rule_words.written(body, FIELDS).splitlines() == [
        "一、总则",
        "第一条　甲",
        "第二条　乙",
        "（一）丙",
        "",
        "二、分则",
        "第三条　丁",
        "第四条　戊",
    ]


def test_what_was_pasted_from_word_is_read():
    words = "\ufeff\u3000\u3000一、 招募\r\n\r\n第一条：报名者：\r\n(1)守法；\r\n②热心。\r\n"
    body, _ = rule_words.read(words, FIELDS)
    assert body == {
        "sections": [
            {
                "heading": "招募",
                "articles": [{"text": "报名者：", "items": ["守法；", "热心。"]}],
            }
        ]
    }


def test_rules_need_no_headings():
    body, _ = rule_words.read("爱护公物\n尊老爱幼", FIELDS)
    assert [article["text"] for article in body["sections"][0]["articles"]] == [
        "爱护公物",
        "尊老爱幼",
    ]
    assert rule_words.written(body, FIELDS).startswith("第一条　爱护公物")


def test_a_line_that_only_begins_like_a_number_stays_whole():
    body, _ = rule_words.read("一切为了群众\n第一书记带头", FIELDS)
    assert [article["text"] for article in body["sections"][0]["articles"]] == [
        "一切为了群众",
        "第一书记带头",
    ]


def test_fields_are_named_for_people():
    body, unknown = rule_words.read("{站名全称}与{issuer}，{村长}", FIELDS)
    assert body["sections"][0]["articles"][0]["text"] == "{station}与{issuer}，{村长}"
    assert unknown == [rule_words.UnknownField("村长", 1)]
    assert rule_words.fields_of(body) == {"station", "issuer", "村长"}
    assert "{站名全称}与{落款单位}" in rule_words.written(body, FIELDS)


def test_nothing_but_numbers_is_nothing():
    assert rule_words.read("第一条\n一、\n（一）", FIELDS)[0] == {"sections": []}


@given(st.text(alphabet="一二、第条（）()1.{}甲乙 \n\u3000①", max_size=80))
def test_what_is_read_and_written_again_no_longer_changes(words):
    once, _ = rule_words.read(words, FIELDS)
    again, _ = rule_words.read(rule_words.written(once, FIELDS), FIELDS)
    assert rule_words.written(again, FIELDS) == rule_words.written(once, FIELDS)
