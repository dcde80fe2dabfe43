"""Puts the pages of a finished poster onto A4 sheets, with marks and a map."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

from pypdf import PageObject, PdfReader, PdfWriter, Transformation

from desktop.printing.document import Document, Properties
from desktop.printing.ink import A4, MM
from desktop.printing.posters.assembly import draw_map, picture_place
from desktop.printing.posters.carried import carry_over
from desktop.printing.posters.tile_marks import TileMarks
from desktop.printing.posters.tiling import MARGIN_MM, Tile, Tiling
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker


def onto_tiles(
    pdf: bytes,
    tiling: Tiling,
    poster: str,
    book: FontBook,
    made_at: datetime.datetime,
    phrases: Sequence[str] = (),
) -> bytes:
    """Cut a poster into sheets.

    Args:
        pdf: the poster, any number of pages of the size `tiling` was made for.
        tiling: how.
        poster: the paper it was set for, for example ``A2``.
        book: the fonts of the marks.
        made_at: the time the PDF states.
        phrases: words no line may split.

    Returns:
        For each page of the poster its map, then its sheets, row by row.
    """
    source = PdfReader(io.BytesIO(pdf))
    told = source.metadata
    properties = Properties((told and told.title) or "", (told and told.author) or "", made_at)
    lying = _marks(tiling, book, properties)
    maps = _maps(tiling, poster, len(source.pages), book, properties, phrases)
    writer = PdfWriter()
    for page, above in zip(source.pages, maps.pages, strict=True):
        _add_map(writer, page, above, tiling)
        for tile, marks in zip(tiling.tiles(), lying.pages, strict=True):
            _add_tile(writer, page, marks, tiling, tile)
    return carry_over(source, writer)


def _marks(tiling: Tiling, book: FontBook, properties: Properties) -> PdfReader:
    document = Document(book, properties, tiling.sheet.size)
    for tile in tiling.tiles():
        TileMarks(document, tiling).draw(tile)
        document.end_page()
    return PdfReader(io.BytesIO(document.finish()))


def _maps(
    tiling: Tiling,
    poster: str,
    pages: int,
    book: FontBook,
    properties: Properties,
    phrases: Sequence[str],
) -> PdfReader:
    document = Document(book, properties, A4.size)
    breaker = Breaker(book.advance, phrases)
    for number in range(pages):
        page = f"第{number + 1}页" if pages > 1 else ""
        draw_map(document, tiling, poster, page, breaker)
        document.end_page()
    return PdfReader(io.BytesIO(document.finish()))


def _add_map(writer: PdfWriter, page: PageObject, above: PageObject, tiling: Tiling) -> None:
    left, bottom, scale = picture_place(tiling)
    made = writer.add_blank_page(*A4.size)
    small = Transformation().scale(tiling.scale * scale).translate(left, bottom)
    made.merge_transformed_page(page, small)
    made.merge_page(above)


def _add_tile(
    writer: PdfWriter, page: PageObject, marks: PageObject, tiling: Tiling, tile: Tile
) -> None:
    made = writer.add_blank_page(*tiling.sheet.size)
    left = (MARGIN_MM - tile.left_mm) * MM
    top = tiling.sheet.size[1] - (MARGIN_MM - tile.top_mm) * MM
    bottom = top - tiling.height_mm * MM
    moved = Transformation().scale(tiling.scale).translate(left, bottom)
    made.merge_transformed_page(page, moved)
    made.merge_page(marks)
