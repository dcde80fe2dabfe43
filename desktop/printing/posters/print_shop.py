"""A poster as a print shop wants it: 3 mm bleed and crop marks outside of it."""

from __future__ import annotations

import datetime
import io

from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import RectangleObject

from desktop.printing.document import Document, Properties
from desktop.printing.ink import BLACK, GREY, MM, Paper
from desktop.printing.posters.carried import carry_over
from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook

BLEED_MM = 3.0
#: Outside of the trimmed sheet: bleed, a gap, the marks.
_SLUG_MM = 12.0
_MARK_MM = 6.0
_HAIR_PT = 0.25


def for_print_shop(pdf: bytes, trimmed: Paper, book: FontBook, made_at: datetime.datetime) -> bytes:
    """Lay each page onto a larger sheet with marks; the boxes of the PDF tell what is what.

    The paper of our posters is white to the edge, so that the bleed needs no colour of its own.

    Args:
        pdf: pages of the trimmed size.
        trimmed: that size.
        book: the fonts of the line that tells it.
        made_at: the time the PDF states.
    """
    source = PdfReader(io.BytesIO(pdf))
    told = source.metadata
    properties = Properties((told and told.title) or "", (told and told.author) or "", made_at)
    marks = PdfReader(io.BytesIO(_marks(trimmed, book, properties))).pages[0]
    writer = PdfWriter()
    slug, bleed = _SLUG_MM * MM, BLEED_MM * MM
    wide, high = trimmed.size
    for page in source.pages:
        made = writer.add_blank_page(wide + 2 * slug, high + 2 * slug)
        made.merge_transformed_page(page, Transformation().translate(slug, slug))
        made.merge_page(marks)
        made.trimbox = RectangleObject((slug, slug, slug + wide, slug + high))
        made.bleedbox = RectangleObject(
            (slug - bleed, slug - bleed, slug + wide + bleed, slug + high + bleed)
        )
    return carry_over(source, writer)


def _marks(trimmed: Paper, book: FontBook, properties: Properties) -> bytes:
    slug, wide, high = _SLUG_MM * MM, *trimmed.size
    document = Document(book, properties, (wide + 2 * slug, high + 2 * slug))
    document.pen(BLACK, _HAIR_PT)
    far, near = (BLEED_MM + 1 + _MARK_MM) * MM, (BLEED_MM + 1) * MM
    for x, outward in ((slug, -1), (slug + wide, 1)):
        for y, upward in ((slug, -1), (slug + high, 1)):
            for start, end in (
                ((x + outward * near, y), (x + outward * far, y)),
                ((x, y + upward * near), (x, y + upward * far)),
            ):
                document.operators(f"{start[0]:.2f} {start[1]:.2f} m {end[0]:.2f} {end[1]:.2f} l S")
    document.ink(GREY)
    size = f"{trimmed.width_mm:.0f} × {trimmed.height_mm:.0f} mm"
    words = f"成品 {size}\u3000出血 {BLEED_MM:.0f} mm\u3000{properties.title}"
    document.text((slug + 15 * MM, 3 * MM), words, Role.HEI, 7)
    document.end_page()
    return document.finish()
