"""What stands on the sheets of a tiled poster beside the poster: where to cut, where to glue."""

from __future__ import annotations

from desktop.printing.document import Align, Document
from desktop.printing.ink import GREY, MM, WHITE, Ink
from desktop.printing.posters.tiling import MARGIN_MM, OVERLAP_MM, Tile, Tiling
from desktop.printing.typography.faces import Role

_LINE = Ink(0.45, 0.45, 0.45)
_HAIR_PT = 0.35
_TICK_MM = 4.0
_LABEL_PT = 6.5


class TileMarks:
    """Draws over one sheet; what it shows of the poster beyond its printed area goes white.

    Args:
        document: its page is one A4 sheet.
        tiling: the poster.
    """

    def __init__(self, document: Document, tiling: Tiling) -> None:
        self._document, self._tiling = document, tiling
        self._width, self._height = (side * MM for side in tiling.sheet[1:])
        self._edge = MARGIN_MM * MM

    def draw(self, tile: Tile) -> None:
        """One sheet."""
        self._whiten()
        document = self._document
        document.pen(_LINE, _HAIR_PT)
        self._cuts(tile)
        self._glue(tile)
        self._corners(tile)

    def _whiten(self) -> None:
        """The printer's margins: printers that could print there would show what others can't."""
        wide, high, edge = self._width, self._height, self._edge
        self._document.ink(WHITE)
        for box in (
            (0, 0, wide, edge),
            (0, high - edge, wide, edge),
            (0, 0, edge, high),
            (wide - edge, 0, edge, high),
        ):
            self._document.operators("{:.2f} {:.2f} {:.2f} {:.2f} re f".format(*box))

    def _cuts(self, tile: Tile) -> None:
        """Solid lines just outside of what stays: left and top, which lie over others."""
        edge, wide, high = self._edge, self._width, self._height
        if tile.column:
            self._line(edge - _HAIR_PT, edge, edge - _HAIR_PT, high - edge)
        if tile.row:
            top = high - edge + _HAIR_PT
            self._line(edge, top, wide - edge, top)

    def _glue(self, tile: Tile) -> None:
        """Dashed lines where the next sheet's cut edge comes, which hides them."""
        edge, wide, high = self._edge, self._width, self._height
        over = OVERLAP_MM * MM
        right, below = tile.column + 1 < self._tiling.columns, tile.row + 1 < self._tiling.rows
        self._document.operators("q [2 2] 0 d")
        if right:
            at = wide - edge - over + _HAIR_PT
            self._line(at, edge, at, high - edge)
        if below:
            at = edge + over - _HAIR_PT
            self._line(edge, at, wide - edge, at)
        self._document.operators("Q")
        if right or below:
            self._name(tile, wide - edge - MM, edge + MM)

    def _name(self, tile: Tile, right: float, base: float) -> None:
        words = f"第{tile.row + 1}行第{tile.column + 1}张\u3000粘贴处"
        self._document.ink(WHITE)
        wide = self._document.width(words, Role.HEI, _LABEL_PT)
        self._document.operators(
            f"{right - wide - MM:.2f} {base - MM:.2f} {wide + 2 * MM:.2f} {_LABEL_PT + MM:.2f} re f"
        )
        self._document.ink(GREY)
        self._document.text((right, base), words, Role.HEI, _LABEL_PT, align=Align.RIGHT)

    def _corners(self, tile: Tile) -> None:
        """At the poster's own corners: where to trim it in the end."""
        tiling = self._tiling
        left = self._edge - tile.left_mm * MM
        top = self._height - self._edge + tile.top_mm * MM
        right, bottom = left + tiling.width_mm * MM, top - tiling.height_mm * MM
        tick = _TICK_MM * MM
        for x, outward, column in ((left, -1, 0), (right, 1, tiling.columns - 1)):
            for y, upward, row in ((top, 1, 0), (bottom, -1, tiling.rows - 1)):
                if tile.column == column and tile.row == row:
                    self._line(x + outward * MM, y, x + outward * (MM + tick), y)
                    self._line(x, y + upward * MM, x, y + upward * (MM + tick))

    def _line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        self._document.operators(f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S")
