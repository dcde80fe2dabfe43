import json

import pytest

from desktop import config
from desktop.model.kinds import ALL, kind_named
from desktop.services import vocabularies

FILES = sorted((config.resources() / "vocabularies").glob("*.json"))


def test_word_lists_come_in_their_own_order(desk):
    assert vocabularies.words(desk, "content") == [
        "学习实践科学理论",
        "宣传宣讲党的政策",
        "培育践行主流价值",
        "丰富活跃文化生活",
        "持续深入移风易俗",
    ]


def test_a_list_nobody_has_is_empty(desk):
    assert vocabularies.words(desk, "nothing") == []
    assert vocabularies.rule(desk, "nothing") == {}


def test_rules_come_as_they_are_shipped(desk):
    stars = vocabularies.rule(desk, "stars")
    shipped = json.loads((config.resources() / "policies" / "stars.json").read_text("utf-8"))
    assert stars == shipped["rule"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_list_offers_its_words_once_each(desk, path):
    body = json.loads(path.read_text("utf-8"))
    shipped = [entry["label"] for entry in body["entries"]] if "label" in body else []
    found = vocabularies.words(desk, path.stem)
    assert found == shipped
    assert len(set(found)) == len(found) and all(word.strip() == word for word in found)


def test_every_field_that_offers_a_list_has_one(desk):
    fields = [field for kind in ALL.values() for field in kind.own_fields]
    named = {field.vocabulary for field in fields if field.vocabulary}
    assert named and named <= {path.stem for path in FILES}


def test_a_countys_own_list_takes_the_place_of_the_shipped_one(desk):
    kind = kind_named("vocabulary")
    entries = json.dumps([{"label": "理响巴蜀"}, {"label": "德耀巴蜀"}])
    with desk.action("pull", "县里下发") as group:
        desk.records.insert(group, kind, {"name": "tag", "label": "标签", "entries": entries})
    assert vocabularies.words(desk, "tag") == ["理响巴蜀", "德耀巴蜀"]


def test_a_station_of_an_older_program_has_our_newer_lists_and_rules_too(desk):
    kind = kind_named("vocabulary")
    older = json.dumps([{"label": "重阳"}, {"label": "庙会"}])
    with desk.action("edit", "旧站") as group:
        for name in ("festival", "story_phrase"):
            (found,) = desk.records.find(kind, name=name)
            desk.records.update(group, found, {"name": f"not {name}"})
        desk.records.insert(group, kind, {"name": "festival", "label": "节日", "entries": older})
    assert vocabularies.words(desk, "story_phrase")
    assert vocabularies.entries(desk, "festival") == [
        {"label": "重阳", "lunar": "9-9"},
        {"label": "庙会"},
    ]
