"""Frames: the guilloche border of certificates and the double line of wall sheets."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from desktop.printing.ink import FAINT_GOLD, GOLD, MM, RED, Ink
from desktop.printing.strokes import Strokes

Point = tuple[float, float]

STEPS_A_WAVE = 20


def rectangle(document: Strokes, size: Point, inset: float, ink: Ink, width: float) -> None:
    """A rectangle around a page of `size`, `inset` points from its edges."""
    page_width, page_height = size
    document.pen(ink, width)
    document.operators(
        f"{inset:.3f} {inset:.3f} {page_width - 2 * inset:.3f} {page_height - 2 * inset:.3f} re S"
    )


def polyline(points: Iterable[Point], *, closed: bool = False) -> str:
    """Operators that stroke a line through points."""
    moves = [f"{x:.2f} {y:.2f} {'l' if i else 'm'}" for i, (x, y) in enumerate(points)]
    return " ".join([*moves, "s" if closed else "S"])


# --- certificates ---------------------------------------------------------------------------


def guilloche_border(document: Strokes, size: Point, inset: float, band: float) -> None:
    """A woven band between two pairs of lines, with a rosette in each corner.

    Args:
        document: where it goes.
        size: of the page, in points.
        inset: of the outer line from the page's edge, in points.
        band: width of the woven band, in points.
    """
    width, height = size
    middle = inset + band / 2
    rectangle(document, size, inset - 1.6 * MM, RED, 1.6)
    rectangle(document, size, inset - 0.4 * MM, GOLD, 0.5)
    document.pen(GOLD, 0.35)
    corner = band * 0.5 + 0.4 * MM
    for start, end in _sides(width, height, middle, corner=corner + 1.1 * MM):
        for path in _weave(start, end, band * 0.5):
            document.operators(polyline(path))
    rectangle(document, size, inset + band + 0.4 * MM, GOLD, 0.5)
    rectangle(document, size, inset + band + 1.5 * MM, RED, 0.8)
    for x, y in _corners(size, middle):
        rosette(document, (x, y), band * 0.5)
        document.pen(GOLD, 0.5)
        document.operators(
            f"{x - corner:.2f} {y - corner:.2f} {corner * 2:.2f} {corner * 2:.2f} re S"
        )


def _sides(width: float, height: float, at: float, corner: float) -> Iterator[tuple[Point, Point]]:
    yield (at + corner, at), (width - at - corner, at)
    yield (at + corner, height - at), (width - at - corner, height - at)
    yield (at, at + corner), (at, height - at - corner)
    yield (width - at, at + corner), (width - at, height - at - corner)


def _weave(start: Point, end: Point, reach: float) -> Iterator[list[Point]]:
    """Sine strands of two wave lengths that cross each other along a side, and meet at its ends."""
    length = math.dist(start, end)
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    waves = round(length / (reach * 3.6))
    for multiple, height, phases in ((1, 0.92, 6), (2, 0.46, 4)):
        steps = waves * multiple * STEPS_A_WAVE
        for phase in range(phases):
            shift = 2 * math.pi * phase / phases
            yield [
                _off(start, along, length * i / steps, reach * height * wave * _open(i, steps))
                for i in range(steps + 1)
                for wave in (math.sin(2 * math.pi * i / STEPS_A_WAVE + shift),)
            ]


def _open(step: int, steps: int) -> float:
    """How far the strands have parted: 0 at both ends of a side, 1 from half a wave on."""
    part = min(1.0, 2 * min(step, steps - step) / STEPS_A_WAVE)
    return math.sin(math.pi / 2 * part)


def _off(start: Point, along: Point, distance: float, aside: float) -> Point:
    return (
        start[0] + along[0] * distance - along[1] * aside,
        start[1] + along[1] * distance + along[0] * aside,
    )


def rosette(document: Strokes, centre: Point, radius: float) -> None:
    """A flower of turned loops, as bank notes have."""
    document.pen(GOLD, 0.35)
    for turn in range(8):
        shift = 2 * math.pi * turn / 64
        points = [
            _polar(centre, radius * (0.66 + 0.34 * math.sin(8 * angle + 8 * shift)), angle)
            for angle in (2 * math.pi * i / 240 for i in range(240))
        ]
        document.operators(polyline(points, closed=True))
    document.pen(RED, 0.6)
    points = [
        _polar(centre, radius * (0.2 + 0.09 * math.cos(8 * a)), a)
        for a in (2 * math.pi * i / 96 for i in range(96))
    ]
    document.operators(polyline(points, closed=True))


def medallion(document: Strokes, centre: Point, radius: float) -> None:
    """A large pale rosette, as ground behind the text of a certificate."""
    document.pen(FAINT_GOLD, 0.4)
    for turn in range(12):
        shift = 2 * math.pi * turn / 12
        points = [
            _polar(centre, radius * (0.72 + 0.28 * math.sin(12 * angle + shift)), angle)
            for angle in (2 * math.pi * i / 480 for i in range(480))
        ]
        document.operators(polyline(points, closed=True))


def _polar(centre: Point, radius: float, angle: float) -> Point:
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


# --- wall sheets ----------------------------------------------------------------------------


def wall_border(document: Strokes, size: Point, inset: float) -> None:
    """A strong and a fine line; the fine one steps inward at the corners around a small knot."""
    rectangle(document, size, inset, RED, 2.4)
    document.pen(RED, 0.6)
    document.operators(polyline(_stepped(size, inset + 2.2 * MM, 6.5 * MM), closed=True))
    for corner in _corners(size, inset + 5.2 * MM):
        _knot(document, corner, 2.0 * MM)


def _stepped(size: tuple[float, float], inset: float, notch: float) -> Iterator[Point]:
    """A rectangle whose corners are cut by a square notch."""
    left, bottom, right, top = inset, inset, size[0] - inset, size[1] - inset
    yield from ((left + notch, bottom), (right - notch, bottom), (right - notch, bottom + notch))
    yield from ((right, bottom + notch), (right, top - notch), (right - notch, top - notch))
    yield from ((right - notch, top), (left + notch, top), (left + notch, top - notch))
    yield from ((left, top - notch), (left, bottom + notch), (left + notch, bottom + notch))


def _corners(size: tuple[float, float], inset: float) -> Iterator[Point]:
    for x in (inset, size[0] - inset):
        for y in (inset, size[1] - inset):
            yield x, y


def _knot(document: Strokes, centre: Point, reach: float) -> None:
    """Two squares, one turned, around a point."""
    x, y = centre
    document.pen(RED, 0.6)
    square = [(x - reach, y - reach), (x + reach, y - reach), (x + reach, y + reach)]
    document.operators(polyline([*square, (x - reach, y + reach)], closed=True))
    turned = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
    document.operators(polyline(turned, closed=True))
    diamond(document, centre, reach * 0.42, RED)


def diamond(document: Strokes, centre: Point, reach: float, ink: Ink) -> None:
    """A filled diamond."""
    x, y = centre
    document.ink(ink)
    document.operators(
        f"{x:.2f} {y - reach:.2f} m {x + reach:.2f} {y:.2f} l {x:.2f} {y + reach:.2f} l "
        f"{x - reach:.2f} {y:.2f} l f"
    )


def rule_with_diamond(document: Strokes, centre: Point, width: float, ink: Ink) -> None:
    """A rule that runs out on both sides of a diamond."""
    x, y = centre
    document.ink(ink)
    for side in (-1, 1):
        near, far = x + side * 3.2 * MM, x + side * width / 2
        document.operators(
            f"{near:.2f} {y - 0.55:.2f} m {near:.2f} {y + 0.55:.2f} l {far:.2f} {y:.2f} l f"
        )
    diamond(document, centre, 1.5 * MM, ink)
