"""A notice on paper: which of those written, and whether it will be sealed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop import errors
from desktop.model.kind import Record
from desktop.services import audits
from desktop.services.desk import Desk
from desktop.services.paper import notices
from desktop.services.paper.named_in_text import remark_on
from desktop.services.paper.recipe import (
    STATION,
    Answer,
    Laid,
    PaperOrder,
    Question,
    Recipe,
    Shows,
    TemplateInfo,
    day_of,
)

if TYPE_CHECKING:
    from desktop.printing.sheets.notices.notice_words import Notice

_INFO = TemplateInfo("notice", "通知", ("A4",), STATION, shows=(Shows.TYPED,))
_SEALED, _UNSEALED = "sealed", "unsealed"
_NONE_YET = "还没有写过通知"
#: A document number, as red-head documents bear one: 〔2026〕1号.
_DOCUMENT_NUMBER = re.compile(r"[〔\[［(（【]\s*\d{4}\s*[〕\]］)）】]\s*\d*\s*号")
_NUMBERED = "标题里有像发文字号的字。村里的通知没有红头，也不编发文字号，这里只当普通的字印出来。"


def _asks(desk: Desk) -> tuple[Question, ...]:
    written = notices.written(desk)
    return (
        Question(
            "notice",
            "哪一份通知",
            Answer.CHOICE,
            written[0].id if written else "",
            tuple((line.id, _told(line)) for line in written),
        ),
        Question(
            "seal",
            "落款",
            Answer.CHOICE,
            _SEALED,
            ((_SEALED, "留出盖章的位置"), (_UNSEALED, "不盖章")),
        ),
    )


def _told(line: notices.NoticeLine) -> str:
    """The day before the title: most titles begin alike."""
    source = f"（{line.source}）" if line.source else ""
    return f"{line.dated} {line.title}{source}".strip()


def _look(desk: Desk, order: PaperOrder) -> Laid:
    from desktop.printing.sheets.notices.notice_words import Notice

    record = _wanted(desk, order)
    form = notices.form_in(record)
    sheet = Notice(
        title=form.title,
        paragraphs=notices.paragraphs_of(record),
        signed_by=form.signed_by,
        dated=day_of(form.dated),
        to=form.to,
        attachments=form.attachments,
        contact=form.contact,
        phone=form.phone,
        remark=form.remark,
        sealed=order.answers.get("seal", _SEALED) == _SEALED,
        sample=desk.sample,
    )
    return Laid(sheet, sheet.title, remark=_remark(desk, sheet))


def _wanted(desk: Desk, order: PaperOrder) -> Record:
    if order.draft is not None:
        return notices.drafted(order.draft)
    chosen = order.answers["notice"]
    if not chosen:
        raise errors.NothingToPrint(why=_NONE_YET)
    return notices.notice(desk, chosen)


def _remark(desk: Desk, sheet: Notice) -> str:
    seal = desk.station.text("seal_body")
    told = [_NUMBERED] if _DOCUMENT_NUMBER.search(sheet.title) else []
    if sheet.sealed and seal and seal != sheet.signed_by:
        told.append(f"盖章单位是「{seal}」，与落款不同。")
    texts = [paragraph.text for paragraph in sheet.paragraphs]
    told.append(remark_on(desk, (sheet.title, *texts, sheet.contact, sheet.remark)))
    return "".join(told)


def _note(desk: Desk, order: PaperOrder) -> None:
    record = notices.notice(desk, order.answers["notice"])
    audits.note(desk, audits.What.PRINT, "document", record.id, record.text("title"))


NOTICE = Recipe(_INFO, _look, noted=_note, asks=_asks)
