"""The rows of a notice on its grid: title, 主送, text, attachments, signing block, remarks.

GB/T 9704-2012, 7.3.1 to 7.3.6. The signing block is that of one body, with a seal (7.3.5.1) or
without (7.3.5.2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial

from desktop.printing.furniture.page import SEAL_MM
from desktop.printing.ink import MM
from desktop.printing.sheets.notices.notice_grid import COLUMNS, PITCH, RIGHT, TITLE
from desktop.printing.sheets.notices.notice_grid import LEFT as AREA_LEFT
from desktop.printing.sheets.notices.notice_title import title_lines
from desktop.printing.sheets.notices.notice_words import Notice, heading_and_rest, numbers
from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker, Line, Span

_FACES = {1: Role.HEI, 2: Role.KAI}
_INDENT = 2.0
#: Blank rows above the signing body. With a seal of 42 mm over body and date its upper edge comes
#: within a row of the text above; below the date one row is kept free for its lower edge.
_ABOVE_SEALED, _ABOVE, _BELOW_SEALED = 2, 1, 1
#: Characters kept free right of the date under a seal, and right of the signing body without one.
_RIGHT_OF_DATE, _RIGHT_OF_BODY = 4.0, 2.0
_SIGNED_MEASURE = 20.0
_LABEL = "附件："


class Part(Enum):
    """What a row is."""

    BLANK = "blank"
    TITLE = "title"
    TO = "to"
    HEADING = "heading"
    BODY = "body"
    ATTACHMENT = "attachment"
    SIGNED = "signed"
    DATE = "date"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the grid.

    Args:
        part: what it is.
        line: its text in 3号 type, if any.
        left: where the column of that line begins, in characters.
        title: a line of the title, which stands in the middle in its own type.
    """

    part: Part
    line: Line | None = None
    left: float = 0.0
    title: str = ""


_EMPTY = Row(Part.BLANK)


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of a notice, by how they go onto pages.

    Args:
        head: title and 主送 with the blank row between them.
        text: the paragraphs.
        attachments: with a blank row before them; empty for none.
        signing: blank rows, body, date, remarks: never torn apart.
    """

    head: tuple[Row, ...]
    text: tuple[Row, ...]
    attachments: tuple[Row, ...]
    signing: tuple[Row, ...]


def rows_of(notice: Notice, book: FontBook, phrases: Sequence[str]) -> Rows:
    """Break a notice into rows.

    Args:
        notice: what it says.
        book: the fonts.
        phrases: words no line may split.
    """
    words = [*phrases, notice.signed_by, notice.contact, *notice.inquiries]
    breaker = Breaker(book.advance, words)
    return Rows(
        (*_title(notice, book, breaker, words), _EMPTY, *_to(notice, breaker)),
        tuple(_text(notice, breaker)),
        tuple(_attachments(notice, breaker)),
        tuple(_signing(notice, breaker)),
    )


def _title(notice: Notice, book: FontBook, breaker: Breaker, words: Sequence[str]) -> list[Row]:
    room = (RIGHT - AREA_LEFT) / TITLE
    width = partial(book.width, role=Role.TITLE)
    lines = title_lines(notice.title, room, breaker, width, words)
    return [Row(Part.TITLE, title=line) for line in lines]


def _to(notice: Notice, breaker: Breaker) -> list[Row]:
    if not notice.addressed:
        return []
    lines = breaker.lines((Span(notice.addressed, Role.FANG),), COLUMNS, indent=0)
    return [Row(Part.TO, line) for line in lines]


def _text(notice: Notice, breaker: Breaker) -> list[Row]:
    rows: list[Row] = []
    counted = zip(numbers(notice.paragraphs), notice.paragraphs, strict=True)
    for number, paragraph in counted:
        heading, rest = heading_and_rest(paragraph)
        face = _FACES.get(paragraph.level, Role.FANG)
        spans = (Span(number + heading, face), Span(rest, Role.FANG))
        part = Part.HEADING if heading and not rest else Part.BODY
        rows += [Row(part, line) for line in breaker.lines(spans, COLUMNS, indent=_INDENT)]
    return rows


def _attachments(notice: Notice, breaker: Breaker) -> list[Row]:
    """附件： and the names; what runs on stands below the first character of its name (7.3.4)."""
    names = [name for given in notice.attachments if (name := given.strip(" \u3000。；;，,"))]
    if not names:
        return []
    if len(names) == 1:
        return [_EMPTY, *_attachment(_LABEL, names[0], _INDENT, breaker)]
    rows = [_EMPTY]
    for place, name in enumerate(names, 1):
        label, left = (_LABEL, _INDENT) if place == 1 else ("", _INDENT + len(_LABEL))
        rows += _attachment(f"{label}{place}.", name, left, breaker)
    return rows


def _attachment(label: str, name: str, left: float, breaker: Breaker) -> list[Row]:
    width = breaker.lines((Span(label, Role.FANG),), COLUMNS, indent=0)[0]
    hanging = left + sum(cell.advance - cell.after for cell in width.cells)
    spans = (Span(label + name, Role.FANG),)
    lines = breaker.lines(spans, COLUMNS, indent=left, hanging=hanging)
    return [Row(Part.ATTACHMENT, line) for line in lines]


def _signing(notice: Notice, breaker: Breaker) -> list[Row]:
    body = breaker.lines((Span(notice.signed_by, Role.FANG),), _SIGNED_MEASURE, indent=0)
    date = breaker.lines((Span(notice.date, Role.FANG),), COLUMNS, indent=0)[0]
    if notice.sealed:
        return _sealed(notice, body, date, breaker)
    return _unsealed(notice, body, date, breaker)


def _sealed(notice: Notice, body: list[Line], date: Line, breaker: Breaker) -> list[Row]:
    """The body in the middle above the date, the date four characters from the right edge.

    A body so long that it would leave the text area takes the date along to the left.
    """
    widest = max(line.width for line in body)
    axis = min(COLUMNS - _RIGHT_OF_DATE - date.width / 2, COLUMNS - widest / 2)
    rows = [Row(Part.SIGNED, line, axis - line.width / 2) for line in body]
    rows += [Row(Part.DATE, date, axis - date.width / 2)] if notice.date else []
    free = int(axis - SEAL_MM * MM / 2 / PITCH) - 1
    remarks = _remarks(notice, breaker, free)
    below = remarks or [_EMPTY] * _BELOW_SEALED
    return [_EMPTY] * _ABOVE_SEALED + rows + below


def _unsealed(notice: Notice, body: list[Line], date: Line, breaker: Breaker) -> list[Row]:
    """The date begins two characters right of the body, or is pushed back by its own length."""
    widest = max(line.width for line in body)
    left = COLUMNS - _RIGHT_OF_BODY - max(widest, date.width + _INDENT * (date.width > widest))
    rows = [Row(Part.SIGNED, line, left) for line in body]
    rows += [Row(Part.DATE, date, left + _INDENT)] if notice.date else []
    return [_EMPTY] * _ABOVE + rows + _remarks(notice, breaker, COLUMNS)


def _remarks(notice: Notice, breaker: Breaker, measure: float) -> list[Row]:
    rows: list[Row] = []
    for remark in notice.remarks:
        spans = (Span(remark, Role.FANG),)
        # What runs on stands below the first character behind the bracket.
        lines = breaker.lines(spans, measure, indent=_INDENT, hanging=_INDENT + 1)
        rows += [Row(Part.REMARK, line) for line in lines]
    return rows
