"""Two pages to a side: as large as half a sheet holds, in order, nothing lost or drawn anew."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from desktop.printing.sheets.walls.wall_sheet import render_wall_sheet
from desktop.printing.two_up import two_to_a_sheet
from tests.printing.paper_reading import complaints, fonts_not_embedded, texts_of

UPRIGHT, LYING = (595.276, 841.89), (841.89, 595.276)


def pages_of(*sizes: tuple[float, float]) -> bytes:
    """A page each, with its number in its lower left corner."""
    target = io.BytesIO()
    canvas = Canvas(target)
    for number, size in enumerate(sizes, 1):
        canvas.setPageSize(size)
        canvas.drawString(100, 100, f"page{number}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def places(pdf: bytes, sheet: int) -> dict[str, tuple[float, float]]:
    """Where the words of a sheet begin, from its lower left corner, in points."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[sheet]
        found = page.extract_words(use_text_flow=True)
        return {word["text"]: (word["x0"], float(page.height) - word["bottom"]) for word in found}


def size_of(pdf: bytes, sheet: int) -> tuple[float, float]:
    box = PdfReader(io.BytesIO(pdf)).pages[sheet].mediabox
    return float(box.width), float(box.height)


def test_upright_pages_stand_side_by_side_at_seven_tenths():
    laid = two_to_a_sheet(pages_of(UPRIGHT, UPRIGHT, UPRIGHT))
    assert len(PdfReader(io.BytesIO(laid)).pages) == 2
    assert size_of(laid, 0) == pytest.approx(LYING, abs=0.01)
    at = places(laid, 0)
    first, second = at["page1"], at["page2"]
    assert first[0] == pytest.approx(70.7, abs=0.1)
    assert second[0] - first[0] == pytest.approx(841.89 / 2, abs=0.1)
    assert second[1] == pytest.approx(first[1], abs=0.1)
    assert set(places(laid, 1)) == {"page3"}
    assert places(laid, 1)["page3"] == pytest.approx(first, abs=0.1)


def test_lying_pages_stand_above_each_other():
    laid = two_to_a_sheet(pages_of(LYING, LYING))
    assert size_of(laid, 0) == pytest.approx(UPRIGHT, abs=0.01)
    at = places(laid, 0)
    assert at["page1"][1] - at["page2"][1] == pytest.approx(841.89 / 2, abs=0.1)
    assert at["page1"][0] == pytest.approx(at["page2"][0], abs=0.1)


def test_a_page_that_lies_otherwise_is_turned_into_its_half():
    laid = two_to_a_sheet(pages_of(UPRIGHT, LYING))
    with pdfplumber.open(io.BytesIO(laid)) as opened:
        chars = {char["text"]: char["matrix"] for char in opened.pages[0].chars}
    assert chars["1"][:4] == pytest.approx((0.7071, 0, 0, 0.7071), abs=0.001)
    assert chars["2"][:4] == pytest.approx((0, 0.7071, -0.7071, 0), abs=0.001)


def test_only_the_pages_wanted_come():
    laid = two_to_a_sheet(pages_of(*[UPRIGHT] * 6), (1, 3, 4))
    assert set(places(laid, 0)) == {"page2", "page4"}
    assert set(places(laid, 1)) == {"page5"}


def test_words_fonts_and_title_of_a_real_document_are_all_there(book, made_at, tmp_path, sheet):
    whole = render_wall_sheet(sheet, book, made_at)
    laid = two_to_a_sheet(whole)
    assert "".join(texts_of(laid)) == "".join(texts_of(whole))
    assert fonts_not_embedded(whole) == []
    assert complaints(laid, tmp_path) == ""
    before, after = (PdfReader(io.BytesIO(one)) for one in (whole, laid))
    assert after.metadata.title == before.metadata.title
    assert after.root_object["/Lang"] == before.root_object["/Lang"]
    assert len(laid) < 1.3 * len(whole)
