"""What is inside a bundle: gzip of the records' lines, then pictures, each after a line of its own.

Bundles may be larger than memory; only the lines of the records and one picture at a time are held.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator

from desktop.sync.pictures.photos import MOST_BYTES, Picture

#: Lines of the records that one bundle may hold; a station's whole life is far below.
MOST_RECORD_BYTES = 512 << 20
_MOST_LINE_BYTES = 64 << 10
_PIECE_BYTES = 1 << 16
_PHOTO = b'["photo",'
_HEX = re.compile(r"[0-9a-f]{64}")


def packed_contents(records: bytes, pictures: Iterable[Picture]) -> Iterator[bytes]:
    """The bytes inside a bundle.

    Args:
        records: lines, each with its line break.
        pictures: taken one by one while they are written.
    """
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    yield packer.compress(records)
    for picture in pictures:
        sha256 = hashlib.sha256(picture.data).hexdigest()
        told = ["photo", picture.photo, picture.rendition, len(picture.data), sha256]
        line = json.dumps(told, separators=(",", ":")).encode() + b"\n"
        yield packer.compress(line) + packer.compress(picture.data)
    yield packer.flush()


def read_contents(clear: Iterable[bytes]) -> Iterator[bytes | Picture]:
    """The same taken apart: first the records' lines as one, then each picture.

    Args:
        clear: the opened bundle, in pieces.

    Raises:
        ValueError: it is damaged, or larger than any.
    """
    source = _Source(_unpacked(clear))
    records = bytearray()
    line = source.line()
    while line and not line.startswith(_PHOTO):
        records += line
        if len(records) > MOST_RECORD_BYTES:
            raise ValueError("too many records")
        line = source.line()
    yield bytes(records)
    while line:
        yield _picture(line, source)
        line = source.line()


def _picture(line: bytes, source: _Source) -> Picture:
    try:
        name, photo, rendition, size, sha256 = json.loads(line)
    except (ValueError, TypeError, RecursionError) as error:
        raise ValueError("no picture") from error
    sound = (
        name == "photo"
        and isinstance(photo, str)
        and _HEX.fullmatch(photo)
        and rendition in MOST_BYTES
        and type(size) is int
        and 0 < size <= MOST_BYTES[rendition]
    )
    if not sound:
        raise ValueError("no picture")
    data = source.take(size)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError("picture changed")
    return Picture(photo, rendition, data)


class _Source:
    """Reads lines and runs of bytes from pieces."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._waiting = bytearray()

    def line(self) -> bytes:
        """The next line with its break; empty at the end."""
        looked = 0
        while (place := self._waiting.find(b"\n", looked)) < 0:
            looked = len(self._waiting)
            if looked > _MOST_LINE_BYTES:
                raise ValueError("line too long")
            if not self._more():
                if self._waiting:
                    raise ValueError("cut")
                return b""
        return self._cut(place + 1)

    def take(self, size: int) -> bytes:
        """So many bytes."""
        while len(self._waiting) < size:
            if not self._more():
                raise ValueError("cut")
        return self._cut(size)

    def _more(self) -> bool:
        piece = next(self._pieces, None)
        self._waiting += piece or b""
        return piece is not None

    def _cut(self, size: int) -> bytes:
        taken = bytes(self._waiting[:size])
        del self._waiting[:size]
        return taken


def _unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        for piece in pieces:
            rest = piece
            while rest:
                if unpacker.eof:
                    raise ValueError("something follows")
                yield unpacker.decompress(rest, _PIECE_BYTES)
                rest = unpacker.unconsumed_tail or unpacker.unused_data
        yield unpacker.flush()
    except zlib.error as error:
        raise ValueError("not packed so") from error
    if not unpacker.eof:
        raise ValueError("cut")
