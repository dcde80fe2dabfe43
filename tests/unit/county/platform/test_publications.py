"""What county and town may publish: only what every station can read; and taking it back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from county import errors
from county.app import County
from county.wire.values import in_articles, is_articles, troubles
from county.work.administering import OUTCOMES
from county.work.stations import Actor
from desktop import config
from desktop.model.fitting import fitting
from desktop.model.kinds import ALL
from tests.county_pc import COUNTY, STATION, TOWN, Pc, notice

ENTRIES = [{"label": "书法"}, {"label": "剪纸", "since": "2026"}]
WORDS = {"name": "skill", "label": "特长", "entries": ENTRIES}
POLICY = {"name": "publicity", "label": "公示期", "rule": {"working_days": 3}}
THEME = {"month": "2026-12", "title": "暖冬"}

BAD: list[tuple[str, dict[str, Any]]] = [
    ("vocabulary", {**WORDS, "entries": "坏"}),
    ("vocabulary", {**WORDS, "entries": {"label": "书法"}}),
    ("vocabulary", {**WORDS, "entries": ["书法"]}),
    ("vocabulary", {**WORDS, "entries": [{"name": "书法"}]}),
    ("vocabulary", {**WORDS, "entries": [{"label": 3}]}),
    ("vocabulary", {**WORDS, "entries": [{"label": "  "}]}),
    ("vocabulary", {"name": "skill", "label": "特长"}),
    ("policy", {**POLICY, "rule": "坏"}),
    ("policy", {**POLICY, "rule": [1]}),
    ("policy", {**POLICY, "rule": "[" * 30_000}),
    ("policy", {**POLICY, "version": "一"}),
    ("policy", {**POLICY, "version": True}),
    ("policy", {**POLICY, "label": "长" * 41}),
    ("policy", {**POLICY, "label": ["公示期"]}),
    ("policy", {**POLICY, "nonsense": 1}),
    ("theme", {"month": "2026-12"}),
    ("theme", {"title": "暖冬"}),
    ("theme", {**THEME, "month": "2026-13"}),
    ("theme", {**THEME, "month": "十二月"}),
    ("theme", {**THEME, "title": " "}),
    ("theme", {**THEME, "title": "暖\n冬"}),
    ("theme", {**THEME, "description": "长" * 2001}),
    ("document", {**notice("通知"), "kind": "poem"}),
    ("document", {**notice("通知"), "effective_on": "明天"}),
    ("document", {**notice("通知"), "effective_on": "2026-02-30"}),
    ("document", {**notice("通知"), "body": "[1]"}),
    ("document", {**notice("通知"), "body": {"title": "通知"}}),
    ("document", {**notice("通知"), "body": {"title": "通知", "sections": [{"heading": "一"}]}}),
    ("document", {"kind": "notice", "title": "通知"}),
]


@pytest.mark.parametrize(("kind", "document"), BAD)
def test_what_stations_could_not_read_is_not_published(
    county: County, pc: Pc, kind: str, document: dict[str, Any]
) -> None:
    good: dict[str, dict[str, Any]] = {
        "vocabulary": WORDS,
        "policy": POLICY,
        "theme": THEME,
        "document": notice("好"),
    }
    with pytest.raises(errors.BadInput, match="没有发布"):
        county.administering.publish(kind, [good[kind], document])
    assert pc.sync().rows == []


@pytest.mark.parametrize(
    ("kind", "document"),
    [("vocabulary", WORDS), ("policy", POLICY), ("theme", THEME), ("document", notice("通知"))],
)
def test_what_is_published_fits_the_stations_fields(
    county: County, pc: Pc, kind: str, document: dict[str, Any]
) -> None:
    county.administering.publish(kind, [document])
    (row,) = pc.sync().rows
    assert row.op is not None
    for name, value in row.op["f"].items():
        field = ALL[kind].by_name[name]
        assert fitting(ALL[kind], field)(value), name


def test_what_ships_with_the_program_may_be_published(county: County) -> None:
    for kind, folder, inside in (
        ("vocabulary", "vocabularies", "entries"),
        ("policy", "policies", "rule"),
    ):
        for path in sorted((config.resources() / folder).glob("*.json")):
            body = json.loads(path.read_text("utf-8"))
            if "label" in body:
                told = {"name": path.stem, "label": body["label"], inside: body[inside]}
                county.administering.publish(kind, [told])
    for path in (config.resources() / "texts").glob("*.json"):
        body = json.loads(path.read_text("utf-8"))
        if "sections" not in body:
            continue  # who sits in a village's councils is for no county to say
        told = {
            "kind": body.get("kind", "rules"),
            "template": path.stem,
            "title": body["title"],
            "body": body,
        }
        county.administering.publish("document", [told])


def test_a_change_needs_only_what_changes_and_clears_nothing_needed(county: County) -> None:
    (made,) = county.administering.publish("theme", [THEME])
    county.administering.publish("theme", [{"id": made.id, "title": "迎春"}])
    for nothing in (None, "", "  "):
        with pytest.raises(errors.BadInput, match="title"):
            county.administering.publish("theme", [{"id": made.id, "title": nothing}])


def test_an_answers_outcome_is_one_that_stations_know(county: County) -> None:
    rule = county.kinds["answer"]
    assert set(rule.fields["outcome"].choices) == set(OUTCOMES)
    answer = {"of_kind": "activity", "record": "a1", "outcome": "perhaps"}
    assert list(troubles(rule, answer, whole=True)) == ["“outcome”应是 returned、done 之一"]


def test_plain_text_becomes_paragraphs_and_json_stays() -> None:
    made = in_articles("通知", "第一段\n\n 第二段")
    assert is_articles(made)
    assert json.loads(made)["sections"][0]["articles"] == [{"text": "第一段"}, {"text": "第二段"}]
    assert in_articles("通知", made) == made


def test_a_withdrawn_publication_is_a_delete_in_the_feed_and_leaves_the_list(
    county: County, pc: Pc
) -> None:
    (made,) = county.administering.publish("theme", [THEME])
    (kept,) = county.administering.publish("theme", [{**THEME, "month": "2027-01"}])
    listed = county.administering.publications()
    assert [(each.id, each.title) for each in listed] == [
        (kept.id, "2027-01 暖冬"),
        (made.id, "2026-12 暖冬"),
    ]
    done = county.administering.withdraw("theme", made.id)
    assert (done.feed, done.row) == (COUNTY, 3)
    assert [each.id for each in county.administering.publications()] == [kept.id]
    last = pc.sync().rows[-1].op
    assert last is not None
    assert (last["a"], last["i"]) == ("delete", made.id)
    with pytest.raises(errors.NotThere):
        county.administering.withdraw("theme", made.id)


def test_publishing_again_what_was_withdrawn_brings_it_back_whole(county: County, pc: Pc) -> None:
    (made,) = county.administering.publish("theme", [THEME])
    county.administering.withdraw("theme", made.id)
    with pytest.raises(errors.BadInput, match="month"):
        county.administering.publish("theme", [{"id": made.id, "title": "迎春"}])
    county.administering.publish("theme", [{"id": made.id, **THEME, "title": "迎春"}])
    assert [each.title for each in county.administering.publications()] == ["2026-12 迎春"]


def test_a_town_withdraws_its_own_only(county: County) -> None:
    (made,) = county.administering.publish("theme", [THEME])
    town = Actor("admin:x", TOWN)
    with pytest.raises(errors.NotYours):
        county.administering.withdraw("theme", made.id, to=COUNTY, actor=town)
    with pytest.raises(errors.NotThere):
        county.administering.withdraw("theme", made.id, actor=town)
    with pytest.raises(errors.UnknownKind):
        county.administering.withdraw("volunteer", made.id)
    with pytest.raises(errors.BadInput):
        county.administering.withdraw("theme", made.id, to=STATION)
