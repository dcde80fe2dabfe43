"""What an old Excel file says beside its values, measured before the reader lays it out.

Source: [MS-XLS]. The reader reserves memory for whatever sizes the file claims; here they are
counted, and the claims are taken out of what is handed on.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.errors import FileTooBig, FileUnreadable, HostileFile
from desktop.importing.compound_file import read_stream, with_one_stream
from desktop.importing.limits import Limits
from desktop.importing.xlsx_parts import ERROR_VALUE

_NAMES = ("Workbook", "Book")
_RECORD = struct.Struct("<HH")
_PLACE = struct.Struct("<HH")
_SHEET, _STRINGS, _EPOCH, _PASSWORD, _END = 0x85, 0xFC, 0x22, 0x2F, 0x0A
_CLAIMED_SIZE, _COLUMN_LOOK, _ROW_LOOK = 0x200, 0x7D, 0x208
_FORMULA, _SEVERAL, _BOOL_OR_ERROR = 0x06, 0xBD, 0x205
_CELLS = frozenset((_FORMULA, _SEVERAL, _BOOL_OR_ERROR, 0x203, 0x204, 0x27E, 0xFD))
_HIDDEN_COLUMN, _HIDDEN_ROW = 0x1, 0x20
_SHORTEST_STRING = 3
_MOST_RECORDS = 6_000_000


@dataclass(slots=True)
class XlsSheet:
    """One sheet; rows from 1, columns from 0."""

    rows: int = 0
    columns: int = 0
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: int = 0
    faults: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class XlsBook:
    """A workbook that is safe to hand on.

    Args:
        content: a compound file with the workbook's stream only.
        sheets: what each sheet's records say, in their order.
        epoch_1904: whether days count from 1904.
    """

    content: bytes
    sheets: tuple[XlsSheet, ...]
    epoch_1904: bool


def checked(content: bytes, path: str, limits: Limits) -> XlsBook:
    """Take a workbook out of its file, measure it, and pack it anew.

    Args:
        content: the whole file.
        path: named in errors.
        limits: bounds sheets, rows and cells.

    Raises:
        FileTooBig: more rows or cells than `limits` allow.
        FileUnreadable: cut off, damaged, or with a password.
        HostileFile: counts that can't be true.
    """
    stream = bytearray(read_stream(content, _NAMES, path))
    try:
        return _Walker(stream, path, limits).book()
    except (struct.error, IndexError) as error:
        raise FileUnreadable(path=path, why="文件不完整或已损坏") from error


class _Walker:
    """Goes through the records of a workbook's stream."""

    def __init__(self, stream: bytearray, path: str, limits: Limits) -> None:
        self._stream = stream
        self._path = path
        self._limits = limits
        self._records = 0

    def book(self) -> XlsBook:
        starts, epoch_1904 = [], False
        for kind, at, _length in self._walk(0):
            if kind == _SHEET:
                starts.append(struct.unpack_from("<I", self._stream, at)[0])
            elif kind == _EPOCH:
                epoch_1904 = self._stream[at] == 1
            elif kind == _PASSWORD and self._stream[at : at + 2] != b"\0\0":
                raise FileUnreadable(path=self._path, why="文件设了打开密码，请先取消密码")
            elif kind == _STRINGS:
                self._refuse_false_count(at)
        if len(starts) > self._limits.sheets:
            raise HostileFile(path=self._path, why=f"有 {len(starts)} 个工作表")
        sheets = tuple(self._sheet(start) for start in starts)
        return XlsBook(with_one_stream(_NAMES[0], bytes(self._stream)), sheets, epoch_1904)

    def _refuse_false_count(self, at: int) -> None:
        count = struct.unpack_from("<I", self._stream, at + 4)[0]
        if count * _SHORTEST_STRING > len(self._stream):
            raise HostileFile(path=self._path, why=f"声称有 {count} 段文字")

    def _sheet(self, start: int) -> XlsSheet:
        sheet = XlsSheet()
        for kind, at, length in self._walk(start):
            if kind in _CELLS:
                self._cell(sheet, kind, at, length)
            elif kind == _CLAIMED_SIZE:
                # The reader would reserve what is claimed; it does without the record.
                struct.pack_into("<H", self._stream, at - _RECORD.size, 0)
            elif kind == _COLUMN_LOOK:
                first, last, _, _, look = struct.unpack_from("<5H", self._stream, at)
                if look & _HIDDEN_COLUMN:
                    sheet.hidden_columns.update(range(first, min(last, 255) + 1))
            elif kind == _ROW_LOOK:
                sheet.hidden_rows += bool(self._stream[at + 12] & _HIDDEN_ROW)
        self._refuse_far(sheet)
        return sheet

    def _cell(self, sheet: XlsSheet, kind: int, at: int, length: int) -> None:
        row, column = _PLACE.unpack_from(self._stream, at)
        last = column
        if kind == _SEVERAL:
            last = max(column, struct.unpack_from("<H", self._stream, at + length - 2)[0])
        elif self._is_error(kind, at):
            sheet.faults[row + 1, column] = ERROR_VALUE
        sheet.rows = max(sheet.rows, row + 1)
        sheet.columns = max(sheet.columns, last + 1)

    def _is_error(self, kind: int, at: int) -> bool:
        if kind == _BOOL_OR_ERROR:
            return self._stream[at + 7] == 1
        if kind == _FORMULA:
            return self._stream[at + 6] == 2 and self._stream[at + 12 : at + 14] == b"\xff\xff"
        return False

    def _refuse_far(self, sheet: XlsSheet) -> None:
        if sheet.rows > self._limits.rows or sheet.rows * sheet.columns > self._limits.cells:
            size = f"最后一格在第 {sheet.rows} 行、第 {sheet.columns} 列"
            limit = f"{self._limits.cells // 10_000} 万格"
            raise FileTooBig(path=self._path, size=size, limit=limit)

    def _walk(self, at: int) -> Iterator[tuple[int, int, int]]:
        """Kind, place and length of each record's data, up to the end of its part."""
        while at + _RECORD.size <= len(self._stream):
            kind, length = _RECORD.unpack_from(self._stream, at)
            if kind == _END:
                return
            self._records += 1
            if self._records > _MOST_RECORDS:
                raise HostileFile(path=self._path, why="记录多得不正常")
            yield kind, at + _RECORD.size, length
            at += _RECORD.size + length
