"""Pages of a scanned PDF as pictures, as scanners and telephones write them."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2 as pdfium

from desktop.errors import PhotoUnreadable

MOST_PAGES = 40
_DPI = 200
#: Pixels of the longer side of a page of any size.
_LONGEST = 4_000
_QUALITY = 85
#: A PDF may begin with something else (ISO 32000-1, annex H, note 13).
_HEAD, _HEAD_WITHIN = b"%PDF-", 1_024


def is_pdf(data: bytes) -> bool:
    """Whether these bytes are a PDF, whatever its file is called."""
    return _HEAD in data[:_HEAD_WITHIN]


def pages_of(data: bytes, name: str) -> Iterator[bytes]:
    """Each page as a JPEG of 200 dpi.

    Args:
        data: the whole file.
        name: its name, for refusals.

    Raises:
        PhotoUnreadable: it is broken, locked, or too long to be a scan.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise PhotoUnreadable(path=name, why="PDF 已损坏，或者加了密码") from error
    try:
        count = len(document)
        if not 0 < count <= MOST_PAGES:
            raise PhotoUnreadable(path=name, why=f"PDF 有 {count} 页，一次最多 {MOST_PAGES} 页")
        for number in range(count):
            yield _drawn(document, number, name)
    finally:
        document.close()


def _drawn(document: pdfium.PdfDocument, number: int, name: str) -> bytes:
    try:
        page = document[number]
        scale = min(_DPI / 72, _LONGEST / max(*page.get_size(), 1))
        image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    except pdfium.PdfiumError as error:
        raise PhotoUnreadable(path=name, why=f"PDF 第 {number + 1} 页已损坏") from error
    target = io.BytesIO()
    image.save(target, "JPEG", quality=_QUALITY)
    return target.getvalue()
