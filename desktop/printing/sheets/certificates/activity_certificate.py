"""The activity certificate (活动证书): what a volunteer takes home, one lying A4 page each."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.model.stock import PLAIN, Stock
from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.ornament import guilloche_border, medallion, rule_with_diamond
from desktop.printing.furniture.page import Signature, fitted_size, sign, watermark
from desktop.printing.furniture.qr import draw_code
from desktop.printing.ink import A4, BLACK, GREY, MM, RED
from desktop.printing.sheets.certificates.certificate_words import (
    FREE,
    TITLE,
    ActivityCertificate,
    answerable,
    identity,
    sentences,
)
from desktop.printing.typography.faces import Role
from desktop.printing.typography.flow import Setting, largest_fit, set_paragraphs
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker
from desktop.printing.typography.missing import require_all
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
FRAME, FRAME_SAMPLE = "frame", "frame-sample"


@dataclass(frozen=True, slots=True)
class CertificateBatch:
    """Certificates with the paper they go on.

    Args:
        certificates: one or more, in the order of printing.
        stock: the paper in the printer.
    """

    certificates: tuple[ActivityCertificate, ...]
    stock: Stock = PLAIN


def batch_of(given: object) -> object:
    """A batch of whatever was given: one certificate, or several; what is neither, as it is."""
    if isinstance(given, CertificateBatch):
        return given
    several = given if isinstance(given, list | tuple) else [given]
    batch = tuple(one for one in several if isinstance(one, ActivityCertificate))
    return CertificateBatch(batch) if len(batch) == len(several) else given


def render_batch(
    batch: CertificateBatch,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> bytes:
    """Set a batch, one page a certificate.

    Args:
        batch: what is printed, on which paper; on one with a frame of its own only the words are.
        book: the fonts.
        made_at: the time the PDF states.
        phrases: words no line may split.
        progress: told how many pages are done.
        cancelled: asked before each page.

    Raises:
        NothingToPrint: the batch is empty.
        MissingGlyphs: characters no font has, with whose they are; nothing was printed.
        DoesNotFit: a text is too long for its page.
        Cancelled: somebody asked it to stop.
    """
    certificates, stock = batch.certificates, batch.stock
    if not certificates:
        raise errors.NothingToPrint(why="没有选中任何人")
    require_all(((one.holder, one.texts()) for one in certificates), book.missing)
    first, count = certificates[0], len(certificates)
    title = f"{TITLE} {first.number}" + (f" 等{count}份" if count > 1 else "")
    document = Document(book, Properties(title, first.issuer, made_at), PAGE)
    document.form(FRAME, lambda: _frame(document, stock, sample=False))
    if any(certificate.sample for certificate in certificates):
        document.form(FRAME_SAMPLE, lambda: _frame(document, stock, sample=True))
    for number, certificate in enumerate(certificates):
        if cancelled():
            raise errors.Cancelled()
        progress(number, count)
        document.operators(stock.shift)
        _Page(document, certificate, phrases).draw()
        document.end_page()
    progress(count, count)
    return document.finish()


def _frame(document: Document, stock: Stock, *, sample: bool) -> None:
    """What all certificates share, drawn once a file; hardly anything where the paper has it."""
    if not stock.preprinted:
        medallion(document, (WIDTH / 2, HEIGHT / 2 - 6 * MM), 46 * MM)
    if sample:
        watermark(document, PAGE)
    if stock.preprinted:
        return
    guilloche_border(document, PAGE, 10.5 * MM, 8.5 * MM)
    document.ink(RED)
    at = (WIDTH / 2, HEIGHT - 56.5 * MM)
    document.text(at, TITLE, Role.TITLE, 46, align=Align.CENTRE, spacing=0.42)
    rule_with_diamond(document, (WIDTH / 2, HEIGHT - 64 * MM), 118 * MM, RED)


class _Page:
    """Draws one certificate."""

    def __init__(
        self, document: Document, certificate: ActivityCertificate, phrases: Sequence[str]
    ) -> None:
        self._document = document
        self._facts = certificate
        self._phrases = phrases

    def draw(self) -> None:
        self._document.use(FRAME_SAMPLE if self._facts.sample else FRAME)
        self._head()
        self._holder()
        self._body()
        self._foot()

    def _head(self) -> None:
        document, facts = self._document, self._facts
        document.ink(BLACK)
        size = fitted_size(document, facts.station, Role.KAI, (8, 17), COLUMN, 0.1)
        at = (WIDTH / 2, HEIGHT - 36 * MM)
        document.text(at, facts.station, Role.KAI, size, align=Align.CENTRE, spacing=0.1)
        number = ("（补打）" if facts.reprint else "") + f"编号：{facts.number}"
        document.ink(GREY)
        at = (WIDTH - SIDE, NUMBER_BASE)
        document.text(at, number, Role.SONG, 10.5, align=Align.RIGHT)

    def _holder(self) -> None:
        """The name with its address, and behind or above it who exactly is meant."""
        document, facts = self._document, self._facts
        base = HEIGHT - 82 * MM
        address = f"{facts.form_of_address}："
        room = COLUMN - NAME_GAP - document.width(address, Role.KAI, 18)
        line = identity(facts)
        needed = document.width(line, Role.SONG, 10.5)
        size = fitted_size(document, facts.holder, Role.KAI, (9, 26), room, 0.06)
        beside = room - document.width(facts.holder, Role.KAI, size, 0.06) - NAME_GAP
        document.ink(GREY)
        if needed <= beside:
            document.text((WIDTH - SIDE, base), line, Role.SONG, 10.5, align=Align.RIGHT)
        else:
            size = min(size, 20.0)
            small = fitted_size(document, line, Role.SONG, (6, 10.5), COLUMN * 0.7, 0)
            document.text((SIDE, NUMBER_BASE), line, Role.SONG, small)
        document.ink(BLACK)
        end = SIDE + document.text((SIDE, base), facts.holder, Role.KAI, size, spacing=0.06)
        document.text((end + NAME_GAP, base), address, Role.KAI, 18)

    def _body(self) -> None:
        document, facts = self._document, self._facts
        names = (facts.holder, facts.person_in_charge, facts.handler)
        breaker = Breaker(document.book.advance, [*self._phrases, *names])
        setting = _largest(facts, breaker)
        document.ink(BLACK)
        (lines,) = setting.pages
        spare = BODY_ROOM - lines[-1].down * setting.leading
        top = BODY_TOP - min(spare * 0.25, 7 * MM)
        for placed in lines:
            base = top - (placed.down - 0.5) * setting.leading - setting.size * 0.37
            document.line((SIDE, base), placed.line, setting.size, setting.measure)

    def _foot(self) -> None:
        document, facts = self._document, self._facts
        left = SIDE
        if facts.code:
            document.ink(BLACK)
            draw_code(document, facts.code, (left, FOOT + 4 * MM), CODE)
            document.ink(GREY)
            at = (left + CODE / 2, FOOT)
            document.text(at, "扫码核验", Role.HEI, 8, align=Align.CENTRE, spacing=0.05)
            left += CODE + 8 * MM
        document.ink(BLACK)
        for place, (label, text) in enumerate(reversed(answerable(facts))):
            line = f"{label}：{text}"
            size = fitted_size(document, line, Role.SONG, (6, 11.5), 78 * MM, 0)
            document.text((left, FOOT + 4 * MM + place * 21), line, Role.SONG, size)
        seal = Signature(facts.issuer, date_in_characters(facts.issued_on))
        widest = fitted_size(document, facts.issuer, Role.SONG, (8, 14.5), 92 * MM, 0)
        sign(document, seal, WIDTH - SIDE, FOOT + 6 * MM, widest)
        document.ink(GREY)
        document.text((WIDTH / 2, 24.5 * MM), FREE, Role.KAI, 9, align=Align.CENTRE)


def _largest(facts: ActivityCertificate, breaker: Breaker) -> Setting:
    paragraphs = sentences(facts)

    def set_at(size: float) -> Setting:
        return set_paragraphs(paragraphs, breaker, size, COLUMN, lambda _: BODY_ROOM, LEADING)

    # Most certificates fit at the largest size; only long ones pay for the search.
    setting = set_at(SIZES[-1])
    found = setting if len(setting.pages) == 1 else largest_fit(SIZES, 1, set_at)
    if found is None:
        raise errors.DoesNotFit(what=f"{facts.holder}的证书")
    return found
