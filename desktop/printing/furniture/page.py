"""Furniture that documents share: the mark of samples, lines for signing, room for a seal."""

from __future__ import annotations

import math
from dataclasses import dataclass

from desktop import errors
from desktop.printing.document import Align, Document
from desktop.printing.ink import BLACK, MM, WATERMARK, Ink
from desktop.printing.typography.faces import Role

SAMPLE = "示例"
SEAL_MM = 42
SIGN_LEADING = 1.9
#: How much of a text that does not fit is told.
_TOLD = 30


def watermark(document: Document, page: tuple[float, float], text: str = SAMPLE) -> None:
    """Write a word across a page, large, pale and from corner to corner; draw it first."""
    width, height = page
    size = min(width, height) * 0.36
    angle = math.atan2(height, width)
    cos, sin = math.cos(angle), math.sin(angle)
    document.ink(WATERMARK)
    document.operators(
        f"q {cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {width / 2:.3f} {height / 2:.3f} cm"
    )
    document.text((0, -size * 0.36), text, Role.HEI_BOLD, size, align=Align.CENTRE, spacing=0.3)
    document.operators("Q")


def fitted_size(
    document: Document,
    text: str,
    role: Role,
    sizes: tuple[float, float],
    room: float,
    spacing: float,
) -> float:
    """The largest size in which a line fits into `room` points, within `sizes` (least, most).

    Raises:
        DoesNotFit: it is too long even at the least size.
    """
    at_one = document.width(text, role, 1.0, spacing)
    if at_one * sizes[0] > room:
        raise errors.DoesNotFit(what=shortened(text))
    return min(sizes[1], room / at_one if at_one else sizes[1])


def shortened(text: str) -> str:
    """As much of a text as the refusal tells that speaks of it."""
    return text if len(text) <= _TOLD else f"{text[:_TOLD]}…"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the body, whose seal goes over its name and the date, and the date in words."""

    body: str
    date: str


def sign(
    document: Document,
    signature: Signature,
    right: float,
    base: float,
    size: float,
    ink: Ink = BLACK,
    role: Role = Role.SONG,
) -> None:
    """The body above the date, both centred on one axis, so that a round seal covers them evenly.

    Args:
        document: where it goes.
        signature: what it says.
        right: the right edge of the longer of both, in points.
        base: baseline of the date.
        size: of the type.
        ink: its colour.
        role: its face.
    """
    leading = size * SIGN_LEADING
    widest = max(document.width(part, role, size) for part in (signature.body, signature.date))
    axis = right - max(widest, SEAL_MM * MM * 0.8) / 2
    document.ink(ink)
    if signature.body:
        document.text((axis, base + leading), signature.body, role, size, align=Align.CENTRE)
    if signature.date:
        document.text((axis, base), signature.date, role, size, align=Align.CENTRE)
