"""Two pages of a finished document on one side of a sheet, for reading at a desk.

Upright pages stand side by side on a lying sheet, lying ones above each other on an upright sheet.
It is done here and not by the spooler: so it is the same on every system and at every printer.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
)

from desktop.printing.posters.carried import carry_over

#: The two halves of a sheet, in order.
_NAMES = ("/First", "/Second")


def two_to_a_sheet(pdf: bytes, wanted: Sequence[int] = ()) -> bytes:
    """Put pages onto as few sheets as two a side take.

    Args:
        pdf: a whole file.
        wanted: only these pages, from 0; all where empty.

    Returns:
        A file of half as many pages, of the same paper turned; a last page alone has the first
        half of its sheet.
    """
    source = PdfReader(io.BytesIO(pdf))
    pages = [source.pages[number] for number in (wanted or range(len(source.pages)))]
    writer = PdfWriter()
    if pages:
        size = _size(pages[0])
        for first in range(0, len(pages), 2):
            _add_sheet(writer, pages[first : first + 2], size)
    return carry_over(source, writer)


def _add_sheet(writer: PdfWriter, pair: Sequence[PageObject], size: tuple[float, float]) -> None:
    wide, high = size
    sheet = writer.add_blank_page(high, wide)
    forms, drawn = DictionaryObject(), []
    for half, (name, page) in enumerate(zip(_NAMES, pair, strict=False)):
        forms[NameObject(name)] = writer._add_object(_form(writer, page))
        matrix = _placed(_size(page), _half(half, size))
        drawn.append(f"q {matrix} cm {name} Do Q")
    sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): forms})
    content = DecodedStreamObject()
    content.set_data("\n".join(drawn).encode("ascii"))
    sheet[NameObject("/Contents")] = writer._add_object(content)


def _form(writer: PdfWriter, page: PageObject) -> StreamObject:
    """A page as a picture of its own: what it draws is taken over as it is, not read anew."""
    form = DecodedStreamObject()
    content = page.get_contents()
    form.set_data(content.get_data() if content is not None else b"")
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(FloatObject(edge) for edge in page.mediabox)
    resources = page.get("/Resources", DictionaryObject()).get_object()
    form[NameObject("/Resources")] = resources.clone(writer)
    return form.flate_encode()


def _half(number: int, size: tuple[float, float]) -> tuple[float, float, float, float]:
    """Left, bottom, width and height of a half, on the paper of `size` turned."""
    wide, high = high_and_wide = (size[1], size[0])
    if wide > high:
        return number * wide / 2, 0.0, wide / 2, high
    return 0.0, (1 - number) * high_and_wide[1] / 2, wide, high / 2


def _placed(size: tuple[float, float], half: tuple[float, float, float, float]) -> str:
    """The matrix that brings a page into the middle of its half, as large as that holds it."""
    left, bottom, wide, high = half
    turned = (size[0] > size[1]) != (wide > high)
    across, up = (size[1], size[0]) if turned else size
    scale = min(wide / across, high / up)
    x = left + (wide - across * scale) / 2
    y = bottom + (high - up * scale) / 2
    if turned:
        return f"0 {scale:.5f} {-scale:.5f} 0 {x + across * scale:.3f} {y:.3f}"
    return f"{scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f}"


def _size(page: PageObject) -> tuple[float, float]:
    return float(page.mediabox.width), float(page.mediabox.height)
