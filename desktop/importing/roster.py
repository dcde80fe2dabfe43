"""A roster file, read and checked: the way in for everything that imports people."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

from desktop.errors import Cancelled, NoHeader
from desktop.importing import cycle_search
from desktop.importing.columns import Vocabulary, load_vocabulary
from desktop.importing.fields import Readers
from desktop.importing.findings import CheckedRow, Problem, RosterReading, SheetNote
from desktop.importing.grid import Cell, Grid, column_letter
from desktop.importing.header import SEARCHED_ROWS, Header, find_header, known_names
from desktop.importing.limits import DEFAULT_LIMITS, Limits
from desktop.importing.sheet import Line, SheetReader
from desktop.importing.verdicts import Verdicts, briefly
from desktop.importing.workbook import open_grids
from desktop.model.progress import CancelAsked, Progress, never, silent


class Early(Protocol):
    """Who wants to know of people while the rest of the file is still being read."""

    def news(self, rows: list[CheckedRow]) -> None:
        """Some more people, at least most of them as they will stay."""
        ...

    def revise(self, revisions: dict[int, CheckedRow | None]) -> None:
        """At the end: what changed since, by place in all the news; None for who is out."""
        ...


def read_roster(
    path: Path,
    *,
    today: datetime.date,
    limits: Limits = DEFAULT_LIMITS,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
    vocabulary: Vocabulary | None = None,
    early: Early | None = None,
) -> RosterReading:
    """Read and check every sheet of a roster.

    Args:
        path: xlsx, xls, ods, separated text or a web page with tables, told by content.
        today: dates after it are refused; two-digit years are read by it.
        limits: how much is taken of a file.
        progress: called every thousand rows with the rows done and the rows of the sheets opened
            so far.
        cancelled: asked every thousand rows.
        vocabulary: the words of rosters; None takes the shipped ones.
        early: told of people before the file is at its end.

    Returns:
        Rows that can come in, rows to correct, and notes. The same person in several rows of the
        file is one row already.

    Raises:
        Cancelled: `cancelled` said so.
        FileMissing: no such file, or no right to read it.
        FileTooBig: larger than `limits` allow.
        FileUnreadable: no table that can be read.
        HostileFile: built to fill memory.
        NoHeader: no sheet has a column of names.
    """
    words = vocabulary or load_vocabulary()
    with cycle_search.put_off():
        return _Roster(path, words, today, limits, _Steps(progress, cancelled), early).read()


class _Steps:
    """Counts rows for progress and stops on request."""

    def __init__(self, progress: Progress, cancelled: CancelAsked) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._done = self._total = 0

    def expect(self, rows: int) -> None:
        """So many rows are about to come."""
        self._total += rows
        self.tick(0)

    def tick(self, rows: int) -> None:
        """So many rows were read.

        Raises:
            Cancelled: the clerk pressed cancel.
        """
        if self._cancelled():
            raise Cancelled
        self._done += rows
        self._progress(self._done, self._total)


class _Roster:
    """One file on its way."""

    def __init__(
        self,
        path: Path,
        vocabulary: Vocabulary,
        today: datetime.date,
        limits: Limits,
        steps: _Steps,
        early: Early | None,
    ) -> None:
        self._path = path
        self._words = vocabulary
        self._limits = limits
        self._steps = steps
        self._early = early
        self._verdicts = Verdicts(path.name, vocabulary, today)
        self._readers = {
            epoch: Readers(vocabulary, today, limits.cell_characters, epoch)
            for epoch in (False, True)
        }
        self._sheets: list[SheetNote] = []
        self._notes: list[Problem] = []

    def read(self) -> RosterReading:
        """Go through all sheets."""
        known = lambda row: known_names(row, self._words)  # noqa: E731
        for grid in open_grids(self._path, self._limits, known):
            self._steps.expect(grid.row_count)
            self._sheets.append(self._sheet(grid))
        if all(note.skipped for note in self._sheets):
            raise NoHeader(path=self._path.name)
        self._tell()
        reading = self._verdicts.reading()
        if self._early is not None:
            self._early.revise(self._verdicts.revisions())
        reading.sheets = self._sheets
        reading.notes = self._notes + reading.notes
        return reading

    def _sheet(self, grid: Grid) -> SheetNote:
        rows = iter(grid.rows)
        top = list(islice(rows, SEARCHED_ROWS + 2))
        if not any(cell != "" for row in top for cell in row):
            return self._skip(grid, "工作表是空的")
        header = find_header(top, grid.first_row, grid.layout.merged, self._words)
        if header is None:
            return self._skip(grid, "没有找到有“姓名”一列的表头")
        self._note_hidden(grid)
        body = chain(top[header.row + header.height - grid.first_row :], rows)
        halves = header.halves()
        if len(halves) == 1:
            return self._people(grid, header, body)
        lines = list(body)
        found = [self._people(grid, half, _only(half, halves, lines)) for half in halves]
        unknown = tuple(dict.fromkeys(label for note in found for label in note.unknown_columns))
        return SheetNote(grid.sheet, sum(note.rows for note in found), "", unknown)

    def _people(self, grid: Grid, header: Header, body: Iterator[Sequence[Cell]]) -> SheetNote:
        readers = self._readers[grid.epoch_1904]
        reader = SheetReader(grid, header, self._words, readers, self._limits.columns)
        people = 0
        for line in reader.lines(body, self._tick):
            if isinstance(line, Line):
                people += 1
                self._verdicts.take(grid.sheet, line, grid.first_column)
            else:
                self._note(grid, line.number, "", briefly(line.text), line.reason)
        unknown = self._unknown(grid, reader)
        for row, label, reason in unknown:
            self._note(grid, row, label, "", reason)
        return SheetNote(grid.sheet, people, "", tuple(label for _, label, _ in unknown))

    def _tick(self, rows: int) -> None:
        self._steps.tick(rows)
        self._tell()

    def _tell(self) -> None:
        if self._early is not None and (news := self._verdicts.news()):
            self._early.news(news)

    def _unknown(self, grid: Grid, reader: SheetReader) -> list[tuple[int | None, str, str]]:
        unknown: dict[str, int] = {}
        for header in reader.headers:
            for column in header.columns:
                if column.field is None:
                    unknown.setdefault(column.label, header.row)
        found: list[tuple[int | None, str, str]] = [
            (row, label, "不认识这个列名，这一列没有导入") for label, row in unknown.items()
        ]
        for index in sorted(reader.unlabelled):
            label = f"（{column_letter(index + grid.first_column)} 列）"
            found.append((None, label, "这一列没有列名，没有导入"))
        return found

    def _skip(self, grid: Grid, reason: str) -> SheetNote:
        self._note(grid, None, "", "", f"{reason}，这个工作表没有导入")
        return SheetNote(grid.sheet, 0, reason)

    def _note_hidden(self, grid: Grid) -> None:
        if grid.hidden:
            self._note(grid, None, "", "", "这是隐藏的工作表，内容也一并读取")
        if grid.layout.hidden_columns:
            letters = _letters(grid.layout.hidden_columns, grid.first_column)
            self._note(grid, None, "", "", f"有隐藏的列（{letters}），内容也一并读取")
        if grid.layout.hidden_rows:
            reason = f"有 {grid.layout.hidden_rows} 个隐藏的行，内容也一并读取"
            self._note(grid, None, "", "", reason)

    def _note(self, grid: Grid, row: int | None, column: str, value: str, reason: str) -> None:
        self._notes.append(Problem(self._path.name, grid.sheet, row, column, value, reason))


def _only(
    half: Header, halves: Sequence[Header], lines: Sequence[Sequence[Cell]]
) -> Iterator[Sequence[Cell]]:
    """The lines with the cells of one person; the others' places are empty."""
    starts = [0, *(other.columns[0].index for other in halves[1:])]
    place = halves.index(half)
    start = starts[place]
    end = starts[place + 1] if place + 1 < len(starts) else None
    for line in lines:
        yield [
            cell if start <= at and (end is None or at < end) else ""
            for at, cell in enumerate(line)
        ]


def _letters(columns: Iterable[int], first_column: int) -> str:
    shown = [column_letter(column + first_column) for column in sorted(columns)]
    return "、".join(shown[:10]) + ("…" if len(shown) > 10 else "")
