"""A sheet of crosses to measure how far a printer is off, lying as certificates lie."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.model.stock import PLAIN, Stock
from desktop.printing.document import Align, Document, Properties
from desktop.printing.ink import A4, BLACK, GREY, MM
from desktop.printing.typography.faces import Role
from desktop.printing.typography.flow import Paragraph, set_paragraphs
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker, Span
from desktop.printing.typography.missing import require_all

TITLE = "套打测试页"
WIDTH, HEIGHT = A4.landscape.size
#: How far the middle of each cross stands from both edges.
CROSS_MM = 20
_ARM_MM, _RULER_MM = 8, 60
#: From the other edge to each ruler: they cross neither each other nor the arms of a cross.
_ACROSS_MM, _DOWN_MM = 68, 36
_COLUMN = 190 * MM
_SIZE, _LEADING = 14, 1.8
_HAIR = 0.4


@dataclass(frozen=True, slots=True)
class AlignmentSheet:
    """What the sheet says.

    Args:
        printer: whose it is; empty where none is chosen.
        station: full name of the station.
        stock: how far everything on it was moved.
    """

    printer: str
    station: str
    stock: Stock = PLAIN

    def texts(self) -> dict[str, str]:
        """Every text, for the check of characters."""
        return {"打印机": self.printer, "站名": self.station}


def render_alignment_sheet(
    sheet: AlignmentSheet,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set the sheet: a cross in each corner, rulers along two edges, what to do in the middle.

    Raises:
        MissingGlyphs: a character no font has.
    """
    require_all([("", sheet.texts())], book.missing)
    document = Document(book, Properties(TITLE, sheet.station, made_at), (WIDTH, HEIGHT))
    document.operators(sheet.stock.shift)
    _crosses(document)
    _rulers(document)
    _words(document, sheet, Breaker(book.advance, phrases))
    document.end_page()
    return document.finish()


def _crosses(document: Document) -> None:
    document.pen(BLACK, _HAIR)
    edge, arm = CROSS_MM * MM, _ARM_MM * MM
    for x in (edge, WIDTH - edge):
        for y in (edge, HEIGHT - edge):
            _stroke(document, (x - arm, y), (x + arm, y))
            _stroke(document, (x, y - arm), (x, y + arm))


def _rulers(document: Document) -> None:
    """Millimetres from the left edge and from the top one, beside the first cross."""
    document.ink(GREY)
    base, side = HEIGHT - _ACROSS_MM * MM, _DOWN_MM * MM
    for mm in range(_RULER_MM + 1):
        long = 4.0 if mm % 10 == 0 else 2.6 if mm % 5 == 0 else 1.6
        _stroke(document, (mm * MM, base), (mm * MM, base + long * MM))
        _stroke(document, (side, HEIGHT - mm * MM), (side + long * MM, HEIGHT - mm * MM))
        if mm and mm % 10 == 0:
            at = (mm * MM, base - 3.6 * MM)
            document.text(at, str(mm), Role.SONG, 8, align=Align.CENTRE)
            document.text((side + 5 * MM, HEIGHT - mm * MM - 3), str(mm), Role.SONG, 8)


def _words(document: Document, sheet: AlignmentSheet, breaker: Breaker) -> None:
    document.ink(BLACK)
    at = (WIDTH / 2, HEIGHT - 76 * MM)
    document.text(at, TITLE, Role.HEI_BOLD, 26, align=Align.CENTRE, spacing=0.2)
    told = [Paragraph((Span(words, Role.SONG),), before=0.15) for words in _told(sheet)]
    setting = set_paragraphs(told, breaker, _SIZE, _COLUMN, lambda _: 100 * MM, _LEADING)
    left, top = (WIDTH - _COLUMN) / 2, HEIGHT - 86 * MM
    for placed in setting.pages[0]:
        base = top - (placed.down - 0.5) * setting.leading - setting.size * 0.37
        document.line((left, base), placed.line, setting.size, setting.measure)


def _told(sheet: AlignmentSheet) -> tuple[str, ...]:
    stock = sheet.stock
    moved = f"右移 {stock.right_mm:g} 毫米、下移 {stock.down_mm:g} 毫米"
    return (
        f"打印机：{sheet.printer or '没有选'}。本页打印时已经移动过：{moved}。",
        "一、用普通 A4 纸打这一页，按“实际大小”，不要选“适合纸张”。",
        f"二、用直尺量左上角十字的中心：到纸的左边和上边都应是 {CROSS_MM} 毫米。",
        "三、把量得的两个数填进“校正”，按“按量得的算”，再打一页核对。",
        "四、四个十字都对了，就可以换上印好花边的证书纸。",
    )


def _stroke(document: Document, start: tuple[float, float], end: tuple[float, float]) -> None:
    document.operators(f"{start[0]:.3f} {start[1]:.3f} m {end[0]:.3f} {end[1]:.3f} l S")
