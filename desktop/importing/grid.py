"""A sheet as rows of plain cells, whatever kind of file it came from."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Cell = (
    str
    | int
    | float
    | bool
    | datetime.date
    | datetime.datetime
    | datetime.time
    | datetime.timedelta
)
#: First row, first column, last row, last column; rows from 1 as the clerk sees them, columns
#: from 0 as they stand in `Grid.rows`.
Area = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a sheet's look says beside its values.

    Args:
        merged: merged cells.
        hidden_columns: columns that don't show, from 0 as in `Grid.rows`.
        hidden_rows: number of rows that don't show.
        faults: cells without a usable value, by (row, column): why, in Chinese.
    """

    merged: tuple[Area, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: int = 0
    faults: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet.

    Args:
        sheet: its name; empty for text files, which have one only.
        rows: the rows from `first_row` on, each a list of cells (empty ones are ``""``); to be
            gone through once.
        row_count: how many rows there are, for progress.
        first_row: the number the clerk sees at the first of `rows`.
        first_column: how many empty columns were left out before the first cell of each row.
        layout: what the look says.
        hidden: whether the sheet itself is hidden.
        epoch_1904: whether day numbers count from 1904.
    """

    sheet: str
    rows: Iterable[Sequence[Cell]]
    row_count: int
    first_row: int = 1
    first_column: int = 0
    layout: Layout = field(default_factory=Layout)
    hidden: bool = False
    epoch_1904: bool = False


def shown(cell: Cell | None) -> str:
    """A cell's value as text, the way the clerk would type it.

    Whole numbers lose their ``.0``; numbers beyond 15 digits look as the spreadsheet shows them,
    since their last digits are gone; dates are ISO.
    """
    if cell is None or isinstance(cell, str):
        return cell or ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, (int, float)):
        return _number(float(cell))
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(sep=" ") if cell.time() != datetime.time() else str(cell.date())
    return str(cell)


def column_letter(index: int) -> str:
    """The letters over a column, from 0: 0 -> A, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _number(value: float) -> str:
    if not math.isfinite(value):
        return ""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if abs(value) >= 1e15:
        mantissa, exponent = f"{value:.5E}".split("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"
    return repr(value)
