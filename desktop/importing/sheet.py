"""One sheet, row by row: people, and lines that are none."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import NamedTuple

from desktop.importing.columns import IGNORED, PHOTO_CONSENT, Vocabulary, bare
from desktop.importing.fields import MUST_HAVE, NO_PERSON, Readers, tidy_text
from desktop.importing.grid import Cell, Grid
from desktop.importing.header import Column, Header, header_at, known_names
from desktop.importing.lines import describe
from desktop.importing.merged import Filler

CHUNK_ROWS = 1000
_FACTS = ("id_number", "phone", "birth_date")


class Finding(NamedTuple):
    """What one cell has to say: its column, what stands in it, why, and whether it is grave."""

    column: Column
    cell: Cell
    reason: str
    grave: bool


@dataclass(slots=True)
class Line:
    """A row that is a person, before it is judged as a whole.

    Args:
        number: the row's number as the clerk sees it.
        cells: all its cells.
        header: the header it stands under.
        values: field -> value.
        findings: what its cells have to say.
    """

    number: int
    cells: Sequence[Cell]
    header: Header
    values: dict[str, object]
    findings: list[Finding]


class Skipped(NamedTuple):
    """A row that is no person: its number, what stands in it, and what it was taken for."""

    number: int
    text: str
    reason: str


class SheetReader:
    """Goes through the rows under a sheet's header.

    Args:
        grid: the sheet.
        header: its first header; another one further down takes its place.
        vocabulary: the words of rosters.
        readers: makes the parsers of fields.
        max_columns: columns further right are not read.

    Attributes:
        headers: every header met, for the names of unknown columns.
        unlabelled: columns in which people have something, but which have no name.
    """

    def __init__(
        self,
        grid: Grid,
        header: Header,
        vocabulary: Vocabulary,
        readers: Readers,
        max_columns: int,
    ) -> None:
        self._vocabulary = vocabulary
        self._readers = readers
        self._max_columns = max_columns
        self._merged = grid.layout.merged
        self._faults: dict[int, dict[int, str]] = {}
        for (row, column), reason in grid.layout.faults.items():
            self._faults.setdefault(row, {})[column] = reason
        self._filled: dict[int, set[int]] = {}
        self.headers: list[Header] = []
        self.unlabelled: set[int] = set()
        self._use(header)

    def lines(
        self, rows: Iterator[Sequence[Cell]], tick: Callable[[int], None]
    ) -> Iterator[Line | Skipped]:
        """The rows below the header.

        Args:
            rows: from the row behind the header on.
            tick: called with the number of rows read since the last call; may raise to stop.
        """
        filler = Filler(self._merged)
        number = self._header.row + self._header.height
        while chunk := [self._cut(row) for row in islice(rows, CHUNK_ROWS)]:
            tick(len(chunk))
            self._filled = filler.fill(chunk, number)
            at = 0
            while at < len(chunk):
                at += yield from self._block(chunk[at:], number + at)
            number += len(chunk)

    def _cut(self, row: Sequence[Cell]) -> list[Cell]:
        if isinstance(row, list) and len(row) <= self._max_columns:
            return row
        return list(row[: self._max_columns])

    def _use(self, header: Header) -> None:
        self._header = header
        self.headers.append(header)
        self._labels = frozenset(bare(column.label) for column in header.columns)
        self._columns = [c for c in header.columns if c.field and c.field != IGNORED]
        self._parsers = [self._readers.parser(str(c.field)) for c in self._columns]
        self._fields = [
            "no_photo" if c.field == PHOTO_CONSENT else str(c.field) for c in self._columns
        ]
        self._ignored = {c.index for c in header.columns if c.field == IGNORED}
        self._headings = self._wide_rows()

    def _wide_rows(self) -> set[int]:
        """Rows whose name is merged with other fields: headings like 第一村民小组."""
        places = {column.field: column.index for column in reversed(self._columns)}
        name = places.pop("name")
        return {
            top
            for top, left, bottom, right in self._merged
            if top == bottom
            and left <= name <= right
            and any(left <= place <= right for place in places.values())
        }

    def _block(self, chunk: list[list[Cell]], first: int) -> Generator[Line | Skipped, None, int]:
        """Lines up to the end of the chunk or a new header; gives how many rows were used."""
        by_column = list(zip_longest(*chunk, fillvalue=""))
        spare = self._spare(by_column)
        rows = list(self._values(by_column, len(chunk)))
        findings = self._findings(by_column)  # known once all cells of the chunk were read
        for at, (cells, values) in enumerate(zip(chunk, rows, strict=True)):
            line = Line(first + at, cells, self._header, values, findings.pop(at, []))
            if line.number in self._faults or line.number in self._headings:
                self._amend(line)
            if "name" in line.values:
                if not self._filled or self._has_own_cells(line):
                    self._note_unlabelled(line, spare)
                    yield line
            elif (header := self._new_header(chunk, at, first)) is not None:
                if not header.same_columns(self._header):
                    self._use(header)
                return at + header.height
            else:
                yield from self._nameless(line)
        return len(chunk)

    def _values(
        self, by_column: list[tuple[Cell, ...]], height: int
    ) -> Iterator[dict[str, object]]:
        """Each row's fields; a column's distinct cells are read once."""
        blank = ("",) * height
        read = (
            map(
                parser.__getitem__,
                by_column[column.index] if column.index < len(by_column) else blank,
            )
            for column, parser in zip(self._columns, self._parsers, strict=True)
        )
        fields = self._fields
        if len(set(fields)) == len(fields):
            for row in zip(*read, strict=True):
                yield {
                    at: value for at, value in zip(fields, row, strict=True) if value is not None
                }
        else:
            yield from (self._first_of_each(row) for row in zip(*read, strict=True))

    def _first_of_each(self, row: tuple[object, ...]) -> dict[str, object]:
        """A second column of one field fills what the first left empty; lists are joined."""
        values: dict[str, object] = {}
        for field, value in zip(self._fields, row, strict=True):
            before = values.get(field)
            if isinstance(before, list) and isinstance(value, list):
                values[field] = list(dict.fromkeys([*before, *value]))
            elif before is None and value is not None:
                values[field] = value
        return values

    def _findings(self, by_column: list[tuple[Cell, ...]]) -> dict[int, list[Finding]]:
        """What the cells of a chunk have to say, by row from 0."""
        found: dict[int, list[Finding]] = {}
        for column, parser in zip(self._columns, self._parsers, strict=True):
            if parser.troubled and column.index < len(by_column):
                for at, cell in enumerate(by_column[column.index]):
                    if cell in parser.troubled:
                        _, problem, grave = parser.troubled[cell]
                        found.setdefault(at, []).append(Finding(column, cell, problem, grave))
        for at, finding in self._seconds(by_column):
            found.setdefault(at, []).append(finding)
        return found

    def _seconds(self, by_column: list[tuple[Cell, ...]]) -> Iterator[tuple[int, Finding]]:
        """Second columns of one field that say something else than the first."""
        reason = "与前面同一项的内容不同，只用了前面的，请核对"
        for second in range(1, len(self._fields)):
            first = self._fields.index(self._fields[second])
            places = [self._columns[first].index, self._columns[second].index]
            if first == second or max(places) >= len(by_column):
                continue
            parsers = self._parsers[first], self._parsers[second]
            for at, (mine, other) in enumerate(zip(*(by_column[i] for i in places), strict=True)):
                values = parsers[0][mine], parsers[1][other]
                if (
                    None not in values
                    and values[0] != values[1]
                    and not isinstance(values[0], list)
                ):
                    yield at, Finding(self._columns[second], other, reason, False)

    def _amend(self, line: Line) -> None:
        if line.number in self._headings:
            line.values.pop("name", None)
        faults = self._faults.get(line.number, {})
        for column, field in zip(self._columns, self._fields, strict=True):
            if column.index in faults and field not in line.values:
                reason = faults[column.index]
                line.findings.append(Finding(column, "", reason, field in MUST_HAVE))

    def _has_own_cells(self, line: Line) -> bool:
        """Whether a row holds more than what reaches down from merged cells above."""
        filled = self._filled.get(line.number)
        if not filled:
            return True
        skipped = filled | self._ignored
        return any(cell != "" for at, cell in enumerate(line.cells) if at not in skipped)

    def _spare(self, by_column: list[tuple[Cell, ...]]) -> list[int]:
        named = {column.index for column in self._header.columns}
        return [
            at
            for at, cells in enumerate(by_column)
            if at not in named and any(cell != "" for cell in cells)
        ]

    def _note_unlabelled(self, line: Line, spare: list[int]) -> None:
        for at in spare:
            if at < len(line.cells) and line.cells[at] != "":
                self.unlabelled.add(at)

    def _new_header(self, chunk: list[list[Cell]], at: int, first: int) -> Header | None:
        if known_names(chunk[at], self._vocabulary) < 2:
            return None
        header = header_at(chunk, at, first, self._merged, self._vocabulary)
        return header if header and len(set(header.fields)) > 1 else None

    def _nameless(self, line: Line) -> Iterator[Line | Skipped]:
        filled = self._filled.get(line.number, set())
        own = {
            at: text
            for at, cell in enumerate(line.cells)
            if at not in filled and (text := tidy_text(cell))
        }
        serial = all(at in self._ignored and text.isdecimal() for at, text in own.items())
        if line.findings or not serial:
            what = self._what(line, own)
            if what is None:
                yield self._without_name(line)
            elif what:
                yield Skipped(line.number, " ".join(own.values()), what)

    def _what(self, line: Line, own: dict[int, str]) -> str | None:
        told = [finding for finding in line.findings if finding.column.field == "name"]
        if not own or any(finding.reason != NO_PERSON.problem for finding in told):
            return None
        facts = sum(1 for field in _FACTS if field in line.values)
        return describe(list(own.values()), facts, self._labels, self._vocabulary)

    def _without_name(self, line: Line) -> Line:
        if not any(finding.column.field == "name" for finding in line.findings):
            column = next(column for column in self._columns if column.field == "name")
            line.findings.insert(0, Finding(column, "", "没有姓名，请补上", True))
        return line
