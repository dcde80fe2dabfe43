"""A text is changed in words, keeps its versions, and goes back to what it was."""

from __future__ import annotations

import dataclasses
import json

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services.paper import papers, text_editing, texts
from desktop.services.paper.word_hints import word_hints
from desktop.services.past import history, undoing
from tests.unit.pulled_changes import publish

RULES = "recruitment-rules"
DOCUMENT = kind_named("document")
COUNTY = "999999"


def changed(written, **facts):
    return dataclasses.replace(written, **facts)


def in_force(desk):
    return texts.in_force(desk, RULES)


def test_a_text_is_written_in_lines_with_fields_named_for_people(desk):
    written = text_editing.begin(desk, RULES)
    assert written.words.startswith("一、总则\n第一条\u3000")
    assert "{站名全称}" in written.words
    assert "{station}" not in written.words
    assert not written.changed


def test_what_was_written_is_printed_from_now_on(desk):
    written = text_editing.begin(desk, RULES)
    text_editing.save(desk, changed(written, title="招募办法", words="热心的都可以来\n{落款单位}"))
    held = in_force(desk)
    assert held.text("title") == "招募办法"
    body = json.loads(held.text("body"))
    assert [a["text"] for a in body["sections"][0]["articles"]] == ["热心的都可以来", "{issuer}"]
    assert body["basis"]  # what else stands in the body stays
    assert held.number("version") == written.seen + 1
    assert text_editing.begin(desk, RULES).changed


def test_a_change_is_undone_like_any_other_and_stands_in_the_history(desk):
    written = text_editing.begin(desk, RULES)
    made = text_editing.save(desk, changed(written, words="只有一条"))
    assert history.history(desk, "document", made)
    undoing.undo(desk)
    again = text_editing.begin(desk, RULES)
    assert (again.words, again.title, again.seen) == (written.words, written.title, written.seen)


def test_back_to_what_came_with_the_program(desk):
    written = text_editing.begin(desk, RULES)
    text_editing.save(desk, changed(written, words="只有一条", title="办法"))
    text_editing.back_to_original(desk, RULES)
    again = text_editing.begin(desk, RULES)
    assert (again.words, again.title, again.changed) == (written.words, written.title, False)


def test_a_published_text_is_copied_and_not_changed(desk):
    body = json.dumps({"sections": [{"heading": "", "articles": [{"text": "县里定的"}]}]})
    values = {"kind": "rules", "template": RULES, "title": "县里的办法", "body": body}
    publish(desk, COUNTY, "document", values)
    (county,) = [one for one in texts.choices(desk, RULES) if one.title == "县里的办法"]
    texts.use(desk, RULES, county.id)
    written = text_editing.begin(desk, RULES)
    assert written.words == "第一条\u3000县里定的"
    made = text_editing.save(desk, changed(written, words=f"{written.words}\n村里添的"))
    assert made != county.id
    assert in_force(desk).id == made
    assert "村里添的" not in desk.records.get(DOCUMENT, county.id).text("body")


def test_a_text_changed_elsewhere_meanwhile_is_not_gone_over(desk):
    written = text_editing.begin(desk, RULES)
    text_editing.save(desk, changed(written, words="先到的"))
    with pytest.raises(errors.TextOvertaken):
        text_editing.save(desk, changed(written, words="后到的"))
    assert "先到的" in in_force(desk).text("body")


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"words": "第一条 {村长}"}, "村长"),
        ({"words": " \n第一条"}, "标题和正文"),
        ({"title": "  "}, "标题和正文"),
    ],
)
def test_what_could_not_be_printed_is_not_stored(desk, facts, told):
    written = text_editing.begin(desk, RULES)
    with pytest.raises(errors.TextRefused, match=told):
        text_editing.save(desk, changed(written, **facts))
    assert text_editing.begin(desk, RULES) == written


def test_words_that_paper_says_otherwise_are_told():
    hints = word_hints("志愿者服务站对先进给予表彰。")
    assert [(hint.found, hint.say) for hint in hints] == [
        ("志愿者服务站", "志愿服务站"),
        ("表彰", "选树、嘉许"),
    ]
    assert hints[1].at == 11


def test_a_rule_that_forbids_the_thing_is_no_reason_for_a_hint():
    assert word_hints("不强制参加，不得设定罚款。") == []


@pytest.mark.parametrize(
    "template", ["recruitment-rules", "record-rules", "honour-rules", "duty-rules", "village-rules"]
)
def test_no_shipped_text_needs_a_hint(desk, template):
    assert word_hints(text_editing.begin(desk, template).words) == []


def test_members_of_councils_are_written_in_lines_too(desk):
    written = text_editing.begin(desk, "councils")
    assert written.words.splitlines()[0] == "红白理事会"
    text_editing.save(desk, changed(written, words="红白理事会\n理事长：张三\n成员：李四、王五"))
    body = json.loads(texts.in_force(desk, "councils").text("body"))
    assert body["councils"][0]["members"][0] == {"role": "理事长", "name": "张三"}
    assert papers.preview(desk, "councils", []).pages == 1
    text_editing.back_to_original(desk, "councils")
    assert text_editing.begin(desk, "councils").words == written.words


@pytest.mark.parametrize("info", papers.templates(), ids=lambda info: info.name)
def test_every_document_made_of_a_text_can_be_edited(desk, info):
    if texts.choices(desk, info.name):
        written = text_editing.begin(desk, info.name)
        assert written.words
        assert text_editing.draft_of(desk, written).title == written.title
