"""Small grey pictures of pages, and where two of them differ so that somebody would see it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

#: Fine enough that a line of the smallest type is four pixels high.
DPI = 40
#: How many pages of a document are kept.
MOST_PAGES = 3
#: Of 256 greys every seventeenth is kept: sixteen make a file half as large.
_STEP = 17
#: A patch of so many pixels (5 mm) may differ by so many greys on average; what another build of
#: the renderer does to the edges of letters stays below one.
PATCH, MOST_GREYS = 8, 4
_INCH_MM = 25.4


def pages(pdf: bytes) -> list[Image.Image]:
    """The first pages of a document, in sixteen greys."""
    document = pypdfium2.PdfDocument(pdf)
    count = min(len(document), MOST_PAGES)
    drawn = [
        document[number].render(scale=DPI / 72, grayscale=True).to_pil() for number in range(count)
    ]
    return [page.point(lambda grey: (grey + _STEP // 2) // _STEP * _STEP) for page in drawn]


def names(look: str, count: int) -> list[str]:
    """How the pictures of so many pages are called."""
    return [f"{look}-{number}.png" for number in range(1, count + 1)]


def keep(picture: Image.Image, path: Path) -> None:
    """Write a picture as small as it can be."""
    greys = [grey for level in range(0, 256, _STEP) for grey in (level, level, level)]
    indexed = picture.point(lambda grey: grey // _STEP).convert("P")
    indexed.putpalette(greys)
    indexed.save(path, "PNG", optimize=True, bits=4)


def kept(path: Path) -> Image.Image:
    """A picture that was kept."""
    with Image.open(path) as found:
        return found.convert("L")


def differences(fresh: Image.Image, before: Image.Image) -> list[str]:
    """What somebody would see, in words; nothing where two pictures look alike.

    Args:
        fresh: as it is now.
        before: as it was kept.
    """
    if fresh.size != before.size:
        return [f"the page has {fresh.size} pixels, not {before.size}"]
    apart = ImageChops.difference(fresh, before)
    averaged = apart.filter(ImageFilter.BoxBlur(PATCH / 2))
    return list(_told(averaged))


def _told(averaged: Image.Image) -> Iterator[str]:
    found = averaged.point(lambda grey: 255 if grey > MOST_GREYS else 0).getbbox()
    if found is not None:
        left, top, right, bottom = (round(side * _INCH_MM / DPI) for side in found)
        yield (
            f"{left}–{right} mm from the left and {top}–{bottom} mm from the top,"
            f" by up to {averaged.getextrema()[1]} of 255 greys in a patch"
        )
