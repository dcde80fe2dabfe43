import json

import pytest

from desktop import config
from desktop.model.kinds import ALL, kind_named
from desktop.services import vocabularies

FILES = sorted((config.resources() / "vocabularies").glob("*.json"))


def test_word_lists_come_in_their_own_order(desk):
    assert vocabularies.words(desk, "content") == [
        "学习实践科学理论", "宣传宣讲党的政策", "培育践行主流价值", "丰富活跃文化生活", "持续深入移风易俗",
    ]  # fmt: skip
    assert vocabularies.words(desk, "festival")[:3] == ["春节", "元宵节", "清明节"] or (
        vocabularies.words(desk, "festival")[0].startswith("春节")
    )


def test_a_list_nobody_has_is_empty(desk):
    assert vocabularies.words(desk, "nothing") == []
    assert vocabularies.rule(desk, "nothing") == {}


def test_rules_come_as_they_are_shipped(desk):
    stars = vocabularies.rule(desk, "stars")
    assert [tier for tier in json.loads(json.dumps(stars)).values()]
    shipped = json.loads((config.resources() / "policies" / "stars.json").read_text("utf-8"))
    assert stars == shipped["rule"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_list_that_is_offered_has_words(desk, path):
    if "label" not in json.loads(path.read_text("utf-8")):
        assert vocabularies.words(desk, path.stem) == []
        return
    found = vocabularies.words(desk, path.stem)
    assert found and len(set(found)) == len(found) and all(word.strip() == word for word in found)


def test_every_field_that_offers_a_list_has_one(desk):
    named = {
        field.vocabulary
        for kind in ALL.values()
        for field in kind.own_fields
        if field.vocabulary
    }
    assert named
    assert [name for name in sorted(named) if not vocabularies.words(desk, name)] == []


def test_a_countys_own_list_takes_the_place_of_the_shipped_one(desk):
    kind = kind_named("vocabulary")
    entries = json.dumps([{"label": "理响巴蜀"}, {"label": "德耀巴蜀"}])
    with desk.action("pull", "县里下发") as group:
        desk.records.insert(group, kind, {"name": "tag", "label": "标签", "entries": entries})
    assert vocabularies.words(desk, "tag") == ["理响巴蜀", "德耀巴蜀"]
