"""What stands on the table: dumplings, plates, bowls, steam, and the table itself."""

from __future__ import annotations

import math

from tools.sample_photos.canvas import Canvas, clear, mix


def long_table(
    canvas: Canvas,
    x0: float,
    x1: float,
    y: float,
    *,
    deep: float = 90,
    high: float = 150,
    cloth: str = "#c98f55",
) -> None:
    """A table seen slightly from above; `y` is the far edge of its top."""
    near = y + deep
    canvas.disc((x0 + x1) / 2, near + high, (x1 - x0) * 0.55, clear("#33402c", 0.2), 26)
    for x in (x0 + 40, x1 - 40):
        canvas.line([(x, near), (x, near + high)], 20, mix(cloth, "#3a2416", 0.45))
    canvas.poly([(x0 + 46, y), (x1 - 46, y), (x1, near), (x0, near)], cloth)
    canvas.box(x0, near - 2, x1, near + 24, mix(cloth, "#3a2416", 0.25), 5)
    canvas.line(
        [(x0 + 60, y + deep * 0.4), (x1 - 60, y + deep * 0.4)], 3, mix(cloth, "#ffffff", 0.16)
    )


def dumpling(canvas: Canvas, x: float, y: float, size: float) -> None:
    """One dumpling, its pleats up."""
    canvas.disc(x, y + size * 0.3, size * 0.95, clear("#7a5a34", 0.22), size * 0.25)
    canvas.wedge(x, y + size * 0.24, size, size * 0.86, (180, 360), "#fff4dc")
    canvas.wedge(x, y + size * 0.2, size, size * 0.3, (0, 180), "#f3dfb8")
    for step in range(7):
        angle = math.pi * (1.1 + 0.8 * step / 6)
        canvas.disc(
            x + size * 0.94 * math.cos(angle),
            y + size * 0.24 + size * 0.8 * math.sin(angle),
            size * 0.17,
            "#fffaf0",
        )


def plate(canvas: Canvas, x: float, y: float, wide: float, count: int = 5) -> None:
    """A plate of dumplings."""
    canvas.disc(x, y + 5, wide, clear("#5a4026", 0.25), wide * 0.36)
    canvas.disc(x, y, wide, "#fdfdfb", wide * 0.36)
    canvas.disc(x, y, wide * 0.8, "#dfe9ee", wide * 0.27)
    spots = ((-0.45, 0.02), (0, -0.12), (0.45, 0.02), (-0.22, 0.14), (0.24, 0.14))
    for dx, dy in spots[:count]:
        dumpling(canvas, x + dx * wide, y + dy * wide - wide * 0.05, wide * 0.27)


def bowl(canvas: Canvas, x: float, y: float, wide: float, soup: str = "#d9893c") -> None:
    """A porcelain bowl with something in it."""
    canvas.wedge(x, y, wide, wide * 0.9, (0, 180), "#f7f9fb")
    canvas.line(
        [(x - wide * 0.82, y + wide * 0.3), (x + wide * 0.82, y + wide * 0.3)], 3, "#6f9cc0"
    )
    canvas.disc(x, y, wide, "#ffffff", wide * 0.3)
    canvas.disc(x, y, wide * 0.86, soup, wide * 0.23)


def steam(canvas: Canvas, x: float, y: float, high: float) -> None:
    """Two wisps of steam."""
    for offset in (-16, 14):
        wisp = [(x + offset + 9 * math.sin(step * 0.5), y - high * step / 20) for step in range(21)]
        edge = [
            (px + 8 * math.sin(math.pi * index / 20), py) for index, (px, py) in enumerate(wisp)
        ]
        canvas.poly([*wisp, *reversed(edge)], clear("#ffffff", 0.55))
