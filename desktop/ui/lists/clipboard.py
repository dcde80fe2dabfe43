"""Blocks of cells as Excel and WPS put them on the clipboard: lines, tabs, quotes where needed.

Beside the text stands the same as HTML, where cells can be told to be words: of bare text a
spreadsheet makes 1.2E+19 of a long number, takes the nought off a phone's, and dates of 1-2.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterable, Sequence

_QUOTED = ("\t", "\n", "\r", '"')
#: What a spreadsheet would take for another thing: long numbers, noughts in front, 1-2, 3/5, 1E5,
#: formulas. Whole dates and plain numbers it may read.
_MISREAD = re.compile(
    r"-?\d{12,}|0\d+|\d+[-/]\d+|\d+[eE]\d+|[=+@].*|-(?!\d+(\.\d+)?$).*", re.DOTALL
)
#: Excel's and WPS's own mark for a cell of text.
_AS_WORDS = " style='mso-number-format:\"\\@\"'"


def to_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as text for the clipboard.

    A cell that holds a line break, a tab or a quote is quoted as a spreadsheet does it.
    """
    return "".join("\t".join(map(_cell, row)) + "\n" for row in rows)


def to_html(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as a table, those marked as words that would be taken for something else."""
    lines = ("".join(map(_html_cell, row)) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def from_text(text: str) -> list[list[str]]:
    """The cells of what was copied elsewhere; blanks at their ends go, empty lines at the end too.

    Args:
        text: of the clipboard; a single word is a block of one cell.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    if not lines:
        return []
    quoted = any(part.startswith('"') for line in lines.split("\n") for part in line.split("\t"))
    try:
        rows = [[cell.strip() for cell in row] for row in _read(lines, quoted=quoted)]
    except csv.Error:  # a lone quote or an endless cell: as it stands
        rows = [[cell.strip() for cell in line.split("\t")] for line in lines.split("\n")]
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _read(lines: str, *, quoted: bool) -> Iterable[list[str]]:
    if not quoted:
        return (line.split("\t") for line in lines.split("\n"))
    return csv.reader(io.StringIO(lines, newline=""), delimiter="\t")


def _cell(text: str) -> str:
    if any(mark in text for mark in _QUOTED):
        return '"' + text.replace('"', '""') + '"'
    return text


def _html_cell(text: str) -> str:
    # The second mark keeps Excel from making a row of each line of a cell.
    inside = html.escape(text).replace("\n", "<br style='mso-data-placement:same-cell'>")
    return f"<td{_AS_WORDS if _MISREAD.fullmatch(text) else ''}>{inside}</td>"
