"""Blocks of cells as Excel and WPS put them on the clipboard: lines, tabs, quotes where needed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_QUOTED = ("\t", "\n", "\r", '"')


def to_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as text for the clipboard.

    A cell that holds a line break, a tab or a quote is quoted as a spreadsheet does it.
    """
    return "".join("\t".join(map(_cell, row)) + "\n" for row in rows)


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
