"""Tables in web pages: what many office systems export under the ending .xls."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.errors import FileTooBig
from desktop.importing.grid import Area, Cell, Grid, Layout
from desktop.importing.html_tags import Piece, pieces
from desktop.importing.limits import Limits

_BREAKS = ("br", "p", "div")
#: Cells of a page lie in memory, unlike those of other files; the largest town needs a tenth.
_MOST_CELLS = 3_000_000


def looks_like_html(text: str) -> bool:
    """Whether a text file is a web page with a table."""
    head = text[:65536].lower().lstrip()
    return head.startswith("<") and "<table" in head


def html_grids(text: str, limits: Limits, path: str = "") -> list[Grid]:
    """Every outermost table of a page as a sheet, with its merged cells.

    Args:
        text: the page.
        limits: rows and columns beyond are not spread out.
        path: named in errors.

    Raises:
        FileTooBig: more cells than any roster has.
    """
    found = _Tables(limits, path)
    for piece in pieces(text):
        found.take(piece)
    found.close_cell()
    several = len(found.tables) > 1
    return [
        Grid(
            f"表{number}" if several else "",
            table.filled(),
            len(table.rows),
            layout=Layout(merged=tuple(table.merged)),
        )
        for number, table in enumerate((table for table in found.tables if table.rows), start=1)
    ]


class _Tables:
    """Collects cells; spans are spread out so that columns line up."""

    def __init__(self, limits: Limits, path: str) -> None:
        self.tables: list[_Table] = []
        self._limits = limits
        self._path = path
        self._depth = 0
        self._cells = 0
        self._cell: list[str] | None = None

    def take(self, piece: Piece) -> None:
        """A tag or a text comes.

        Raises:
            FileTooBig: more cells than any roster has.
        """
        if not piece.tag:
            if self._cell is not None:
                self._cell.append(piece.text)
        elif piece.ends:
            self._end(piece.tag)
        else:
            self._start(piece)

    def close_cell(self) -> None:
        """The cell that is open, if any, ends here."""
        if self._cell is not None:
            text = "".join(self._cell).replace("\xa0", " ").strip()
            self._cells += bool(text)
            if self._cells > _MOST_CELLS:
                most = f"{_MOST_CELLS // 10_000} 万格"
                raise self._too_big(f"超过 {most}", most)
            self.tables[-1].write(text)
        self._cell = None

    def _start(self, piece: Piece) -> None:
        tag = piece.tag
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(_Table(self._limits))
        elif self._depth == 1 and tag == "tr":
            self.close_cell()
            if len(self.tables[-1].rows) > self._limits.rows:
                raise self._too_big(f"超过 {self._limits.rows} 行", f"{self._limits.rows} 行")
            self.tables[-1].start_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self.close_cell()
            self._cell = []
            self.tables[-1].place(piece.span("rowspan"), piece.span("colspan"))
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    def _too_big(self, size: str, limit: str) -> FileTooBig:
        return FileTooBig(path=self._path, size=size, limit=limit)

    def _end(self, tag: str) -> None:
        if tag in ("td", "th", "tr") and self._depth == 1:
            self.close_cell()
        elif tag == "table":
            if self._depth == 1:
                self.close_cell()
            self._depth = max(0, self._depth - 1)


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
        self._next = column + columns - 1
        if column >= self._limits.columns:
            return  # what stands there is cut off
        if rows > 1 or columns > 1:
            self.merged.append((row, column, row + rows - 1, column + columns - 1))
        if rows > 1:
            self._taken.update(dict.fromkeys(range(column, column + columns), rows))

    def write(self, text: str) -> None:
        """The text of the cell placed last."""
        if text and self._column < self._limits.columns:
            self.rows[-1][self._column] = text
        self._column = self._next

    def filled(self) -> Iterator[list[Cell]]:
        """The rows with empty cells where nothing was written."""
        width = max((max(row, default=-1) + 1 for row in self.rows), default=0)
        for row in self.rows:
            yield [row.get(column, "") for column in range(width)]
