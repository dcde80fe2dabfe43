"""The few EXIF fields a station needs, read from blocks that may be damaged or hostile.

Pillow's own reader answers a damaged block with warnings and a dozen kinds of exceptions, and
takes in every field; this one takes four, and what it can't read is simply not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

_ByteOrder = Literal["little", "big"]

_ORIENTATION, _CHANGED, _EXIF_IFD = 0x0112, 0x0132, 0x8769
_WIDTH, _HEIGHT = 0x0100, 0x0101
_GPS_IFD, _INTEROP_IFD = 0x8825, 0xA005
_ORIGINAL, _DIGITIZED = 0x9003, 0x9004
_SHORT, _LONG = 3, 4
_FIELD_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_DATE_BYTES = 64


@dataclass(frozen=True, slots=True)
class Exif:
    """What a picture says about itself.

    Args:
        orientation: 1 to 8 (EXIF 3.0, 4.6.5.1); 1 is upright.
        original: when it was taken, as written there.
        digitized: when it was scanned or stored, as written there.
        changed: when the file was last edited, as written there.
    """

    orientation: int = 1
    original: str = ""
    digitized: str = ""
    changed: str = ""


class Field(NamedTuple):
    """One field of a directory.

    Args:
        kind: the TIFF type, 1 to 13.
        values: how many.
        at: where its four bytes for a value or an offset begin.
    """

    kind: int
    values: int
    at: int

    @property
    def bytes(self) -> int:
        """How long the values are together."""
        return _FIELD_BYTES.get(self.kind, 1) * self.values


def read(block: bytes) -> Exif:
    """Reads a TIFF block, with or without EXIF's opening; unreadable parts stay unknown."""
    block = block.removeprefix(b"Exif\0\0")
    order = byte_order(block)
    if order is None:
        return Exif()
    first = first_directory(block)
    second: dict[int, Field] = {}
    if _EXIF_IFD in first:
        second = _directory(block, order, _number(block, order, first[_EXIF_IFD]))
    orientation = _number(block, order, first[_ORIENTATION]) if _ORIENTATION in first else 1
    return Exif(
        orientation=orientation if 1 <= orientation <= 8 else 1,
        original=_text(block, order, second.get(_ORIGINAL)),
        digitized=_text(block, order, second.get(_DIGITIZED)),
        changed=_text(block, order, first.get(_CHANGED)),
    )


def orientation_block(orientation: int) -> bytes:
    """The smallest TIFF block, holding nothing but the orientation (1 to 8)."""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01" + orientation.to_bytes(2, "big") + b"\0\0"
    return b"MM\x00*\x00\x00\x00\x08\x00\x01" + entry + b"\0\0\0\0"


def byte_order(block: bytes) -> _ByteOrder | None:
    """The byte order of a TIFF block, None if it is no TIFF block."""
    return {b"II*\0": "little", b"MM\0*": "big"}.get(block[:4])  # type: ignore[return-value]


def first_directory(block: bytes) -> dict[int, Field]:
    """The fields of a TIFF block's first directory by their tag; empty if unreadable."""
    order = byte_order(block)
    if order is None:
        return {}
    return _directory(block, order, int.from_bytes(block[4:8], order))


def declared_size(block: bytes) -> tuple[int, int]:
    """Width and height of a TIFF file's first picture, 0 where not told."""
    order = byte_order(block)
    first = first_directory(block)
    if order is None or not first.keys() >= {_WIDTH, _HEIGHT}:
        return 0, 0
    return _number(block, order, first[_WIDTH]), _number(block, order, first[_HEIGHT])


def directories(block: bytes) -> list[dict[int, Field]]:
    """The first directory and those it points to: EXIF, place, interoperability."""
    order = byte_order(block)
    first = first_directory(block)
    if order is None:
        return []
    pointers = (first[tag] for tag in (_EXIF_IFD, _GPS_IFD, _INTEROP_IFD) if tag in first)
    return [first, *(_directory(block, order, _number(block, order, each)) for each in pointers)]


def _directory(block: bytes, order: _ByteOrder, offset: int) -> dict[int, Field]:
    count = int.from_bytes(block[offset : offset + 2], order)
    fields: dict[int, Field] = {}
    for start in range(offset + 2, offset + 2 + 12 * count, 12):
        entry = block[start : start + 12]
        if len(entry) < 12:
            break
        kind = int.from_bytes(entry[2:4], order)
        length = int.from_bytes(entry[4:8], order)
        fields.setdefault(int.from_bytes(entry[:2], order), Field(kind, length, start + 8))
    return fields


def _number(block: bytes, order: _ByteOrder, field: Field) -> int:
    width = {_SHORT: 2, _LONG: 4}.get(field.kind, 0)
    return int.from_bytes(block[field.at : field.at + width], order)


def _text(block: bytes, order: _ByteOrder, field: Field | None) -> str:
    if field is None or not 4 < field.values <= _DATE_BYTES:
        return ""
    start = int.from_bytes(block[field.at : field.at + 4], order)
    return block[start : start + field.values].split(b"\0")[0].decode("ascii", "replace").strip()
