"""Sets a notice: A4, 22 lines of 28 characters, by GB/T 9704-2012, without a red head."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from desktop import errors
from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.page import watermark
from desktop.printing.ink import A4
from desktop.printing.sheets.notices import notice_grid as grid
from desktop.printing.sheets.notices.notice_pages import Page, pages_of
from desktop.printing.sheets.notices.notice_rows import Row, rows_of
from desktop.printing.sheets.notices.notice_words import Notice
from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.missing import require_all


def render_notice(
    notice: Notice,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set a notice on as many pages as it takes.

    Args:
        notice: what it says.
        book: the fonts.
        made_at: the time the PDF states.
        phrases: words no line may split.

    Raises:
        NothingToPrint: it has no text.
        MissingGlyphs: a character no font has.
        DoesNotFit: title and 主送 leave no room for the text on the first page.
    """
    if not any(paragraph.text.strip() for paragraph in notice.paragraphs):
        raise errors.NothingToPrint(why="通知还没有正文")
    require_all([("", notice.texts())], book.missing)
    document = Document(book, Properties(notice.title, notice.signed_by, made_at), A4.size)
    for number, page in enumerate(pages_of(rows_of(notice, book, phrases)), 1):
        if notice.sample:
            watermark(document, A4.size)
        _draw(document, page, number)
        document.end_page()
    return document.finish()


def _draw(document: Document, page: Page, number: int) -> None:
    document.ink(grid.BLACK)
    for place, row in enumerate(page):
        _draw_row(document, place, row)
    grid.set_page_number(document, number)


def _draw_row(document: Document, place: int, row: Row) -> None:
    if row.title:
        at = ((grid.LEFT + grid.RIGHT) / 2, grid.baseline(place, grid.TITLE))
        document.text(at, row.title, Role.TITLE, grid.TITLE, align=Align.CENTRE)
    elif row.line is not None:
        grid.set_line(document, place, row.line, row.left)
