"""The recovery sheet: the code that opens a station, in large type and as a QR code, on one A4."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

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
from desktop.printing.typography.wording import date_in_figures

WIDTH, HEIGHT = A4.size
SIDE = 28 * MM
COLUMN = WIDTH - 2 * SIDE
TITLE = "恢复单"
_CODE = 40 * MM
_TEXT_TOP, _TEXT_ROOM = HEIGHT - 178 * MM, 80 * MM
_WORDS = (
    "口令忘了的时候，打开程序，在填口令的地方照抄上面的恢复码（短横可以不抄），就能打开本站的资料；"
    "从备份恢复时也一样。恢复码里没有字母 I、L、O、U。",
    "谁拿到这张纸和这台电脑，谁就能看到全部资料。请不要拍照、不要用微信传，锁在柜子里；"
    "建议复印一份交镇街新时代文明实践所封存。",
    "重新打印恢复单以后，这一张就打不开本站了（在那以前的备份除外），请撕掉。",
)


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What the sheet says.

    Args:
        station: the full name.
        code: in groups; empty where none was made yet, for looking at.
        made_on: the day the code was made.
        sample: print 「示例」 across it.
        heads: the check of journal and register of looks that day; empty for none.
    """

    station: str
    code: str
    made_on: datetime.date
    sample: bool = False
    heads: str = ""


def render_recovery_sheet(
    sheet: RecoverySheet,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set the sheet on one page.

    Raises:
        MissingGlyphs: a character no font has.
        DoesNotFit: the station's name is too long.
    """
    require_all([("", {"站名": sheet.station})], book.missing)
    document = Document(book, Properties(TITLE, sheet.station, made_at), A4.size)
    if sheet.sample:
        watermark(document, A4.size)
    wall_border(document, A4.size, 10 * MM)
    _head(document, sheet)
    _code(document, sheet)
    _text(document, Breaker(book.advance, phrases))
    document.ink(GREY)
    made = f"恢复码生成于{date_in_figures(sheet.made_on)}\u3000\u3000保管人签名：＿＿＿＿＿＿＿＿"
    document.text((WIDTH / 2, 26 * MM), made, Role.SONG, 11, align=Align.CENTRE)
    if sheet.heads:
        words = f"日志校验 {sheet.heads}\u3000（体检时可以核对：日志有没有被改过）"
        document.text((WIDTH / 2, 19 * MM), words, Role.HEI, 8, align=Align.CENTRE)
    document.end_page()
    return document.finish()


def _head(document: Document, sheet: RecoverySheet) -> None:
    document.ink(BLACK)
    name = fitted_size(document, sheet.station, Role.KAI, (6, 17), COLUMN, 0.08)
    at = (WIDTH / 2, HEIGHT - 38 * MM)
    document.text(at, sheet.station, Role.KAI, name, align=Align.CENTRE, spacing=0.08)
    document.ink(RED)
    at = (WIDTH / 2, HEIGHT - 58 * MM)
    document.text(at, TITLE, Role.TITLE, 38, align=Align.CENTRE, spacing=0.4)
    document.ink(GREY)
    at = (WIDTH / 2, HEIGHT - 68 * MM)
    document.text(at, "锁好，不要丢，不要给别人看", Role.KAI, 13, align=Align.CENTRE)


def _code(document: Document, sheet: RecoverySheet) -> None:
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
        words = "手机扫这个码也能看到恢复码"
        document.text((WIDTH / 2, HEIGHT - 167 * MM), words, Role.HEI, 9, align=Align.CENTRE)


def _text(document: Document, breaker: Breaker) -> None:
    paragraphs = [Paragraph((Span(words, Role.SONG),), before=0.4) for words in _WORDS]
    setting = set_paragraphs(paragraphs, breaker, 13, COLUMN, lambda _: _TEXT_ROOM, 1.7)
    document.ink(BLACK)
    for placed in setting.pages[0]:
        base = _TEXT_TOP - placed.down * setting.leading
        document.line((SIDE, base), placed.line, setting.size, setting.measure)
