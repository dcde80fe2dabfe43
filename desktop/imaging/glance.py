"""A glance at many pictures: when each was taken, from its first kilobytes and its name.

A whole phone holds thousands; only those that are taken in are read to their end.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.imaging import exif
from desktop.imaging.when_taken import Taken, when_taken

#: EXIF stands before the picture; phones put a small picture of up to 64 KB into it.
HEAD_BYTES = 128 * 1024
_OPENING = b"Exif\0\0"


def glance(path: Path, today: date | None = None) -> Taken:
    """When a picture was taken, as far as its beginning and its name tell.

    A file that can't be read tells nothing; taking it in will say why.

    Args:
        path: the file.
        today: dates later than tomorrow are refused; None if the clock is not to be trusted.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        head = b""
    return when_taken(_exif_in(head), path.name, today)


def _exif_in(head: bytes) -> exif.Exif:
    """The first EXIF block behind its opening, as in JPEG and HEIC; others keep it at their end."""
    place = head.find(_OPENING)
    while place >= 0:
        block = head[place + len(_OPENING) :]
        if exif.byte_order(block):
            return exif.read(block)
        place = head.find(_OPENING, place + 1)
    return exif.Exif()
