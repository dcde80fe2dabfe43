"""A town's own form as it comes: a .docx or .xlsx, measured before a library opens it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from xml.parsers import expat

from desktop import errors
from desktop.importing import archive
from desktop.importing.limits import MEGABYTE, Limits

#: A form is some pages with a few pictures; the largest seen of a county had 3 MB.
LIMITS = Limits(
    file_bytes=32 * MEGABYTE,
    unpacked_bytes=128 * MEGABYTE,
    ratio=200,
    ratio_from_bytes=4 * MEGABYTE,
    parts=2_000,
)
#: Of one part. A form has some hundred kilobytes; openpyxl takes fifty times as much memory.
MOST_MARKUP = 8 * MEGABYTE
#: Every field has four braces, every drawing's identifier two.
MOST_BRACES = 8_000
#: Cells that merged areas and links of a sheet cover: openpyxl makes every one of them.
MOST_COVERED = 200_000
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
_COVERING = frozenset({"mergeCell", "hyperlink", "f"})


class Kind(Enum):
    """What kind of file a form is, by its main part."""

    WORD = "word/document.xml"
    SHEET = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form that was measured.

    Args:
        name: of the file, without its folder.
        kind: Word or a workbook.
        content: all of it, packed again without compression, so that no directory can lie.
        parts: names of what is inside.
    """

    name: str
    kind: Kind
    content: bytes
    parts: tuple[str, ...]


def opened(path: Path) -> FormFile:
    """A form from disk.

    Raises:
        errors.FileMissing: there is no such file, or no right to read it.
        errors.FormRefused: it is no form, damaged, too large, holds macros or is hostile.
    """
    name = path.name
    try:
        if path.stat().st_size > LIMITS.file_bytes:
            raise errors.FormRefused(path=name, why=f"超过 {LIMITS.file_bytes >> 20} MB")
        packed = path.read_bytes()
    except (OSError, ValueError) as error:
        raise errors.FileMissing(path=str(path).replace("\0", "")) from error
    if not packed.startswith(b"PK\x03\x04"):
        raise errors.FormRefused(path=name, why="它不是 .docx 或 .xlsx 文件")
    try:
        entries = archive.directory(packed, name, LIMITS)
        unpacked = archive.unpack(packed, entries, wanted=_any, path=name, limits=LIMITS)
    except (errors.FileUnreadable, errors.HostileFile) as error:
        raise errors.FormRefused(path=name, why=str(error.facts["why"])) from error
    parts = tuple(unpacked.parts)
    kind = next((one for one in Kind if one.value in parts), None)
    if kind is None:
        raise errors.FormRefused(path=name, why="它不是 .docx 或 .xlsx 文件")
    if any(part.lower().endswith("vbaproject.bin") for part in parts):
        raise errors.FormRefused(path=name, why="里面有宏")
    for part in parts:
        _measure(name, part, bytes(unpacked.part(part)))
    return FormFile(name, kind, unpacked.data, parts)


def _any(_part: str) -> bool:
    return True


def _measure(name: str, part: str, content: bytes) -> None:
    """What a part is read as hangs on the file's own word for it, so all of them are looked at."""
    if _DECLARATION.search(content):
        raise errors.FormRefused(path=name, why="里面声明了外部实体")
    if not part.endswith((".xml", ".rels")):
        return
    if content[:2] in _UTF_16:
        raise errors.FormRefused(path=name, why="里面的文字编码不对")
    if len(content) > MOST_MARKUP:
        raise errors.FormRefused(path=name, why="内容太多")
    if content.count(b"{") > MOST_BRACES:
        raise errors.FormRefused(path=name, why="花括号太多")
    if part.startswith("xl/"):
        _measure_sheet(name, content)


def _measure_sheet(name: str, content: bytes) -> None:
    covered = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal covered
        if tag.rpartition(":")[2] in _COVERING and "ref" in attributes:
            covered += _size(attributes["ref"])
            if covered > MOST_COVERED:
                raise errors.FormRefused(path=name, why="合并的格子多得不正常")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise errors.FormRefused(path=name, why="文件不完整或已损坏") from error


def _size(reference: str) -> int:
    """Cells of an area; one that can't be read counts as too many."""
    found = _AREA.fullmatch(reference.strip())
    if found is None:
        return MOST_COVERED + 1
    left, top, right, bottom = found.groups()
    if right is None:
        return 1
    across = abs(_column(right) - _column(left)) + 1
    return across * (abs(int(bottom) - int(top)) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
