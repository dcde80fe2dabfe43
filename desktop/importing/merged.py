"""Cells merged over several rows: the value they show counts for each of the rows."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.importing.grid import Area, Cell


class Filler:
    """Writes the value of a merged cell into the rows it reaches over, chunk by chunk.

    Args:
        merged: the sheet's merged cells.
    """

    def __init__(self, merged: Sequence[Area]) -> None:
        self._starts: dict[int, list[tuple[int, int]]] = {}
        for top, left, bottom, _ in merged:
            if bottom > top:
                self._starts.setdefault(top, []).append((left, bottom))
        self._open: dict[int, tuple[int, Cell]] = {}

    def fill(self, rows: list[list[Cell]], first: int) -> dict[int, set[int]]:
        """Fill some rows in place.

        Args:
            rows: the next rows of the sheet.
            first: the number of the first of them.

        Returns:
            Row number -> the columns that were filled in it.
        """
        filled: dict[int, set[int]] = {}
        if not self._starts:
            return filled
        for number, row in enumerate(rows, start=first):
            if columns := self._fill_row(row, number):
                filled[number] = columns
            for column, bottom in self._starts.get(number, ()):
                if column < len(row) and row[column] != "":
                    self._open[column] = (bottom, row[column])
        return filled

    def _fill_row(self, row: list[Cell], number: int) -> set[int]:
        columns = set()
        for column, (bottom, value) in list(self._open.items()):
            if number > bottom:
                del self._open[column]
            elif column < len(row) and row[column] == "":
                row[column] = value
                columns.add(column)
        return columns
