"""The chunks of a PNG file (ISO/IEC 15948): its size, its EXIF, the picture without the rest."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import NamedTuple

from desktop.errors import PhotoUnreadable
from desktop.imaging import exif

SIGNATURE = b"\x89PNG\r\n\x1a\n"

#: What the picture itself needs. Text (which may be a bomb), EXIF, times and the frames of an
#: animation are left out.
_NEEDED = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT")
)
_MOST_CHUNKS = 100_000


class Chunk(NamedTuple):
    """One chunk; `start` is at its length, `end` behind its check sum."""

    kind: bytes
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PngLayout:
    """How a PNG file is built.

    Args:
        chunks: all, in file order.
        width: pixels.
        height: pixels.
    """

    chunks: tuple[Chunk, ...]
    width: int
    height: int


def layout(data: bytes) -> PngLayout:
    """Walks a PNG file without decoding it.

    Raises:
        PhotoUnreadable: it breaks off before its end chunk, or is built unlike any picture.
    """
    chunks: list[Chunk] = []
    position = len(SIGNATURE)
    while not chunks or chunks[-1].kind != b"IEND":
        end = position + 12 + int.from_bytes(data[position : position + 4], "big")
        if end > len(data):
            raise PhotoUnreadable(why="文件没有传完整")
        chunks.append(Chunk(data[position + 4 : position + 8], position, end))
        if len(chunks) > _MOST_CHUNKS or chunks[0].kind != b"IHDR":
            raise PhotoUnreadable(why="内部结构不正常")
        position = end
    width = int.from_bytes(data[16:20], "big")
    height = int.from_bytes(data[20:24], "big")
    return PngLayout(tuple(chunks), width, height)


def exif_block(data: bytes, parts: PngLayout) -> bytes:
    """The TIFF block of the EXIF chunk, empty if there is none."""
    for chunk in parts.chunks:
        if chunk.kind == b"eXIf":
            return data[chunk.start + 8 : chunk.end - 4]
    return b""


def without_metadata(data: bytes, parts: PngLayout, *, orientation: int = 1) -> bytes:
    """The same picture, bit for bit, with only the chunks it needs.

    Args:
        data: the PNG file.
        parts: its layout.
        orientation: written as the only EXIF field; 1 writes none.
    """
    kept = [data[chunk.start : chunk.end] for chunk in parts.chunks if chunk.kind in _NEEDED]
    if orientation != 1:
        kept.insert(1, _orientation_chunk(orientation))
    return b"".join([SIGNATURE, *kept])


def _orientation_chunk(orientation: int) -> bytes:
    body = b"eXIf" + exif.orientation_block(orientation)
    return (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
