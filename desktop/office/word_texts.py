"""Texts that hang or go out, as Word files to be changed: rules, notices, members of councils."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from docx.document import Document

from desktop import errors
from desktop.office.word_page import (
    TITLE_CHARACTERS,
    Face,
    Style,
    blank,
    dress,
    indent_right,
    keep_with_next,
    number_pages,
    packed,
)
from desktop.printing.sheets.notices.notice_title import title_lines
from desktop.printing.sheets.notices.notice_words import Notice, heading_and_rest, numbers
from desktop.printing.sheets.walls.councils import CouncilsSheet
from desktop.printing.sheets.walls.rules import RulesSheet, Section
from desktop.printing.typography.faces import Role
from desktop.printing.typography.lines import Breaker
from desktop.printing.typography.wording import date_in_characters, numeral

#: GB/T 9704-2012, 7.3.5.1: the day stands four characters from the right, the body above it.
_FREE_AT_RIGHT = 4
_LEAST_FREE = 2
_FACES = {1: Face.HEI, 2: Face.KAI}
_HEADINGS = {1: Style.HEADING, 2: Style.HEADING_BELOW}


def word_text(sheet: object, made_at: dt.datetime) -> bytes:
    """The Word file of a text.

    Args:
        sheet: the data object of its paper, filled in.
        made_at: when it is made, for its properties.

    Raises:
        errors.NoWordText: that paper is no text.
    """
    write = _WRITERS.get(type(sheet))
    if write is None:
        raise errors.NoWordText()
    return packed(write(sheet, made_at))


def is_text(sheet: object) -> bool:
    """Whether a paper's data object can be had as a Word file."""
    return type(sheet) in _WRITERS


def _rules(sheet: RulesSheet, made_at: dt.datetime) -> Document:
    document = blank(sheet.title, sheet.issuer, made_at, sample=sheet.sample)
    document.add_paragraph(sheet.station, Style.ABOVE)
    document.add_paragraph(sheet.title, Style.TITLE)
    if sheet.note:
        document.add_paragraph(sheet.note, Style.ABOVE)
    number = 0
    for index, section in enumerate(sheet.sections, 1):
        if section.heading:
            many = len(sheet.sections) > 1
            lead = f"{numeral(index)}、" if many else ""
            document.add_paragraph(f"{lead}{section.heading}", Style.HEADING)
        number = _articles(document, section, number)
    told = (("咨询电话", sheet.phone), ("地址", sheet.address))
    for label, words in told:
        if words:
            document.add_paragraph(f"{label}：{words}")
    day = date_in_characters(sheet.effective) if sheet.effective else ""
    _sign(document, sheet.issuer, day)
    return document


def _articles(document: Document, section: Section, number: int) -> int:
    """Articles are counted through the whole text, as on the wall; gives the last one's number."""
    for article in section.articles:
        number += 1
        paragraph = document.add_paragraph()
        dress(paragraph.add_run(f"第{numeral(number)}条\u3000"), Face.HEI)
        paragraph.add_run(article.text)
        if article.items:
            keep_with_next(paragraph)
        for place, item in enumerate(article.items, 1):
            document.add_paragraph(f"（{numeral(place)}）{item}")
    return number


def _notice(notice: Notice, made_at: dt.datetime) -> Document:
    document = blank(notice.title, notice.signed_by, made_at, sample=notice.sample)
    lines = title_lines(notice.title, TITLE_CHARACTERS, Breaker(_advance), _width, ())
    document.add_paragraph("\n".join(lines), Style.TITLE)
    if notice.addressed:
        document.add_paragraph(notice.addressed, Style.PLAIN)
    for number, one in zip(numbers(notice.paragraphs), notice.paragraphs, strict=True):
        heading, rest = heading_and_rest(one)
        if heading and not rest:
            document.add_paragraph(f"{number}{heading}", _HEADINGS[one.level])
            continue
        paragraph = document.add_paragraph()
        if heading:
            dress(paragraph.add_run(f"{number}{heading}"), _FACES[one.level])
        paragraph.add_run(rest if heading else f"{number}{rest}")
    _attachments(document, notice.attachments)
    _sign(document, notice.signed_by, notice.date)
    for remark in notice.remarks:
        document.add_paragraph(remark)
    number_pages(document)
    return document


def _attachments(document: Document, names: tuple[str, ...]) -> None:
    if len(names) == 1:
        document.add_paragraph(f"附件：{names[0]}")
        return
    for place, name in enumerate(names, 1):
        lead = "附件：" if place == 1 else "\u3000\u3000\u3000"
        document.add_paragraph(f"{lead}{place}.{name}")


def _councils(sheet: CouncilsSheet, made_at: dt.datetime) -> Document:
    document = blank(sheet.title, sheet.issuer, made_at, sample=sheet.sample)
    document.add_paragraph(sheet.above, Style.ABOVE)
    document.add_paragraph(sheet.title, Style.TITLE)
    for name, seats in sheet.councils:
        document.add_paragraph(name, Style.HEADING)
        for seat in seats:
            paragraph = document.add_paragraph()
            if seat.role:
                dress(paragraph.add_run(f"{seat.role}："), Face.HEI)
            paragraph.add_run("、".join(seat.names))
    day = date_in_characters(sheet.effective) if sheet.effective else ""
    _sign(document, sheet.issuer, day)
    return document


def _sign(document: Document, body: str, day: str) -> None:
    """The signing body, centred over the day below it, as far as characters can be counted."""
    if not body and not day:
        return
    keep_with_next(document.add_paragraph("", Style.SIGNED))
    if body:
        paragraph = document.add_paragraph(body, Style.SIGNED)
        free = _FREE_AT_RIGHT + (_width(day) - _width(body)) / 2 if day else _FREE_AT_RIGHT
        indent_right(paragraph, max(free, _LEAST_FREE))
        if day:
            keep_with_next(paragraph)
    if day:
        free = _FREE_AT_RIGHT + max((_width(body) - _width(day)) / 2 - _FREE_AT_RIGHT, 0)
        indent_right(document.add_paragraph(day, Style.SIGNED), free)


def _width(text: str) -> float:
    """In characters; figures are half as wide."""
    return sum(_advance(one, Role.TITLE) for one in text)


def _advance(character: str, _role: Role) -> float:
    return 0.5 if character.isascii() else 1.0


_WRITERS: Mapping[type, Callable[[Any, dt.datetime], Document]] = {
    RulesSheet: _rules,
    Notice: _notice,
    CouncilsSheet: _councils,
}
