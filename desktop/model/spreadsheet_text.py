"""Text on its way into spreadsheets and back: never a formula, never more than a cell holds."""

from __future__ import annotations

import re

#: What a cell of a workbook can hold, in UTF-16 units ("Excel specifications and limits").
LONGEST_CELL = 32_767
#: What makes a spreadsheet run a text (OWASP, "CSV Injection"), full-width and small forms
#: included; blanks and invisible signs before it are no protection, since some programs drop them.
_RUNS = re.compile(
    "'*(?:[\t\r\n]|[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*"
    "[-=+@\u2212\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b])"
)
_NO_XML = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


def guarded(text: str) -> str:
    """A text for a CSV file: what a spreadsheet would run gets an apostrophe in front.

    Apostrophes that stand there already count as part of the text, so that `unguarded` gives back
    exactly what went in.
    """
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(cell: str) -> str:
    """The text of a CSV file's cell without the apostrophe `guarded` gave it."""
    return cell[1:] if cell[:1] == "'" and _RUNS.match(cell, 1) else cell


def workbook_text(text: str) -> str:
    """A text for a workbook's cell: cut with an ellipsis if too long, without what is no XML."""
    text = text.translate(_NO_XML) if "\ufffe" in text or "\uffff" in text else text
    if len(text) * 2 <= LONGEST_CELL or len(text.encode("utf-16-le")) // 2 <= LONGEST_CELL:
        return text
    kept = text.encode("utf-16-le")[: (LONGEST_CELL - 1) * 2].decode("utf-16-le", "ignore")
    return f"{kept}…"


def plain_lines(text: str) -> str:
    """The same text with every line ended the same way; spreadsheets mix them up."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
