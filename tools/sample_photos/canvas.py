"""A sheet to draw flat pictures on: shapes with soft edges, gradients, lettering."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

Point = tuple[float, float]
Colour = str | tuple[int, int, int, int]

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
HEI, SONG, KAI = "NotoSansSC-Bold.ttf", "NotoSerifSC-Black.ttf", "StationKai-Regular.ttf"

#: Drawn this much larger and made smaller at the end, for smooth edges.
_FINENESS = 2


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / name, size)


def mix(one: str, other: str, share: float) -> str:
    """A colour between two: 0 is the first, 1 the second."""
    pairs = zip(ImageColor.getrgb(one)[:3], ImageColor.getrgb(other)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def clear(colour: str, opacity: float) -> tuple[int, int, int, int]:
    """A colour one sees through; opacity from 0 to 1."""
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue, round(255 * opacity)


def curve(start: Point, bend: Point, end: Point, steps: int = 24) -> list[Point]:
    """The points of a quadratic Bézier curve."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append(
            (a * start[0] + b * bend[0] + c * end[0], a * start[1] + b * bend[1] + c * end[1])
        )
    return points


class Canvas:
    """One picture under way.

    Args:
        width: pixels of the finished picture; all coordinates count in these.
        height: pixels.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._image = Image.new("RGB", (width * _FINENESS, height * _FINENESS), "white")
        self._draw = ImageDraw.Draw(self._image, "RGBA")

    def finished(self) -> Image.Image:
        """The picture in its final size."""
        return self._image.resize((self.width, self.height), Image.Resampling.LANCZOS)

    def gradient(self, top: str, bottom: str, y0: float, y1: float) -> None:
        """Fills the rows between y0 and y1 from one colour to another."""
        for y in range(round(y0 * _FINENESS), round(y1 * _FINENESS)):
            share = (y / _FINENESS - y0) / (y1 - y0)
            self._draw.line((0, y, self._image.width, y), fill=mix(top, bottom, share))

    def poly(self, points: Sequence[Point], fill: Colour) -> None:
        """A filled polygon."""
        self._draw.polygon([(x * _FINENESS, y * _FINENESS) for x, y in points], fill=fill)

    def box(
        self, x0: float, y0: float, x1: float, y1: float, fill: Colour, round_by: float = 0
    ) -> None:
        """A filled rectangle, its corners rounded by so many pixels."""
        corners = [each * _FINENESS for each in (x0, y0, x1, y1)]
        self._draw.rounded_rectangle(corners, round_by * _FINENESS, fill=fill)

    def disc(self, x: float, y: float, rx: float, fill: Colour, ry: float | None = None) -> None:
        """A filled circle, or an ellipse if a second radius is given."""
        ry = rx if ry is None else ry
        edges = [each * _FINENESS for each in (x - rx, y - ry, x + rx, y + ry)]
        self._draw.ellipse(edges, fill=fill)

    def wedge(
        self, x: float, y: float, rx: float, ry: float, angles: tuple[float, float], fill: Colour
    ) -> None:
        """The part of an ellipse between two chord angles (0 is right, clockwise)."""
        edges = [each * _FINENESS for each in (x - rx, y - ry, x + rx, y + ry)]
        self._draw.chord(edges, *angles, fill=fill)

    def sector(self, x: float, y: float, radius: float, angles: Point, fill: Colour) -> None:
        """A slice of a circle between two angles (0 is right, clockwise)."""
        edges = [each * _FINENESS for each in (x - radius, y - radius, x + radius, y + radius)]
        self._draw.pieslice(edges, *angles, fill=fill)

    def line(self, points: Sequence[Point], width: float, fill: Colour) -> None:
        """A line with round ends and corners."""
        scaled = [(x * _FINENESS, y * _FINENESS) for x, y in points]
        thick = max(1, round(width * _FINENESS))
        self._draw.line(scaled, fill=fill, width=thick, joint="curve")
        if isinstance(fill, str):
            for x, y in (scaled[0], scaled[-1]):
                half = thick / 2
                self._draw.ellipse((x - half, y - half, x + half, y + half), fill=fill)

    def blob(self, points: Sequence[Point], fill: Colour) -> None:
        """A closed shape whose outline runs smoothly through the middles between the points."""
        outline: list[Point] = []
        count = len(points)
        for index, bend in enumerate(points):
            before, after = points[index - 1], points[(index + 1) % count]
            start = ((before[0] + bend[0]) / 2, (before[1] + bend[1]) / 2)
            end = ((bend[0] + after[0]) / 2, (bend[1] + after[1]) / 2)
            outline += curve(start, bend, end, 12)
        self.poly(outline, fill)

    def wave(self, y: float, height: float, length: float, shift: float, fill: Colour) -> None:
        """Everything below a line of two overlaid waves: hills, water, meadows."""
        points: list[Point] = []
        for x in range(0, self.width + 11, 10):
            lift = math.sin((x + shift) / length) + 0.45 * math.sin((x + 2 * shift) / length * 2.3)
            points.append((x, y - height * lift))
        self.poly([*points, (self.width + 10, self.height), (0, self.height)], fill)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        fill: Colour,
        *,
        font: str = HEI,
        spread: float = 0,
        down: bool = False,
    ) -> None:
        """Lettering centred on a point, along or down, with extra space between characters."""
        step = size + spread
        start = -step * (len(words) - 1) / 2
        for index, character in enumerate(words):
            along = start + index * step
            at = (x, y + along) if down else (x + along, y)
            self._draw.text(
                (at[0] * _FINENESS, at[1] * _FINENESS),
                character,
                font=_font(font, round(size * _FINENESS)),
                fill=fill,
                anchor="mm",
            )

    def sample_mark(self) -> None:
        """A small 示例 in the lower right corner."""
        x, y = self.width - 74, self.height - 46
        self.box(x - 52, y - 27, x + 52, y + 27, clear("#ffffff", 0.78), 12)
        self.text(x, y, "示例", 32, "#b3402e", spread=6)
