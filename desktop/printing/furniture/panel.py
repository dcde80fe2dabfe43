"""Boxes with round corners: of charts, of portraits, of headings on wall sheets."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.printing.document import Document
from desktop.printing.ink import Ink

#: How far the handles of a Bézier quarter circle reach, as a share of its radius.
_QUARTER = 0.5523


@dataclass(frozen=True, slots=True)
class Box:
    """Where a box stands, in points; its top is its upper edge.

    Args:
        left: its left edge, from the page's.
        top: its upper edge, from the page's lower edge.
        width: of it.
        height: of it.
    """

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top - self.height

    @property
    def middle(self) -> float:
        """Half way between left and right."""
        return self.left + self.width / 2

    @property
    def centre(self) -> float:
        """Half way between top and bottom."""
        return self.top - self.height / 2

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, top, width and height."""
        return self.left, self.top, self.width, self.height


def outline(box: Box, radius: float) -> str:
    """The path of a box with round corners, in PDF operators, not painted yet."""
    r = min(radius, box.width / 2, box.height / 2)
    k = r * (1 - _QUARTER)
    left, right, top, bottom = box.left, box.right, box.top, box.bottom
    corners = (
        ((right - r, bottom), (right - k, bottom), (right, bottom + k), (right, bottom + r)),
        ((right, top - r), (right, top - k), (right - k, top), (right - r, top)),
        ((left + r, top), (left + k, top), (left, top - k), (left, top - r)),
        ((left, bottom + r), (left, bottom + k), (left + k, bottom), (left + r, bottom)),
    )
    path = [f"{left + r:.2f} {bottom:.2f} m"]
    for start, first, second, end in corners:
        path.append(f"{start[0]:.2f} {start[1]:.2f} l")
        path.append(" ".join(f"{x:.2f} {y:.2f}" for x, y in (first, second, end)) + " c")
    return " ".join([*path, "h"])


def panel(
    document: Document,
    box: Box,
    radius: float,
    *,
    fill: Ink | None = None,
    line: Ink | None = None,
    width: float = 0.6,
) -> None:
    """Paint a box.

    Args:
        document: where it goes.
        box: its place.
        radius: of its corners, in points.
        fill: colour of its ground, if it has one.
        line: colour of its edge, if it has one.
        width: of that edge, in points.
    """
    if fill is not None:
        document.ink(fill)
    if line is not None:
        document.pen(line, width)
    painted = {(True, True): "B", (True, False): "f", (False, True): "S"}
    how = painted.get((fill is not None, line is not None))
    if how:
        document.operators(f"{outline(box, radius)} {how}")
