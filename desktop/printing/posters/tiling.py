"""How a poster is cut into A4 sheets that overlap: which way they lie, how many, at what scale."""

from __future__ import annotations

import math
from dataclasses import dataclass

from desktop.printing.ink import A4, Paper

#: What a laser printer leaves white at each edge; most need 4.2 mm.
MARGIN_MM = 5.0
#: How far a sheet lies over the one before it: as much as a glue stick needs.
OVERLAP_MM = 10.0
_ROUNDING_MM = 0.01


@dataclass(frozen=True, slots=True)
class Tile:
    """One A4 sheet of a poster.

    Args:
        row: from the top, from 0.
        column: from the left, from 0.
        left_mm: where its printed area begins on the finished poster, from the poster's left edge.
        top_mm: the same from its top edge.
    """

    row: int
    column: int
    left_mm: float
    top_mm: float


@dataclass(frozen=True, slots=True)
class Tiling:
    """A poster on A4 sheets.

    Args:
        sheet: one of them, upright or lying.
        columns: how many stand beside each other.
        rows: how many stand below each other.
        scale: of the finished poster; 1 is the size it is named by.
        width_mm: of the finished poster.
        height_mm: of it.
    """

    sheet: Paper
    columns: int
    rows: int
    scale: float
    width_mm: float
    height_mm: float

    @property
    def count(self) -> int:
        """How many sheets it takes."""
        return self.columns * self.rows

    @property
    def printed_mm(self) -> tuple[float, float]:
        """Width and height of what one sheet shows."""
        return self.sheet.width_mm - 2 * MARGIN_MM, self.sheet.height_mm - 2 * MARGIN_MM

    def tiles(self) -> list[Tile]:
        """All of them, row by row. What they cover beyond the poster hangs over at all sides alike,
        so that none of them is a sliver.
        """
        wide, high = self.printed_mm
        over_x = _covered(wide, self.columns) - self.width_mm
        over_y = _covered(high, self.rows) - self.height_mm
        return [
            Tile(
                row,
                column,
                column * (wide - OVERLAP_MM) - over_x / 2,
                row * (high - OVERLAP_MM) - over_y / 2,
            )
            for row in range(self.rows)
            for column in range(self.columns)
        ]


def whole(poster: Paper) -> Tiling:
    """The poster at its full size, on as few sheets as that takes."""
    return min((_at_full_size(poster, sheet) for sheet in (A4, A4.landscape)), key=_fewest)


def fitted(poster: Paper) -> Tiling | None:
    """The poster a little smaller, on fewer sheets; None where that saves none.

    No smaller than nine tenths: what was set to be read from two metres must stay so.
    """
    most = whole(poster).count
    found = [
        made
        for sheet in (A4, A4.landscape)
        for columns in range(1, most)
        for rows in range(1, most)
        if columns * rows < most
        for made in (_onto(poster, sheet, columns, rows),)
        if made.scale >= SMALLEST_SCALE
    ]
    return min(found, key=_fewest, default=None)


#: How far a poster may shrink to save sheets.
SMALLEST_SCALE = 0.9


def _covered(printed: float, count: int) -> float:
    return printed * count - OVERLAP_MM * (count - 1)


def _needed(length: float, printed: float) -> int:
    rest = length - _ROUNDING_MM - OVERLAP_MM
    return max(1, math.ceil(rest / (printed - OVERLAP_MM)))


def _at_full_size(poster: Paper, sheet: Paper) -> Tiling:
    wide, high = sheet.width_mm - 2 * MARGIN_MM, sheet.height_mm - 2 * MARGIN_MM
    columns, rows = _needed(poster.width_mm, wide), _needed(poster.height_mm, high)
    return Tiling(sheet, columns, rows, 1.0, poster.width_mm, poster.height_mm)


def _onto(poster: Paper, sheet: Paper, columns: int, rows: int) -> Tiling:
    wide, high = sheet.width_mm - 2 * MARGIN_MM, sheet.height_mm - 2 * MARGIN_MM
    widest, highest = _covered(wide, columns), _covered(high, rows)
    scale = min(1.0, widest / poster.width_mm, highest / poster.height_mm)
    return Tiling(sheet, columns, rows, scale, poster.width_mm * scale, poster.height_mm * scale)


def _fewest(tiling: Tiling) -> tuple[int, float, bool]:
    """Fewest sheets first; of as many the larger poster; of as large the upright ones."""
    return tiling.count, -tiling.scale, tiling.sheet.width_mm > tiling.sheet.height_mm
