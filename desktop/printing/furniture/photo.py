"""A photo on its way onto paper: how large it is, and its bytes no larger than print needs them."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, ImageOps

#: What a good printer shows of a photo; more only makes the file larger.
DPI = 300
_ORIENTATION = 0x0112
#: The four of the eight EXIF orientations that lie on their side.
_LYING = frozenset((5, 6, 7, 8))
_UPRIGHT = 1
#: Tried in turn until a picture is no longer than wanted: pixels an inch, qualities of the JPEG.
_TRIES = ((DPI, (84, 76, 68)), (250, (70,)), (210, (68,)), (180, (62,)), (150, (55,)))
#: No photo of the station's has more; a header that says so is damaged, or worse.
_MOST_PIXELS = 60_000_000
_UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)


@dataclass(frozen=True, slots=True)
class Shape:
    """A photo as it is seen.

    Args:
        width: in pixels, upright.
        height: the same.
        turned: whether its bytes hold it otherwise than upright.
    """

    width: int
    height: int
    turned: bool


def shape_of(jpeg: bytes) -> Shape | None:
    """What a photo's head says; None if it is none that can be printed."""
    try:
        with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as image:
            orientation = image.getexif().get(_ORIENTATION, _UPRIGHT)
            width, height = image.size
            plain = image.mode in ("RGB", "L")
    except _UNREADABLE:
        return None
    if not 0 < width * height <= _MOST_PIXELS:
        return None
    if orientation in _LYING:
        width, height = height, width
    return Shape(width, height, orientation != _UPRIGHT or not plain)


def for_paper(jpeg: bytes, size: tuple[float, float], most: int) -> bytes | None:
    """A photo with no more pixels than its place on paper shows; as it is where that will do.

    Args:
        jpeg: its bytes.
        size: width and height of its place, in points.
        most: how many bytes it should have at the most.

    Returns:
        A JPEG, upright; None if it can't be decoded.
    """
    shape = shape_of(jpeg)
    if shape is None:
        return None
    fine = _pixels(size, DPI)
    try:
        with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as image:
            image.draft(None, (fine[0] * 2, fine[0] * 2))
            whole = ImageOps.exif_transpose(image)  # decodes it, so that damage is found here
    except _UNREADABLE:
        return None
    if not shape.turned and shape.width <= fine[0] * 1.02 and len(jpeg) <= most:
        return jpeg
    if whole.mode not in ("RGB", "L"):
        whole = whole.convert("RGB")
    written = b""
    for dpi, qualities in _TRIES:
        smaller = _smaller(whole, _pixels(size, dpi))
        for quality in qualities:
            written = _written(smaller, quality)
            if len(written) <= most:
                return written
    return written


def _pixels(size: tuple[float, float], dpi: int) -> tuple[int, int]:
    width, height = (max(1, round(side / 72 * dpi)) for side in size)
    return width, height


def _smaller(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if size[0] >= image.width:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _written(image: Image.Image, quality: int) -> bytes:
    target = io.BytesIO()
    image.save(target, "JPEG", quality=quality, optimize=True)
    return target.getvalue()
