"""What kinds of picture are taken, told by their first bytes."""

from __future__ import annotations

_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}

#: Of renditions that stations make; an original may be of any type below.
MADE = frozenset({"image/jpeg", "image/png", "image/webp"})
TAKEN = MADE | {
    "image/heic",
    "image/heif",
    "image/gif",
    "image/bmp",
    "image/tiff",
}

_BEGINNINGS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)


def type_of(beginning: bytes) -> str:
    """The media type of a picture with these first 16 bytes; empty for anything else."""
    if beginning[:4] == b"RIFF" and beginning[8:12] == b"WEBP":
        return "image/webp"
    if beginning[4:8] == b"ftyp" and beginning[8:12] in _HEIC:
        return "image/heic"
    return next((found for start, found in _BEGINNINGS if beginning.startswith(start)), "")


def is_of_type(beginning: bytes, media_type: str) -> bool:
    """Whether the first 16 bytes of a file are those of a picture of that type."""
    return type_of(beginning) == {"image/heif": "image/heic"}.get(media_type, media_type)
