"""A sheet with a secret code on it, in large type and as a QR code, on one A4."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.ornament import wall_border
from desktop.printing.furniture.page import fitted_size, watermark
from desktop.printing.furniture.qr import draw_code
from desktop.printing.ink import A4, BLACK, GREY, MM, RED
from desktop.printing.typography.faces import Role
from desktop.printing.typography.flow import Paragraph, set_paragraphs
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker, Span
from desktop.printing.typography.missing import require_all

WIDTH, HEIGHT = A4.size
SIDE = 28 * MM
COLUMN = WIDTH - 2 * SIDE
_CODE = 40 * MM
_TEXT_TOP, _TEXT_ROOM = HEIGHT - 178 * MM, 80 * MM


@dataclass(frozen=True, slots=True)
class CodeSheet:
    """What such a sheet says.

    Args:
        title: what it is.
        station: the full name.
        warning: below the title.
        code: in groups; empty where none was made yet, for looking at.
        scanned: below the QR code.
        paragraphs: what it is for, and what to mind.
        signing: at the foot.
        small: below that; empty for nothing.
        receipt: above it, for whoever gets the second copy; empty for nobody.
        sample: print 「示例」 across it.
    """

    title: str
    station: str
    warning: str
    code: str
    scanned: str
    paragraphs: tuple[str, ...]
    signing: str
    small: str = ""
    receipt: str = ""
    sample: bool = False


def render_code_sheet(
    sheet: CodeSheet, book: FontBook, made_at: datetime.datetime, phrases: Sequence[str] = ()
) -> bytes:
    """Set the sheet on one page.

    Raises:
        MissingGlyphs: a character no font has.
        DoesNotFit: the station's name is too long, or the paragraphs are for this page.
    """
    require_all([("", {"站名": sheet.station})], book.missing)
    document = Document(book, Properties(sheet.title, sheet.station, made_at), A4.size)
    if sheet.sample:
        watermark(document, A4.size)
    wall_border(document, A4.size, 10 * MM)
    _head(document, sheet)
    _code(document, sheet)
    _text(document, sheet, Breaker(book.advance, phrases))
    document.ink(GREY)
    document.text((WIDTH / 2, 26 * MM), sheet.signing, Role.SONG, 11, align=Align.CENTRE)
    if sheet.receipt:
        document.text((WIDTH / 2, 35 * MM), sheet.receipt, Role.SONG, 11, align=Align.CENTRE)
    if sheet.small:
        at = (WIDTH / 2, 19 * MM)
        document.text(at, sheet.small, Role.HEI, 8, align=Align.CENTRE)
    document.end_page()
    return document.finish()


def _head(document: Document, sheet: CodeSheet) -> None:
    document.ink(BLACK)
    name = fitted_size(document, sheet.station, Role.KAI, (6, 17), COLUMN, 0.08)
    at = (WIDTH / 2, HEIGHT - 38 * MM)
    document.text(at, sheet.station, Role.KAI, name, align=Align.CENTRE, spacing=0.08)
    document.ink(RED)
    at = (WIDTH / 2, HEIGHT - 58 * MM)
    document.text(at, sheet.title, Role.TITLE, 38, align=Align.CENTRE, spacing=0.4)
    document.ink(GREY)
    at = (WIDTH / 2, HEIGHT - 68 * MM)
    document.text(at, sheet.warning, Role.KAI, 13, align=Align.CENTRE)


def _code(document: Document, sheet: CodeSheet) -> None:
    groups = sheet.code.split("-") if sheet.code else ["保存或打印时生成"]
    document.ink(BLACK)
    for place, line in enumerate(("  ".join(groups[:3]), "  ".join(groups[3:]))):
        size = 30 if sheet.code else 20
        at = (WIDTH / 2, HEIGHT - (90 + 15 * place) * MM)
        document.text(at, line, Role.HEI_BOLD, size, align=Align.CENTRE, spacing=0.04)
    if sheet.code:
        at = ((WIDTH - _CODE) / 2, HEIGHT - 160 * MM)
        draw_code(document, sheet.code, at, _CODE)
        document.ink(GREY)
        at = (WIDTH / 2, HEIGHT - 167 * MM)
        document.text(at, sheet.scanned, Role.HEI, 9, align=Align.CENTRE)


def _text(document: Document, sheet: CodeSheet, breaker: Breaker) -> None:
    paragraphs = [Paragraph((Span(words, Role.SONG),), before=0.4) for words in sheet.paragraphs]
    setting = set_paragraphs(paragraphs, breaker, 13, COLUMN, lambda _: _TEXT_ROOM, 1.7)
    if len(setting.pages) > 1:
        raise errors.DoesNotFit(what=f"{sheet.title}上的说明")
    document.ink(BLACK)
    for placed in setting.pages[0]:
        base = _TEXT_TOP - placed.down * setting.leading
        document.line((SIDE, base), placed.line, setting.size, setting.measure)
