"""Which cells a pasted block meets: by the heads it brings, or by where it is put down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.ui.lists.face import Face
from desktop.ui.models.columns import Column


@dataclass(frozen=True, slots=True)
class Pasted:
    """A block put down on a list.

    Args:
        typed: id to the fields it sets.
        told_only: labels of columns that only tell something, where the block holds something.
        beyond: how many rows found no record below the last one.
    """

    typed: dict[str, dict[str, str]]
    told_only: tuple[str, ...]
    beyond: int


def heads_of(face: Face, cells: Sequence[str]) -> list[str]:
    """The fields a first row names; empty where it is no row of heads.

    Args:
        face: what list it is.
        cells: the row.
    """
    by_label = {field.label: field.name for field in face.kind.fields}
    by_label |= {one.column.label: one.column.field for one in face.columns if one.column.field}
    names = [by_label.get(cell.replace(" ", "").rstrip("*：:"), "") for cell in cells]
    title = face.kind.title[0]
    # A name in a cell is no head, be it called like one.
    known = sum(map(bool, names))
    return names if title in names and (known > 1 or len(cells) == 1) else []


def over_cells(
    ids: Sequence[str], columns: Sequence[Column], rows: Sequence[Sequence[str]]
) -> Pasted:
    """What a block sets, put down at the first of some records and columns.

    Args:
        ids: the records from there on, downwards.
        columns: the columns from there on, to the right.
        rows: the block.
    """
    typed: dict[str, dict[str, str]] = {}
    told_only: dict[str, None] = {}
    for record, row in zip(ids, rows, strict=False):
        fields = {}
        for column, cell in zip(columns, row, strict=False):
            if column.field:
                fields[column.field] = cell
            elif cell:
                told_only[column.label] = None
        if fields:
            typed[record] = fields
    return Pasted(typed, tuple(told_only), max(len(rows) - len(ids), 0))
