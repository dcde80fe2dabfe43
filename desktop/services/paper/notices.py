"""Notices (通知): written, changed, listed.

A notice is a `document` of kind ``notice``: its title, its day of writing in ``effective_on``, the
rest in its structured body. It is deleted and brought back like any record (`services/records.py`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop import errors
from desktop.model import checks
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.paper.recipe import Draft
from desktop.services.sync import published

if TYPE_CHECKING:
    from desktop.printing.sheets.notices.notice_words import NoticeParagraph

_DOCUMENT = kind_named("document")
_NOTICE = "notice"
_LEVELS = range(5)
#: 附件：, 附件2：, 1. and the like; what looks like 1.5 万元 is no number of an attachment.
_PUT_BEFORE = re.compile(r"(?:附件\s?\d*[:：])?\s*(?:\d{1,2}[.．、](?!\d))?")


@dataclass(frozen=True, slots=True)
class NoticeForm:
    """A notice as it is typed.

    Args:
        title: usually 关于……的通知.
        text: a paragraph a line; what begins with 一、（一）1. or（1） has that level.
        to: whom it is sent to; the colon need not be typed.
        attachments: their names.
        signed_by: the body that signs.
        dated: the day of writing, ISO.
        contact: whom to ask.
        phone: of whom to ask.
        remark: another remark in brackets.
    """

    title: str
    text: str
    to: str = ""
    attachments: tuple[str, ...] = ()
    signed_by: str = ""
    dated: str = ""
    contact: str = ""
    phone: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice in a list.

    Args:
        id: the document.
        title: its title.
        dated: the day of writing, ISO; empty where there is none.
        source: who published it, by name; empty where it is the station's own.
    """

    id: RecordId
    title: str
    dated: str
    source: str = ""


def begun(desk: Desk) -> NoticeForm:
    """A notice nobody has written yet, with what stands on most."""
    station = desk.station
    return NoticeForm(
        "",
        "",
        signed_by=station.text("signing_body") or station.text("name"),
        dated=desk.today().isoformat(),
        phone=station.text("phone"),
    )


def add(desk: Desk, form: NoticeForm) -> RecordId:
    """Keep a new notice, as one action.

    Raises:
        errors.InvalidValues: title or text is missing, or a value will not do.
    """
    return records.add(desk, _DOCUMENT.name, {"kind": _NOTICE, "origin": "station"} | _typed(form))


def change(
    desk: Desk, notice_id: str, form: NoticeForm, bases: Mapping[str, int] | None = None
) -> bool:
    """Change a notice, as one action.

    Args:
        desk: the open station.
        notice_id: which.
        form: all of it, as it is to be.
        bases: per field the version the clerk's form showed.

    Returns:
        Whether anything differed.

    Raises:
        errors.NotFound: there is no such notice.
        errors.EditConflict: another hand changed it meanwhile.
        errors.ReadOnlyKind: county or town published it.
        errors.InvalidValues: a value will not do.
    """
    before = notice(desk, notice_id)
    typed = _typed(form)
    if typed["body"] != published.structure(before.text("body")):
        typed["version"] = before.number("version") + 1
    return records.change(desk, _DOCUMENT.name, notice_id, typed, bases)


def notice(desk: Desk, notice_id: str) -> Record:
    """The record of a notice.

    Raises:
        errors.NotFound: there is none.
    """
    found = desk.records.get(_DOCUMENT, notice_id)
    if found.text("kind") != _NOTICE:
        raise errors.NotFound(label="通知", id=notice_id)
    return found


def form_of(desk: Desk, notice_id: str) -> NoticeForm:
    """A notice as it would be typed.

    Raises:
        errors.NotFound: there is none.
        errors.NothingToPrint: it came from above and can't be read.
    """
    return form_in(notice(desk, notice_id))


def form_in(record: Record) -> NoticeForm:
    """What a record of a notice holds, as it would be typed.

    Raises:
        errors.NothingToPrint: it can't be read.
    """
    from desktop.printing.sheets.notices.notice_words import plain_lines

    body = body_of(record)
    return NoticeForm(
        record.text("title"),
        plain_lines(paragraphs_of(record)),
        to=_words(body, "to"),
        attachments=attachments_of(body),
        signed_by=_words(body, "signed_by"),
        dated=record.text("effective_on"),
        contact=_words(body, "contact"),
        phone=_words(body, "phone"),
        remark=_words(body, "remark"),
    )


def draft_of(form: NoticeForm) -> Draft:
    """What is being typed, to be looked at on paper before it is kept.

    Raises:
        errors.InvalidValues: title or text is missing, or a value will not do.
    """
    typed = _typed(form)
    if not form.title.strip():
        raise errors.InvalidValues(problems="标题：不能为空。")
    checks.parse_values(_DOCUMENT, typed)
    return Draft(form.title.strip(), json.dumps(typed["body"], ensure_ascii=False), form.dated)


def drafted(draft: Draft) -> Record:
    """A record as it would be, were what is being typed kept."""
    told = {"kind": _NOTICE, "title": draft.title, "body": draft.body}
    return Record(_DOCUMENT, RecordId(""), told | {"effective_on": draft.effective_on or None})


def written(desk: Desk) -> list[NoticeLine]:
    """All notices that can be read here, the newest first."""
    condition = "WHERE kind = ? AND removed_at IS NULL ORDER BY effective_on DESC, id DESC"
    told = desk.records.select(_DOCUMENT, condition, (_NOTICE,))
    found = [record for record in told if _is_readable(record)]
    feeds = published.feeds_of(desk, _DOCUMENT, [record.id for record in found])
    return [
        NoticeLine(
            record.id,
            record.text("title"),
            record.text("effective_on"),
            published.source(desk, feeds[record.id]) if record.id in feeds else "",
        )
        for record in found
    ]


# --- its body -------------------------------------------------------------------------------


def body_of(record: Record) -> dict[str, Any]:
    """The structured body of a notice.

    Raises:
        errors.NothingToPrint: it is none of a notice.
    """
    body = published.structure(record.text("body"))
    if not isinstance(body, dict) or not _are_paragraphs(body.get("paragraphs")):
        raise errors.NothingToPrint(why=f"「{record.title}」的正文读不懂")
    return body


def paragraphs_of(record: Record) -> tuple[NoticeParagraph, ...]:
    """The paragraphs of a notice.

    Raises:
        errors.NothingToPrint: its body can't be read.
    """
    from desktop.printing.sheets.notices.notice_words import NoticeParagraph

    told = body_of(record)["paragraphs"]
    return tuple(NoticeParagraph(one["level"], one["text"]) for one in told)


def attachments_of(body: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the attachments; what is no name is passed over."""
    told = body.get("attachments")
    names = told if isinstance(told, list) else []
    return tuple(name for name in names if isinstance(name, str) and name.strip())


def _words(body: Mapping[str, Any], name: str) -> str:
    told = body.get(name)
    return told if isinstance(told, str) else ""


def _is_readable(record: Record) -> bool:
    try:
        return bool(body_of(record))
    except errors.NothingToPrint:
        return False


def _are_paragraphs(told: object) -> bool:
    return isinstance(told, list) and all(map(_is_paragraph, told))


def _is_paragraph(told: object) -> bool:
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        return False
    level = told.get("level")
    return isinstance(level, int) and level in _LEVELS


def _unnumbered(name: str) -> str:
    """The name of an attachment as it is pasted, without what paper puts before it anew."""
    return _PUT_BEFORE.sub("", name.strip(), count=1).strip()


def _typed(form: NoticeForm) -> dict[str, object]:
    from desktop.printing.sheets.notices.notice_words import paragraphs_of as read

    told = [{"level": p.level, "text": p.text} for p in read(form.text)]
    if not told:
        raise errors.InvalidValues(problems="正文：不能为空。")
    body = {
        "to": form.to.strip("：: \u3000"),
        "paragraphs": told,
        "attachments": [name for typed in form.attachments if (name := _unnumbered(typed))],
        "signed_by": form.signed_by.strip(),
        "contact": form.contact.strip(),
        "phone": form.phone.strip(),
        "remark": form.remark.strip(),
    }
    return {"title": form.title, "body": body, "effective_on": form.dated}
