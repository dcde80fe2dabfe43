"""个人信息告知单: whole, in order, and nothing over anything, for little and for much."""

import pytest

from desktop.printing.furniture.part import Part
from desktop.printing.sheets.lists.person_dossier import PersonDossier, render_person_dossier
from tests.printing.paper_reading import (
    bookmarks_of,
    collisions,
    complaints,
    fonts_not_embedded,
    outside,
    texts_of,
)

MARGIN = 24  # the page number stands below the column


def dossier(rows=1, name="张三丰", **more):
    cells = tuple((f"2026年{n % 12 + 1}月1日", "重阳敬老饺子宴", "2.5") for n in range(rows))
    parts = (
        Part("同意", words="没有登记过同意。"),
        Part("服务", ("日期", "活动", "小时"), cells, (2, 4, 1), "参加。", frozenset({2})),
        Part("农户", ("项目", "内容"), (("户名", "张家"),), (1, 3)),
    )
    facts = (("姓名", name), ("手机", "19900000001"), ("证件号码", "11010519491231002X"))
    told = {
        "station": "石桥村新时代文明实践站", "name": name, "opening": "应本人要求告知。" * 8,
        "facts": facts, "parts": parts, "closing": "可以要求更正。",
    }  # fmt: skip
    return PersonDossier(**{**told, **more})


def set_sheet(book, made_at, data):
    return render_person_dossier(data, book, made_at)


@pytest.mark.parametrize("rows", [1, 2, 40])
def test_nothing_lies_over_anything_or_beyond_the_margin(book, made_at, tmp_path, rows):
    pdf = set_sheet(book, made_at, dossier(rows))
    assert collisions(pdf) == []
    assert outside(pdf, MARGIN) == []
    assert fonts_not_embedded(pdf) == []
    assert complaints(pdf, tmp_path) == ""


def test_forty_rows_have_their_head_on_every_page_and_pages_are_numbered(book, made_at):
    pages = texts_of(set_sheet(book, made_at, dossier(60)))
    assert len(pages) > 1
    with_rows = [page for page in pages if "重阳敬老饺子宴" in page]
    assert all("小时" in page for page in with_rows)
    for number, page in enumerate(pages, 1):
        assert f"第{number}页" in page and f"共{len(pages)}页" in page


def test_a_short_one_is_one_page_with_its_parts_in_order(book, made_at):
    [page] = texts_of(set_sheet(book, made_at, dossier()))
    places = [page.index(words) for words in ("个人信息告知单", "姓名", "同意", "服务", "农户")]
    assert places == sorted(places)
    assert "本人签收" in page


@pytest.mark.parametrize("name", ["𱅒𰻞", "阿卜杜热合曼·买买提艾力·阿不都克里木", "A&B <b>张</b>"])
def test_strange_names_stand_as_they_are_or_are_told(book, made_at, name):
    from desktop import errors

    try:
        pages = texts_of(set_sheet(book, made_at, dossier(name=name)))
    except errors.MissingGlyphs:
        assert name == "𱅒𰻞"
        return
    assert name.replace(" ", "") in "".join(pages).replace(" ", "").replace("\n", "")


def test_a_long_one_is_found_through_by_its_parts(book, made_at):
    assert "一、同意" in bookmarks_of(set_sheet(book, made_at, dossier(200)))
