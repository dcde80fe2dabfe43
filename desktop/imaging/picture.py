"""A picture that was looked at, and what is still taken for a photo."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.imaging.exif import Exif
from desktop.imaging.sniff import PictureFormat


@dataclass(frozen=True, slots=True)
class ImageLimits:
    """What is still a photo.

    Args:
        file_bytes: the longest file.
        pixels: the largest picture; decoded it takes four bytes a pixel.
        jpeg_pixels: the largest baseline JPEG, which is made smaller while it is read, a few rows
            at a time: phones that take 108 million pixels are common.
    """

    file_bytes: int = 60 * 1024 * 1024
    pixels: int = 100_000_000
    jpeg_pixels: int = 120_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture found harmless, ready for a decoder.

    Args:
        data: what a decoder should read: JPEG and PNG without metadata, others whole.
        format: as its content says.
        width: pixels, as stored.
        height: pixels, as stored.
        exif: orientation and dates. The orientation is what is left to do after decoding; HEIC
            and TIFF decoders turn by themselves, so there it is always 1.
    """

    data: bytes
    format: PictureFormat
    width: int
    height: int
    exif: Exif

    @property
    def upright_size(self) -> tuple[int, int]:
        """Width and height as seen."""
        turned = self.exif.orientation >= 5
        return (self.height, self.width) if turned else (self.width, self.height)
