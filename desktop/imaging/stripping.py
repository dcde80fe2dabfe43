"""The original picture for handing out: everything a phone wrote beside it is left behind."""

from __future__ import annotations

import io

from PIL import Image

from desktop.imaging import jpeg_segments, png_chunks
from desktop.imaging.decoding import Decoder, PillowDecoder, upright
from desktop.imaging.inspect import LIMITS, inspect, naming
from desktop.imaging.picture import ImageLimits, Picture

_PILLOW = PillowDecoder()

#: These lose nothing by becoming PNG; HEIC and WebP have lost already and stay small as JPEG.
_DRAWN = frozenset(("gif", "bmp", "tiff"))
_QUALITY = 92


def original_without_location(
    data: bytes,
    name: str = "",
    decoder: Decoder = _PILLOW,
    limits: ImageLimits = LIMITS,
) -> bytes:
    """The picture in full size without place, device, person or time in it.

    JPEG and PNG keep every pixel bit for bit, with their colour profile and, if they are stored
    lying down, an EXIF block that holds the orientation alone. Pictures and films that phones
    hide behind the image go too. HEIC and WebP become upright JPEG; GIF, BMP and TIFF upright
    PNG of their first picture, both in sRGB. `sniff.sniff` tells the format of the result.

    Args:
        data: the original file.
        name: its name, for the sentence of a refusal.
        decoder: what decodes the formats that can't be cut.
        limits: what is still a photo.

    Raises:
        PhotoUnreadable: no picture, or a broken one.
        PhotoTooBig: larger than any photo, in pixels or bytes.
    """
    picture = inspect(data, name, limits)
    orientation = picture.exif.orientation
    if picture.format == "jpeg":
        parts = jpeg_segments.layout(data)
        return jpeg_segments.without_metadata(data, parts, orientation=orientation)
    if picture.format == "png":
        chunks = png_chunks.layout(data)
        return png_chunks.without_metadata(data, chunks, orientation=orientation)
    with naming(name):
        return _written_anew(decoder, picture)


def _written_anew(decoder: Decoder, picture: Picture) -> bytes:
    whole = decoder.decode(picture, max(picture.width, picture.height))
    image: Image.Image = upright(whole, picture.exif.orientation)
    target = io.BytesIO()
    if picture.format in _DRAWN:
        image.save(target, "PNG")
    else:
        image.save(target, "JPEG", quality=_QUALITY, optimize=True)
    return target.getvalue()
