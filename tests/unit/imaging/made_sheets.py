"""Sign-in sheets as a scanner or a telephone sees them: turned, askew, dim, out of focus."""

from __future__ import annotations

import io
from functools import cache

import segno
from PIL import Image, ImageDraw, ImageFilter

#: A4 at 150 dpi, and a code of 17 mm on it.
DPI, PAGE, CODE_PX = 150, (1240, 1754), 100
_TABLE = (120, 90, 60)


@cache
def _code(words: str) -> Image.Image:
    target = io.BytesIO()
    segno.make(words, error="m", micro=False).save(target, kind="png", scale=8, border=0)
    return Image.open(target).convert("RGB").resize((CODE_PX, CODE_PX), Image.Resampling.BOX)


def sheet(words: str = "") -> Image.Image:
    """A sheet with lines to sign on, and a code at its foot."""
    page = Image.new("RGB", PAGE, "white")
    pen = ImageDraw.Draw(page)
    for row in range(20):
        pen.rectangle((100, 300 + row * 60, 1140, 360 + row * 60), outline="black", width=2)
    if words:
        page.paste(_code(words), (PAGE[0] - 100 - CODE_PX, PAGE[1] - 45 - CODE_PX))
    return page


def photographed(
    page: Image.Image,
    *,
    angle: float = 0,
    askew: float = 0,
    blur: float = 0,
    dim: bool = False,
    wide: int = 2_400,
) -> Image.Image:
    """The sheet on a table, from a telephone held by hand.

    Args:
        page: the sheet.
        angle: it is turned by, in degrees.
        askew: how far the far edge is shorter, as a part of it.
        blur: radius in px.
        dim: whether a shadow lies over a half.
        wide: px of the picture.
    """
    seen = Image.new("RGB", (page.width * 13 // 10, page.height * 12 // 10), _TABLE)
    seen.paste(page, (page.width * 15 // 100, page.height // 10))
    if dim:
        shadow = Image.linear_gradient("L").resize(seen.size).rotate(30)
        seen = Image.composite(seen, seen.point(_darker), shadow)
    if askew:
        # Where the corners of the picture come from: upper left, lower left, lower right, upper.
        wide_by, w, h = seen.width * askew, seen.width, seen.height
        corners = (-wide_by, 0, 0, h, w, h, w + wide_by, 0)
        method = Image.Transform.QUAD
        seen = seen.transform(seen.size, method, corners, Image.Resampling.BICUBIC)
    if angle:
        bicubic = Image.Resampling.BICUBIC
        seen = seen.rotate(angle, bicubic, expand=True, fillcolor=_TABLE)
    seen = seen.resize((wide, seen.height * wide // seen.width), Image.Resampling.LANCZOS)
    return seen.filter(ImageFilter.GaussianBlur(blur)) if blur else seen


def _darker(value: int) -> int:
    return value * 4 // 10


def as_pdf(*pages: Image.Image) -> bytes:
    """A PDF as a scanner writes it: a picture a page."""
    target = io.BytesIO()
    pages[0].save(target, "PDF", save_all=True, append_images=pages[1:], resolution=DPI)
    return target.getvalue()
