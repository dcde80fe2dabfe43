"""Compound files, the containers of old office programs: one stream out, or one stream in.

Source: [MS-CFB]. A file may chain its sectors in a circle or claim counts that fill memory; what
is read here is bounded by the file's own length, and written anew before a library sees it.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator, Sequence

from desktop.errors import FileUnreadable

_HEADER = struct.Struct("<8s16s5H6x9I")
_ENTRY = struct.Struct("<64sHBB3I16sI8s8sIQ")
_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _FREE, _IS_FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_IN_HEADER = 109
_MINI_SECTOR, _MINI_CUTOFF = 64, 4096
_ROOT, _STREAM = 5, 2
_SECTOR = 4096


def read_stream(content: bytes, names: Sequence[str], path: str) -> bytes:
    """One stream of a compound file.

    Args:
        content: the whole file.
        names: possible names of the stream, the best first.
        path: named in errors.

    Raises:
        FileUnreadable: cut off, chained in a circle, or without such a stream.
    """
    try:
        return _Reader(content).stream(names)
    except (struct.error, ValueError, IndexError, LookupError) as error:
        raise FileUnreadable(path=path, why="文件不完整或已损坏") from error


def with_one_stream(name: str, stream: bytes) -> bytes:
    """A compound file that holds nothing but one stream.

    Args:
        name: the stream's name.
        stream: its bytes; padded with zeros to 4096.
    """
    stream = stream.ljust(_MINI_CUTOFF, b"\0")
    count = -(-len(stream) // _SECTOR)
    # In this order: the table of sectors, the directory, an empty mini stream, the stream.
    tables = -(-(count + 2) // (_SECTOR // 4 - 1))
    directory, mini, first = tables, tables + 1, tables + 2
    chain = [_IS_FAT] * tables + [_END, _END]
    chain += [*range(first + 1, first + count), _END]
    fat = array("I", chain + [_FREE] * (tables * _SECTOR // 4 - len(chain)))
    in_header = [*range(tables), *[_FREE] * (_IN_HEADER - tables)]
    header = _HEADER.pack(
        _SIGNATURE, b"", 0x3E, 4, 0xFFFE, 12, 6, 1, tables, directory, 0, _MINI_CUTOFF, _END, 0,
        _END, 0,
    ) + struct.pack(f"<{_IN_HEADER}I", *in_header)  # fmt: skip
    entries = _entry("Root Entry", _ROOT, 1, mini, _MINI_SECTOR)
    entries += _entry(name, _STREAM, _FREE, first, len(stream))
    parts = (header, _bytes_of(fat), entries, b"", stream)
    return b"".join(part.ljust(-(-max(len(part), 1) // _SECTOR) * _SECTOR, b"\0") for part in parts)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    return _ENTRY.pack(
        text, len(text) + 2, kind, 1, _FREE, _FREE, child, b"", 0, b"", b"", start, size
    )


def _bytes_of(table: array[int]) -> bytes:
    return struct.pack(f"<{len(table)}I", *table)


class _Reader:
    """Follows the chains of sectors of one file."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        fields = _HEADER.unpack_from(content)
        self._size = {9: 512, 12: 4096}[fields[5]]
        directory, mini_table, tables = fields[9], fields[12], fields[14]
        self._fat = self._numbers(self._table_sectors(tables))
        self._directory = self._chain(directory)
        self._mini_fat = self._numbers(self._follow(mini_table, self._fat))

    def stream(self, names: Sequence[str]) -> bytes:
        """The first stream of these names."""
        entries = [
            _ENTRY.unpack_from(self._directory, at)
            for at in range(0, len(self._directory) - _ENTRY.size + 1, _ENTRY.size)
        ]
        found = {_name(*entry[:2]): entry for entry in reversed(entries) if entry[2] == _STREAM}
        entry = found[next((name for name in names if name in found), "")]
        # In files with short sectors the upper half of the size may hold anything.
        size = entry[-1] if self._size == _SECTOR else entry[-1] & 0xFFFFFFFF
        if size >= _MINI_CUTOFF:
            return self._chain(entry[-2])[:size]
        mini = self._chain(entries[0][-2])
        pieces = (
            mini[at * _MINI_SECTOR :][:_MINI_SECTOR]
            for at in self._follow(entry[-2], self._mini_fat)
        )
        return b"".join(pieces)[:size]

    def _table_sectors(self, more: int) -> Iterator[int]:
        listed = struct.unpack_from(f"<{_IN_HEADER}I", self._content, _HEADER.size)
        yield from (sector for sector in listed if sector != _FREE)
        for _ in range(len(self._content) // self._size):
            if more in (_END, _FREE):
                return
            *sectors, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            yield from (sector for sector in sectors if sector != _FREE)

    def _numbers(self, sectors: Iterator[int]) -> list[int]:
        numbers: list[int] = []
        for sector in sectors:
            numbers += struct.unpack(f"<{self._size // 4}I", self._sector(sector))
            if len(numbers) * 4 > len(self._content) + self._size:
                raise ValueError("more table than file")
        return numbers

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._follow(start, self._fat)))

    def _follow(self, start: int, table: Sequence[int]) -> Iterator[int]:
        sector = start
        for _ in range(len(table) + 1):
            if sector in (_END, _FREE):
                return
            yield sector
            sector = table[sector]
        raise ValueError("chained in a circle")

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        sector = self._content[start : start + self._size]
        if not sector:
            raise ValueError("beyond the end")
        return sector.ljust(self._size, b"\0")  # the last one may be cut short


def _name(name: bytes, length: int) -> str:
    return name[: max(0, length - 2)].decode("utf-16-le", errors="replace")
