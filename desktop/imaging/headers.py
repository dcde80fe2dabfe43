"""What the headers of each format tell, checked before anything is decoded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.errors import PhotoTooBig, PhotoUnreadable
from desktop.imaging import exif, jpeg_segments, pillow_reader, png_chunks
from desktop.imaging.picture import ImageLimits, Picture
from desktop.imaging.sniff import PictureFormat

_CUT = "文件没有传完整"
_ODD = "内部结构不正常"

_SUBFILE_TYPE, _DNG_VERSION = 0x00FE, 0xC612
_BMP_RUNS = (1, 2)
_MOST_BOXES = 1_000


def look(data: bytes, kind: PictureFormat, limits: ImageLimits) -> Picture:
    """Reads the header of a picture of a known format.

    Raises:
        PhotoUnreadable: broken off, damaged, or built to harm; the name is not yet in the facts.
        PhotoTooBig: more pixels than `limits` allow.
    """
    return _LOOKS[kind](data, limits)


def _jpeg(data: bytes, limits: ImageLimits) -> Picture:
    parts = jpeg_segments.layout(data)
    most = limits.pixels if parts.progressive else limits.jpeg_pixels
    _check_size(parts.width, parts.height, most)
    clean = jpeg_segments.without_metadata(data, parts)
    found = exif.read(jpeg_segments.exif_block(data, parts))
    return Picture(clean, "jpeg", parts.width, parts.height, found)


def _png(data: bytes, limits: ImageLimits) -> Picture:
    parts = png_chunks.layout(data)
    _check_size(parts.width, parts.height, limits.pixels)
    clean = png_chunks.without_metadata(data, parts)
    found = exif.read(png_chunks.exif_block(data, parts))
    return Picture(clean, "png", parts.width, parts.height, found)


def _webp(data: bytes, limits: ImageLimits) -> Picture:
    if len(data) < 8 + int.from_bytes(data[4:8], "little"):
        raise PhotoUnreadable(why=_CUT)
    # Opening already reserves memory for the whole canvas.
    _check_size(*_webp_canvas(data), limits.pixels)
    return _by_pillow(data, "webp", limits)


def _webp_canvas(data: bytes) -> tuple[int, int]:
    """Width and height from the first chunk (RFC 9649, sections 2.5 to 2.7)."""
    first = data[12:16]
    if first == b"VP8X":
        sides = data[24:27], data[27:30]
        return int.from_bytes(sides[0], "little") + 1, int.from_bytes(sides[1], "little") + 1
    if first == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if first == b"VP8 ":
        sides = data[26:28], data[28:30]
        return int.from_bytes(sides[0], "little") & 0x3FFF, int.from_bytes(
            sides[1], "little"
        ) & 0x3FFF
    raise PhotoUnreadable(why=_ODD)


def _heic(data: bytes, limits: ImageLimits) -> Picture:
    _check_boxes(data)
    picture = _by_pillow(data, "heic", limits)
    return replace(picture, exif=replace(picture.exif, orientation=1))


def _check_boxes(data: bytes) -> None:
    """Refuses a HEIC file that breaks off (boxes: ISO/IEC 14496-12, 4.2).

    libheif leaves the missing tiles of an iPhone picture black without a word. Of a copy broken
    off on a USB stick the end is often zeros, which HEVC data never contain in a row.
    """
    position, tail = 0, b""
    for _ in range(_MOST_BOXES):
        if position >= len(data):
            break
        size = int.from_bytes(data[position : position + 4], "big")
        if size == 1:
            size = int.from_bytes(data[position + 8 : position + 16], "big")
        end = position + size if size else len(data)
        if end > len(data) or end < position + 8:
            raise PhotoUnreadable(why=_CUT)
        if data[position + 4 : position + 8] == b"mdat":
            tail = data[max(position + 8, end - 64) : end]
        position = end
    if not tail.strip(b"\0"):
        raise PhotoUnreadable(why=_CUT)


def _bmp(data: bytes, limits: ImageLimits) -> Picture:
    # Pillow unpacks runs in Python: minutes for a large one.
    if data[14:18] != b"\x0c\0\0\0" and int.from_bytes(data[30:34], "little") in _BMP_RUNS:
        raise PhotoUnreadable(why="这是压缩的 BMP 图片，请另存为 JPG")
    sides = (data[18:22], data[22:26]) if data[14] != 12 else (data[18:20], data[20:22])
    width, height = (abs(int.from_bytes(side, "little", signed=True)) for side in sides)
    _check_size(width, height, limits.pixels)
    return _by_pillow(data, "bmp", limits)


def _tiff(data: bytes, limits: ImageLimits) -> Picture:
    fields = exif.first_directory(data)
    # Pillow copies every field: thousands that point at the same megabytes would fill the memory.
    copied = sum(field.bytes for each in exif.directories(data) for field in each.values())
    if not fields or copied > len(data):
        raise PhotoUnreadable(why=_ODD)
    if _DNG_VERSION in fields or data[8:10] == b"CR" or _is_preview(data, fields):
        raise PhotoUnreadable(why="这是相机的 RAW 原始文件，请在相机或手机里另存为 JPG")
    _check_size(*exif.declared_size(data), limits.pixels)
    picture = _by_pillow(data, "tiff", limits)
    return replace(picture, exif=replace(exif.read(data), orientation=1))


def _is_preview(data: bytes, fields: dict[int, exif.Field]) -> bool:
    """Whether the first picture of a TIFF file is a small stand-in for another (raw files)."""
    field = fields.get(_SUBFILE_TYPE)
    order = exif.byte_order(data)
    return bool(field and order and int.from_bytes(data[field.at : field.at + 4], order) & 1)


def _gif(data: bytes, limits: ImageLimits) -> Picture:
    width, height = (int.from_bytes(side, "little") for side in (data[6:8], data[8:10]))
    _check_size(width, height, limits.pixels)
    return _by_pillow(data, "gif", limits)


def _by_pillow(data: bytes, kind: PictureFormat, limits: ImageLimits) -> Picture:
    with pillow_reader.open_lazily(data, kind) as image:
        width, height = image.size
        block = image.info.get("exif")
    _check_size(width, height, limits.pixels)
    found = exif.read(block) if isinstance(block, bytes) else exif.Exif()
    return Picture(data, kind, width, height, found)


def _check_size(width: int, height: int, most: int) -> None:
    if width * height > most:
        raise PhotoTooBig(width=width, height=height)


_LOOKS: dict[PictureFormat, Callable[[bytes, ImageLimits], Picture]] = {
    "jpeg": _jpeg,
    "png": _png,
    "webp": _webp,
    "heic": _heic,
    "gif": _gif,
    "bmp": _bmp,
    "tiff": _tiff,
}
