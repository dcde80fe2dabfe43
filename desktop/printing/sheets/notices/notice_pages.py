"""Lays the rows of a notice onto pages of 22.

The page with the signing block holds at least two rows of the text, so that nothing can be written
above a seal on a page of its own; 「此页无正文」 is never written. The first page shows the text
(GB/T 9704-2012, 7.3.3). A heading is never the last row of a page.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop import errors
from desktop.printing.sheets.notices.notice_grid import ROWS
from desktop.printing.sheets.notices.notice_rows import Part, Row, Rows

#: Rows of text on the page of the signing block, and on the first page.
_WITH_SEAL, _FIRST = 2, 1

Page = tuple[Row, ...]


def pages_of(rows: Rows) -> list[Page]:
    """The pages, each of at most 22 rows.

    Raises:
        DoesNotFit: title and 主送 leave no room for the text on the first page.
    """
    if len(rows.head) + _FIRST > ROWS:
        raise errors.DoesNotFit(what="标题和主送")
    flowing = [*rows.text, *rows.attachments]
    pages = _filled(rows.head, flowing)
    if len(pages[-1]) + len(rows.signing) <= ROWS and _shows_text(pages):
        return [*pages[:-1], (*pages[-1], *rows.signing)]
    kept = _carried_from(rows)
    carried = flowing[kept:]
    if not carried or len(carried) + len(rows.signing) > ROWS:
        raise errors.DoesNotFit(what="落款")
    return [*_filled(rows.head, flowing[:kept]), (*carried, *rows.signing)]


def _shows_text(pages: Sequence[Page]) -> bool:
    """Whether the last page has rows of the text enough for a seal to stand on it."""
    shown = sum(row.part in (Part.BODY, Part.HEADING) for row in pages[-1])
    return len(pages) == 1 or shown >= _WITH_SEAL


def _filled(head: Sequence[Row], flowing: Sequence[Row]) -> list[Page]:
    pages: list[list[Row]] = [list(head)]
    for place, row in enumerate(flowing):
        if _is_full(pages[-1], flowing, place):
            pages.append([])
        if pages[-1] or row.part is not Part.BLANK:
            pages[-1].append(row)
    return [tuple(page) for page in pages]


def _is_full(page: Sequence[Row], flowing: Sequence[Row], place: int) -> bool:
    """Whether a row goes to the next page: there is no place, or it is a heading's last stand."""
    heading = 0
    while place + heading < len(flowing) and flowing[place + heading].part is Part.HEADING:
        heading += 1
    wanted = heading + 1 if 0 < heading < ROWS - 1 and place + heading < len(flowing) else 1
    return len(page) + wanted > ROWS


def _carried_from(rows: Rows) -> int:
    """Where what goes to the signing block's page begins, among text and attachments.

    Two rows of text with all attachments; of a list of attachments longer than a page its end.
    """
    text, attachments = len(rows.text), len(rows.attachments)
    start = max(text - _WITH_SEAL, _FIRST)
    while start > _FIRST and rows.text[start - 1].part is Part.HEADING:
        start -= 1
    if text - start + attachments + len(rows.signing) <= ROWS:
        return min(start, text + attachments)
    return text + attachments - _WITH_SEAL
