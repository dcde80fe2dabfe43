"""Zipped workbooks, unpacked within bounds into a plain archive that is safe to hand on.

What a library would unpack by itself is unpacked here first, counted byte by byte, and packed
again without compression: the reader behind sees only what was measured, so sizes a zip's
directory lies about can't reach it.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop.errors import FileUnreadable, HostileFile
from desktop.importing.limits import Limits

_CHUNK = 1 << 20
#: Packed bytes a time: zlib copies what it leaves over, which adds up with large pieces.
_PIECE = 1 << 16
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The wanted parts of a zipped file, stored one behind the other.

    Args:
        data: the new archive, without compression.
        parts: start and length of each part inside `data`.
    """

    data: bytes
    parts: dict[str, tuple[int, int]]

    def part(self, name: str) -> memoryview:
        """The bytes of one part, not copied."""
        start, length = self.parts[name]
        return memoryview(self.data)[start : start + length]


def directory(packed: bytes, path: str, limits: Limits) -> list[zipfile.ZipInfo]:
    """The entries of a zip file.

    Args:
        packed: the whole file.
        path: named in errors.
        limits: bounds the number of entries.

    Raises:
        FileUnreadable: the directory is missing or cut off.
        HostileFile: there are too many entries, or one name twice.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
        raise FileUnreadable(path=path, why="文件不完整或已损坏") from error
    if len(entries) > limits.parts:
        raise HostileFile(path=path, why=f"里面有 {len(entries)} 个部分")
    if len({entry.filename for entry in entries}) != len(entries):
        raise HostileFile(path=path, why="里面有重名的部分")
    return entries


def unpack(
    packed: bytes,
    entries: list[zipfile.ZipInfo],
    *,
    wanted: Callable[[str], bool],
    path: str,
    limits: Limits,
) -> Unpacked:
    """Unpack the wanted entries of a zip file.

    Args:
        packed: the whole file.
        entries: its directory.
        wanted: tells by name what is needed; the rest is not even looked at.
        path: named in errors.
        limits: bounds sizes and ratios.

    Raises:
        FileUnreadable: the file is damaged or has a password.
        HostileFile: a part is larger than it says, or unpacks beyond bounds.
    """
    chosen = [entry for entry in entries if wanted(entry.filename)]
    if any(entry.flag_bits & _ENCRYPTED for entry in chosen):
        raise FileUnreadable(path=path, why="文件设了打开密码，请先取消密码")
    if sum(entry.file_size for entry in chosen) > limits.unpacked_bytes:
        raise HostileFile(path=path, why=f"解开后超过 {limits.unpacked_bytes >> 20} MB")
    buffer = io.BytesIO()
    infos = []
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED, allowZip64=False) as stored:
        for entry in chosen:
            with stored.open(zipfile.ZipInfo(entry.filename), "w") as part:
                for chunk in _inflated(packed, entry, path, limits):
                    part.write(chunk)
            infos.append(stored.getinfo(entry.filename))
    data = buffer.getvalue()
    return Unpacked(data, {info.filename: _place(data, info) for info in infos})


def _inflated(packed: bytes, entry: zipfile.ZipInfo, path: str, limits: Limits) -> Iterator[bytes]:
    """The entry's bytes, chunk by chunk; never more than its declared size."""
    size = crc = 0
    for chunk in _raw_chunks(packed, entry, path):
        size += len(chunk)
        crc = zlib.crc32(chunk, crc)
        if size > entry.file_size:
            raise HostileFile(path=path, why="里面的内容比目录里写的大")
        if size > limits.ratio_from_bytes and size > entry.compress_size * limits.ratio:
            raise HostileFile(path=path, why="压缩比高得不正常")
        yield chunk
    if size != entry.file_size or crc != entry.CRC:
        raise FileUnreadable(path=path, why="文件不完整或已损坏")


def _raw_chunks(packed: bytes, entry: zipfile.ZipInfo, path: str) -> Iterator[bytes]:
    source = memoryview(packed)[_data_start(packed, entry, path) :][: entry.compress_size]
    if len(source) < entry.compress_size:
        raise FileUnreadable(path=path, why="文件不完整或已损坏")
    if entry.compress_type == zipfile.ZIP_STORED:
        yield from (bytes(source[at : at + _CHUNK]) for at in range(0, len(source), _CHUNK))
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise FileUnreadable(path=path, why="用了不认识的压缩方式")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(source), _PIECE):
            pending: bytes | memoryview = source[at : at + _PIECE]
            while pending and not inflater.eof:
                yield inflater.decompress(pending, _CHUNK)
                pending = inflater.unconsumed_tail
        yield inflater.flush()
    except zlib.error as error:
        raise FileUnreadable(path=path, why="文件不完整或已损坏") from error


def _data_start(packed: bytes, entry: zipfile.ZipInfo, path: str) -> int:
    header = packed[entry.header_offset : entry.header_offset + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size or header[:4] != b"PK\x03\x04":
        raise FileUnreadable(path=path, why="文件不完整或已损坏")
    *_, name_length, extra_length = _LOCAL_HEADER.unpack(header)
    return int(entry.header_offset + _LOCAL_HEADER.size + name_length + extra_length)


def _place(data: bytes, info: zipfile.ZipInfo) -> tuple[int, int]:
    fields = _LOCAL_HEADER.unpack_from(data, info.header_offset)
    start = info.header_offset + _LOCAL_HEADER.size + fields[-2] + fields[-1]
    return start, info.file_size
