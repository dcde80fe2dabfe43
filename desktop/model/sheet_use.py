"""How pages come onto sheets: on one side or on both, one or two of them beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Sides(Enum):
    """Which sides of a sheet are printed, as printers are told (RFC 8011, 5.2.8)."""

    ONE = "one-sided"
    LONG = "two-sided-long-edge"
    SHORT = "two-sided-short-edge"


@dataclass(frozen=True, slots=True)
class SheetUse:
    """What the clerk chose.

    Args:
        sides: which are printed.
        two_up: whether two pages stand on a side, at seven tenths of their size.
    """

    sides: Sides = Sides.ONE
    two_up: bool = False

    def sheets(self, pages: int) -> int:
        """How many sheets so many pages take."""
        on_a_sheet = (1 if self.sides is Sides.ONE else 2) * (2 if self.two_up else 1)
        return -(-pages // on_a_sheet)


USUAL = SheetUse()
