import io

import pypdfium2 as pdfium
import pytest
from PIL import Image

from desktop.errors import PhotoUnreadable
from desktop.imaging.codes import codes_in
from desktop.imaging.pdf_pages import MOST_PAGES, is_pdf, pages_of
from tests.unit.imaging.made_pictures import make_exif, make_scene, written
from tests.unit.imaging.made_sheets import as_pdf, photographed, sheet

WORDS = "station:sign-in:01a20673-b7d3-7003-99ec-4e3c008adbed"


#: One of them each time, all of them with the slow tests.
_USUAL = {"askew": 0.2, "angle": -8, "dim": True, "wide": 1600}
_OTHERS = (
    {"angle": 4},
    {"angle": 90},
    {"angle": 180},
    {"angle": 33, "blur": 1},
    {"askew": 0.15},
    {"askew": 0.25, "angle": -8, "dim": True},
    {"dim": True},
    {"blur": 1.8},
    {"wide": 1080},
    {"wide": 1280, "blur": 0.6, "dim": True},
)


@pytest.mark.parametrize(
    "seen",
    [_USUAL, *(pytest.param(one, marks=pytest.mark.slow) for one in _OTHERS)],
    ids=str,
)
def test_a_code_is_read_however_the_sheet_was_photographed(seen):
    taken = written(photographed(sheet(WORDS), **seen), quality=75)
    assert codes_in(taken, "签到表.jpg") == (WORDS,)


@pytest.mark.slow
def test_a_flat_scan_in_black_and_white_is_read():
    assert codes_in(written(sheet(WORDS).convert("1"), "PNG"), "扫描.png") == (WORDS,)


@pytest.mark.slow
def test_a_picture_that_stands_on_its_head_by_its_exif_is_read():
    data = written(sheet(WORDS), exif=make_exif(orientation=6))
    assert codes_in(data, "签到表.jpg") == (WORDS,)


def test_a_picture_without_a_code_says_nothing():
    assert codes_in(written(make_scene(800, 600)), "合影.jpg") == ()


@pytest.mark.slow
def test_a_sheet_whose_code_cannot_be_read_says_nothing():
    assert codes_in(written(sheet()), "空.jpg") == ()
    hopeless = photographed(sheet(WORDS), blur=9)
    assert codes_in(written(hopeless), "糊.jpg") == ()


@pytest.mark.slow
def test_a_broken_picture_is_refused_by_name():
    data = written(sheet(WORDS))
    with pytest.raises(PhotoUnreadable, match=r"断\.jpg"):
        codes_in(data[: len(data) // 2], "断.jpg")


@pytest.mark.slow
def test_each_page_of_a_pdf_is_a_picture_of_its_own():
    data = as_pdf(sheet(WORDS), sheet())
    assert is_pdf(data) and is_pdf(b"\n\n" + data) and not is_pdf(written(sheet()))
    first, second = pages_of(data, "扫描.pdf")
    assert codes_in(first, "1") == (WORDS,) and codes_in(second, "2") == ()
    with Image.open(io.BytesIO(first)) as page:
        assert abs(page.width - 1654) <= 2 and abs(page.height - 2339) <= 2  # 200 dpi


@pytest.mark.slow
def test_a_poster_of_a_page_stays_within_bounds():
    (page,) = pages_of(_pages(1, (5_000, 9_000)), "大.pdf")
    with Image.open(io.BytesIO(page)) as drawn:
        assert max(drawn.size) <= 4_000


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"%PDF-1.7\nnothing", "已损坏"), (None, f"一次最多 {MOST_PAGES} 页")],
    ids=["broken", "a book"],
)
def test_what_is_no_scan_is_refused_in_words(data, why):
    data = data or _pages(MOST_PAGES + 1, (100, 100))
    with pytest.raises(PhotoUnreadable, match=why):
        list(pages_of(data, "书.pdf"))


def _pages(count: int, size: tuple[int, int]) -> bytes:
    document = pdfium.PdfDocument.new()
    for _ in range(count):
        document.new_page(*size)
    target = io.BytesIO()
    document.save(target)
    document.close()
    return target.getvalue()
