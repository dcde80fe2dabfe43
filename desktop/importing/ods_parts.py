"""What an ods says beside its values: merged and hidden cells, and how large its sheets are.

An ods may say "the next million rows are like this one" in a few bytes; the reader would write
them all out, so the sheets are measured before it sees them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from desktop.errors import FileTooBig, FileUnreadable
from desktop.importing.grid import Area
from desktop.importing.limits import Limits
from desktop.importing.xlsx_parts import NO_MARKUP

_VALUES = ("office:value", "office:date-value", "office:boolean-value", "office:time-value")


@dataclass(slots=True)
class TableFacts:
    """One sheet of an ods; rows from 1, columns from 0."""

    rows: int = 0
    columns: int = 0
    merged: list[Area] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: int = 0


def wanted(name: str) -> bool:
    """Whether a part of an ods is needed to read its cells."""
    return name in ("mimetype", "content.xml", "META-INF/manifest.xml")


def tables(markup: memoryview, path: str, limits: Limits) -> dict[str, TableFacts]:
    """Measure every sheet.

    Args:
        markup: the content part.
        path: named in errors.
        limits: bounds rows and cells.

    Raises:
        FileTooBig: more rows or cells than `limits` allow.
        FileUnreadable: no XML.
    """
    walker = _Walker()
    parser = expat.ParserCreate()
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.text
    try:
        parser.Parse(bytes(markup), True)
    except NO_MARKUP as error:
        raise FileUnreadable(path=path, why="工作表的内容已损坏") from error
    for facts in walker.tables.values():
        if facts.rows > limits.rows:
            raise FileTooBig(
                path=path, size=f"最后一格在第 {facts.rows} 行", limit=f"{limits.rows} 行"
            )
        if facts.rows * facts.columns > limits.cells:
            size = f"{facts.rows} 行 × {facts.columns} 列"
            raise FileTooBig(path=path, size=size, limit=f"{limits.cells // 10_000} 万格")
    return walker.tables


class _Walker:
    """Follows rows and cells, counting the repeated ones without writing them out."""

    def __init__(self) -> None:
        self.tables: dict[str, TableFacts] = {}
        self._facts = TableFacts()
        self._row = self._column = self._header_column = 0
        self._row_repeats = self._cell_repeats = 1
        self._has_value = False
        self._row_width = 0
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "table:table": self._start_table,
            "table:table-column": self._start_column,
            "table:table-row": self._start_row,
            "table:table-cell": self._start_cell,
            "table:covered-table-cell": self._start_cell,
        }

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name in self._starts:
            self._starts[name](attributes)

    def text(self, text: str) -> None:
        """Characters of a cell, or between cells."""
        self._has_value = self._has_value or bool(text.strip())

    def end(self, name: str) -> None:
        """An element ends."""
        if name in ("table:table-cell", "table:covered-table-cell"):
            self._column += self._cell_repeats
            if self._has_value:
                self._row_width = self._column
        elif name == "table:table-row":
            self._row += self._row_repeats
            if self._row_width:
                self._facts.rows = self._row
                self._facts.columns = max(self._facts.columns, self._row_width)

    def _start_table(self, attributes: dict[str, str]) -> None:
        self._facts = self.tables.setdefault(attributes.get("table:name", ""), TableFacts())
        self._row = self._header_column = 0

    def _start_column(self, attributes: dict[str, str]) -> None:
        repeats = _count(attributes, "table:number-columns-repeated")
        if attributes.get("table:visibility") in ("collapse", "filter"):
            last = self._header_column + min(repeats, 256)
            self._facts.hidden_columns.update(range(self._header_column, last))
        self._header_column += repeats

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row_repeats = _count(attributes, "table:number-rows-repeated")
        self._column = self._row_width = 0
        if attributes.get("table:visibility") in ("collapse", "filter"):
            self._facts.hidden_rows += self._row_repeats

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cell_repeats = _count(attributes, "table:number-columns-repeated")
        self._has_value = any(name in attributes for name in _VALUES)
        rows = _count(attributes, "table:number-rows-spanned")
        columns = _count(attributes, "table:number-columns-spanned")
        if rows > 1 or columns > 1:
            top, left = self._row + 1, self._column
            self._facts.merged.append((top, left, top + rows - 1, left + columns - 1))


def _count(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name, "1")
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 10 else 1
