"""The search for facts about people in all bytes below a folder, names of files included."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.security.plain_forms import forms

#: Containers in containers, as deep as that.
_DEEP = 4
_MOST_UNPACKED = 64 << 20
#: How streams of zlib and gzip begin: any of their levels.
_STREAMS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x1f\x8b\x08")
_ZIP = b"PK\x03\x04"
#: Whole files of these sorts are never our own doing: a document, a picture, an open database.
_WHOLE = {
    "PDF": b"%PDF-1.",
    "PNG": b"\x89PNG\r\n\x1a\n",
    "JPEG": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "JPEG with Exif": b"Exif\x00\x00MM\x00*",
    "SQLite": b"SQLite format 3\x00",
    "a document of Office": b"[Content_Types].xml",
}


@dataclass(frozen=True, slots=True)
class Leak:
    """Something readable where nothing may be.

    Args:
        place: the file, and the way into it.
        fact: what is read there.
        form: how it is written.
    """

    place: str
    fact: str
    form: str

    def __str__(self) -> str:
        return f"{self.place}: {self.fact} as {self.form}"


def leaks(folder: Path, facts: Iterable[str]) -> list[Leak]:
    """Every fact that can be read below a folder.

    Args:
        folder: all of it is looked at: names, attributes, contents, what is packed in them.
        facts: what must not be there.
    """
    return list(_leaks(folder, tuple(facts)))


def _leaks(folder: Path, facts: tuple[str, ...]) -> Iterator[Leak]:
    for top, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(top, name)
            place = str(path.relative_to(folder))
            yield from _in_bytes(f"the name of {place}", os.fsencode(name), facts)
            yield from _in_attributes(path, place, facts)
            if path.is_symlink():
                yield from _in_bytes(f"{place} ->", os.fsencode(path.readlink()), facts)
            elif path.is_file():
                data = path.read_bytes()
                yield from _in_bytes(place, data, facts)
                yield from _whole(place, data)


def _in_attributes(path: Path, place: str, facts: tuple[str, ...]) -> Iterator[Leak]:
    """What browsers and desktops note beside a file: where it came from, what it is about."""
    if not hasattr(os, "listxattr"):
        return
    for name in os.listxattr(path, follow_symlinks=False):
        value = os.getxattr(path, name, follow_symlinks=False)
        yield from _in_bytes(f"{place} [{name}]", name.encode() + b" " + value, facts)


def _whole(place: str, data: bytes) -> Iterator[Leak]:
    for sort, sign in _WHOLE.items():
        if sign in data:
            yield Leak(place, "a whole file", sort)


def _in_bytes(place: str, data: bytes, facts: tuple[str, ...], deep: int = 0) -> Iterator[Leak]:
    for fact in facts:
        for form, pattern in forms(fact).items():
            if pattern in data:
                yield Leak(place, fact, form)
    if deep < _DEEP:
        for inner, content in _unpacked(data):
            yield from _in_bytes(f"{place} › {inner}", content, facts, deep + 1)


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed in there, wherever it begins."""
    yield from _members(data)
    for sign in _STREAMS:
        at = data.find(sign)
        while at >= 0:
            if content := _inflated(data, at):
                yield f"packed at {at}", content
            at = data.find(sign, at + 1)


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    if _ZIP not in data:
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                yield "names", member.filename.encode() + b" " + member.comment
                yield member.filename, archive.read(member)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, ValueError):
        yield from _halves(data)


def _halves(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Members of an archive that has no end, as a killed program leaves it."""
    at = data.find(_ZIP)
    while at >= 0:
        name, more = (int.from_bytes(data[at + n : at + n + 2], "little") for n in (26, 28))
        unpacker = zlib.decompressobj(-15)
        try:
            content = unpacker.decompress(data[at + 30 + name + more :], _MOST_UNPACKED)
        except zlib.error:
            content = b""
        if content:
            yield f"a member at {at}", content
        at = data.find(_ZIP, at + 1)


def _inflated(data: bytes, at: int) -> bytes:
    unpacker = zlib.decompressobj(wbits=47)
    view = memoryview(data)[at:]
    try:
        # Chance beginnings end here; what goes on is read to its end.
        content = unpacker.decompress(view[:4096], _MOST_UNPACKED)
    except zlib.error:
        return b""
    with suppress(zlib.error):  # half a stream tells half of it
        content += unpacker.decompress(view[4096:], _MOST_UNPACKED)
    return content if len(content) > 8 else b""
