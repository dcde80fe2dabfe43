import json

import pytest

from desktop import errors
from desktop.config import resources
from desktop.printing.sheets.walls.recruitment_rules import TEXT, recruitment_rules
from desktop.printing.sheets.walls.rules import RulesText


def test_fields_in_braces_become_the_station_s_facts(sheet):
    first = sheet.sections[0].articles[0].text
    assert "柳溪县青石镇桃源村新时代文明实践站（以下称“本站”）" in first


def test_the_shipped_text_names_the_fields_it_asks_for():
    path = resources() / "texts" / "recruitment-rules.json"
    named = json.loads(path.read_text("utf-8"))["fields"]
    assert RulesText.load(path).fields() == set(named)


def test_a_station_without_a_signing_body_is_told_so():
    text = RulesText.load(resources() / "texts" / TEXT)
    with pytest.raises(errors.NothingToPrint, match="issuer"):
        recruitment_rules(text, station="桃源村新时代文明实践站", issuer=" ")


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
