import dataclasses
import datetime
import io
import re
from itertools import pairwise

import pdfplumber
import pypdfium2
import pytest

from desktop import errors
from desktop.printing.ink import A1, A2, A3, A4, MM
from desktop.printing.sheets.walls.rules import Article, Section
from desktop.printing.sheets.walls.wall_sheet import render_wall_sheet

ARTICLE = (
    "为规范志愿者招募工作（试行），保障“志愿者”和服务对象的合法权益，结合本村实际，制定本制度。"
)


@pytest.fixture
def printed(book, made_at, phrases):
    def render(sheet, paper=A4):
        return render_wall_sheet(sheet, book, made_at, paper=paper, phrases=phrases)

    return render


def rules(sheet, articles: int, text: str = ARTICLE, **facts):
    sections = tuple(
        Section(
            f"第{start}部分", tuple(Article(text) for _ in range(start, min(start + 5, articles)))
        )
        for start in range(0, articles, 5)
    )
    return dataclasses.replace(sheet, sections=sections, **facts)


def texts_of(data: bytes) -> list[str]:
    pages = pypdfium2.PdfDocument(data)
    return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pages]


def body_size(data: bytes) -> float:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        sizes = [char["size"] for char in pdf.pages[0].chars if char["text"] == "保"]
    return max(sizes)


@pytest.mark.parametrize("paper", [A4, A3, A2, A1])
def test_the_sheet_has_the_size_of_its_paper(printed, sheet, paper):
    page = pypdfium2.PdfDocument(printed(sheet, paper))[0]
    millimetres = [side / MM for side in page.get_size()]
    assert millimetres == pytest.approx([paper.width_mm, paper.height_mm], abs=0.05)


@pytest.mark.parametrize("paper", [A3, A2, A1])
def test_the_shipped_rules_fill_one_poster(printed, sheet, paper):
    assert len(texts_of(printed(sheet, paper))) == 1


def test_the_shipped_rules_say_everything_in_order(printed, sheet):
    text = "".join(texts_of(printed(sheet, A3)))
    places = [
        text.index(part)
        for part in (
            "新时代文明实践站志愿者招募管理制度",
            "一、总则",
            "第一条为规范",
            "二、招募条件",
            "监护人书面同意",
            "可能发生的风险",
            "四、培训与风险告知",
            "志愿者享有下列权利",
            "无偿、如实出具",
            "可以随时退出",
            "第十六条",
        )
    ]
    assert places == sorted(places)
    assert "青石镇桃源村村民委员会" in text
    assert "二〇二六年一月一日" in text
    assert "咨询电话：0839-5550123" in text


def test_the_shipped_words_are_the_approved_ones(sheet):
    text = "".join(sheet.texts().values())
    assert "志愿者服务站" not in text
    assert "{" not in text
    assert re.sub("新时代文明实践站", "", text).count("文明实践") == 0


def test_few_rules_are_set_larger_than_many_and_open_more(printed, sheet):
    sizes = [body_size(printed(rules(sheet, count))) for count in (1, 5, 10)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == pytest.approx(20)
    assert sizes[0] > sizes[2] >= 10.5


def test_type_below_the_readable_limit_goes_to_a_second_page_instead(printed, sheet):
    data = printed(rules(sheet, 30))
    pages = texts_of(data)
    assert len(pages) > 1
    assert body_size(data) >= 10.5
    assert "第三十条" in pages[-1]
    assert all(f"第{n}页共{len(pages)}页" in page for n, page in enumerate(pages, 1))
    assert "村民委员会" in pages[-1]
    assert "村民委员会" not in pages[0]


def test_a_heading_is_never_the_last_line_of_a_page(printed, sheet):
    for count in range(18, 40, 3):
        for page in texts_of(printed(rules(sheet, count)))[:-1]:
            body = page[: page.rindex("第1页")] if "第1页" in page else page
            assert not re.search(r"[一二三四五六七八]、第\d+部分(第\d页共\d页)?$", body)


@pytest.mark.parametrize("count", [1, 8, 30])
def test_nothing_stands_outside_the_border(printed, sheet, count):
    with pdfplumber.open(io.BytesIO(printed(rules(sheet, count)))) as pdf:
        for page in pdf.pages:
            assert min(char["x0"] for char in page.chars) >= 20 * MM
            assert max(char["x1"] for char in page.chars) <= page.width - 18 * MM
            assert min(char["top"] for char in page.chars) >= 14 * MM
            assert max(char["bottom"] for char in page.chars) <= page.height - 13 * MM


def test_lines_never_run_into_each_other_or_into_the_signature(printed, sheet):
    for count in (3, 9, 13, 26):
        with pdfplumber.open(io.BytesIO(printed(rules(sheet, count)))) as pdf:
            for page in pdf.pages:
                for box in (
                    (0, 0, page.width / 2, page.height),
                    (page.width / 2, 0, *page.bbox[2:]),
                ):
                    half = page.crop(box).extract_text_lines()
                    lines = sorted((line["top"], line["bottom"]) for line in half)
                    assert all(below >= above - 1.5 for (_, above), (below, _) in pairwise(lines))


def test_a_sample_says_so_on_every_page(printed, sheet):
    pages = texts_of(printed(rules(sheet, 30, sample=True)))
    assert len(pages) > 1
    assert all("示例" in page for page in pages)
    assert "示例" not in texts_of(printed(rules(sheet, 3)))[0]


def test_very_long_names_and_titles_shrink_to_the_sheet(printed, sheet):
    long = rules(
        sheet,
        2,
        station="四川省某某藏族羌族自治州某某县某某镇某某某某某某村新时代文明实践站",
        title="志愿者招募注册登记培训与服务记录证明管理制度（试行）",
        address="某某镇某某村" * 4,
    )
    with pdfplumber.open(io.BytesIO(printed(long))) as pdf:
        chars = pdf.pages[0].chars
    assert min(char["x0"] for char in chars) >= 20 * MM
    assert max(char["x1"] for char in chars) <= A4.size[0] - 18 * MM


def test_what_is_too_long_for_its_place_is_refused_by_name(printed, sheet):
    with pytest.raises(errors.DoesNotFit, match="某某镇某某村"):
        printed(rules(sheet, 1, address="某某镇某某村" * 9))


def test_tags_in_the_text_are_printed_as_written(printed, sheet):
    assert "<b>加粗</b>" in texts_of(printed(rules(sheet, 1, text="不要<b>加粗</b>。")))[0]


def test_items_stand_on_lines_of_their_own_where_there_is_room(printed, sheet):
    section = Section("权利", (Article("志愿者：", ("知悉风险；", "接受培训。")),))
    few = dataclasses.replace(sheet, sections=(section,))
    with pdfplumber.open(io.BytesIO(printed(few))) as pdf:
        lines = [line["text"].strip() for line in pdf.pages[0].extract_text_lines()]
    assert "（一）知悉风险；" in lines
    assert "（二）接受培训。" in lines


def test_rules_without_date_phone_and_address_leave_those_lines_out(printed, sheet):
    bare = dataclasses.replace(rules(sheet, 1), effective=None, phone="", address="")
    text = texts_of(printed(bare))[0]
    assert "电话" not in text
    assert "址：" not in text


def test_the_same_sheet_gives_the_same_bytes(printed, sheet):
    assert printed(sheet) == printed(sheet)


def test_a_blank_character_stops_the_print_and_is_named(printed, sheet):
    with pytest.raises(errors.MissingGlyphs, match="落款"):
        printed(dataclasses.replace(sheet, issuer="\U0002a6d0村"))


def test_more_than_a_booklet_is_refused(printed, sheet):
    with pytest.raises(errors.DoesNotFit):
        printed(rules(sheet, 900))


def test_the_date_is_the_day_the_rules_take_effect(printed, sheet):
    other = dataclasses.replace(sheet, effective=datetime.date(2026, 12, 31))
    assert "二〇二六年十二月三十一日" in "".join(texts_of(printed(other)))
