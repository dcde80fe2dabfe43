"""How much of a brought-in file is taken, so that no file can fill memory or the clock."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file; the defaults fit the largest town and a PC with 4 GB.

    Args:
        file_bytes: size on disk.
        unpacked_bytes: size of all that is unpacked from a zipped workbook.
        ratio: unpacked over packed size of one part; only parts above `ratio_from_bytes` count.
        ratio_from_bytes: smaller parts may be packed as tightly as they like.
        parts: entries in a zipped workbook's directory.
        rows: number of a sheet's last row with something in it.
        columns: columns of one sheet; what stands further right is reported and left.
        cells: rows × columns of one sheet: the reader lays them out densely, 32 bytes each.
        cell_characters: text in one cell.
        sheets: sheets of one workbook.
    """

    file_bytes: int = 64 * MEGABYTE
    unpacked_bytes: int = 512 * MEGABYTE
    ratio: int = 200
    ratio_from_bytes: int = 32 * MEGABYTE
    parts: int = 10_000
    rows: int = 300_000
    columns: int = 256
    cells: int = 15_000_000
    cell_characters: int = 4_000
    sheets: int = 200


DEFAULT_LIMITS = Limits()
