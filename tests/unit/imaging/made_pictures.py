"""Pictures made on the spot: scenes a codec takes for photos, EXIF blocks, colour profiles."""

from __future__ import annotations

import io
import random
import struct

import pillow_heif
from PIL import Image


def make_scene(width: int, height: int, seed: int = 1) -> Image.Image:
    """Soft shapes with grain, the same for the same seed; sizes and edges as in a photo."""
    dice = random.Random(seed)  # noqa: S311 - pictures, not keys
    coarse = Image.frombytes("RGB", (9, 7), dice.randbytes(9 * 7 * 3))
    fine = Image.frombytes("RGB", (61, 47), dice.randbytes(61 * 47 * 3))
    soft = coarse.resize((width, height), Image.Resampling.BICUBIC)
    return Image.blend(soft, fine.resize((width, height), Image.Resampling.BICUBIC), 0.25)


def written(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def written_heic(image: Image.Image, **options: object) -> bytes:
    target = io.BytesIO()
    pillow_heif.from_pillow(image).save(target, **options)
    return target.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def make_exif(
    orientation: int = 1,
    original: str = "",
    changed: str = "",
    *,
    place: bool = False,
    maker: bytes = b"",
) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "TestPhone"
    if changed:
        exif[0x0132] = changed
    details = exif.get_ifd(0x8769)
    if original:
        details[0x9003] = original
    if maker:
        details[0x927C] = maker
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (31.0, 12.0, 13.5), 3: "E", 4: (104.0, 5.0, 6.5)})
    return exif.tobytes()


def make_profile(
    colours: tuple[tuple[float, float, float], ...], gamma: float, name: str = "Test"
) -> bytes:
    """A version 2 matrix profile (ICC.1:2001) from three D50 colourants and one gamma."""

    def xyz(values: tuple[float, float, float]) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(v * 65536)) for v in values)

    told = name.encode() + b"\0"
    described = b"desc\0\0\0\0" + struct.pack(">I", len(told)) + told + b"\0" * 78
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    parts: list[tuple[bytes, bytes]] = [
        (b"desc", described),
        (b"cprt", b"text\0\0\0\0none\0"),
        (b"wtpt", xyz((0.9642, 1.0, 0.8249))),
        *zip((b"rXYZ", b"gXYZ", b"bXYZ"), map(xyz, colours), strict=True),
        *((tag, curve) for tag in (b"rTRC", b"gTRC", b"bTRC")),
    ]
    table, body = struct.pack(">I", len(parts)), b""
    start = 128 + 4 + 12 * len(parts)
    for tag, part in parts:
        table += tag + struct.pack(">II", start + len(body), len(part))
        body += part + b"\0" * (-len(part) % 4)
    header = struct.pack(">I", start + len(body)) + b"test" + b"\x02\x10\0\0" + b"mntrRGB XYZ "
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    header += struct.pack(">3i", 63190, 65536, 54061) + b"\0" * 48
    return header + table + body


#: Display P3's primaries adapted to D50, as Apple's own profile gives them.
P3 = ((0.51512, 0.2412, -0.00105), (0.29198, 0.69225, 0.04189), (0.1571, 0.06657, 0.78407))
