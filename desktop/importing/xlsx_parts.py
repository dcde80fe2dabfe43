"""What an xlsx says beside its values: which sheets, hidden things, cells without a result.

Also the guard against sheets that would make the reader lay out a grid as wide as the format
allows: it stores rows × columns densely, so one cell in the far corner costs gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from desktop.errors import FileTooBig, FileUnreadable, HostileFile
from desktop.importing.archive import Unpacked
from desktop.importing.limits import Limits

ERROR_VALUE = "单元格是错误值，没有结果，请改正公式或直接填写"
NO_RESULT = "单元格是公式，文件里没有它的结果，请在 Excel 或 WPS 里打开并保存一次"
#: What the parser raises at a part that is no XML, ValueError and LookupError at odd encodings.
NO_MARKUP = (expat.ExpatError, ValueError, LookupError)

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
#: A cell that is not plainly in the first 52 columns and 99,999 rows, as almost all are.
_ODD_CELL = re.compile(rb"<c(?![a-zA-Z:])(?! r=\"A?[A-Z][0-9]{1,5}\")")
_PREFIXED = re.compile(rb":sheetData")
_FORMULA = re.compile(rb"<f[ />]")
_NO_RESULT = re.compile(rb"(?:</f>|<f[^>]*/>)(?:<v ?/>|<v></v>)?</c>")
_ERROR = re.compile(rb" t=\"e\"")
_DATA = re.compile(rb"<(?:[a-zA-Z]+:)?sheetData")
_COLUMN = re.compile(rb"<(?:[a-zA-Z]+:)?col [^>]*>")
_HIDDEN = re.compile(rb" hidden=\"(?:1|true)\"")
_HIDDEN_ROW = re.compile(rb"<(?:[a-zA-Z]+:)?row [^>]*hidden=\"(?:1|true)\"")
_BOUND = re.compile(rb" (min|max)=\"([0-9]{1,5})\"")
_REFERENCE = re.compile(r"([A-Za-z]{1,4})([0-9]{1,9})")
_ROW = re.compile(r"[0-9]{1,9}")
_PLAIN_ROWS, _PLAIN_COLUMNS = 99_999, 52


@dataclass(slots=True)
class SheetFacts:
    """What one sheet's markup says; rows from 1, columns from 0.

    Attributes:
        rows: the last row with a value; 0 where nobody had to count.
        columns: the number of columns up to the last value; 0 where nobody had to count.
        hidden_columns: columns that don't show.
        hidden_rows: number of rows that don't show.
        faults: cells without a usable value, by (row, column), and why.
    """

    rows: int = 0
    columns: int = 0
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: int = 0
    faults: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Book:
    """What the workbook's own part says: each sheet's part by name, and where days count from."""

    sheet_parts: dict[str, str]
    epoch_1904: bool


def wanted(name: str) -> bool:
    """Whether a part of an xlsx is needed to read its cells."""
    if not name.endswith((".xml", ".rels")):
        return False
    return name == "[Content_Types].xml" or name.startswith(
        ("_rels/", "xl/workbook", "xl/_rels/", "xl/styles", "xl/sharedStrings", "xl/worksheets/")
    )


def refuse_declarations(unpacked: Unpacked, path: str) -> None:
    """Refuse markup that declares entities: no spreadsheet does, only attacks do.

    Raises:
        HostileFile: a part declares a document type or an entity.
    """
    for name in unpacked.parts:
        if _DECLARATION.search(unpacked.part(name)):
            raise HostileFile(path=path, why="里面声明了外部实体")


def book(unpacked: Unpacked, path: str) -> Book:
    """Which part holds which sheet.

    Raises:
        FileUnreadable: the workbook's own part is missing or no XML, or names a sheet twice.
    """
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}
    epoch_1904 = False

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            targets[attributes.get("Id", "")] = _part_name(attributes.get("Target", ""))

    def entry(name: str, attributes: dict[str, str]) -> None:
        nonlocal epoch_1904
        if name == "sheet":
            if attributes.get("name", "") in sheets:
                raise FileUnreadable(path=path, why="有两个工作表同名")
            key = next((value for at, value in attributes.items() if at.endswith(":id")), "")
            sheets[attributes.get("name", "")] = targets.get(key, "")
        elif name == "workbookPr":
            epoch_1904 = attributes.get("date1904", "0") in ("1", "true")

    try:
        _walk(unpacked.part("xl/_rels/workbook.xml.rels"), relation)
        _walk(unpacked.part("xl/workbook.xml"), entry)
    except NO_MARKUP as error:
        raise FileUnreadable(path=path, why="工作簿的目录已损坏") from error
    return Book(sheets, epoch_1904)


def sheet_facts(markup: memoryview, path: str, limits: Limits) -> SheetFacts:
    """Measure one sheet before the reader lays it out.

    Most sheets are plain, which three quick searches tell; all others are walked through.

    Args:
        markup: the sheet's XML.
        path: named in errors.
        limits: bounds rows × columns.

    Raises:
        FileTooBig: more rows or cells than `limits` allow.
        FileUnreadable: no XML.
    """
    facts = SheetFacts()
    plain_fits = limits.cells >= _PLAIN_ROWS * _PLAIN_COLUMNS
    odd = any(odd_thing.search(markup) for odd_thing in (_ODD_CELL, _PREFIXED, _ERROR))
    if not plain_fits or odd or (_FORMULA.search(markup) and _NO_RESULT.search(markup)):
        facts = _Walker().facts(markup, path)
    facts.hidden_columns = _hidden_columns(markup)
    if _HIDDEN.search(markup):
        facts.hidden_rows = sum(1 for _ in _HIDDEN_ROW.finditer(markup))
    if facts.rows > limits.rows:
        raise FileTooBig(path=path, size=f"最后一格在第 {facts.rows} 行", limit=f"{limits.rows} 行")
    if facts.rows * facts.columns > limits.cells:
        raise FileTooBig(
            path=path,
            size=f"{facts.rows} 行 × {facts.columns} 列",
            limit=f"{limits.cells // 10_000} 万格",
        )
    return facts


def _hidden_columns(markup: memoryview) -> set[int]:
    data = _DATA.search(markup)
    hidden: set[int] = set()
    for column in _COLUMN.findall(markup[: data.start()] if data else markup):
        if _HIDDEN.search(column):
            bounds = {name: int(value) for name, value in _BOUND.findall(column)}
            first = bounds.get(b"min", 1)
            hidden.update(range(first - 1, min(bounds.get(b"max", first), first + 255)))
    return hidden


def _walk(markup: memoryview, start: Callable[[str, dict[str, str]], None]) -> None:
    def bare(name: str, attributes: dict[str, str]) -> None:
        start(name.rpartition(":")[2], attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = bare
    parser.Parse(bytes(markup), True)


def _part_name(target: str) -> str:
    return target.lstrip("/") if target.startswith(("/xl/", "xl/")) else f"xl/{target}"


class _Walker:
    """Goes through a sheet's markup element by element."""

    def __init__(self) -> None:
        self._facts = SheetFacts()
        self._row = self._column = 0
        self._has_formula = self._has_value = self._is_error = False

    def facts(self, markup: memoryview, path: str) -> SheetFacts:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(bytes(markup), True)
        except NO_MARKUP as error:
            raise FileUnreadable(path=path, why="工作表的内容已损坏") from error
        return self._facts

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            self._start_cell(attributes)
        elif name == "f":
            self._has_formula = True
        elif name == "row":
            told = attributes.get("r", "")
            self._row = int(told) if _ROW.fullmatch(told) else self._row + 1
            self._column = 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if found := _REFERENCE.fullmatch(attributes.get("r", "")):
            self._row, self._column = int(found[2]), _column_number(found[1])
        else:
            self._column += 1
        self._has_formula = self._has_value = False
        self._is_error = attributes.get("t") == "e"

    def _text(self, text: str) -> None:
        self._has_value = self._has_value or bool(text.strip())

    def _end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "f":
            self._has_value = False
        elif name == "c":
            self._end_cell()

    def _end_cell(self) -> None:
        if self._has_value:
            self._facts.rows = max(self._facts.rows, self._row)
            self._facts.columns = max(self._facts.columns, self._column)
        place = (self._row, self._column - 1)
        if self._is_error:
            self._facts.faults[place] = ERROR_VALUE
        elif self._has_formula and not self._has_value:
            self._facts.faults[place] = (
                "单元格是公式，文件里没有它的结果，请在 Excel 或 WPS 里打开并保存一次"
            )


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
