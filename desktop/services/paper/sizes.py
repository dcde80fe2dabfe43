"""What a sheet can be made for: papers, posters of A4 sheets, a print shop's file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """One of them.

    Args:
        label: as the clerk reads it.
        fed: the paper in the printer; empty where no printer of a station can print it.
    """

    label: str
    fed: str


#: By name, as the command line says it and as the printing room's own table has it.
SIZES = {
    "A4": Size("A4", "A4"),
    "A3": Size("A3", "A3"),
    "A2": Size("A2", "A2"),
    "A1": Size("A1", "A1"),
    "A3-tiled": Size("A3：4 张 A4 拼成，原大", "A4"),
    "A3-fitted": Size("A3：2 张 A4 拼成，缩到 92.9%", "A4"),
    "A2-tiled": Size("A2：8 张 A4 拼成，原大", "A4"),
    "A2-fitted": Size("A2：4 张 A4 拼成，缩到 92.9%", "A4"),
    "A1-tiled": Size("A1：12 张 A4 拼成，原大", "A4"),
    "A1-fitted": Size("A1：8 张 A4 拼成，缩到 91.6%", "A4"),
    "A1-shop": Size("A1：交印刷店，带 3 毫米出血", ""),
    "60x90-shop": Size("60×90 厘米：交印刷店，带 3 毫米出血", ""),
}
#: What hangs on the wall is made for all of them.
WALL = tuple(SIZES)


def label_of(size: str) -> str:
    """How the clerk reads a size."""
    return SIZES[size].label if size in SIZES else size


def is_poster(size: str) -> bool:
    """Whether its sheets are glued together, or a print shop's."""
    return fed_of(size) != size


def fed_of(size: str) -> str:
    """The paper in the printer; empty where it has to be a print shop's."""
    return SIZES[size].fed if size in SIZES else size
