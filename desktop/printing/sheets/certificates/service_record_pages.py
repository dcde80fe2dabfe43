"""Sets service records: upright A4, each as many pages as it takes and numbered by itself."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.form import Box, Form
from desktop.printing.furniture.galley import Piece, airy
from desktop.printing.furniture.page import SEAL_MM, SIGN_LEADING, Signature, fitted_size, sign
from desktop.printing.furniture.prose import heading, prose
from desktop.printing.furniture.qr import draw_code
from desktop.printing.furniture.running_page import RunningPages, title
from desktop.printing.furniture.table import Column, Table
from desktop.printing.ink import A4, BLACK, GREY, MM
from desktop.printing.sheets.certificates.service_record import (
    NOTES,
    TITLE,
    ServiceRecord,
    ServiceRecords,
)
from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker, Span
from desktop.printing.typography.missing import require_all
from desktop.printing.typography.wording import date_in_characters, even_decimals

SIDE = 21 * MM
CODE = 25 * MM
SIZE = 10.5
_LABEL, _VALUE = 0.16, 0.34
#: High enough to sign in.
_SIGNED = 9 * MM
_SEAL = "（盖章）"
_EMPTY = "—"


def render_service_records(
    batch: ServiceRecords,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> bytes:
    """Set a batch.

    Args:
        batch: what they say.
        book: the fonts.
        made_at: the time the PDF states.
        phrases: words no line may split.
        progress: told how many records are set.
        cancelled: asked before each.

    Raises:
        NothingToPrint: the batch is empty.
        MissingGlyphs: characters no font has, with whose they are; nothing was printed.
        DoesNotFit: a name is too long for a line.
        Cancelled: somebody asked it to stop.
    """
    records, count = batch.records, len(batch.records)
    if not records:
        raise errors.NothingToPrint(why="没有选中任何人")
    require_all(((one.holder, one.texts()) for one in records), book.missing)
    first = records[0]
    whole = f"{TITLE} {first.number}" + (f" 等{count}份" if count > 1 else "")
    document = Document(book, Properties(whole, first.issuer, made_at), A4.size)
    for number, record in enumerate(records):
        if cancelled():
            raise errors.Cancelled()
        progress(number, count)
        if count > 1:
            document.bookmark(f"{record.holder} {record.number}")
        _Sheet(document, record, phrases).draw()
    progress(count, count)
    return document.finish()


class _Sheet:
    """Sets one record."""

    def __init__(self, document: Document, record: ServiceRecord, phrases: Sequence[str]) -> None:
        self._document = document
        self._record = record
        self._pages = RunningPages(
            size=A4.size,
            side=SIDE,
            top=15 * MM,
            bottom=16 * MM,
            running=f"{TITLE}\u3000{record.holder}",
            beside=f"编号：{record.number}",
            numbered=False,
            sample=record.sample,
        )
        self._place = (SIDE, self._pages.width)
        names = (record.holder, record.person_in_charge, record.handler)
        self._breaker = Breaker(document.book.advance, [*phrases, *names])
        columns = _columns()
        self._table = Table(document, self._breaker, columns, self._place, size=SIZE)
        self._rows = self._table.rows(_cells(record))

    def draw(self) -> None:
        """Write its pages."""
        self._pages.draw(self._document, airy(self._column, self._pages.height))

    def _column(self, openness: float) -> list[Piece]:
        form = Form(
            self._document,
            self._breaker,
            self._place,
            size=SIZE,
            least=(6 + 3 * openness) * MM,
        )
        return [
            title(self._document, self._record.station, TITLE, self._place, most=24),
            self._number(),
            *self._heading("一、志愿者身份信息", openness),
            *self._identity(form),
            *self._heading("二、志愿服务信息", openness, ties=3),
            *self._service(form),
            self._gap(),
            *self._table.pieces(self._rows, openness * 0.5),
            *self._answered_for(form, openness),
        ]

    def _answered_for(self, form: Form, openness: float) -> list[Piece]:
        """What is signed and sealed stands on one page, whatever comes before."""
        pieces = [
            *self._heading("三、出具单位信息", openness),
            *self._issuer(form, openness),
            *self._heading("四、其他需要说明的信息", openness),
            *self._notes(),
            self._signed(),
        ]
        return [replace(pieces[0], ties=len(pieces) - 1), *pieces[1:]]

    def _number(self) -> Piece:
        record = self._record
        words = ("（补打）" if record.reprint else "") + f"编号：{record.number}"

        def draw(document: Document, top: float) -> None:
            document.ink(BLACK)
            at = (self._place[0] + self._place[1], top - SIZE)
            document.text(at, words, Role.SONG, SIZE, align=Align.RIGHT)

        return Piece(SIZE + 1 * MM, draw, ties=2)

    def _heading(self, words: str, openness: float, *, ties: int = 1) -> list[Piece]:
        before, after = (2 + 5 * openness) * MM, 1 * MM
        pieces = heading(
            words, self._breaker, self._place, size=12, before=before, after=after, ties=ties
        )
        return [replace(piece, mark="") for piece in pieces]

    def _gap(self) -> Piece:
        return Piece(2 * MM, lambda _document, _top: None, ties=3)

    def _identity(self, form: Form) -> list[Piece]:
        record = self._record
        return [
            form.row(_pair("姓名", record.holder, "性别", record.sex), first=True, ties=2),
            form.row(_pair("证件类型", record.id_type, "证件号码", record.id_number), ties=1),
            form.row(_wide("志愿者编号", record.volunteer_number), last=True),
        ]

    def _service(self, form: Form) -> list[Piece]:
        record = self._record
        told = (f"{len(record.services)}次", f"{record.hours}小时")
        return [
            form.row(_wide("服务期间", record.period), first=True, ties=1),
            form.row(_pair("服务次数", told[0], "累计时长", told[1]), last=True, ties=1),
        ]

    def _issuer(self, form: Form, openness: float) -> list[Piece]:
        record, signed = self._record, _SIGNED + 4 * openness * MM
        return [
            form.row(_wide("出具单位", record.issuer), first=True, ties=3),
            form.row(_to_sign("负责人", record.person_in_charge), least=signed, ties=2),
            form.row(_to_sign("经办人", record.handler), least=signed, ties=1),
            form.row(_wide("联系电话", record.phone), last=True),
        ]

    def _notes(self) -> list[Piece]:
        pieces: list[Piece] = []
        for number, words in enumerate(NOTES, start=1):
            spans = (Span(f"{number}. {words}", Role.SONG),)
            pieces += prose(spans, self._breaker, self._place, size=SIZE, leading=1.4, ties=1)
        return pieces

    def _signed(self) -> Piece:
        """The verification code at the left, the body and the date with room for the seal."""
        record = self._record
        room = self._place[1] - CODE - 14 * MM
        size = fitted_size(self._document, record.issuer, Role.SONG, (7, 13), room, 0)
        return Piece(SEAL_MM * MM, partial(self._draw_signed, size), before=1 * MM, what="落款")

    def _draw_signed(self, size: float, document: Document, top: float) -> None:
        record, (left, width) = self._record, self._place
        if record.code:
            below = top - SEAL_MM * MM / 2 - CODE / 2
            document.ink(BLACK)
            draw_code(document, record.code, (left + 2 * MM, below), CODE)
            document.ink(GREY)
            at = (left + 2 * MM + CODE / 2, below - 4 * MM)
            document.text(at, "扫码核验", Role.HEI, 8, align=Align.CENTRE, spacing=0.05)
        right = left + width - 3 * MM
        base = top - SEAL_MM * MM / 2 - size * (SIGN_LEADING - 1)
        signature = Signature(record.issuer, date_in_characters(record.issued_on))
        sign(document, signature, right, base, size)
        document.ink(GREY)
        document.text((right, base - size * 1.9), _SEAL, Role.KAI, SIZE, align=Align.RIGHT)


def _columns() -> list[Column]:
    return [
        Column("序号", 14 * MM, align=Align.CENTRE),
        Column("服务日期", 33 * MM, align=Align.CENTRE),
        Column("服务内容", 44 * MM, 1.0),
        Column("担任工作", 34 * MM, 0.5),
        Column("时长（小时）", 25 * MM, align=Align.RIGHT),
    ]


def _cells(record: ServiceRecord) -> list[tuple[str, ...]]:
    *hours, whole = even_decimals([*(one.hours for one in record.services), record.hours])
    rows = [
        (str(number), one.day or _EMPTY, one.content, one.role or _EMPTY, long)
        for number, (one, long) in enumerate(zip(record.services, hours, strict=True), start=1)
    ]
    return [*rows, ("合计", "", "", "", whole)]


def _pair(one: str, said: str, other: str, told: str) -> list[Box]:
    return [
        Box(one, _LABEL, label=True),
        Box(said or _EMPTY, _VALUE),
        Box(other, _LABEL, label=True),
        Box(told or _EMPTY, _VALUE),
    ]


def _wide(label: str, said: str) -> list[Box]:
    return [Box(label, _LABEL, label=True), Box(said or _EMPTY, 1 - _LABEL)]


def _to_sign(label: str, name: str) -> list[Box]:
    """A name, and room for its hand."""
    return [
        Box(label, _LABEL, label=True),
        Box(name, _VALUE),
        Box("签字", _LABEL, label=True),
        Box("", _VALUE),
    ]
