"""From a file's bytes to pixels of a wanted size, in one colour space, in bounded memory."""

from __future__ import annotations

from typing import Protocol

from PIL import Image

from desktop.errors import PhotoUnreadable
from desktop.imaging import colour, pillow_reader
from desktop.imaging.picture import Picture
from desktop.imaging.sniff import PictureFormat

#: How many pixels are converted at a time.
_BAND_PIXELS = 4_000_000

#: Ends a scan that breaks off; never 0xFF, which would be a marker.
_FILLING = bytes((value * 73 + 41) % 251 for value in range(256))


#: What each EXIF orientation asks for (EXIF 3.0, 4.6.5.1); 1 asks for nothing.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class Decoder(Protocol):
    """What turns a picture into pixels; Pillow here, Qt's faster reader where there is a window."""

    def decode(self, picture: Picture, long_side: int) -> Image.Image:
        """Decodes a picture that `inspect` let pass.

        Args:
            picture: what to decode.
            long_side: pixels of the longer side; smaller pictures keep their size.

        Returns:
            Mode RGB, sRGB, transparent parts white, no metadata in `info`; standing as stored:
            `picture.exif.orientation` is still to be applied.

        Raises:
            PhotoUnreadable: any part of the picture is missing or damaged.
        """
        ...


class PillowDecoder:
    """Decodes by Pillow and pillow-heif."""

    def decode(self, picture: Picture, long_side: int) -> Image.Image:
        """See `Decoder.decode`."""
        size = fitting(picture.width, picture.height, long_side)
        image = _loaded(picture.data, picture.format, size)
        profile = image.info.get("icc_profile")
        if picture.format == "jpeg" and _breaks_off(image, picture.data):
            raise PhotoUnreadable(why="文件没有传完整，下半部分缺失")
        plain = colour.to_srgb(_shrunk(image, size), profile)
        plain.info.clear()
        return plain


def fitting(width: int, height: int, long_side: int) -> tuple[int, int]:
    """The size of a picture whose longer side is at most `long_side` pixels; never enlarged."""
    scale = min(1.0, long_side / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """Turns and mirrors a picture as its EXIF orientation, 1 to 8, asks."""
    return image if orientation == 1 else image.transpose(_TURNS[orientation])


def _loaded(data: bytes, kind: PictureFormat, size: tuple[int, int]) -> Image.Image:
    with pillow_reader.failures_in_words():
        image = pillow_reader.open_lazily(data, kind)
        if kind == "jpeg":
            # libjpeg decodes straight to a half, a quarter or an eighth.
            image.draft(None, size)
        image.load()
    return image


def _shrunk(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    factor = max(1, max(image.size) // (2 * max(size)))
    box = (0, 0, image.width / factor, image.height / factor)
    if factor > 1 or not colour.is_plain(image):
        image = _in_bands(image, factor)
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, box=box)


def _in_bands(image: Image.Image, factor: int) -> Image.Image:
    """Makes an image plain and `factor` times smaller, without a second copy of the whole."""
    mode = colour.plain(image.crop((0, 0, 1, 1))).mode
    whole = Image.new(mode, (-(-image.width // factor), -(-image.height // factor)))
    rows = factor * max(1, _BAND_PIXELS // (image.width * factor))
    for top in range(0, image.height, rows):
        bottom = min(top + rows, image.height)
        band = colour.plain(image.crop((0, top, image.width, bottom)))
        whole.paste(band.reduce(factor) if factor > 1 else band, (0, top // factor))
    return whole


def _breaks_off(image: Image.Image, data: bytes) -> bool:
    """Whether a JPEG ends before its last row: libjpeg fills up with middle grey and is silent.

    Grey in the last corner is rare and no proof. If the data end too early, whatever is put
    before the end marker is taken for picture and changes it; a whole picture stays the same.
    """
    corner = image.getpixel((image.width - 1, image.height - 1))
    values = corner if isinstance(corner, tuple) else (corner,)
    if any(value is None or abs(value - 128) > 1 for value in values):
        return False
    filled = data[:-2] + _FILLING + data[-2:]
    cut, full = (_loaded(each, "jpeg", (1, 1)).tobytes() for each in (data, filled))
    return cut != full
