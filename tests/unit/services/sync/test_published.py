import json

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import naming, records, vocabularies
from desktop.services.lists import bulk_edits
from desktop.services.needs.needs import everything, perform
from desktop.services.paper import papers, texts
from desktop.services.paper.recipes import wall_text
from desktop.services.past import history, trash
from tests.unit.pulled_changes import publish, pulling

COUNTY, TOWN = "999999", "999999001"
RULES = "recruitment-rules"
DOCUMENT = kind_named("document")


def words(*labels):
    entries = json.dumps([{"label": label} for label in labels])
    return {"name": "tag", "label": "标签", "entries": entries}


def rules_text(title):
    return {"kind": "rules", "template": RULES, "title": title, "body": "{}"}


def theme(title):
    return {"month": "2026-11", "title": title}


@pytest.fixture
def shipped(desk):
    (found,) = desk.records.find(DOCUMENT, template=RULES)
    return found


def test_the_towns_list_comes_before_the_countys_whichever_came_last(desk):
    publish(desk, TOWN, "vocabulary", words("石桥风采"))
    publish(desk, COUNTY, "vocabulary", words("理响"))
    assert vocabularies.words(desk, "tag") == ["石桥风采"]


def test_the_countys_policy_comes_before_the_shipped_one(desk):
    values = {"name": "publicity", "label": "公示", "rule": '{"days": 5}'}
    publish(desk, COUNTY, "policy", values)
    assert vocabularies.rule(desk, "publicity") == {"days": 5}


def test_the_theme_of_a_month_is_the_one_published(desk):
    records.add(desk, "theme", theme("本站的"))
    assert vocabularies.theme(desk, "2026-11").text("title") == "本站的"
    publish(desk, COUNTY, "theme", theme("县里的"))
    assert vocabularies.theme(desk, "2026-11").text("title") == "县里的"
    assert vocabularies.theme(desk, "2026-12") is None


@pytest.mark.parametrize(("feed", "who"), [(COUNTY, "由县发布"), (TOWN, "由镇发布")])
def test_what_was_published_is_not_changed_here(desk, feed, who):
    made = publish(desk, feed, "theme", theme("敬老月"))
    mine = records.add(desk, "theme", theme("本站的"))
    for refused in (
        lambda: records.change(desk, "theme", made, {"title": "改"}),
        lambda: records.remove(desk, "theme", [mine, made]),
        lambda: history.go_back(desk, "theme", made, 1),
    ):
        with pytest.raises(errors.ReadOnlyKind) as refusal:
            refused()
        assert f"它{who}，本站只使用。" in str(refusal.value)
        assert "敬老月" in str(refusal.value)
    done = bulk_edits.set_many(desk, "theme", [made, mine], {"description": "一"})
    assert done.changed == 1
    assert [(one.id, who in one.reason) for one in done.refused] == [(made, True)]


def test_what_town_or_county_took_back_lies_in_no_trash(desk):
    made = publish(desk, COUNTY, "theme", theme("敬老月"))
    with pulling(desk) as pull:
        pull.remove("theme", made)
    assert trash.list_trash(desk) == []
    with pytest.raises(errors.ReadOnlyKind, match="由县"):
        records.restore(desk, "theme", [made])


def test_a_published_text_comes_before_the_shipped_one(desk, shipped):
    made = publish(desk, COUNTY, "document", rules_text("县里的招募制度"))
    assert texts.in_force(desk, RULES).id == made
    assert [c.source for c in texts.choices(desk, RULES)] == ["示例县发布", "随程序带的"]
    assert texts.undecided(desk) == []


def test_the_clerks_own_text_stays_until_they_choose(desk, shipped):
    records.change(desk, "document", shipped.id, {"title": "石桥村招募制度"})
    county = publish(desk, COUNTY, "document", rules_text("县里的招募制度"))
    assert texts.in_force(desk, RULES).id == shipped.id
    (need,) = everything(desk)
    assert need.what == "text"
    assert "「石桥村招募制度」现在用的是本站自己改过的文本" in need.sentence
    assert [deed.label for deed in need.deeds] == ["用示例县发布的", "仍用本站自己的"]
    perform(desk, need.deeds[0])
    assert texts.in_force(desk, RULES).id == county
    assert everything(desk) == []
    kept = desk.records.get(DOCUMENT, shipped.id)
    assert kept.text("title") == "石桥村招募制度" and not kept.removed_at


def test_a_newer_version_of_the_county_asks_again(desk, shipped):
    records.change(desk, "document", shipped.id, {"title": "石桥村招募制度"})
    county = publish(desk, COUNTY, "document", rules_text("县里的招募制度"))
    texts.use(desk, RULES, shipped.id)
    assert texts.undecided(desk) == []
    with pulling(desk) as pull:
        pull.set("document", county, title="县里的招募制度（修订）")
    assert texts.undecided(desk) == [RULES]
    assert texts.in_force(desk, RULES).id == shipped.id


def test_when_the_chosen_text_is_taken_back_the_next_is_in_force(desk, shipped):
    county = publish(desk, COUNTY, "document", rules_text("县里的招募制度"))
    texts.use(desk, RULES, county)
    with pulling(desk) as pull:
        pull.remove("document", county)
    assert texts.in_force(desk, RULES).id == shipped.id
    with pytest.raises(errors.NotFound):
        texts.use(desk, RULES, county)


def test_a_text_of_the_stations_own_is_one_too(desk):
    made = records.add(desk, "document", rules_text("我们自己写的"))
    publish(desk, TOWN, "document", rules_text("镇里的"))
    assert texts.in_force(desk, RULES).id == made
    assert texts.choices(desk, RULES)[0].source == "本站自己的"


def test_what_is_printed_is_what_is_in_force(desk, shipped):
    body = json.loads(shipped.text("body"))
    made = publish(desk, TOWN, "document", {**rules_text("镇里的"), "body": json.dumps(body)})
    assert wall_text.text_of(desk, RULES).id == made
    with pytest.raises(errors.NothingToPrint):
        wall_text.text_of(desk, "nothing")


UNREADABLE = ["坏", "{}", '["书法"]', '[{"name": "书法"}]', '[{"label": ""}]', "[" * 5_000]


@pytest.mark.parametrize("entries", UNREADABLE)
def test_a_word_list_from_above_that_cant_be_read_leaves_the_next_one_in_force(desk, entries):
    usual = vocabularies.words(desk, "skill")
    made = publish(
        desk, COUNTY, "vocabulary", {**words("理响"), "name": "skill", "entries": entries}
    )
    assert vocabularies.words(desk, "skill") == usual != []
    (need,) = [each for each in everything(desk) if each.what == "unreadable"]
    assert need.records == (("vocabulary", made),)
    assert "词表「标签」内容读不懂" in need.sentence
    publish(desk, TOWN, "vocabulary", {**words("石桥风采"), "name": "skill"})
    assert vocabularies.words(desk, "skill") == ["石桥风采"]


@pytest.mark.parametrize("rule", ["坏", "[1]", "3"])
def test_a_policy_from_above_that_cant_be_read_leaves_the_next_one_in_force(desk, rule):
    usual = vocabularies.rule(desk, "publicity")
    values = {"name": "publicity", "label": "公示期", "rule": rule}
    publish(desk, COUNTY, "policy", values)
    assert vocabularies.rule(desk, "publicity") == usual != {}
    assert "unreadable" in [each.what for each in everything(desk)]


def test_a_text_from_above_that_cant_be_read_is_not_printed(desk, shipped):
    publish(desk, COUNTY, "document", {**rules_text("县里的招募制度"), "body": "坏"})
    assert texts.in_force(desk, RULES).id == shipped.id
    publish(desk, TOWN, "document", rules_text("镇里的"))
    with pytest.raises(errors.NothingToPrint, match="读不懂"):
        papers.preview(desk, RULES, [])


def test_a_list_that_was_withdrawn_is_gone_and_the_next_one_holds(desk):
    usual = vocabularies.words(desk, "skill")
    made = publish(desk, COUNTY, "vocabulary", {**words("理响"), "name": "skill"})
    with pulling(desk) as pull:
        pull.remove("vocabulary", made)
    assert vocabularies.words(desk, "skill") == usual


def test_unreadable_structures_are_shown_as_they_are():
    assert naming.in_short("坏") == "坏"
