"""The segments of a JPEG file (ITU-T T.81, annex B): its size, its metadata, its end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from desktop.errors import PhotoUnreadable
from desktop.imaging import exif

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_APP0, _APP1, _APP2, _APP14, _APP15, _COM = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # DHT, JPG and DAC are no frames
_PROGRESSIVE = frozenset((0xC2, 0xC6, 0xCA, 0xCE))
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))

_MARKER = re.compile(rb"\xff[\x01-\xfe]")
_AFTER_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # neither a stuffed byte nor a restart

#: A picture of 60 MB has some 1,000 segments at most, a progressive one some 20 scans; a file with
#: far more keeps the decoder busy for hours ("scan bomb").
_MOST_MARKERS = 5_000
_MOST_SCANS = 100

_CUT = "文件没有传完整"
_ODD = "内部结构不正常"


class Segment(NamedTuple):
    """One segment, from its 0xFF to the next one's; a scan carries its entropy-coded data."""

    marker: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class JpegLayout:
    """How a JPEG file is built.

    Args:
        segments: all between start and end of the image, in file order.
        width: pixels, as stored.
        height: pixels, as stored.
        progressive: whether a decoder must hold the whole picture in memory.
        end: where the image ends; films and further pictures of phones follow there.
    """

    segments: tuple[Segment, ...]
    width: int
    height: int
    progressive: bool
    end: int


def layout(data: bytes) -> JpegLayout:
    """Walks a JPEG file without decoding it.

    Raises:
        PhotoUnreadable: it breaks off before its end marker, or is built unlike any photo.
    """
    segments, end = _walk(data)
    frames = [segment for segment in segments if segment.marker in _FRAMES]
    scans = sum(segment.marker == _SOS for segment in segments)
    if len(frames) != 1 or not 1 <= scans <= _MOST_SCANS:
        raise PhotoUnreadable(why=_ODD)
    frame = frames[0]
    height = int.from_bytes(data[frame.start + 5 : frame.start + 7], "big")
    width = int.from_bytes(data[frame.start + 7 : frame.start + 9], "big")
    if frame.end - frame.start < 10 or not width or not height:
        raise PhotoUnreadable(why=_ODD)
    return JpegLayout(tuple(segments), width, height, frame.marker in _PROGRESSIVE, end)


def _walk(data: bytes) -> tuple[list[Segment], int]:
    segments: list[Segment] = []
    position = 2
    for _ in range(_MOST_MARKERS):
        found = _MARKER.search(data, position)
        if found is None:
            raise PhotoUnreadable(why=_CUT)
        marker = data[found.start() + 1]
        if marker == _EOI:
            return segments, found.end()
        position = found.end()
        if marker not in _ALONE:
            position = _segment_end(data, found.start(), marker)
            segments.append(Segment(marker, found.start(), position))
    raise PhotoUnreadable(why=_ODD)


def _segment_end(data: bytes, start: int, marker: int) -> int:
    length = int.from_bytes(data[start + 2 : start + 4], "big")
    end = start + 2 + length
    if end > len(data):
        raise PhotoUnreadable(why=_CUT)
    if length < 2:
        raise PhotoUnreadable(why=_ODD)
    if marker != _SOS:
        return end
    found = _AFTER_SCAN.search(data, end)
    if found is None:
        raise PhotoUnreadable(why=_CUT)
    return found.start()


def exif_block(data: bytes, parts: JpegLayout) -> bytes:
    """The TIFF block of the first EXIF segment, empty if there is none."""
    for segment in parts.segments:
        if segment.marker == _APP1 and data[segment.start + 4 : segment.start + 10] == b"Exif\0\0":
            return data[segment.start + 10 : segment.end]
    return b""


def without_metadata(data: bytes, parts: JpegLayout, *, orientation: int = 1) -> bytes:
    """The same picture, bit for bit, with nothing beside it but what its colours need.

    Kept are the JFIF header without its thumbnail, the ICC profile and Adobe's colour transform;
    EXIF, XMP, IPTC, maker notes, comments and all that follows the image go.

    Args:
        data: the JPEG file.
        parts: its layout.
        orientation: written as the only EXIF field, so that the picture still stands upright; 1
            writes none.
    """
    pieces = [b"\xff\xd8"]
    body = [segment for segment in parts.segments if _kept(data, segment)]
    if body and body[0].marker == _APP0:
        pieces.append(_jfif_alone(data, body.pop(0)))
    if orientation != 1:
        pieces.append(_orientation_segment(orientation))
    pieces += [data[segment.start : segment.end] for segment in body if segment.marker != _APP0]
    return b"".join([*pieces, b"\xff\xd9"])


def _kept(data: bytes, segment: Segment) -> bool:
    opening = data[segment.start + 4 : segment.start + 16]
    if segment.marker == _APP0:
        return opening.startswith(b"JFIF\0") and segment.end - segment.start >= 18
    if segment.marker == _APP2:
        return opening == b"ICC_PROFILE\0"
    if segment.marker == _APP14:
        return opening.startswith(b"Adobe")
    return not (_APP0 <= segment.marker <= _APP15 or segment.marker == _COM)


def _jfif_alone(data: bytes, segment: Segment) -> bytes:
    return b"\xff\xe0\x00\x10" + data[segment.start + 4 : segment.start + 16] + b"\0\0"


def _orientation_segment(orientation: int) -> bytes:
    block = b"Exif\0\0" + exif.orientation_block(orientation)
    return b"\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block
