"""The framed page that certificates share: one lying A4 page each, a batch in one file.

On plain paper the frame and the title are printed along; on bought paper that has them, only words.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from desktop import errors
from desktop.model.progress import CancelAsked, Progress
from desktop.model.stock import Stock
from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.ornament import guilloche_border, medallion, rule_with_diamond
from desktop.printing.furniture.page import Signature, fitted_size, sign, watermark
from desktop.printing.furniture.qr import draw_code
from desktop.printing.ink import A4, BLACK, GREY, MM, RED
from desktop.printing.strokes import KeptStrokes
from desktop.printing.typography.faces import Role
from desktop.printing.typography.flow import Paragraph, Setting, largest_fit, set_paragraphs
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker
from desktop.printing.typography.wording import date_in_characters

PAGE = A4.landscape.size
WIDTH, HEIGHT = PAGE
SIDE = 40 * MM
COLUMN = WIDTH - 2 * SIDE
NUMBER_BASE = HEIGHT - 72.5 * MM
NAME_GAP = 7.0
BODY_TOP = HEIGHT - 89 * MM
BODY_ROOM = 56 * MM
SIZES = tuple(11 + step * 0.5 for step in range(15))
LEADING = 1.72
CODE = 25 * MM
FOOT = 31 * MM
ORNAMENT, FRAME, FRAME_SAMPLE = "ornament", "frame", "frame-sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """What one page says, each thing in its place.

    Args:
        station: full name of the station, above the title.
        number: of the certificate.
        reprint: say that it was printed before.
        holder: full name.
        address: what follows the name, with its colon.
        identity: who exactly is meant, in words; may be empty.
        paragraphs: the wording.
        names: no line splits them.
        answerable: who answers for it: label and name.
        issuer: the signing body.
        issued_on: its date.
        closing: the small line at the foot.
        code: payload of the verification code; empty prints none.
        sample: print 「示例」 across the page.
    """

    station: str
    number: str
    reprint: bool
    holder: str
    address: str
    identity: str
    paragraphs: tuple[Paragraph, ...]
    names: tuple[str, ...]
    answerable: tuple[tuple[str, str], ...]
    issuer: str
    issued_on: datetime.date
    closing: str
    code: str
    sample: bool


def set_framed(
    title: str,
    pages: Sequence[Framed],
    book: FontBook,
    made_at: datetime.datetime,
    *,
    stock: Stock,
    phrases: Sequence[str],
    progress: Progress,
    cancelled: CancelAsked,
) -> bytes:
    """Set a batch, one page a certificate.

    Args:
        title: above each, and of the file.
        pages: what they say; one or more.
        book: the fonts.
        made_at: the time the PDF states.
        stock: the paper; on one with a frame of its own only the words are printed.
        phrases: words no line may split.
        progress: told how many pages are done.
        cancelled: asked before each page.

    Raises:
        NothingToPrint: there are none.
        DoesNotFit: a text is too long for its page.
        Cancelled: somebody asked it to stop.
    """
    if not pages:
        raise errors.NothingToPrint(why="没有选中任何人")
    first, count = pages[0], len(pages)
    whole = f"{title} {first.number}" + (f" 等{count}份" if count > 1 else "")
    document = Document(book, Properties(whole, first.issuer, made_at), PAGE)
    if not stock.preprinted:
        document.still(ORNAMENT, _ornament())
    document.form(FRAME, lambda: _frame(document, title, stock, sample=False))
    if any(page.sample for page in pages):
        document.form(FRAME_SAMPLE, lambda: _frame(document, title, stock, sample=True))
    for number, page in enumerate(pages):
        if cancelled():
            raise errors.Cancelled()
        progress(number, count)
        document.operators(stock.shift)
        _Page(document, page, phrases).draw()
        document.end_page()
    progress(count, count)
    return document.finish()


def _frame(document: Document, title: str, stock: Stock, *, sample: bool) -> None:
    """What all certificates share, drawn once a file; hardly anything where the paper has it."""
    if not stock.preprinted:
        document.use(ORNAMENT)
    if sample:
        watermark(document, PAGE)
    if stock.preprinted:
        return
    document.ink(RED)
    at = (WIDTH / 2, HEIGHT - 56.5 * MM)
    document.text(at, title, Role.TITLE, 46, align=Align.CENTRE, spacing=0.42)
    rule_with_diamond(document, (WIDTH / 2, HEIGHT - 64 * MM), 118 * MM, RED)


@cache
def _ornament() -> bytes:
    """The border and the pale ground: some thousands of lines that no certificate changes."""
    kept = KeptStrokes()
    medallion(kept, (WIDTH / 2, HEIGHT / 2 - 6 * MM), 46 * MM)
    guilloche_border(kept, PAGE, 10.5 * MM, 8.5 * MM)
    return kept.packed()


class _Page:
    """Draws one certificate."""

    def __init__(self, document: Document, said: Framed, phrases: Sequence[str]) -> None:
        self._document = document
        self._said = said
        self._phrases = phrases

    def draw(self) -> None:
        self._document.use(FRAME_SAMPLE if self._said.sample else FRAME)
        self._head()
        self._holder()
        self._body()
        self._foot()

    def _head(self) -> None:
        document, said = self._document, self._said
        document.ink(BLACK)
        size = fitted_size(document, said.station, Role.KAI, (8, 17), COLUMN, 0.1)
        at = (WIDTH / 2, HEIGHT - 36 * MM)
        document.text(at, said.station, Role.KAI, size, align=Align.CENTRE, spacing=0.1)
        number = ("（补打）" if said.reprint else "") + f"编号：{said.number}"
        document.ink(GREY)
        at = (WIDTH - SIDE, NUMBER_BASE)
        document.text(at, number, Role.SONG, 10.5, align=Align.RIGHT)

    def _holder(self) -> None:
        """The name with its address, and behind or above it who exactly is meant."""
        document, said = self._document, self._said
        base = HEIGHT - 82 * MM
        room = COLUMN - NAME_GAP - document.width(said.address, Role.KAI, 18)
        needed = document.width(said.identity, Role.SONG, 10.5)
        size = fitted_size(document, said.holder, Role.KAI, (9, 26), room, 0.06)
        beside = room - document.width(said.holder, Role.KAI, size, 0.06) - NAME_GAP
        document.ink(GREY)
        if needed <= beside:
            at = (WIDTH - SIDE, base)
            document.text(at, said.identity, Role.SONG, 10.5, align=Align.RIGHT)
        else:
            size = min(size, 20.0)
            small = fitted_size(document, said.identity, Role.SONG, (6, 10.5), COLUMN * 0.7, 0)
            document.text((SIDE, NUMBER_BASE), said.identity, Role.SONG, small)
        document.ink(BLACK)
        end = SIDE + document.text((SIDE, base), said.holder, Role.KAI, size, spacing=0.06)
        document.text((end + NAME_GAP, base), said.address, Role.KAI, 18)

    def _body(self) -> None:
        document, said = self._document, self._said
        breaker = Breaker(document.book.advance, [*self._phrases, *said.names])
        setting = _largest(said, breaker)
        document.ink(BLACK)
        (lines,) = setting.pages
        spare = BODY_ROOM - lines[-1].down * setting.leading
        top = BODY_TOP - min(spare * 0.25, 7 * MM)
        for placed in lines:
            base = top - (placed.down - 0.5) * setting.leading - setting.size * 0.37
            document.line((SIDE, base), placed.line, setting.size, setting.measure)

    def _foot(self) -> None:
        document, said = self._document, self._said
        left = SIDE
        if said.code:
            document.ink(BLACK)
            draw_code(document, said.code, (left, FOOT + 4 * MM), CODE)
            document.ink(GREY)
            at = (left + CODE / 2, FOOT)
            document.text(at, "扫码核验", Role.HEI, 8, align=Align.CENTRE, spacing=0.05)
            left += CODE + 8 * MM
        document.ink(BLACK)
        for place, (label, text) in enumerate(reversed(said.answerable)):
            line = f"{label}：{text}"
            size = fitted_size(document, line, Role.SONG, (6, 11.5), 78 * MM, 0)
            document.text((left, FOOT + 4 * MM + place * 21), line, Role.SONG, size)
        seal = Signature(said.issuer, date_in_characters(said.issued_on))
        widest = fitted_size(document, said.issuer, Role.SONG, (8, 14.5), 92 * MM, 0)
        sign(document, seal, WIDTH - SIDE, FOOT + 6 * MM, widest)
        document.ink(GREY)
        at = (WIDTH / 2, 24.5 * MM)
        document.text(at, said.closing, Role.KAI, 9, align=Align.CENTRE)


def _largest(said: Framed, breaker: Breaker) -> Setting:
    def set_at(size: float) -> Setting:
        return set_paragraphs(said.paragraphs, breaker, size, COLUMN, lambda _: BODY_ROOM, LEADING)

    # Most certificates fit at the largest size; only long ones pay for the search.
    setting = set_at(SIZES[-1])
    found = setting if len(setting.pages) == 1 else largest_fit(SIZES, 1, set_at)
    if found is None:
        raise errors.DoesNotFit(what=f"{said.holder}的证书")
    return found
