"""A finished document as one long picture for a telephone: pages joined, empty space taken out.

WeChat shows a picture as wide as the telephone and scrolls it; 1080 pixels are sharp on all of
them. PDFium draws the pages: the window's own QtPdf has no place in the worker.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from math import ceil

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw

from desktop import errors
from desktop.model.progress import CancelAsked, Progress

WIDTH = 1080
MOST_BYTES = 2 * 1024 * 1024
#: What WeChat and the memory of an old PC take; a notice of ten pages has some 12,000.
MOST_HEIGHT = 30_000
MOST_PAGES = 60
MARGIN = 40
#: An empty stretch longer than that is shortened to it.
LONGEST_GAP = 96
#: Between two pages: about what stands between paragraphs.
_JOINT = 48
_LOOK_DPI = 72
_DRAWN_DPI = 400
_PAPER = 250
_WHITE = (255, 255, 255, 255)
_COLOURS = (256, 128, 64, 32, 16)
#: Numbers of pages have no meaning in one long picture; they stand alone near an edge.
_NUMBER = re.compile(r"[—–-]\s*\d+\s*[—–-]|第\s*\d+\s*页(?:\s*[，/]?\s*共\s*\d+\s*页)?")
_NEAR_EDGE = 0.15


def long_picture(pdf: bytes, title: str, *, progress: Progress, cancelled: CancelAsked) -> bytes:
    """A PDF's pages as one PNG, 1080 pixels wide, of 2 MB at the most where that can be.

    Args:
        pdf: the document.
        title: named in errors.
        progress: told how many pages are drawn.
        cancelled: asked before each page.

    Raises:
        errors.PictureTooLong: too many pages for one picture.
        errors.Cancelled: somebody asked it to stop.
    """
    document = pdfium.PdfDocument(pdf)
    try:
        if len(document) > MOST_PAGES:
            raise errors.PictureTooLong(what=title)
        sides = _sides(document)
        pages = []
        for number, page in enumerate(document, 1):
            if cancelled():
                raise errors.Cancelled()
            pages.append(_shortened(_drawn(page, *sides[page.get_width()])))
            progress(number, len(document))
            if sum(one.height for one in pages) > MOST_HEIGHT:
                raise errors.PictureTooLong(what=title)
    finally:
        document.close()
    return _packed(_joined(pages))


def _drawn(page: pdfium.PdfPage, left: float, right: float) -> Image.Image:
    """A page without its white edges, as wide as a telephone shows it."""
    height = page.get_height()
    scale = min((WIDTH - 2 * MARGIN) / max(right - left, 1.0), _DRAWN_DPI / 72)
    image: Image.Image = page.render(scale=scale, fill_color=_WHITE).to_pil().convert("RGB")
    paint = ImageDraw.Draw(image)
    for box in _numbers(page):
        x0, y0, x1, y1 = (side * scale for side in box)
        paint.rectangle((x0 - 2, height * scale - y1 - 2, x1 + 2, height * scale - y0 + 2), "white")
    image = image.crop((int(left * scale), 0, ceil(right * scale), image.height))
    size = (WIDTH - 2 * MARGIN, round(image.height * (WIDTH - 2 * MARGIN) / image.width))
    return image.resize(size, Image.Resampling.LANCZOS)


def _numbers(page: pdfium.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    """Where the page's number stands: left, bottom, right, top, from the page's lower left."""
    height = page.get_height()
    text = page.get_textpage()
    for place in range(text.count_rects()):
        box = text.get_rect(place)
        near = box[3] < height * _NEAR_EDGE or box[1] > height * (1 - _NEAR_EDGE)
        if near and _NUMBER.fullmatch(text.get_text_bounded(*box).strip()):
            yield box


def _sides(document: pdfium.PdfDocument) -> dict[float, tuple[float, float]]:
    """Where ink begins and ends on pages of each width, in points from the left.

    Of all of them together: a last page with a date alone must not be blown up.
    """
    scale = _LOOK_DPI / 72
    sides: dict[float, tuple[float, float]] = {}
    for page in document:
        width = page.get_width()
        box = _inked(page.render(scale=scale, grayscale=True, fill_color=_WHITE).to_pil())
        found = ((box[0] - 1) / scale, (box[2] + 1) / scale) if box else (width, 0.0)
        left, right = sides.get(width, (width, 0.0))
        sides[width] = (max(min(left, found[0]), 0.0), min(max(right, found[1]), width))
    return {w: told if told[0] < told[1] else (0.0, w) for w, told in sides.items()}


def _inked(image: Image.Image) -> tuple[int, int, int, int] | None:
    dark = image.convert("L").point(lambda value: 255 if value < _PAPER else 0)
    return dark.getbbox()


def _shortened(image: Image.Image) -> Image.Image:
    """Without empty rows above and below, and with shorter ones between."""
    box = _inked(image)
    if box is None:
        return image.crop((0, 0, image.width, 0))
    kept = list(_kept(image, box[1], box[3]))
    made = Image.new("RGB", (image.width, sum(bottom - top for top, bottom in kept)), "white")
    down = 0
    for top, bottom in kept:
        made.paste(image.crop((0, top, image.width, bottom)), (0, down))
        down += bottom - top
    return made


def _kept(image: Image.Image, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches of rows that stay."""
    column = _darkest(image)
    start, empty = first, 0
    for row in range(first, last):
        if column[row] >= _PAPER:
            empty += 1
            continue
        if empty > LONGEST_GAP:
            yield start, row - empty + LONGEST_GAP // 2
            start = row - LONGEST_GAP // 2
        empty = 0
    yield start, last


def _darkest(image: Image.Image) -> bytes:
    """Of every row the darkest pixel."""
    grey = image.convert("L")
    while grey.width > 1:
        half = (grey.width + 1) // 2
        left = grey.crop((0, 0, half, grey.height))
        right = grey.crop((grey.width - half, 0, grey.width, grey.height))
        grey = ImageChops.darker(left, right)
    return grey.tobytes()


def _joined(pages: list[Image.Image]) -> Image.Image:
    inked = [page for page in pages if page.height]
    height = sum(page.height for page in inked) + _JOINT * max(len(inked) - 1, 0) + 2 * MARGIN
    whole = Image.new("RGB", (WIDTH, height), "white")
    down = MARGIN
    for page in inked:
        whole.paste(page, (MARGIN, down))
        down += page.height + _JOINT
    return whole


def _packed(image: Image.Image) -> bytes:
    """As PNG: in full colour where that is small enough, else in as many colours as are."""
    packed = _png(image)
    for colours in _COLOURS:
        if len(packed) <= MOST_BYTES:
            break
        fewer = image.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        packed = _png(fewer)
    return packed


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
