"""The sheet that a document meets: plain paper, or bought paper whose frame is printed already."""

from __future__ import annotations

from dataclasses import dataclass

#: Points of a PDF.
_POINTS_A_MM = 72 / 25.4

#: No printer is further off than that; what is more was mistyped.
FARTHEST_MM = 30.0


@dataclass(frozen=True, slots=True)
class Stock:
    """A sheet in a printer.

    Args:
        preprinted: whether frame and title stand on it already, so that only words are printed.
        right_mm: how far to the right everything moves, in millimetres.
        down_mm: how far down.
    """

    preprinted: bool = False
    right_mm: float = 0.0
    down_mm: float = 0.0

    @property
    def shift(self) -> str:
        """The PDF operators that move a page, to be written first; empty where nothing moves."""
        if not (self.right_mm or self.down_mm):
            return ""
        return f"1 0 0 1 {self.right_mm * _POINTS_A_MM:.3f} {-self.down_mm * _POINTS_A_MM:.3f} cm"


PLAIN = Stock()
