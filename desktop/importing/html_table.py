"""Tables in web pages: what many office systems export under the ending .xls."""

from __future__ import annotations

from html.parser import HTMLParser

from desktop.importing.grid import Area, Cell, Grid, Layout
from desktop.importing.limits import Limits

_BREAKS = ("br", "p", "div")


def looks_like_html(text: str) -> bool:
    """Whether a text file is a web page with a table."""
    head = text[:65536].lower().lstrip()
    return head.startswith("<") and "<table" in head


def html_grids(text: str, limits: Limits) -> list[Grid]:
    """Every outermost table of a page as a sheet, with its merged cells.

    Args:
        text: the page.
        limits: rows and columns beyond are not spread out.
    """
    parser = _Tables(limits)
    parser.feed(text)
    parser.close()
    return [
        Grid(f"表{number}" if len(parser.tables) > 1 else "", rows, len(rows), layout=layout)
        for number, (rows, layout) in enumerate(parser.layouts(), start=1)
    ]


class _Tables(HTMLParser):
    """Collects cells; spans are spread out so that columns line up."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._limits = limits
        self._depth = 0
        self._skipping = False
        self._cell: list[str] | None = None

    def layouts(self) -> list[tuple[list[list[Cell]], Layout]]:
        """Rows and merged cells of each table that has any row."""
        return [
            (table.filled(), Layout(merged=tuple(table.merged)))
            for table in self.tables
            if table.rows
        ]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, a row, a cell or a line break begins."""
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(_Table(self._limits))
        elif tag in ("style", "script"):
            self._skipping = True
        elif self._depth == 1 and tag == "tr":
            self._close_cell()
            self.tables[-1].start_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self._close_cell()
            spans = dict(attrs)
            self._cell = []
            self.tables[-1].place(_span(spans.get("rowspan")), _span(spans.get("colspan")))
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A table or a cell ends."""
        if tag in ("td", "th", "tr") and self._depth == 1:
            self._close_cell()
        elif tag == "table":
            if self._depth == 1:
                self._close_cell()
            self._depth = max(0, self._depth - 1)
        elif tag in ("style", "script"):
            self._skipping = False

    def handle_data(self, data: str) -> None:
        """Text, inside a cell or between."""
        if self._cell is not None and not self._skipping:
            self._cell.append(data)

    def _close_cell(self) -> None:
        if self._cell is not None:
            self.tables[-1].write("".join(self._cell).replace("\xa0", " ").strip())
        self._cell = None


class _Table:
    """The rows of one table; a cell that reaches down keeps its place in the rows below."""

    def __init__(self, limits: Limits) -> None:
        self.rows: list[dict[int, str]] = []
        self.merged: list[Area] = []
        self._limits = limits
        self._taken: dict[int, int] = {}
        self._column = self._next = -1

    def start_row(self) -> None:
        """The next row begins."""
        if len(self.rows) <= self._limits.rows:
            self.rows.append({})
        self._taken = {column: left - 1 for column, left in self._taken.items() if left > 1}
        self._column = -1

    def place(self, rows: int, columns: int) -> None:
        """The next cell of this row begins; its place is the next one not reached into."""
        if not self.rows:
            self.start_row()
        self._column += 1
        while self._column in self._taken:
            self._column += 1
        row, column = len(self.rows), self._column
        columns = min(columns, self._limits.columns)
        if rows > 1 or columns > 1:
            self.merged.append((row, column, row + rows - 1, column + columns - 1))
        if rows > 1:
            self._taken.update(dict.fromkeys(range(column, column + columns), rows))
        self._next = column + columns - 1

    def write(self, text: str) -> None:
        """The text of the cell placed last."""
        self.rows[-1][self._column] = text
        self._column = self._next

    def filled(self) -> list[list[Cell]]:
        """The rows with empty cells where nothing was written."""
        width = max((max(row, default=-1) + 1 for row in self.rows), default=0)
        width = min(width, self._limits.columns)
        return [[row.get(column, "") for column in range(width)] for row in self.rows]


def _span(value: str | None) -> int:
    if value and value.isascii() and value.isdigit() and len(value) < 7:
        return max(1, int(value))
    return 1
