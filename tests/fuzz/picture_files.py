"""Pictures as nobody should send them: cut, lying about their size, stuffed, chained in circles."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

from hypothesis import strategies as st

from tests.fuzz.mutations import damaged
from tests.unit.imaging.made_pictures import (
    P3,
    make_exif,
    make_profile,
    make_scene,
    written,
    written_heic,
)

_TYPES = st.integers(0, 14)
_COUNTS = st.sampled_from((0, 1, 2, 20, 0xFFFF, 0x10000000, 0x40000000, 0xFFFFFFFF))
_TAGS = st.sampled_from(
    (
        0x0100,
        0x0101,
        0x0102,
        0x0103,
        0x0106,
        0x0111,
        0x0112,
        0x0115,
        0x0116,
        0x0117,
        0x011A,
        0x0132,
        0x0140,
        0x0142,
        0x0144,
        0x014A,
        0x0153,
        0x02BC,
        0x8769,
        0x8773,
        0x8825,
        0x9003,
        0x9004,
        0x927C,
        0xA005,
        0xC612,
        0xFFFF,
    )
)


@st.composite
def tiff_block(draw: st.DrawFn) -> bytes:
    """Directories of a TIFF or EXIF block: any tag, type, count and place, circles included."""
    order = draw(st.sampled_from("<>"))
    count = draw(st.integers(0, 8))
    places = st.one_of(st.integers(0, 200), _COUNTS)
    entries = b"".join(
        struct.pack(f"{order}HHII", draw(_TAGS), draw(_TYPES), draw(_COUNTS), draw(places))
        for _ in range(count)
    )
    told = draw(st.sampled_from((count, count, count, 0xFFFF, 0)))
    block = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    block += struct.pack(f"{order}H", told) + entries
    block += struct.pack(f"{order}I", draw(st.sampled_from((0, 8, 9, 0xFFFFFFFF))))
    return block + draw(
        st.sampled_from((b"", b"2026:03:09 12:00:00\0" * 9, b"\xff" * 4000, b"A" * 60_000))
    )


@st.composite
def _with_exif(draw: st.DrawFn) -> bytes:
    block = draw(
        st.one_of(tiff_block(), damaged([make_exif(6, "2026:10:12 09:30:12", place=True)]))
    )
    scene = make_scene(40, 30)
    kind = draw(st.sampled_from(("JPEG", "PNG", "WEBP", "HEIC")))
    if kind == "HEIC":
        return written_heic(scene, exif=b"Exif\0\0" + block[:60_000])
    if kind == "JPEG":
        return _with_segment(written(scene), 0xE1, b"Exif\0\0" + block[:60_000])
    if kind == "PNG":
        return _with_chunk(written(scene, "PNG"), b"eXIf", block)
    return written(scene, "WEBP", exif=b"Exif\0\0" + block)


@st.composite
def _with_profile(draw: st.DrawFn) -> bytes:
    profile = draw(
        st.one_of(
            damaged([make_profile(P3, 2.2)], (b"desc", b"XYZ ", b"curv", b"acsp")),
            st.binary(max_size=200),
            st.just(b"\0" * 5_000_000),
        )
    )
    kind = draw(st.sampled_from(("JPEG", "PNG")))
    scene = make_scene(40, 30)
    if kind == "PNG":
        return _with_chunk(written(scene, "PNG"), b"iCCP", b"x\0\0" + zlib.compress(profile, 1))
    head = b"ICC_PROFILE\0" + bytes(draw(st.sampled_from(((1, 1), (0, 0), (2, 1), (255, 255)))))
    return _with_segment(written(scene), 0xE2, head + profile[:60_000])


@st.composite
def _stuffed(draw: st.DrawFn) -> bytes:
    """Text that unpacks to megabytes, thousands of segments and scans, a canvas of a gigapixel."""
    scene = make_scene(40, 30)
    count = draw(st.sampled_from((1, 50, 6_000, 120_000)))
    how = draw(st.integers(0, 6))
    if how == 0:
        chunk = b"x\0\0" + zlib.compress(bytes(30_000_000), 9)
        return _with_chunk(written(scene, "PNG"), b"zTXt", chunk)
    if how == 1:
        return _with_chunk(written(scene, "PNG"), b"tEXt", b"a\0b" * 3, times=count)
    if how == 2:
        return _with_segment(written(scene), draw(st.integers(0xC0, 0xFE)), b"x" * 20, times=count)
    if how == 3:
        data = bytearray(written(scene, "PNG"))
        sides = draw(st.sampled_from((1, 0, 9_000, 30_000, 0x7FFFFFFF)))
        data[16:20] = struct.pack(">I", sides)
        data[20:24] = struct.pack(">I", draw(st.sampled_from((1, 9_000, 65_535))))
        data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
        return bytes(data)
    if how == 4:
        jpeg = written(scene, progressive=True)
        start = jpeg.index(b"\xff\xda")
        return jpeg[:start] + jpeg[start:-2] * min(count, 3_000) + jpeg[-2:]
    if how == 5:
        pixels = written(scene, "GIF")
        return pixels[:-1] * min(count, 50) + pixels[-1:]
    packed = zlib.compress(bytes(60_000_000), 9)
    head = struct.pack(">IIBBBBB", 8_000, 7_400, 8, 0, 0, 0, draw(st.sampled_from((0, 1))))
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", packed)
        + _chunk(b"IEND", b"")
    )


def _with_segment(jpeg: bytes, marker: int, body: bytes, times: int = 1) -> bytes:
    segment = bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body
    return jpeg[:2] + segment * times + jpeg[2:]


def _with_chunk(png: bytes, kind: bytes, body: bytes, times: int = 1) -> bytes:
    return png[:33] + _chunk(kind, body) * times + png[33:]


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _samples() -> dict[str, tuple[list[bytes], Sequence[bytes]]]:
    scene, wide = make_scene(60, 40), make_scene(97, 33)
    block = make_exif(6, "2026:10:12 09:30:12", place=True)
    tiffs = [
        written(scene, "TIFF", compression=c) for c in ("raw", "tiff_lzw", "tiff_deflate", "jpeg")
    ]
    heics = [written_heic(scene, exif=block), written_heic(wide, tile_size=64)]
    return {
        "jpeg": (
            [written(scene, exif=block), written(wide, progressive=True)],
            (b"\xff\xc0", b"\xff\xc2", b"\xff\xda", b"\xff\xe1", b"\xff\xc4", b"\xff\xdb"),
        ),
        "png": (
            [
                written(scene, "PNG"),
                written(wide.convert("P"), "PNG"),
                written(wide.convert("I;16"), "PNG"),
            ],
            (b"IHDR", b"IDAT", b"PLTE", b"IEND"),
        ),
        "webp": (
            [written(scene, "WEBP", exif=block), written(wide, "WEBP", lossless=True)],
            (b"RIFF", b"VP8 ", b"VP8L", b"VP8X", b"EXIF"),
        ),
        "gif": (
            [written(scene, "GIF"), written(wide, "GIF", save_all=True, append_images=[scene])],
            (b"GIF89a", b",", b"!\xf9", b"\x00;"),
        ),
        "tiff": (tiffs, (b"II*\0", b"\x00\x01\x03\0", b"\x01\x01\x03\0", b"\x11\x01", b"\x17\x01")),
        "bmp": ([written(scene, "BMP"), written(wide.convert("P"), "BMP")], (b"BM",)),
        "heic": (
            heics,
            (
                b"ftyp",
                b"meta",
                b"iloc",
                b"ispe",
                b"iprp",
                b"hvcC",
                b"mdat",
                b"grid",
                b"iinf",
                b"ipma",
                b"iref",
                b"irot",
                b"Exif",
            ),
        ),
    }


def areas() -> dict[str, st.SearchStrategy[bytes]]:
    """Every way of spoiling a picture, by what it is."""
    spoilt = {kind: damaged(*sample) for kind, sample in _samples().items()}
    return {
        **spoilt,
        "tiff-grammar": tiff_block(),
        "exif": _with_exif(),
        "profile": _with_profile(),
        "stuffed": _stuffed(),
        "anything": st.binary(max_size=200),
    }


AREAS = (
    "jpeg",
    "png",
    "webp",
    "gif",
    "tiff",
    "bmp",
    "heic",
    "tiff-grammar",
    "exif",
    "profile",
    "stuffed",
    "anything",
)
