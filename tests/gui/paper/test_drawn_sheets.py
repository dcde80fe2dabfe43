"""The way of Windows: pages drawn at 300 dots an inch are as large, in place and sharp as the PDF.

The same code draws onto a printer that writes a file; what poppler makes of the PDF is the measure.
"""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter

from desktop.config import resources
from desktop.printing.sheets.certificates.activity_certificate import CertificateBatch, render_batch
from desktop.printing.sheets.certificates.certificate_words import ActivityCertificate
from desktop.printing.sheets.walls.rules import RulesText, rules_sheet
from desktop.printing.sheets.walls.wall_sheet import render_wall_sheet
from desktop.printing.two_up import two_to_a_sheet
from desktop.printing.typography.fonts import FontBook
from desktop.ui.paper.drawing import PRINT_DPI, draw

pytestmark = pytest.mark.slow
MADE_AT = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
_FACTS = {
    "station": "石桥村新时代文明实践站",
    "issuer": "石桥村村民委员会",
    "phone": "0839-5550123",
    "address": "党群服务中心一楼",
    "town": "石桥镇",
    "village": "石桥村",
    "star_tiers": "满100小时的为一星",
}
#: In dots, of which twelve make a millimetre; of 255, on average; of the measure's edges, which
#: poppler fits to the dots and Qt does not.
PLACE, GREY, SHARP = 1, 4.0, 0.75


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook(resources() / "fonts")


@pytest.fixture(scope="module")
def rules(book) -> bytes:
    """Two upright pages of small type under a heavy title."""
    text = RulesText.load(resources() / "texts" / "recruitment-rules.json")
    sheet = rules_sheet(text, _FACTS, effective=dt.date(2026, 1, 1))
    return render_wall_sheet(sheet, book, MADE_AT)


@pytest.fixture(scope="module")
def certificate(book) -> bytes:
    """A lying page with a frame, grounds and a code of many small squares."""
    facts = ActivityCertificate(
        number="X7QK-000012",
        holder="李桂兰",
        volunteer_number="9990000000012",
        id_type="居民身份证",
        id_number="9****************4",
        activity="九九重阳·爱在石桥",
        held_on=dt.date(2026, 10, 18),
        place="石桥村文化广场",
        role="引导员",
        hours="3.5",
        content="引导老人测量血压",
        station="石桥村新时代文明实践站",
        issuer="石桥村村民委员会",
        person_in_charge="王立新",
        handler="陈小禾",
        phone="0839-5550123",
        issued_on=dt.date(2026, 11, 22),
        code="WMZ1.X7QK-000012.20261122." + "aB3_" * 5 + "xx." + "Zk9-" * 21 + "yy.k1",
    )
    return render_batch(CertificateBatch((facts,)), book, MADE_AT)


@pytest.fixture
def drawn(dressed, tmp_path):
    """Draws a PDF onto a printer that writes a file."""

    def onto(pdf: bytes, copies: int = 1, **how: object) -> Path:
        printer, target = QPrinter(QPrinter.PrinterMode.HighResolution), tmp_path / "out.pdf"
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setCopyCount(copies)
        draw(pdf, printer, **how)
        return target

    return onto


def measure_of(pdf: bytes, folder: Path, dpi: int = PRINT_DPI, page: int = 1) -> Image.Image:
    """A page as poppler draws it."""
    (folder / "measured.pdf").write_bytes(pdf)
    only = ["-f", str(page), "-l", str(page), "-singlefile"]
    asked = ["pdftoppm", "-r", str(dpi), "-gray", *only, folder / "measured.pdf", folder / "page"]
    subprocess.run(asked, check=True)
    return Image.open(folder / "page.pgm").convert("L")


def dots_of(pdf: Path, folder: Path) -> list[Image.Image]:
    """Each page as the dots that were drawn: what a printer would have got."""
    subprocess.run(["pdfimages", pdf, folder / "dots"], check=True)
    return [Image.open(path).convert("L") for path in sorted(folder.glob("dots*.ppm"))]


def inked(page: Image.Image) -> tuple[int, int, int, int]:
    box = page.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert box is not None
    return box


def edges(page: Image.Image) -> float:
    """How much neighbouring dots differ: soft pages have less of it."""
    across = ImageChops.difference(page, ImageChops.offset(page, 1, 0))
    return float(ImageStat.Stat(ImageChops.multiply(across, across)).mean[0])


def apart(one: Image.Image, other: Image.Image) -> float:
    box = (0, 0, min(one.width, other.width), min(one.height, other.height))
    seen = [page.crop(box).reduce(4) for page in (one, other)]
    return float(ImageStat.Stat(ImageChops.difference(*seen)).mean[0])


def softened(page: Image.Image) -> Image.Image:
    """As if it had been drawn at half as many dots."""
    return page.reduce(2).resize(page.size, Image.Resampling.BICUBIC)


@pytest.mark.parametrize("document", ["rules", "certificate"])
def test_size_place_and_sharpness_are_those_of_the_pdf(document, request, drawn, tmp_path):
    pdf = request.getfixturevalue(document)
    out = drawn(pdf, wanted={0})
    box = PdfReader(out).pages[0].mediabox
    size = [round(float(edge) / 72 * 25.4) for edge in (box.width, box.height)]
    assert size == ([297, 210] if document == "certificate" else [210, 297])
    measure, (page,) = measure_of(pdf, tmp_path), dots_of(out, tmp_path)
    places = zip(inked(measure), inked(page), strict=True)
    assert max(abs(one - other) for one, other in places) <= PLACE
    assert apart(measure, page) < GREY
    assert edges(page) > SHARP * edges(measure)
    assert edges(softened(page)) < SHARP * edges(measure)


def test_copies_come_in_sets_of_the_pages_wanted(rules, drawn, tmp_path):
    assert len(PdfReader(drawn(rules, copies=3, wanted={1}, dpi=72)).pages) == 3
    pages = dots_of(drawn(rules, copies=2, dpi=72), tmp_path)
    measures = [measure_of(rules, tmp_path, 72, number) for number in (1, 2)]
    nearest = [min((0, 1), key=lambda at: apart(page, measures[at])) for page in pages]
    assert nearest == [0, 1, 0, 1]


def test_two_pages_a_side_are_drawn_like_any_page(rules, drawn, tmp_path):
    laid = two_to_a_sheet(rules)
    measure, (page,) = measure_of(laid, tmp_path), dots_of(drawn(laid), tmp_path)
    assert page.width > page.height
    assert apart(measure, page) < GREY
    assert edges(page) > SHARP * edges(measure)
    assert edges(softened(page)) < SHARP * edges(measure)
