"""A photo made ready for the station: what is known of it, a standard size, a thumbnail."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import date

from PIL import Image

from desktop.imaging.decoding import Decoder, PillowDecoder, fitting, upright
from desktop.imaging.fingerprint import fingerprint
from desktop.imaging.inspect import LIMITS, inspect, naming
from desktop.imaging.picture import ImageLimits
from desktop.imaging.sniff import PictureFormat
from desktop.imaging.when_taken import TakenFrom, when_taken

STANDARD_SIDE = 1600
THUMBNAIL_SIDE = 320

#: JPEG qualities tried in turn until the picture is no longer than wanted; the last one stands.
_STANDARD_QUALITIES, _STANDARD_BYTES = (82, 76, 70, 64), 400_000
_THUMBNAIL_QUALITIES, _THUMBNAIL_BYTES = (76, 68, 60, 50), 13_000


@dataclass(frozen=True, slots=True)
class PreparedPhoto:
    """All that is kept of a photo beside its original bytes.

    Args:
        sha256: of the original bytes, hexadecimal.
        format: of the original, told by its content.
        width: pixels of the original, upright.
        height: pixels of the original, upright.
        taken_at: local time ``YYYY-MM-DDTHH:MM:SS`` or ``YYYY-MM-DD``; None if unknown.
        taken_from: what told it; None if unknown.
        fingerprint: see `fingerprint.similar`.
        standard: JPEG, upright, sRGB, at most 1600 pixels long, no metadata.
        standard_size: its width and height in pixels.
        thumbnail: the same, at most 320 pixels long.
        thumbnail_size: its width and height in pixels.
    """

    sha256: str
    format: PictureFormat
    width: int
    height: int
    taken_at: str | None
    taken_from: TakenFrom | None
    fingerprint: str
    standard: bytes
    standard_size: tuple[int, int]
    thumbnail: bytes
    thumbnail_size: tuple[int, int]


_PILLOW = PillowDecoder()


def prepare(
    data: bytes,
    name: str,
    decoder: Decoder = _PILLOW,
    limits: ImageLimits = LIMITS,
    *,
    today: date | None = None,
) -> PreparedPhoto:
    """Makes a photo ready to be kept.

    Args:
        data: the original file.
        name: its name without folders; may tell when it was taken, never what it is.
        decoder: what turns it into pixels.
        limits: what is still a photo.
        today: dates of taking later than tomorrow are refused; None lets them pass.

    Raises:
        PhotoUnreadable: no picture, or a broken one; no part of a broken picture is kept.
        PhotoTooBig: larger than any photo, in pixels or bytes.
    """
    picture = inspect(data, name, limits)
    with naming(name):
        image = upright(decoder.decode(picture, STANDARD_SIDE), picture.exif.orientation)
    small = _thumbnail(image)
    taken = when_taken(picture.exif, name, today)
    width, height = picture.upright_size
    return PreparedPhoto(
        sha256=hashlib.sha256(data).hexdigest(),
        format=picture.format,
        width=width,
        height=height,
        taken_at=taken.at,
        taken_from=taken.source,
        fingerprint=fingerprint(small),
        standard=_jpeg_within(image, _STANDARD_BYTES, _STANDARD_QUALITIES),
        standard_size=image.size,
        thumbnail=_jpeg_within(small, _THUMBNAIL_BYTES, _THUMBNAIL_QUALITIES),
        thumbnail_size=small.size,
    )


def _thumbnail(image: Image.Image) -> Image.Image:
    size = fitting(*image.size, THUMBNAIL_SIDE)
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _jpeg_within(image: Image.Image, wanted_bytes: int, qualities: tuple[int, ...]) -> bytes:
    written = b""
    for quality in qualities:
        written = _jpeg(image, quality)
        if len(written) <= wanted_bytes:
            break
    return written


def _jpeg(image: Image.Image, quality: int) -> bytes:
    target = io.BytesIO()
    image.save(target, "JPEG", quality=quality, optimize=True)
    return target.getvalue()
