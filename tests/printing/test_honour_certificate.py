import dataclasses
import datetime
import io
import re

import pdfplumber
import pypdfium2
import pytest

from desktop import errors
from desktop.model.stock import Stock
from desktop.printing.ink import MM
from desktop.printing.sheets.certificates.framed_page import PAGE
from desktop.printing.sheets.certificates.honour_certificate import (
    HonourBatch,
    HonourCertificate,
    render_honours,
)
from tests.printing.conftest import CODE


@pytest.fixture
def honour():
    return HonourCertificate(
        number="X7QK-000013",
        holder="李桂兰",
        volunteer_number="5108990000012",
        title="优秀志愿者",
        reason="在2026年度敬老助老志愿服务中事迹突出",
        station="柳溪县青石镇桃源村新时代文明实践站",
        issuer="青石镇桃源村村民委员会",
        person_in_charge="王立新",
        handler="陈小禾",
        phone="0839-5550123",
        issued_on=datetime.date(2026, 11, 22),
        code=CODE,
    )


@pytest.fixture
def vary(honour):
    return lambda **facts: dataclasses.replace(honour, **facts)


@pytest.fixture
def printed(book, made_at, phrases):
    def render(*honours, stock=None):
        batch = HonourBatch(tuple(honours), stock) if stock else HonourBatch(tuple(honours))
        return render_honours(batch, book, made_at, phrases=phrases)

    return render


def texts_of(data):
    pages = pypdfium2.PdfDocument(data)
    return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pages]


def test_it_says_who_for_what_as_what_and_who_says_so(printed, honour):
    (text,) = texts_of(printed(honour))
    for part in (
        "荣誉证书",
        "编号：X7QK-000013",
        "李桂兰同志：",
        "志愿者编号5108990000012",
        "在2026年度敬老助老志愿服务中事迹突出，现选树为“优秀志愿者”。",
        "特发此证，予以嘉许。",
        "负责人：王立新",
        "青石镇桃源村村民委员会",
        "二〇二六年十一月二十二日",
        "扫码核验",
    ):
        assert part in text, part
    for word in ("表彰", "授予", "称号", "身份证", "补打", "示例"):
        assert word not in text


def test_without_a_reason_it_thanks(printed, vary):
    (text,) = texts_of(printed(vary(reason="")))
    assert "感谢您热心参加志愿服务。现选树您为“优秀志愿者”。" in text


def test_a_reprint_and_a_sample_are_marked(printed, vary):
    reprint, sample = texts_of(printed(vary(reprint=True), vary(sample=True)))
    assert "（补打）编号：X7QK-000013" in reprint and "示例" in sample


def test_bought_paper_gets_the_words_only_moved_as_the_printer_needs(printed, honour):
    whole, words = printed(honour), printed(honour, stock=Stock(True, 2.0, 3.0))
    assert "荣誉证书" not in texts_of(words)[0] and "优秀志愿者" in texts_of(words)[0]
    places = []
    for data in (whole, words):
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            name = next(one for one in pdf.pages[0].chars if one["text"] == "桂")
            places.append((name["x0"], name["top"]))
    assert places[1][0] - places[0][0] == pytest.approx(2 * MM, abs=0.2)
    assert places[1][1] - places[0][1] == pytest.approx(3 * MM, abs=0.2)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"holder": "阿卜杜热西提·阿卜杜凯尤木江·买买提", "volunteer_number": "510899000001234567"},
        {"title": "最美家庭志愿服务示范户暨邻里守望热心人"},
        {"title": "“好邻居”", "reason": "长期照料邻居老人"},
        {"reason": "多年来风雨无阻地为行动不便的老人送餐送药、打扫卫生，" * 6},
    ],
)
def test_nothing_leaves_the_frame_and_no_words_meet(printed, vary, facts):
    with pdfplumber.open(io.BytesIO(printed(vary(**facts)))) as pdf:
        chars = [one for one in pdf.pages[0].chars if one["text"].strip()]
    assert min(one["x0"] for one in chars) >= 22 * MM
    assert max(one["x1"] for one in chars) <= PAGE[0] - 22 * MM
    # Marks have boxes wider than the room they are squeezed into.
    letters = [one for one in chars if one["text"].isalnum()]
    boxes = [(one["x0"], one["top"], one["x1"], one["bottom"]) for one in letters]
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across < 2 or down < 5


def test_quotation_marks_inside_the_title_are_single(printed, vary):
    (text,) = texts_of(printed(vary(title="“好邻居”带头人")))
    assert "“‘好邻居’带头人”" in text


def test_what_is_too_long_is_refused_with_whose_it_is(printed, vary):
    with pytest.raises(errors.DoesNotFit, match="李桂兰"):
        printed(vary(reason="为行动不便的老人送餐到家，" * 60))


def test_a_title_no_font_has_stops_the_batch(printed, honour, vary):
    with pytest.raises(errors.MissingGlyphs, match="荣誉名称"):
        printed(honour, vary(title="\U0002fa1e"))


def test_an_empty_batch_is_refused(printed):
    with pytest.raises(errors.NothingToPrint):
        printed()
