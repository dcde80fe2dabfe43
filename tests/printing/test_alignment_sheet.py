"""The test page: crosses where they are said to be, moved as the printer needs it."""

import io
import re

import pdfplumber
import pypdf
import pytest

from desktop.model.stock import Stock
from desktop.printing.sheets.certificates.alignment_sheet import (
    CROSS_MM,
    AlignmentSheet,
    render_alignment_sheet,
)

MM = 72 / 25.4


def page(book, made_at, stock=None):
    sheet = AlignmentSheet("前台 LaserJet", "石桥村新时代文明实践站", stock or Stock())
    return pypdf.PdfReader(io.BytesIO(render_alignment_sheet(sheet, book, made_at))).pages[0]


def strokes(page):
    content = page.get_contents().get_data().decode("latin-1")
    found = re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S", content)
    return [tuple(float(part) for part in one) for one in found]


def test_it_lies_and_its_crosses_stand_twenty_millimetres_from_the_edges(book, made_at):
    made = page(book, made_at)
    wide, high = float(made.mediabox.width), float(made.mediabox.height)
    assert (wide / MM, high / MM) == pytest.approx((297, 210), abs=0.1)
    middles = {((x1 + x2) / 2 / MM, (y1 + y2) / 2 / MM) for x1, y1, x2, y2 in strokes(made)[:8]}
    wanted = {(x, y) for x in (CROSS_MM, 297 - CROSS_MM) for y in (CROSS_MM, 210 - CROSS_MM)}
    for x, y in wanted:
        assert any(abs(x - a) < 0.1 and abs(y - b) < 0.1 for a, b in middles)
    assert len(middles) == len(wanted)


def test_the_figures_of_its_rulers_stand_on_nothing(book, made_at):
    sheet = AlignmentSheet("", "石桥村新时代文明实践站")
    with pdfplumber.open(io.BytesIO(render_alignment_sheet(sheet, book, made_at))) as pdf:
        figures = [word for word in pdf.pages[0].extract_words() if word["text"].endswith("0")]
        figures = [word for word in figures if word["text"].isdigit() and word["x0"] < 70 * MM]
        ticks = [line for line in pdf.pages[0].lines if line["x0"] < 70 * MM]
    assert len(figures) == 12
    for place, one in enumerate(figures):
        for other in (*figures[place + 1 :], *ticks):
            across = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
            down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            assert across < 0 or down < 0, (one["text"], other)


def test_it_says_whose_it_is_and_how_far_all_was_moved(book, made_at):
    words = page(book, made_at, Stock(True, -1.5, 2.0)).extract_text()
    assert "前台 LaserJet" in words and "-1.5" in words


def test_all_of_it_is_moved(book, made_at):
    content = page(book, made_at, Stock(False, 10, 5)).get_contents().get_data()
    assert f"1 0 0 1 {10 * MM:.3f} {-5 * MM:.3f} cm".encode() in content
