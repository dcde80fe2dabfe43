"""Pictures as small files: the window has few colours, and they are kept with the source."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtGui import QImage, QPixmap

#: Of the palette.
_COLOURS = 256


def shrink(path: Path) -> None:
    """Write a picture anew with a palette."""
    with Image.open(path) as picture:
        _save(picture.convert("RGB"), path)


def write_small(picture: QPixmap, path: Path) -> None:
    """Write what was grabbed with a palette."""
    plain = picture.toImage().convertToFormat(QImage.Format.Format_RGB888)
    size = (plain.width(), plain.height())
    pixels = bytes(plain.constBits())
    _save(Image.frombytes("RGB", size, pixels, "raw", "RGB", plain.bytesPerLine()), path)
    print(path)


def _save(picture: Image.Image, path: Path) -> None:
    small = picture.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(path, optimize=True)
