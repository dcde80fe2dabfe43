"""A look at a font file of this PC before the library reads it: is it what it says, within bounds.

Source: OpenType 1.9, "otff" and "cmap". The library walks through every range a character map
claims, which takes hours when a damaged file claims all of four thousand million codes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

#: The largest faces in use (BabelStone Han, collections of Source Han) have some 60 MB.
_MOST_BYTES = 200 << 20
#: Twice what all of Unicode's Han characters are; each costs the library half a kilobyte.
_MOST_CODES = 200_000
_COLLECTION = b"ttcf"
#: Forms of a character map that list ranges of codes, 12 bytes each.
_RANGES = frozenset((8, 12, 13))


def refuse_lies(path: Path) -> None:
    """Raise ValueError or struct.error unless the file is a font within bounds.

    Args:
        path: a TrueType file, or a collection, of which the first face counts.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise ValueError("no font has that size")
    data = path.read_bytes()
    start = struct.unpack_from(">I", data, 12)[0] if data[:4] == _COLLECTION else 0
    for at in _character_maps(data, _table(data, start, b"cmap")):
        _refuse_endless(data, at)


def _table(data: bytes, start: int, wanted: bytes) -> int:
    count = struct.unpack_from(">H", data, start + 4)[0]
    for at in range(start + 12, start + 12 + 16 * count, 16):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, at)
        if tag == wanted:
            return int(offset)
    raise ValueError("no such table")


def _character_maps(data: bytes, table: int) -> Iterator[int]:
    first, second = struct.unpack_from(">HH", data, table)
    # Some old fonts have version and count the wrong way round, and the library bears with them.
    for at in range(table + 4, table + 4 + 8 * (second or first), 8):
        yield table + struct.unpack_from(">I", data, at + 4)[0]


def _refuse_endless(data: bytes, at: int) -> None:
    if struct.unpack_from(">H", data, at)[0] not in _RANGES:
        return
    codes = 0
    for range_at in range(at + 16, at + 16 + 12 * struct.unpack_from(">I", data, at + 12)[0], 12):
        first, last, _ = struct.unpack_from(">III", data, range_at)
        codes += max(0, last - first + 1)
        if codes > _MOST_CODES:
            raise ValueError("more codes than any face has")
