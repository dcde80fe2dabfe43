import datetime as dt
import io
import json
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from desktop import config, errors
from desktop.office.word_texts import word_text
from desktop.printing.sheets.notices.notice_words import Notice, paragraphs_of
from desktop.printing.sheets.walls.councils import CouncilsSheet, Seats
from desktop.printing.sheets.walls.rules import Article, RulesSheet, RulesText, Section, rules_sheet

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
RULES = RulesSheet(
    station="石桥村新时代文明实践站",
    title="志愿者招募管理制度",
    sections=(
        Section("总则", (Article("第一条的话。"), Article("包括：", ("甲；", "乙。")))),
        Section("附则", (Article("𬭎䶮也要能写。"),)),
    ),
    issuer="石桥村新时代文明实践站",
    effective=dt.date(2026, 11, 22),
    phone="0999-1234567",
)
NOTICE = Notice(
    title="关于开展冬衣晾晒互助志愿服务活动的通知",
    paragraphs=paragraphs_of("现通知如下：\n一、时间：11月29日\n（一）分工\n1.上午\n（1）两人"),
    signed_by="石桥村村民委员会",
    dated=dt.date(2026, 11, 20),
    to="全体村民",
    attachments=("分工表", "物资清单"),
    contact="王文书",
    phone="0999-1234567",
)


def made(sheet):
    return docx.Document(io.BytesIO(word_text(sheet, NOW)))


def told(document):
    return [(p.style.name, p.text) for p in document.paragraphs if p.text]


def fonts(marks):
    return marks.find(qn("w:rFonts")).get(qn("w:eastAsia"))


def test_rules_have_real_styles_and_their_numbers_as_text():
    assert told(made(RULES)) == [
        ("标题上方", "石桥村新时代文明实践站"),
        ("Title", "志愿者招募管理制度"),
        ("Heading 1", "一、总则"),
        ("Normal", "第一条\u3000第一条的话。"),
        ("Normal", "第二条\u3000包括："),
        ("Normal", "（一）甲；"),
        ("Normal", "（二）乙。"),
        ("Heading 1", "二、附则"),
        ("Normal", "第三条\u3000𬭎䶮也要能写。"),
        ("Normal", "咨询电话：0999-1234567"),
        ("落款", "石桥村新时代文明实践站"),
        ("落款", "二〇二六年十一月二十二日"),
    ]


def test_a_notice_says_all_of_it_in_order():
    texts = [text for _, text in told(made(NOTICE))]
    assert "".join(texts[0].split()) == NOTICE.title
    assert texts[1:] == [
        "全体村民：",
        "现通知如下：",
        "一、时间：11月29日",
        "（一）分工",
        "1.上午",
        "（1）两人",
        "附件：1.分工表",
        "\u3000\u3000\u30002.物资清单",
        "石桥村村民委员会",
        "2026年11月20日",
        "（联系人：王文书，电话：0999-1234567）",
    ]


def test_the_first_level_of_a_notice_stands_in_hei_and_the_second_in_kai():
    paragraphs = {p.text: p for p in made(NOTICE).paragraphs}
    lead, rest = paragraphs["一、时间：11月29日"].runs
    assert fonts(lead._r.rPr) == "黑体" and rest._r.rPr is None
    assert paragraphs["（一）分工"].style.name == "Heading 2"


def test_names_of_councils_stand_below_their_council():
    councils = (("红白理事会", (Seats("会长", ("张三",)), Seats("", ("李四", "王五")))),)
    sheet = CouncilsSheet(above="石桥村", title="四会成员", councils=councils, issuer="石桥村")
    assert ("Heading 1", "红白理事会") in told(made(sheet))
    assert [text for _, text in told(made(sheet))][3:5] == ["会长：张三", "李四、王五"]


@pytest.mark.parametrize("sheet", [RULES, NOTICE])
def test_the_page_is_a4_with_the_margins_of_official_papers(sheet):
    section = made(sheet).sections[0]
    page = (section.page_width.mm, section.page_height.mm)
    edges = (section.top_margin.mm, section.left_margin.mm, section.right_margin.mm)
    assert [round(side) for side in (*page, *edges)] == [210, 297, 37, 28, 26]
    assert round(297 - section.top_margin.mm - section.bottom_margin.mm) == 225


def test_faces_are_named_as_chinese_offices_have_them_with_what_stands_in():
    document = made(RULES)
    faces = {
        name: fonts(document.styles[name].element.rPr)
        for name in ("Title", "Normal", "Heading 1", "Heading 2")
    }
    assert faces == {
        "Title": "方正小标宋简体", "Normal": "仿宋_GB2312", "Heading 1": "黑体",
        "Heading 2": "楷体_GB2312",
    }  # fmt: skip
    table = next(p for p in document.part.package.parts if p.partname.endswith("fontTable.xml"))
    assert "宋体" in table.blob.decode() and "altName" in table.blob.decode()


def test_size_leading_and_spacing_give_28_characters_on_22_lines():
    style = made(NOTICE).styles["Normal"]
    closer = int(style.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    across = 156 / 25.4 * 72
    assert int(across / (style.font.size.pt + closer)) == 28
    assert int(225 / 25.4 * 72 / style.paragraph_format.line_spacing.pt) == 22


def test_the_file_says_its_title_language_and_no_maker():
    document = made(RULES)
    told = document.core_properties
    assert (told.title, told.author, told.language) == (RULES.title, RULES.issuer, "zh-CN")
    assert told.comments == "" and told.created.isoformat().startswith("2026-11-22T01:30")
    languages = {one.get(qn("w:eastAsia")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"zh-CN"}


def test_a_notice_numbers_its_pages_at_the_outer_side():
    section = made(NOTICE).sections[0]
    sides = [f.paragraphs[0].alignment for f in (section.footer, section.even_page_footer)]
    assert sides == [WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT]
    assert section.footer.paragraphs[0].text == "—1—"
    assert " PAGE " in section.footer._element.xml


def test_a_sample_says_so_on_every_page():
    from dataclasses import replace

    head = made(replace(RULES, sample=True)).sections[0].header
    assert head.paragraphs[0].text == "示例"
    assert made(RULES).sections[0].header.paragraphs[0].text == ""


@pytest.mark.parametrize("path", sorted((config.resources() / "texts").glob("*-rules.json")))
def test_every_text_that_ships_becomes_a_word_file(path: Path):
    text = RulesText.from_data(json.loads(path.read_text(encoding="utf-8")))
    known = dict.fromkeys(text.fields(), "某") | {"station": "站", "issuer": "站"}
    sheet = rules_sheet(text, known)
    said = [words for _, words in told(made(sheet))]
    assert sheet.title in said
    assert sum(line.startswith("第") for line in said) >= len(sheet.sections)


def test_what_is_no_text_is_refused():
    with pytest.raises(errors.NoWordText):
        word_text("no sheet", NOW)
