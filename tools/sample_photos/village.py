"""What stands in a village: hills, houses, trees, banners, lanterns, fallen leaves."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tools.sample_photos.canvas import SONG, Canvas, Colour, clear, curve, mix


def landscape(
    canvas: Canvas,
    horizon: float,
    *,
    sky: tuple[str, str] = ("#bfe3f2", "#fdf3dc"),
    hills: Sequence[str] = ("#a9cdb8", "#86b893", "#6ba476"),
    ground: str = "#e7d3a8",
) -> None:
    """Sky, three rows of hills and the ground before them."""
    canvas.gradient(*sky, 0, horizon)
    for index, colour in enumerate(hills):
        lift = (len(hills) - index) * 62 - 40
        canvas.wave(horizon - lift, 34 - 6 * index, 190 + 40 * index, 260 * index, colour)
    canvas.gradient(ground, mix(ground, "#b98f56", 0.28), horizon, canvas.height)


def sun(canvas: Canvas, x: float, y: float, radius: float = 62) -> None:
    """A pale sun with a halo."""
    for step in (2.1, 1.6, 1.25):
        canvas.disc(x, y, radius * step, clear("#fff6cf", 0.28))
    canvas.disc(x, y, radius, "#ffe79a")


def cloud(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A fair-weather cloud."""
    for dx, dy, radius in (
        (-1.1, 0.1, 0.6),
        (-0.3, -0.3, 0.85),
        (0.6, -0.1, 0.7),
        (1.3, 0.15, 0.5),
    ):
        canvas.disc(x + dx * size, y + dy * size, radius * size, clear("#ffffff", 0.85))


def house(
    canvas: Canvas, x: float, base: float, wide: float, high: float, *, couplets: bool = True
) -> None:
    """A white farmhouse with a timber frame and a grey tiled roof."""
    top = base - high
    canvas.box(x, top, x + wide, base, "#f6efe2")
    canvas.box(x, base - high * 0.14, x + wide, base, "#c9c2b4")
    for share in (0, 0.31, 0.69, 1):
        canvas.box(x + wide * share - 6, top, x + wide * share + 6, base, "#8b5e3c")
    canvas.box(x, top + high * 0.16, x + wide, top + high * 0.2, "#8b5e3c")
    _door(canvas, x + wide / 2, base, wide * 0.2, high * 0.62, couplets=couplets)
    for share in (0.155, 0.845):
        _window(canvas, x + wide * share, top + high * 0.48, wide * 0.17, high * 0.26)
    _roof(canvas, x, top, wide, high)


def _door(
    canvas: Canvas, x: float, base: float, wide: float, high: float, *, couplets: bool
) -> None:
    canvas.box(x - wide / 2, base - high, x + wide / 2, base, "#7a4a2c")
    canvas.line([(x, base - high), (x, base)], 3, "#5d3620")
    for side in (-1, 1):
        canvas.disc(x + side * wide * 0.1, base - high * 0.48, 4, "#e3bd62")
    if not couplets:
        return
    for side in (-1, 1):
        middle = x + side * wide * 0.72
        canvas.box(
            middle - wide * 0.11,
            base - high * 0.98,
            middle + wide * 0.11,
            base - high * 0.18,
            "#d23a2c",
        )
    canvas.box(x - wide * 0.5, base - high * 1.2, x + wide * 0.5, base - high * 1.06, "#d23a2c")


def _window(canvas: Canvas, x: float, y: float, wide: float, high: float) -> None:
    canvas.box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2, "#8b5e3c", 3)
    canvas.box(x - wide / 2 + 6, y - high / 2 + 6, x + wide / 2 - 6, y + high / 2 - 6, "#ffe7ad", 2)
    for share in (-0.17, 0.17):
        canvas.line(
            [(x + wide * share, y - high / 2 + 6), (x + wide * share, y + high / 2 - 6)],
            3,
            "#8b5e3c",
        )
    canvas.line([(x - wide / 2 + 6, y), (x + wide / 2 - 6, y)], 3, "#8b5e3c")


def _roof(canvas: Canvas, x: float, top: float, wide: float, high: float) -> None:
    over, rise = wide * 0.08, high * 0.46
    left, right = (x - over, top + high * 0.05), (x + wide + over, top + high * 0.05)
    ridge_left, ridge_right = (x + wide * 0.1, top - rise), (x + wide * 0.9, top - rise)
    slope = curve(left, (x + wide * 0.06, top - rise * 0.25), ridge_left)
    other = curve(ridge_right, (x + wide * 0.94, top - rise * 0.25), right)
    canvas.poly([*slope, *other], "#6d7480")
    for step in range(1, 22):
        share = step / 22
        foot = (left[0] + (right[0] - left[0]) * share, left[1])
        head = (ridge_left[0] + (ridge_right[0] - ridge_left[0]) * share, ridge_left[1])
        canvas.line([head, foot], 2, "#5b616c")
    canvas.line([ridge_left, ridge_right], 12, "#4d525c")
    canvas.line([left, right], 8, "#4d525c")


def tree(
    canvas: Canvas, x: float, base: float, size: float, leaf: str = "#5f9e5a", *, fruit: str = ""
) -> None:
    """A round tree, perhaps with fruit."""
    trunk = "#7d5a3c"
    canvas.disc(x, base, size * 0.5, clear("#33402c", 0.2), size * 0.08)
    canvas.poly(
        [
            (x - size * 0.09, base),
            (x - size * 0.05, base - size),
            (x + size * 0.05, base - size),
            (x + size * 0.1, base),
        ],
        trunk,
    )
    canvas.line([(x, base - size * 0.7), (x + size * 0.3, base - size * 1.05)], size * 0.06, trunk)
    canvas.line([(x, base - size * 0.62), (x - size * 0.3, base - size)], size * 0.06, trunk)
    crown = (
        (-0.45, -1.1, 0.36),
        (0.45, -1.1, 0.36),
        (0, -1.3, 0.46),
        (-0.2, -1.0, 0.36),
        (0.25, -0.98, 0.34),
    )
    for dx, dy, radius in crown:
        canvas.disc(x + dx * size, base + dy * size, radius * size, leaf)
    for dx, dy, radius in ((-0.36, -1.24, 0.17), (0.1, -1.5, 0.2), (0.5, -1.22, 0.14)):
        canvas.disc(x + dx * size, base + dy * size, radius * size, mix(leaf, "#ffffff", 0.2))
    if fruit:
        for dx, dy in (
            (-0.5, -1.0),
            (-0.15, -1.2),
            (0.2, -1.02),
            (0.5, -1.16),
            (0.05, -1.45),
            (-0.3, -1.4),
        ):
            canvas.disc(x + dx * size, base + dy * size, size * 0.06, fruit)


def bamboo(canvas: Canvas, x: float, base: float, high: float, lean: float = 0) -> None:
    """Three stems of bamboo."""
    for offset, share in ((-26, 0.86), (0, 1.0), (28, 0.78)):
        stem = curve(
            (x + offset, base),
            (x + offset, base - high * share * 0.6),
            (x + offset + lean, base - high * share),
        )
        canvas.line(stem, 11, "#7fae5b")
        for index in range(3, 24, 4):
            px, py = stem[index]
            canvas.line([(px - 6, py), (px + 6, py)], 3, "#5f8c43")
        for index in range(9, 25, 3):
            px, py = stem[index]
            for side in (-1, 1):
                tip = (px + side * 58, py + 26)
                canvas.blob(
                    [(px, py), (px + side * 26, py - 6), tip, (px + side * 24, py + 18)], "#6aa352"
                )


def banner(
    canvas: Canvas,
    x: float,
    y: float,
    words: str,
    size: float,
    *,
    spread: float = 12,
    fill: str = "#cf2f27",
    letters: str = "#ffe9b0",
    poles: float = 0,
) -> None:
    """A cloth banner with lettering, on two poles if they have a height."""
    wide = (size + spread) * len(words) + size * 0.9
    high = size * 1.7
    if poles:
        for side in (-1, 1):
            canvas.line(
                [(x + side * wide / 2, y - high / 2), (x + side * wide / 2, y + poles)],
                11,
                "#9a6b3f",
            )
    canvas.box(
        x - wide / 2 + 6,
        y - high / 2 + 8,
        x + wide / 2 + 6,
        y + high / 2 + 8,
        clear("#5a2a20", 0.2),
        6,
    )
    canvas.box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2, fill, 6)
    canvas.line(
        [(x - wide / 2 + 12, y - high / 2 + 9), (x + wide / 2 - 12, y - high / 2 + 9)], 2.5, letters
    )
    canvas.line(
        [(x - wide / 2 + 12, y + high / 2 - 9), (x + wide / 2 - 12, y + high / 2 - 9)], 2.5, letters
    )
    canvas.text(x, y - size * 0.04, words, size, letters, font=SONG, spread=spread)


def bunting(
    canvas: Canvas,
    start: tuple[float, float],
    end: tuple[float, float],
    sag: float,
    count: int = 14,
) -> None:
    """A string of small coloured flags."""
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + sag)
    rope = curve(start, middle, end, count * 2)
    canvas.line(rope, 3, "#8a7a63")
    for index in range(count):
        x, y = rope[index * 2 + 1]
        colour = ("#e2574c", "#f2b441", "#5aa469", "#5b8fb0", "#e58fb0")[index % 5]
        canvas.poly([(x - 17, y), (x + 17, y + 2), (x, y + 40)], colour)


def lantern(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A round red lantern with a tassel."""
    canvas.line([(x, y - size * 1.7), (x, y + size * 1.7)], 3, "#b5832f")
    canvas.disc(x, y, size * 1.5, clear("#ffcf6b", 0.16), size * 1.4)
    canvas.disc(x, y, size, "#d6352a", size * 0.84)
    for share in (0.62, 0.26):
        canvas.disc(x, y, size * share, clear("#f36b4f", 0.5), size * 0.84)
    for dy in (-0.84, 0.84):
        canvas.box(
            x - size * 0.4, y + dy * size - 6, x + size * 0.4, y + dy * size + 6, "#e8b64c", 3
        )
    for dx in (-6, 0, 6):
        canvas.line([(x + dx, y + size * 0.9), (x + dx, y + size * 1.7)], 3, "#e8b64c")


def leaf_pile(canvas: Canvas, x: float, y: float, wide: float, colours: Sequence[Colour]) -> None:
    """A heap of fallen leaves."""
    for index in range(26):
        angle = index * 2.4
        reach = math.sqrt(index / 26)
        px, py = x + wide * reach * math.cos(angle), y + wide * 0.3 * reach * math.sin(angle)
        canvas.disc(px, py, 13, colours[index % len(colours)], 8)
