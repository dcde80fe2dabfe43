"""The first look at a picture: what it is, how big, how it stands; nothing is decoded yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.errors import FileMissing, PhotoError, PhotoFileTooBig
from desktop.imaging import headers
from desktop.imaging.picture import ImageLimits, Picture
from desktop.imaging.sniff import sniff

LIMITS = ImageLimits()
_MEGABYTE = 1024 * 1024


def read_file(path: Path, limits: ImageLimits = LIMITS) -> bytes:
    """Reads a picture's file, unless it is far too long to be one.

    Raises:
        FileMissing: there is no such file, or it can't be read.
        PhotoFileTooBig: it is longer than a photo can be.
    """
    try:
        length = path.stat().st_size
        if length > limits.file_bytes:
            raise _too_long(length, path.name, limits)
        return path.read_bytes()
    except OSError as error:
        raise FileMissing(path=path.name) from error


def inspect(data: bytes, name: str, limits: ImageLimits = LIMITS) -> Picture:
    """Tells a picture's format, size, orientation and dates, and refuses what is unfit.

    Args:
        data: the whole file.
        name: its name, for the sentences of refusals; the content alone tells the format.
        limits: what is still a photo.

    Raises:
        PhotoUnreadable: no picture, a broken one, or one built to harm.
        PhotoTooBig: more pixels than a photo has.
        PhotoFileTooBig: more bytes than a photo has.
    """
    if len(data) > limits.file_bytes:
        raise _too_long(len(data), name, limits)
    with naming(name):
        return headers.look(data, sniff(data, name), limits)


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Adds the file's name to errors of code that knows only its bytes."""
    try:
        yield
    except PhotoError as error:
        error.facts["path"] = name
        raise


def _too_long(length: int, name: str, limits: ImageLimits) -> PhotoFileTooBig:
    return PhotoFileTooBig(
        path=name,
        size=f"{length / _MEGABYTE:.0f} MB",
        limit=f"{limits.file_bytes / _MEGABYTE:.0f} MB",
    )
