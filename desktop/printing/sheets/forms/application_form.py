"""Sets application forms (志愿者报名表): one upright A4 page each, blank or filled from a record.

No box of a consent is ever ticked here: agreeing is what the person does, one by one
(个人信息保护法, articles 14, 23, 25 and 29).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.form import Box, Form
from desktop.printing.furniture.galley import Pages, Piece, on_pages
from desktop.printing.furniture.page import shortened
from desktop.printing.furniture.qr import draw_code
from desktop.printing.furniture.running_page import RunningPages, title
from desktop.printing.ink import A4, BLACK, MM
from desktop.printing.sheets.forms.applicant import ApplicationForm, ApplicationForms
from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker
from desktop.printing.typography.missing import require_all

TITLE = "志愿者报名表"
SIDE = 17 * MM
#: Size of type, and what stands above and below a row, in points: the first that fits is taken.
_SETTINGS = (
    *((size, pad) for size in (11.5, 11.0, 10.5) for pad in (8.0, 7.0, 6.0, 5.0, 4.0)),
    *((size, pad) for size in (10.5, 10.0, 9.5, 9.0) for pad in (3.0, 2.0)),
)
#: High enough to sign in.
_SIGNED = 10.5 * MM
_TICKED, _UNTICKED = "☑", "□"
#: With half a blank between them, so that both stand on one line in the largest type.
_BOTH = f"{_UNTICKED}同意\u2002{_UNTICKED}不同意"
_DAY = "\u2003\u2003年\u2003\u2003月\u2003\u2003日"
_LABEL, _VALUE = 0.15, 0.35
#: Side of the code, and size of the letters below it.
_CODE, _SHORT = 15 * MM, 8.5
_BOXES = 0.2
_CARD = "居民身份证"
_SIGNATURES = ("监护人签名", "申请人签名", "经办")


def render_application_forms(
    batch: ApplicationForms,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> bytes:
    """Set the forms, a page each, in the largest type that fits.

    Raises:
        NothingToPrint: there is none.
        MissingGlyphs: characters no font has, with whose they are.
        DoesNotFit: somebody's says too much for a page.
        Cancelled: somebody asked it to stop.
    """
    forms = batch.forms
    if not forms:
        raise errors.NothingToPrint(why="没有选择人")
    require_all(((one.applicant.name, one.texts()) for one in forms), book.missing)
    first = forms[0]
    whole = f"{TITLE} {first.applicant.name}".strip()
    document = Document(book, Properties(whole, first.station, made_at), A4.size)
    for number, form in enumerate(forms):
        if cancelled():
            raise errors.Cancelled()
        progress(number, len(forms))
        _Sheet(document, form, phrases).draw()
    progress(len(forms), len(forms))
    return document.finish()


class _Sheet:
    """Sets one form."""

    def __init__(self, document: Document, form: ApplicationForm, phrases: Sequence[str]) -> None:
        self._document = document
        self._form = form
        self._pages = RunningPages(
            size=A4.size,
            side=SIDE,
            top=13 * MM,
            bottom=11 * MM,
            running=TITLE,
            numbered=False,
            sample=form.sample,
        )
        self._place = (SIDE, self._pages.width)
        one = form.applicant
        ticks = [f"{box}{word}" for box in (_TICKED, _UNTICKED) for word in _words(form)]
        names = (one.name, one.guardian, one.contact)
        asked = (one.label for one in form.words.consents)
        whole = [*phrases, *ticks, *names, *asked, f"{_UNTICKED}不同意"]
        self._breaker = Breaker(document.book.advance, whole)

    def draw(self) -> None:
        """Write its page."""
        self._pages.draw(self._document, self._fitted())

    def _fitted(self) -> Pages:
        for size, pad in _SETTINGS:
            with suppress(errors.DoesNotFit):  # a single row is higher than the page
                pages = on_pages(self._column(size, pad), self._pages.height)
                if len(pages) == 1:
                    return pages
        whose = self._form.applicant.name
        raise errors.DoesNotFit(what=f"{shortened(whose)}的{TITLE}" if whose else TITLE)

    def _column(self, size: float, pad: float) -> list[Piece]:
        rows = [*self._facts(), *self._consents(), *self._guardian(), *self._end()]
        form = Form(
            self._document,
            self._breaker,
            self._place,
            size=size,
            least=size * 1.35 + 2 * pad + 2,
            pad=pad,
        )
        end = len(rows) - 1
        return [
            self._head(),
            *(
                form.row(row, first=not n, last=n == end, least=_SIGNED if _is_signed(row) else 0)
                for n, row in enumerate(rows)
            ),
        ]

    def _head(self) -> Piece:
        """The title, with the code in the corner beside it."""
        form, (left, width) = self._form, self._place
        if not form.code:
            return title(self._document, form.station, TITLE, self._place)
        aside = _CODE + 5 * MM
        head = title(self._document, form.station, TITLE, (left + aside, width - 2 * aside))

        def draw(document: Document, top: float) -> None:
            head.draw(document, top)
            document.ink(BLACK)
            draw_code(document, form.code, (left + width - _CODE, top - _CODE), _CODE)
            middle, base = left + width - _CODE / 2, top - _CODE - 4.1 * MM
            document.text((middle, base), form.short, Role.HEI, _SHORT, align=Align.CENTRE)

        return replace(head, draw=draw)

    def _facts(self) -> list[list[Box]]:
        one, form = self._form.applicant, self._form
        return [
            _pair(("姓名", one.name), ("性别", _ticked(("男", "女"), (one.sex,)))),
            _pair(("出生日期", one.born), ("小名/曾用名", one.alias)),
            _pair(("政治面貌", one.political), ("手机", one.phone)),
            _pair(("证件类型", _document_type(one.id_type)), ("证件号码", one.id_number)),
            _pair(("村民小组", one.group), ("家庭住址", one.address)),
            _pair(("紧急联系人", one.contact), ("全国志愿者\n编号", one.national_number)),
            _wide("特长", _ticked(form.skills, one.skills, more=True)),
            _wide("服务意向", _ticked(form.areas, one.areas, more=True)),
        ]

    def _consents(self) -> list[list[Box]]:
        words = self._form.words
        told = [
            [
                Box(asked.label, _LABEL, label=True),
                Box(asked.sentence, 1 - _LABEL - _BOXES),
                Box(_BOTH, _BOXES, align=Align.CENTRE),
            ]
            for asked in words.consents
        ]
        return [_wide("个人信息\n告知", words.notice), *told]

    def _guardian(self) -> list[list[Box]]:
        if self._form.adult:
            return []
        one = self._form.applicant
        return [
            _wide("监护人意见\n未满18周岁\n的须填写", self._form.words.guardian),
            _pair(("监护人", one.guardian), ("监护人电话", one.guardian_phone)),
            _pair(("与申请人\n关系", ""), ("监护人签名", "")),
        ]

    def _end(self) -> list[list[Box]]:
        return [
            _wide("申请人声明", self._form.words.declaration),
            _pair(("申请人签名", ""), ("日期", _DAY)),
            _pair(("经办", ""), ("审核", "")),
        ]


def _words(form: ApplicationForm) -> tuple[str, ...]:
    one = form.applicant
    return (*form.skills, *form.areas, *one.skills, *one.areas)


def _pair(first: tuple[str, str], second: tuple[str, str]) -> list[Box]:
    return [
        Box(first[0], _LABEL, label=True),
        Box(first[1], _VALUE),
        Box(second[0], _LABEL, label=True),
        Box(second[1], _VALUE),
    ]


def _wide(label: str, text: str) -> list[Box]:
    return [Box(label, _LABEL, label=True), Box(text, 1 - _LABEL)]


def _ticked(offered: Sequence[str], chosen: Sequence[str], *, more: bool = False) -> str:
    """Boxes with words, those chosen ticked; what is not offered stands behind them."""
    words = list(dict.fromkeys((*offered, *(one for one in chosen if one))))
    boxes = [f"{_TICKED if one in chosen else _UNTICKED}{one}" for one in words]
    boxes += [f"{_UNTICKED}其他："] if more else []
    return "\u3000".join(boxes)


def _is_signed(row: Sequence[Box]) -> bool:
    return any(box.label and box.text in _SIGNATURES for box in row)


def _document_type(known: str) -> str:
    if known and known != _CARD:
        return known
    return _ticked((_CARD, "其他"), (known,))
