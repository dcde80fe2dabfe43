"""Text files: which encoding, which separator, and the rows in them."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Callable, Iterator
from typing import Literal

from desktop.errors import FileUnreadable
from desktop.importing.grid import Cell, Grid
from desktop.model.spreadsheet_text import unguarded

SEPARATORS = (",", "\t", ";", "，", "|")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_HEAD_LINES = 40
#: Share of characters that may be broken before the whole encoding is held to be wrong.
_BROKEN_SHARE = 0.002
#: What no text holds: broken characters and control characters other than tab and line ends.
_NOT_TEXT = "\ufffd" + "".join(map(chr, (*range(9), 11, 12, *range(14, 32))))
#: A cell with more line breaks than this is a stray quotation mark swallowing the file.
_LINES_IN_CELL = 30


#: A line of so many characters is none: each of its cells would be laid out in memory.
_LONGEST_LINE = 1_000_000
_LINE_END = re.compile("\r\n?|\n")


def decode(content: bytes, path: str) -> str:
    """The text of a file in whatever encoding offices use.

    A byte order mark decides; then UTF-16 by its zero bytes, UTF-8, GB18030, the first that fits
    without a fault. A few broken characters become U+FFFD, so that one bad line does not cost
    the file; the rows they stand in are reported.

    Args:
        content: the whole file.
        path: named in errors.

    Raises:
        FileUnreadable: no encoding fits, or it is no text at all.
    """
    text = _decoded(content)
    sample = text[: _SAMPLE * 16]
    broken = sum(sample.count(character) for character in _NOT_TEXT)
    if broken > max(3, len(sample) * _BROKEN_SHARE):
        raise FileUnreadable(path=path, why="不是表格，或文字编码不认识")
    return text


def text_grid(text: str, is_header: Callable[[list[str]], int], path: str) -> Grid:
    """The only sheet of a text file.

    Args:
        text: the decoded file.
        is_header: tells how many columns of a line are known names; the separator that lets
            most be recognised is the right one.
        path: named in errors.

    Raises:
        FileUnreadable: the text can't be parted into cells.
    """
    text = text.removeprefix("\ufeff")
    first_end = text.find("\n") + 1
    given = text[: min(first_end, _SAMPLE)].strip().lower()
    first_row = 1
    if given.startswith("sep=") and len(given) == 5:
        separator, text, first_row = given[4], text[first_end:], 2
    else:
        separator = _separator(text, is_header)
    return Grid("", _rows(text, separator, path), text.count("\n") + 1, first_row)


def _utf16(content: bytes) -> str | None:
    sample = content[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 2:
        return None
    # Digits, commas and line ends have a zero as their upper byte.
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else None


def _decoded(content: bytes) -> str:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    if encoding_by_zeros := _utf16(content):
        return content.decode(encoding_by_zeros, errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    attempts = [content.decode(encoding, errors="replace") for encoding in ("utf-8", "gb18030")]
    return min(attempts, key=lambda text: text.count("\ufffd"))


def _separator(text: str, is_header: Callable[[list[str]], int]) -> str:
    lines = text[: _SAMPLE * 8].splitlines()[:_HEAD_LINES]

    def fit(separator: str) -> tuple[int, int]:
        try:
            rows = list(csv.reader(lines, delimiter=separator))
        except csv.Error:
            return 0, 0
        return max((is_header(row) for row in rows), default=0), sum(len(row) for row in rows)

    return max(SEPARATORS, key=fit)


def _rows(text: str, separator: str, path: str) -> Iterator[list[Cell]]:
    stray = _has_stray_quote(text, separator, path)
    quoting: Literal[0, 3] = csv.QUOTE_NONE if stray else csv.QUOTE_MINIMAL
    reader = csv.reader(_lines(text, path), delimiter=separator, quoting=quoting)
    try:
        for row in reader:
            yield [unguarded(cell.strip('"') if stray else cell) for cell in row]
    except csv.Error as error:
        why = f"第 {reader.line_num} 行分不出格子"
        raise FileUnreadable(path=path, why=why) from error


def _has_stray_quote(text: str, separator: str, path: str) -> bool:
    if '"' not in text or _is_well_quoted(text, separator, path):
        return False
    try:
        return any(
            cell.count("\n") > _LINES_IN_CELL
            for row in csv.reader(_lines(text, path), delimiter=separator)
            for cell in row
        )
    except csv.Error:
        return True


def _is_well_quoted(text: str, separator: str, path: str) -> bool:
    """Whether every quoted cell ends where a cell may end; then a long one is meant to be long."""
    try:
        for _ in csv.reader(_lines(text, path), delimiter=separator, strict=True):
            pass
    except csv.Error:
        return False
    return True


def _lines(text: str, path: str) -> Iterator[str]:
    for line in _split(text):
        if len(line) > _LONGEST_LINE:
            raise FileUnreadable(path=path, why="有一行长得不正常")
        yield line


def _split(text: str) -> Iterator[str]:
    # Not splitlines: it also breaks at characters that stand inside cells (U+2028, U+0085). Nor a
    # text in memory: that takes four bytes a character.
    start = 0
    for end in _LINE_END.finditer(text):
        yield f"{text[start : end.start()]}\n"
        start = end.end()
    if start < len(text):
        yield text[start:]
