"""Posters larger than the printer: every letter stands where the poster has it, on some sheet."""

from __future__ import annotations

import io
import itertools
import shutil
import subprocess

import pdfplumber
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.printing.document import Document, Properties
from desktop.printing.ink import A2, A3, A4, MM, Paper
from desktop.printing.outputs import LYING, OUTPUTS
from desktop.printing.posters import tiling
from desktop.printing.posters.assembly import draw_map
from desktop.printing.posters.tiling import MARGIN_MM, OVERLAP_MM, fitted, whole
from desktop.printing.templates import Press
from desktop.printing.typography.lines import Breaker
from desktop.services.paper import sizes

NEAR_PT = 0.2
TILED = [name for name in OUTPUTS if "-" in name and "shop" not in name]


@pytest.fixture(scope="session")
def press(book, phrases):
    return Press(book, phrases)


@pytest.fixture(scope="session")
def made(press):
    kept = {}

    def make(sheet, paper):
        key = (sheet.title, len(sheet.sections), paper)
        if key not in kept:
            from tests.printing.conftest import MADE_AT

            kept[key] = press.render("recruitment-rules", sheet, MADE_AT, paper=paper)
        return kept[key]

    return make


def letters(page):
    return [(c["text"], c["x0"], float(page.height) - c["bottom"]) for c in page.chars]


def plan_of(name):
    paper = OUTPUTS[name].paper
    return whole(paper) if name.endswith("tiled") else fitted(paper)


@pytest.mark.parametrize("name", TILED)
def test_every_letter_stands_on_a_sheet_where_the_poster_has_it(sheet, made, name):
    plan = plan_of(name)
    with pdfplumber.open(io.BytesIO(made(sheet, OUTPUTS[name].paper.name))) as poster:
        wanted = letters(poster.pages[0])
    found = set()
    with pdfplumber.open(io.BytesIO(made(sheet, name))) as tiles:
        assert len(tiles.pages) == plan.count + 1
        for tile, page in zip(plan.tiles(), tiles.pages[1:], strict=True):
            left = (MARGIN_MM - tile.left_mm) * MM
            bottom = plan.sheet.size[1] - (MARGIN_MM - tile.top_mm + plan.height_mm) * MM
            here = {(text, round(x, 0), round(y, 0)) for text, x, y in letters(page)}
            for number, (text, x, y) in enumerate(wanted):
                at = (x * plan.scale + left, y * plan.scale + bottom)
                inside = all(
                    MARGIN_MM * MM <= place <= side - MARGIN_MM * MM
                    for place, side in zip(at, plan.sheet.size, strict=True)
                )
                around = {
                    (text, round(at[0] + dx, 0), round(at[1] + dy, 0))
                    for dx in (-NEAR_PT, NEAR_PT)
                    for dy in (-NEAR_PT, NEAR_PT)
                }
                if inside:
                    assert around & here, (text, at)
                    found.add(number)
    assert found == set(range(len(wanted)))


@given(st.floats(100, 1200), st.floats(100, 1200))
def test_sheets_cover_the_poster_and_overlap_by_what_is_glued(width, height):
    plan = whole(Paper("x", width, height))
    wide, high = plan.printed_mm
    tiles = plan.tiles()
    lefts = sorted({tile.left_mm for tile in tiles})
    tops = sorted({tile.top_mm for tile in tiles})
    for starts, long, printed in ((lefts, plan.width_mm, wide), (tops, plan.height_mm, high)):
        assert starts[0] <= 0.01
        assert starts[-1] + printed >= long - 0.02
        steps = [b - a for a, b in itertools.pairwise(starts)]
        assert all(step == pytest.approx(printed - OVERLAP_MM) for step in steps)


@given(st.floats(220, 900), st.floats(300, 1200))
def test_a_smaller_poster_saves_sheets_and_stays_readable(width, height):
    poster = Paper("x", width, height)
    smaller = fitted(poster)
    if smaller is not None:
        assert smaller.count < whole(poster).count
        assert tiling.SMALLEST_SCALE <= smaller.scale < 1


def test_an_a2_takes_eight_sheets_or_four_that_are_a_little_smaller():
    assert (whole(A2).count, whole(A3).count) == (8, 4)
    smaller = fitted(A2)
    assert (smaller.columns, smaller.rows) == (2, 2)
    assert smaller.scale == pytest.approx(0.929, abs=0.001)


def test_the_map_tells_what_to_do_and_shows_how_long_a_hundred_millimetres_are(sheet, made):
    with pdfplumber.open(io.BytesIO(made(sheet, "A2-fitted"))) as pdf:
        page = pdf.pages[0]
        words = page.extract_text().replace(" ", "")
        assert "拼接图" in words and "92.9%" in words and "390×552毫米" in words
        ruler = max(
            (line for line in page.lines if line["height"] == 0 and line["top"] > 780),
            key=lambda line: line["width"],
        )
        assert ruler["width"] == pytest.approx(100 * MM, abs=0.05)


@pytest.mark.parametrize("lying", [False, True], ids=["upright", "lying"])
@pytest.mark.parametrize("name", TILED)
def test_the_sheets_on_the_map_keep_clear_of_its_words(book, made_at, name, lying):
    paper = (LYING if lying else OUTPUTS)[name].paper
    plan = whole(paper) if name.endswith("tiled") else fitted(paper)
    document = Document(book, Properties("海报", "", made_at), A4.size)
    draw_map(document, plan, paper.name, "", Breaker(book.advance))
    document.end_page()
    with pdfplumber.open(io.BytesIO(document.finish())) as pdf:
        page = pdf.pages[0]
        sheets = [box for box in page.rects if box["stroke"] and not box["fill"]]
        assert len(sheets) == plan.count
        above = [c["bottom"] for c in page.chars if c["text"] in "拼接图原大"]
        step = next(word["top"] for word in page.extract_words() if word["text"].startswith("1."))
    assert max(bottom for bottom in above if bottom < 150) < min(box["top"] for box in sheets)
    assert max(box["bottom"] for box in sheets) < step
    assert min(box["x0"] for box in sheets) > 0
    assert max(box["x1"] for box in sheets) < A4.size[0]


@pytest.mark.parametrize(("name", "size"), [("A1-shop", (594, 841)), ("60x90-shop", (600, 900))])
def test_a_print_shop_gets_the_trimmed_size_with_three_millimetres_around(sheet, made, name, size):
    page = pypdf.PdfReader(io.BytesIO(made(sheet, name))).pages[0]
    trim, bleed, media = page.trimbox, page.bleedbox, page.mediabox
    assert (trim.width / MM, trim.height / MM) == pytest.approx(size, abs=0.01)
    assert (bleed.width - trim.width) / MM == pytest.approx(6, abs=0.01)
    assert media.width > bleed.width and media.height > bleed.height


@pytest.mark.parametrize("name", [*TILED, "A1-shop", "60x90-shop"])
def test_what_the_file_says_of_itself_is_kept(sheet, made, name, tmp_path):
    reader = pypdf.PdfReader(io.BytesIO(made(sheet, name)))
    assert reader.metadata.title == sheet.title
    assert reader.root_object["/Lang"] == "zh-CN"
    assert reader.root_object["/ViewerPreferences"]["/PrintScaling"] == "/None"
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            assert font["/Subtype"] == "/Type0"  # composite, and so embedded
    path = tmp_path / "poster.pdf"
    path.write_bytes(made(sheet, name))
    if qpdf := shutil.which("qpdf"):
        told = subprocess.run([qpdf, "--check", path], capture_output=True, text=True, check=False)
        assert told.returncode == 0, told.stdout + told.stderr


def test_what_the_clerk_reads_of_a_size_is_what_comes_of_it():
    assert set(sizes.SIZES) == set(OUTPUTS)
    for name in TILED:
        plan = plan_of(name)
        share = "原大" if plan.scale == 1 else f"缩到 {plan.scale * 100:.1f}%"
        paper = OUTPUTS[name].paper.name
        assert sizes.label_of(name) == f"{paper}：{plan.count} 张 A4 拼成，{share}"
        assert sizes.fed_of(name) == "A4"
    assert [name for name in OUTPUTS if not sizes.fed_of(name)] == ["A1-shop", "60x90-shop"]
