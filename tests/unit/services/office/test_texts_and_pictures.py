import io

import docx
import pytest
from PIL import Image

from desktop import errors
from desktop.services import records
from desktop.services.office.long_pictures import SHAREABLE, save_picture, shareable
from desktop.services.office.word_texts import TEXTS, labels, save_text
from desktop.services.paper import notices, papers
from desktop.services.paper.notices import NoticeForm

RULES = [name for name in TEXTS if name.endswith("-rules")]


def lines_of(path):
    return [p.text for p in docx.Document(path).paragraphs]


@pytest.fixture
def facts(desk):
    known = {"phone": "0999-1234567", "address": "广场东", "signing_body": "石桥村村民委员会"}
    records.change(desk, "station", desk.station.id, {**known, "head": "王立新"})


@pytest.fixture
def notice(desk):
    form = NoticeForm("关于冬衣晾晒互助的通知", "一、时间：11月29日", signed_by="石桥村村委会")
    return notices.add(desk, form)


@pytest.mark.parametrize("name", RULES)
def test_every_text_of_rules_is_a_word_file_with_the_facts_put_in(desk, facts, tmp_path, name):
    target = tmp_path / "制度 正文.docx"
    title = save_text(desk, name, target)
    said = lines_of(target)
    assert title in said
    assert not any("{" in line for line in said)


def test_a_notice_is_chosen_by_its_question(desk, notice, tmp_path):
    target = tmp_path / "通知.docx"
    assert save_text(desk, "notice", target, {"notice": notice}) == "关于冬衣晾晒互助的通知"
    assert "一、时间：11月29日" in lines_of(target)


def test_what_is_no_text_names_those_that_are(desk, tmp_path):
    with pytest.raises(errors.NoWordText, match="recruitment-rules"):
        save_text(desk, "roster", tmp_path / "a.docx")
    assert {name for name, _ in labels()} == set(TEXTS)


@pytest.mark.parametrize("name", ["制度.doc", "没有/制度.docx"])
def test_a_place_or_ending_that_will_not_do_is_told(desk, facts, tmp_path, name):
    with pytest.raises(errors.OutputFileError):
        save_text(desk, "recruitment-rules", tmp_path / name)


def test_a_question_nobody_asks_is_told(desk, facts, tmp_path):
    with pytest.raises(errors.UnknownQuestion, match="month"):
        save_text(desk, "recruitment-rules", tmp_path / "a.docx", {"month": "2026-11"})


def test_a_notice_becomes_a_long_picture_and_nothing_counts_as_printed(desk, notice, tmp_path):
    target = tmp_path / "长图 一.png"
    sheet = save_picture(desk, "notice", [], target, {"notice": notice})
    assert sheet.title == "关于冬衣晾晒互助的通知"
    with Image.open(io.BytesIO(target.read_bytes())) as image:
        assert image.width == 1080 and 200 < image.height < 3000
    assert desk.store.rows("SELECT what, why FROM audit") == [("export", "通知，长图")]


@pytest.mark.parametrize("template", ["roster", "application-form", "activity-certificate"])
def test_papers_that_name_people_are_not_made_into_pictures(desk, tmp_path, template):
    with pytest.raises(errors.NotForSharing, match="通知"):
        save_picture(desk, template, [], tmp_path / "a.png")
    assert list(tmp_path.glob("*.png")) == []


def test_every_new_paper_is_private_until_somebody_says_otherwise():
    private = {"roster", "sign-in-sheet", "application-form", "volunteer-wall", "recovery-sheet"}
    known = {one.name for one in papers.templates()}
    assert private <= known
    assert not any(shareable(name) for name in private | {"something-new"})
    assert {"notice", "activity-notice", *RULES} <= set(SHAREABLE) & known


def test_a_template_nobody_knows_is_told(desk, tmp_path):
    with pytest.raises(errors.UnknownTemplate):
        save_picture(desk, "nothing", [], tmp_path / "a.png")


def test_another_ending_is_told(desk, notice, tmp_path):
    with pytest.raises(errors.OutputFileError):
        save_picture(desk, "notice", [], tmp_path / "a.jpg")
