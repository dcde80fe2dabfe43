import io

import pypdf
import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.paper import papers
from desktop.services.paper.certificates.claims import facts_of
from desktop.storage.integrity import integrity

CERTIFICATE = kind_named("certificate")
TEMPLATE = "honour-certificate"
GOOD = {"title": "优秀志愿者"}


@pytest.fixture
def people(desk):
    zhang = {"name": "张三", "id_number": "11010119900307803X", "national_number": "1101010001"}
    return [records.add(desk, "volunteer", one) for one in (zhang, {"name": "李四"})]


def issued(desk, people, **answers):
    return papers.issue(desk, TEMPLATE, people, answers={**GOOD, **answers})


def words(sheet):
    pages = pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages
    return ["".join(page.extract_text().split()) for page in pages]


def entries(desk, **where):
    return desk.records.find(CERTIFICATE, **where)


def test_it_asks_for_a_title_before_anything_is_made(desk, people):
    for verb in (papers.preview, papers.issue):
        with pytest.raises(errors.NothingToPrint, match="荣誉名称"):
            verb(desk, TEMPLATE, people)
    assert entries(desk) == []


def test_it_says_who_was_chosen_as_what_and_for_what(desk, people):
    pages = words(issued(desk, people, reason="在2026年度敬老服务中事迹突出。"))
    assert len(pages) == 2 and "张三同志：" in pages[0] and "李四同志：" in pages[1]
    assert "在2026年度敬老服务中事迹突出，现选树为“优秀志愿者”。特发此证，予以嘉许。" in pages[0]
    assert [one.text("kind") for one in entries(desk)] == ["honour", "honour"]
    assert not any(word in "".join(pages) for word in ("表彰", "授予", "1****", "11010119900307"))


def test_without_a_reason_the_station_thanks(desk, people):
    (page,) = words(issued(desk, people[:1]))
    assert "感谢您热心参加志愿服务。现选树您为“优秀志愿者”。" in page


def test_quotation_marks_somebody_typed_are_not_doubled(desk, people):
    (page,) = words(issued(desk, people[:1], title="“优秀志愿者”"))
    assert "“优秀志愿者”" in page and "““" not in page
    assert facts_of(entries(desk)[0])["title"] == "优秀志愿者"


def test_the_same_once_more_is_a_reprint_and_is_told(desk, people):
    issued(desk, people)
    seen = papers.preview(desk, TEMPLATE, people, answers=GOOD)
    assert "张三" in seen.remark and "等 2 人" in seen.remark and "补打" in seen.remark
    assert "（补打）" in words(issued(desk, people[:1]))[0]
    assert len(entries(desk)) == 2


def test_another_reason_is_another_honour_beside_the_first(desk, people):
    issued(desk, people[:1], reason="2025年度")
    issued(desk, people[:1], reason="2026年度")
    assert [one.flag("void") for one in entries(desk)] == [False, False]
    assert list(integrity.certificate_series(desk.store)) == []


def test_a_corrected_name_makes_the_old_one_void(desk, people):
    issued(desk, people[:1])
    records.change(desk, "volunteer", people[0], {"name": "章三"})
    (page,) = words(issued(desk, people[:1]))
    assert "章三" in page and "补打" not in page
    assert [facts_of(one)["name"] for one in entries(desk, void=True)] == ["张三"]


@pytest.mark.parametrize(
    ("answers", "say"),
    [
        ({"reason": "经研究予以表彰"}, "选树"),
        ({"title": "荣誉称号获得者"}, "典型"),
        ({"reason": "授予称号"}, "选树为"),
    ],
)
def test_words_a_village_has_no_right_to_are_told_before_printing(desk, people, answers, say):
    seen = papers.preview(desk, TEMPLATE, people[:1], answers={**GOOD, **answers})
    assert f"建议写成“{say}" in seen.remark
    assert papers.preview(desk, TEMPLATE, people[:1], answers=GOOD).remark == ""
