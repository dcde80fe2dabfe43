import datetime
import json
import re

import pypdfium2
import pytest

from desktop import errors
from desktop.config import resources
from desktop.printing.ink import A3, A4
from desktop.printing.sheets.walls.rules import FIELDS, RulesText, rules_sheet
from desktop.printing.sheets.walls.wall_sheet import render_wall_sheet
from tests.printing.conftest import RULES_FACTS

NAMES = ("recruitment-rules", "record-rules", "honour-rules", "duty-rules", "village-rules")
DAY = datetime.date(2026, 1, 1)


def path_of(name):
    return resources() / "texts" / f"{name}.json"


def words(data):
    pages = pypdfium2.PdfDocument(data)
    return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pages]


def all_words(sheet):
    parts = [p for s in sheet.sections for a in s.articles for p in (a.text, *a.items)]
    return "".join([sheet.title, *(s.heading for s in sheet.sections), *parts])


@pytest.fixture(params=NAMES)
def shipped_sheet(request):
    text = RulesText.load(path_of(request.param))
    return rules_sheet(text, RULES_FACTS, effective=DAY)


@pytest.fixture
def village():
    return RulesText.load(path_of("village-rules"))


def test_fields_in_braces_become_the_station_s_facts(sheet):
    first = sheet.sections[0].articles[0].text
    assert "柳溪县青石镇桃源村新时代文明实践站（以下称“本站”）" in first


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_text_names_the_fields_it_asks_for_and_the_law_it_rests_on(name):
    told = json.loads(path_of(name).read_text("utf-8"))
    assert RulesText.load(path_of(name)).fields() == set(told["fields"])
    assert set(told["fields"]) <= set(FIELDS)
    assert told["template"] == name
    assert "《" in told["basis"]


def test_shipped_texts_use_the_approved_words(shipped_sheet):
    text = all_words(shipped_sheet)
    for word in ("志愿者服务站", "表彰", "募捐", "四川好人", "评选先进"):
        assert word not in text
    assert "{" not in text
    assert re.sub("新时代文明实践[站所]", "", text).count("文明实践") == 0


def test_every_article_of_a_shipped_text_ends_as_a_sentence(shipped_sheet):
    for section in shipped_sheet.sections:
        for article in section.articles:
            assert article.text[-1] == ("：" if article.items else "。")
            if article.items:
                assert [item[-1] for item in article.items] == (
                    ["；"] * (len(article.items) - 1) + ["。"]
                )


def test_a_shipped_text_fills_one_poster_in_readable_type(shipped_sheet, book, made_at, phrases):
    pages = words(render_wall_sheet(shipped_sheet, book, made_at, paper=A3, phrases=phrases))
    assert len(pages) == 1
    assert shipped_sheet.title in pages[0]


def test_village_rules_take_nothing_from_anybody(village):
    text = "".join(a.text for section in village.sections for a in section.articles)
    assert "不设罚款、罚物" in text
    assert text.count("罚") == 2
    assert "不以任何方式限制村民依法享有的权利和待遇" in text
    assert "男女平等" in text
    assert "参加志愿服务全凭自愿" in text


def test_village_rules_are_a_draft_until_the_village_has_adopted_them(village):
    draft = rules_sheet(village, RULES_FACTS, above="桃源村")
    adopted = rules_sheet(village, RULES_FACTS, above="桃源村", effective=DAY)
    assert draft.note == "草案，经村民会议讨论通过后公布施行"
    assert adopted.note == ""
    assert "村民会议讨论通过" in all_words(adopted)
    assert draft.texts()["题注"] == draft.note


def test_a_draft_says_so_under_its_title_and_the_village_stands_above(
    village, book, made_at, phrases
):
    draft = rules_sheet(village, RULES_FACTS, above="桃源村")
    first = words(render_wall_sheet(draft, book, made_at, paper=A4, phrases=phrases))[0]
    assert first.index("桃源村") < first.index("村规民约") < first.index("草案，经村民会议")
    assert first.index("草案，经村民会议") < first.index("一、总则")
    assert "新时代文明实践站" not in first


def test_a_station_without_a_signing_body_is_told_so(village):
    text = RulesText.load(path_of("recruitment-rules"))
    for one in (text, village):
        with pytest.raises(errors.NothingToPrint, match="落款单位"):
            rules_sheet(one, RULES_FACTS | {"issuer": " "})


def test_a_field_nobody_knows_is_named_as_it_is_written():
    text = RulesText.from_data({"title": "{a}", "sections": []})
    with pytest.raises(errors.NothingToPrint, match="“a”"):
        rules_sheet(text, RULES_FACTS)


def test_facts_with_braces_are_not_filled_a_second_time():
    text = RulesText.from_data({"title": "{a}", "sections": []})
    assert text.filled({"a": "{b}"}).title == "{b}"


def test_a_missing_text_and_a_damaged_one_are_told_apart(tmp_path):
    with pytest.raises(errors.FileMissing):
        RulesText.load(tmp_path / "gone.json")
    for content in ("{", "[]", '{"title": "x"}', '{"title": "x", "sections": [{"heading": "y"}]}'):
        path = tmp_path / "bad.json"
        path.write_text(content, "utf-8")
        with pytest.raises(errors.FileUnreadable):
            RulesText.load(path)


def test_a_text_saved_by_a_windows_editor_is_read(tmp_path):
    path = tmp_path / "bom.json"
    path.write_text('{"title": "制度", "sections": []}', "utf-8-sig")
    assert RulesText.load(path).title == "制度"
