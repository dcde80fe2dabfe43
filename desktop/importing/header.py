"""Where a sheet's header stands and which column is which field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.importing.columns import IGNORED, Vocabulary
from desktop.importing.grid import Area, Cell, shown

#: Title lines above a header are few; what comes later is no header but data.
SEARCHED_ROWS = 40
_LONGEST_LABEL = 20


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet.

    Args:
        index: from 0 as in the grid's rows.
        label: what the header says, both lines of it where it has two.
        field: the field, `IGNORED`, `PHOTO_CONSENT`, or None for an unknown column.
    """

    index: int
    label: str
    field: str | None


@dataclass(frozen=True, slots=True)
class Header:
    """A header.

    Args:
        row: the number of its first row, as the clerk sees it.
        height: one row or two.
        columns: every column with a label.
    """

    row: int
    height: int
    columns: tuple[Column, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields found, in the order of the columns."""
        return tuple(c.field for c in self.columns if c.field and c.field != IGNORED)

    def halves(self) -> tuple[Header, ...]:
        """One header for each person of a line: sheets that put two lists side by side.

        A new half begins where a label comes again. Headers with one column of names are whole.
        """
        if self.fields.count("name") < 2:
            return (self,)
        parts: list[list[Column]] = [[]]
        for column in self.columns:
            if column.label in {earlier.label for earlier in parts[-1]}:
                parts.append([])
            parts[-1].append(column)
        if not all(any(column.field == "name" for column in part) for part in parts):
            return (self,)
        return tuple(Header(self.row, self.height, tuple(part)) for part in parts)

    def same_columns(self, other: Header) -> bool:
        """Whether another header puts the same fields in the same places."""
        return [(c.index, c.field) for c in self.columns if c.field] == [
            (c.index, c.field) for c in other.columns if c.field
        ]


def find_header(
    rows: Sequence[Sequence[Cell]],
    first_row: int,
    merged: Sequence[Area],
    vocabulary: Vocabulary,
) -> Header | None:
    """The header among a sheet's first rows.

    The first row that names a person's column and one more known one wins; if none does, the
    first that names a person's column and holds nothing but labels (a list of names only).

    Args:
        rows: the first rows of the sheet.
        first_row: the number of the first of them.
        merged: merged cells of the sheet.
        vocabulary: the known names.

    Returns:
        The header, None if no row names a person's column.
    """
    weak: Header | None = None
    for offset in range(min(len(rows), SEARCHED_ROWS)):
        header = header_at(rows, offset, first_row, merged, vocabulary)
        if header is None:
            continue
        if len(set(header.fields)) > 1:
            return header
        weak = weak or header
    return weak


def header_at(
    rows: Sequence[Sequence[Cell]],
    offset: int,
    first_row: int,
    merged: Sequence[Area],
    vocabulary: Vocabulary,
) -> Header | None:
    """The header that begins at one row, None if none does."""
    labels = [label_of(cell) for cell in rows[offset]]
    number = first_row + offset
    below = _labels_only(rows[offset + 1]) if offset + 1 < len(rows) else []
    if any(labels) and below:
        double = _double(labels, below, number, merged, vocabulary)
        if double is not None:
            return double
    columns = tuple(
        Column(index, label, vocabulary.field(label)) for index, label in enumerate(labels) if label
    )
    return _with_name(Header(number, 1, columns))


def known_names(row: Sequence[Cell], vocabulary: Vocabulary) -> int:
    """How many cells of a row are known column names."""
    return sum(vocabulary.field(cell) is not None for cell in row if isinstance(cell, str) and cell)


def _with_name(header: Header) -> Header | None:
    return header if "name" in header.fields else None


def _labels_only(row: Sequence[Cell]) -> list[str]:
    """The row's cells as labels; none if it holds what no header does: numbers, dates, texts."""
    labels = [label_of(cell) for cell in row]
    if not all(isinstance(cell, str) for cell in row) or not any(labels):
        return []
    return labels if max(map(len, labels)) <= _LONGEST_LABEL else []


def _double(
    above: list[str], below: list[str], number: int, merged: Sequence[Area], vocabulary: Vocabulary
) -> Header | None:
    """The header over two rows that begins at row `number`, None if it has one row only."""
    groups = _groups(above, below, number, merged)
    width = max(len(above), len(below))
    columns, combined = [], False
    for index in range(width):
        top = groups[index] if index < len(groups) else ""
        bottom = below[index] if index < len(below) else ""
        field, used_top = _field(top, bottom, vocabulary)
        combined = combined or used_top
        if top or bottom:
            columns.append(Column(index, _joined(top, bottom), field))
    header = _with_name(Header(number, 2, tuple(columns)))
    if header is None or not _continues(header, above, below, number, merged, vocabulary, combined):
        return None
    return header


def _continues(
    header: Header,
    above: list[str],
    below: list[str],
    number: int,
    merged: Sequence[Area],
    vocabulary: Vocabulary,
    combined: bool,
) -> bool:
    """Whether the second row belongs to the header and is no person."""
    name = next(column.index for column in header.columns if column.field == "name")
    named_above = name < len(above) and vocabulary.field(above[name]) == "name"
    # Further down, cells merged over both rows are filled: the second then repeats the first.
    if named_above and name < len(below) and below[name] not in ("", above[name]):
        return False
    if not named_above:
        return combined
    spread = any(
        top == bottom == number and right > left for top, left, bottom, right in merged
    ) and any(top == number < bottom for top, left, bottom, _ in merged if left == name)
    return spread or any(vocabulary.field(label) for label in below if label)


def _groups(above: list[str], below: list[str], number: int, merged: Sequence[Area]) -> list[str]:
    """The upper labels with those over several columns repeated over each."""
    groups = above + [""] * (len(below) - len(above))
    known = [area for area in merged if area[0] <= number <= area[2]]
    for _, left, _, right in known:
        if left < len(groups):
            groups[left : right + 1] = [groups[left]] * (min(right + 1, len(groups)) - left)
    if not known:
        # Text files have no merged cells: a label reaches over the blanks that have one below.
        for index in range(1, len(below)):
            if below[index] and not groups[index]:
                groups[index] = groups[index - 1]
    return groups


def _field(top: str, bottom: str, vocabulary: Vocabulary) -> tuple[str | None, bool]:
    """The field of a column by both its labels, and whether the upper one was needed."""
    if top and bottom and top != bottom:
        if both := vocabulary.field(top + bottom):
            return both, True
        if vocabulary.is_owner(top):
            return None, True
    if bottom:
        return vocabulary.field(bottom), False
    return vocabulary.field(top), False


def _joined(top: str, bottom: str) -> str:
    return f"{top}/{bottom}" if top and bottom and top != bottom else top or bottom


def label_of(cell: Cell) -> str:
    """A cell as a label."""
    return " ".join(shown(cell).split())
