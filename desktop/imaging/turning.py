"""A picture turned by quarters: a JPEG bit for bit, by the one number that says how it stands."""

from __future__ import annotations

import io

from PIL import Image

from desktop.imaging import exif, jpeg_segments
from desktop.imaging.decoding import Decoder, PillowDecoder, upright
from desktop.imaging.inspect import LIMITS, inspect, naming
from desktop.imaging.picture import ImageLimits, Picture

_PILLOW = PillowDecoder()
#: EXIF orientations (EXIF 3.0, 4.6.5.1) by quarters to the right: upright ones, mirrored ones.
_CYCLES = ((1, 6, 3, 8), (2, 7, 4, 5))
_ORIENTATION_TAG, _SHORT = 0x0112, 3
_DRAWN = frozenset(("gif", "bmp", "tiff", "png"))
_QUALITY = 95
_TURNS = {
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}


def turned(
    data: bytes,
    quarters: int,
    name: str = "",
    decoder: Decoder = _PILLOW,
    limits: ImageLimits = LIMITS,
) -> bytes:
    """The same picture turned.

    Args:
        data: the original file.
        quarters: to the right; -1 is one to the left.
        name: its name, for the sentence of a refusal.
        decoder: what decodes the formats that hold no orientation of their own.
        limits: what is still a photo.

    Returns:
        The file itself where nothing turns. Of a JPEG every pixel stays; HEIC and WebP become
        JPEG, others PNG.

    Raises:
        PhotoUnreadable: no picture, or a broken one.
        PhotoTooBig: larger than any photo, in pixels or bytes.
    """
    if quarters % 4 == 0:
        return data
    picture = inspect(data, name, limits)
    if picture.format == "jpeg":
        return _told(data, after(picture.exif.orientation, quarters))
    with naming(name):
        return _written_anew(decoder, picture, quarters % 4)


def after(orientation: int, quarters: int) -> int:
    """The EXIF orientation of a picture once it is turned."""
    for cycle in _CYCLES:
        if orientation in cycle:
            return cycle[(cycle.index(orientation) + quarters) % 4]
    return after(1, quarters)


def _told(data: bytes, orientation: int) -> bytes:
    """A JPEG that says how it stands: in the field it has, else in a block of its own."""
    parts = jpeg_segments.layout(data)
    block = jpeg_segments.exif_block(data, parts)
    order, field = exif.byte_order(block), exif.first_directory(block).get(_ORIENTATION_TAG)
    if order is None or field is None or (field.kind, field.values) != (_SHORT, 1):
        return jpeg_segments.without_metadata(data, parts, orientation=orientation)
    at = data.index(block) + field.at
    return data[:at] + orientation.to_bytes(2, order) + data[at + 2 :]


def _written_anew(decoder: Decoder, picture: Picture, quarters: int) -> bytes:
    whole = decoder.decode(picture, max(picture.width, picture.height))
    image = upright(whole, picture.exif.orientation).transpose(_TURNS[quarters])
    target = io.BytesIO()
    if picture.format in _DRAWN:
        image.save(target, "PNG")
    else:
        image.save(target, "JPEG", quality=_QUALITY, optimize=True)
    return target.getvalue()
