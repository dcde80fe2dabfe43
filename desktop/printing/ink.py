"""Colours and measures that every document shares."""

from __future__ import annotations

from typing import NamedTuple

MM = 72 / 25.4


class Ink(NamedTuple):
    """A colour in RGB, each part 0 to 1."""

    red: float
    green: float
    blue: float


WHITE = Ink(1.0, 1.0, 1.0)
BLACK = Ink(0.09, 0.09, 0.10)
GREY = Ink(0.38, 0.37, 0.36)
# The red of seal paste: deep enough to stay legible when an office prints in black and white.
RED = Ink(0.718, 0.141, 0.114)
PALE_RED = Ink(0.988, 0.953, 0.945)
GOLD = Ink(0.70, 0.53, 0.25)
FAINT_GOLD = Ink(0.955, 0.935, 0.885)
WATERMARK = Ink(0.94, 0.932, 0.928)


class Paper(NamedTuple):
    """A sheet, width and height in millimetres, upright."""

    name: str
    width_mm: float
    height_mm: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width_mm * MM, self.height_mm * MM

    @property
    def landscape(self) -> Paper:
        """The same sheet lying."""
        return Paper(self.name, self.height_mm, self.width_mm)


A4 = Paper("A4", 210, 297)
A3 = Paper("A3", 297, 420)
A2 = Paper("A2", 420, 594)
A1 = Paper("A1", 594, 841)
PAPERS = {paper.name: paper for paper in (A4, A3, A2, A1)}
