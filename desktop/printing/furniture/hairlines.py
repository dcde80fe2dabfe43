"""The lines of tables and forms."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.printing.document import Document
from desktop.printing.ink import BLACK, Ink

#: Widths in points: between cells, below a head, around all.
HAIRLINE, HEAD_RULE, RULE = 0.3, 0.6, 0.9


def level(
    document: Document, ends: tuple[float, float], y: float, width: float, ink: Ink = BLACK
) -> None:
    """A line from left to right."""
    document.pen(ink, width)
    document.operators(f"{ends[0]:.2f} {y:.2f} m {ends[1]:.2f} {y:.2f} l S")


def upright(document: Document, xs: Sequence[float], top: float, bottom: float) -> None:
    """Hairlines from top to bottom."""
    document.pen(BLACK, HAIRLINE)
    lines = [f"{x:.2f} {top:.2f} m {x:.2f} {bottom:.2f} l" for x in xs]
    document.operators(" ".join([*lines, "S"]))
