"""What reading a roster brings: rows that can come in, rows that can't, and what to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing to say about one place of a file.

    Attributes:
        file: the file's name.
        sheet: the sheet's name, empty in text files.
        row: the row's number as the clerk sees it; None if the whole sheet or file is meant.
        column: the column's name as the file has it; empty if the whole row is meant.
        value: what stands there; numbers of documents are masked, or rounded where a spreadsheet
            already did.
        reason: in Chinese, what is wrong and what would be right.
    """

    file: str
    sheet: str
    row: int | None
    column: str
    value: str
    reason: str


class CheckedRow(NamedTuple):
    """A person that can come in.

    Attributes:
        sheet: the sheet's name.
        row: the row's number as the clerk sees it.
        values: field -> value, only what the file tells; empty cells are left out.
        remarks: what was left out or should be looked at.
    """

    sheet: str
    row: int
    values: dict[str, object]
    remarks: tuple[Problem, ...] = ()


class BadRow(NamedTuple):
    """A row that has to be corrected before it can come in.

    Attributes:
        sheet: the sheet's name.
        row: the row's number as the clerk sees it.
        problems: why; never empty.
        cells: column name -> text, all that stood in the row, for the file to correct.
    """

    sheet: str
    row: int
    problems: tuple[Problem, ...]
    cells: dict[str, str]


class SheetNote(NamedTuple):
    """What became of one sheet.

    Attributes:
        sheet: its name.
        rows: how many people were found in it, good and bad.
        skipped: why the sheet was not read, in Chinese; empty if it was.
        unknown_columns: names of the columns nobody knows; their contents did not come in.
    """

    sheet: str
    rows: int
    skipped: str = ""
    unknown_columns: tuple[str, ...] = ()


@dataclass(slots=True)
class RosterReading:
    """All that a file brought.

    Args:
        file: the file's name.
        rows: people that can come in; one row a person as far as the file itself tells.
        bad: rows to be corrected.
        sheets: what became of each sheet.
        notes: what to say about sheets, columns and skipped lines.
    """

    file: str
    rows: list[CheckedRow] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    sheets: list[SheetNote] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def problems(self) -> list[Problem]:
        """Everything to say: the bad rows' reasons, the good rows' remarks, the notes, in order."""
        found = [problem for row in self.bad for problem in row.problems]
        found += [remark for row in self.rows for remark in row.remarks]
        found += self.notes
        order = {note.sheet: place for place, note in enumerate(self.sheets)}
        return sorted(found, key=lambda at: (order.get(at.sheet, -1), at.row or 0))
