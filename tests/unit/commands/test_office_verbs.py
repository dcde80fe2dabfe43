import docx
import pytest
from PIL import Image

from tests.unit.office.made_forms import sheet_form, sheet_of, word_form, word_lines


@pytest.fixture
def held(station):
    person = station("add", "volunteer", "name=张三").id
    times = ("started_at=2026-06-19T09:00", "ended_at=2026-06-19T11:00", "residents=30")
    activity = station("add", "activity", "title=端午", "status=held", *times).id
    words = (f"activity={activity}", f"volunteer={person}", "minutes=120")
    assert station("add", "participation", *words).code == 0
    return activity


def test_rules_are_saved_as_a_word_file(station, folder):
    out = folder / "招募 制度.docx"
    said = station("word", "recruitment-rules", "--out", out)
    assert said.code == 0 and "可以用 WPS 或 Word 修改" in said.err
    assert "志愿者招募管理制度" in [p.text for p in docx.Document(out).paragraphs]


def test_what_is_no_text_is_refused_in_words(station, folder):
    said = station("word", "roster", "--out", folder / "a.docx")
    assert said.code == 1 and "recruitment-rules" in said.err
    assert list(folder.iterdir()) == []


def test_an_activitys_notice_becomes_a_long_picture(station, held, folder):
    out = folder / "长图.png"
    said = station("picture", "activity-notice", "--id", held, "--out", out)
    assert said.code == 0, said.err
    with Image.open(out) as image:
        assert image.width == 1080


def test_a_roster_does_not(station, folder):
    said = station("picture", "roster", "--out", folder / "a.png")
    assert said.code == 1 and "个人信息" in said.err


@pytest.mark.parametrize("verb", [("word", "notice"), ("picture", "notice")])
def test_an_answer_without_a_name_is_wrong_usage(station, folder, verb):
    said = station(*verb, "--set", "甲", "--out", folder / "a")
    assert said.code == 2 and "名称=值" in said.err


def test_a_brief_is_shown_or_saved(station, held, folder):
    said = station("press", held)
    assert said.code == 0 and said.out.startswith("石桥村：端午") and "30人" in said.out
    assert "只有时间、地点和人数" in said.err
    out = folder / "信息稿"
    assert station("press", held, "--out", out).code == 0
    assert {p.name for p in out.iterdir()} == {"信息稿.txt", "信息稿.docx"}
    assert station("press", held, "--out", out).code == 1


def test_fields_are_listed_without_a_station(empty):
    said = empty("form", "fields", passphrase=None)
    assert said.code == 0 and "{{站名}}\t本站\t" in said.out
    names = [one["name"] for one in empty("form", "fields", "--json", passphrase=None).json]
    assert {"站名", "参加人员.姓名", "月份"} <= set(names)


def test_a_form_is_checked_then_filled(station, held, folder):
    form = word_form(folder / "空 表.docx", "{{站名}}{{电话}}", rows=[["{{参加人员.姓名}}"]])
    told = station("form", "check", form, "--activity", held, "--json").json
    assert told["known"]["参加人员.姓名"] == "1 行" and list(told["empty"]) == ["电话"]
    out = folder / "好.docx"
    said = station("form", "fill", form, "--activity", held, "--out", out)
    assert said.code == 0 and "空着的：电话" in said.err and "上报" in said.err
    assert word_lines(out.read_bytes()) == (["石桥村新时代文明实践站"], [["张三"]])


def test_checking_says_each_name_on_a_line(station, folder):
    form = sheet_form(folder / "表.xlsx", {"A1": "{{站名}}", "A2": "{{站铭}}", "A3": "{{队长}}"})
    lines = station("form", "check", form).out.splitlines()
    assert lines == [
        "填上\t站名\t石桥村新时代文明实践站",
        "先选\t队长\t队伍",
        "不认识\t站铭\t是不是“站名”",
    ]


def test_a_name_nobody_knows_makes_it_done_in_part(station, folder):
    form = sheet_form(folder / "表.xlsx", {"A1": "{{站铭}}"})
    out = folder / "好.xlsx"
    said = station("form", "fill", form, "--out", out)
    assert said.code == 3 and "站铭（站名？）" in said.err
    assert sheet_of(out.read_bytes())["A1"].value == "{{站铭}}"


@pytest.mark.parametrize("options", [(), ("--activity", "nobody"), ("--month", "2026-13")])
def test_what_can_not_be_filled_leaves_no_file(station, folder, options):
    form = word_form(folder / "表.docx", "{{活动名称}}")
    said = station("form", "fill", form, *options, "--out", folder / "好.docx")
    assert said.code == 1 and said.err
    assert sorted(folder.iterdir()) == [form]
