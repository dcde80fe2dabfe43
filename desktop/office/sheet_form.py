"""A form as a workbook: fields in cells filled by openpyxl, which keeps most of a file, not all."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from copy import copy

import openpyxl
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop import errors
from desktop.model.spreadsheet_text import workbook_text
from desktop.office.form_data import Cell, Filled, FormData
from desktop.office.form_file import FormFile
from desktop.office.form_words import LONGEST_NAME
from desktop.office.workbook_in_memory import packed

_FIELD = re.compile(r"[{｛]{2}([^{}｛｝]*)[}｝]{2}")
_NAME = re.compile(r"\w+(?:\.\w+)?")
_EXAMPLE = "{{站名}}"
#: What openpyxl does not keep, by where it lies in the file or what stands in its drawings.
_LOST_PARTS = (
    ("xl/ctrlProps/", "表单控件"),
    ("xl/activeX/", "控件"),
    ("xl/embeddings/", "嵌入的文件"),
    ("xl/slicers/", "切片器"),
    ("xl/diagrams/", "SmartArt 图形"),
    ("xl/externalLinks/", "对其他工作簿的引用要核对"),
)
_LOST_SHAPES = ((b"<xdr:sp>", b"<xdr:sp ", b"<xdr:cxnSp", b"<xdr:grpSp"), "文本框和画的图形")
_UNSOUND = (
    InvalidFileException, zipfile.BadZipFile, SyntaxError, KeyError, ValueError, TypeError,
    AttributeError, IndexError, OSError,
)  # fmt: skip


def filled(form: FormFile, data: FormData) -> Filled:
    """A workbook with its fields put in; a field nobody knows stays as it is.

    A row with fields of a list takes the list's first; the rest go into the rows below it as far as
    these are empty, since a printed form has just so many.

    Raises:
        errors.FormWords: braces that hold something else than a name.
        errors.FormRefused: no sound workbook.
    """
    try:
        book = openpyxl.load_workbook(io.BytesIO(form.content), rich_text=True)
        done = Filled(losses=_losses(form))
        _Filling(form.name, data.cleaned(), done).fill(book)
        done.content = packed(book)
    except _UNSOUND as error:
        raise errors.FormRefused(path=form.name, why="文件不完整或已损坏") from error
    return done


class _Filling:
    """Puts values into the cells of a workbook.

    Args:
        name: of the file, for errors.
        data: what is known.
        done: told what was asked and what found no room.
    """

    def __init__(self, name: str, data: FormData, done: Filled) -> None:
        self._name = name
        self._data = data
        self._done = done

    def fill(self, book: Workbook) -> None:
        for sheet in book.worksheets:
            cells = [cell for cell in _cells(sheet) if _FIELD.search(str(cell.value))]
            for cell in cells:
                names = self._names(cell)
                lists = {name.partition(".")[0] for name in names if "." in name}
                if lists:
                    self._fill_down(sheet, cell, lists)
                else:
                    _put(cell, self._said(str(cell.value), self._data.values))

    def _names(self, cell: SheetCell) -> list[str]:
        names = [found.strip() for found in _FIELD.findall(str(cell.value))]
        for name in names:
            if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
                words = f"{{{{{name[:40]}}}}}"
                raise errors.FormWords(path=self._name, words=words, example=_EXAMPLE)
            if name not in self._done.asked:
                self._done.asked.append(name)
        return names

    def _fill_down(self, sheet: Worksheet, cell: SheetCell, lists: set[str]) -> None:
        name = lists.pop()
        rows = self._data.tables.get(name)
        if lists or rows is None:
            return  # two lists in one cell, or one nobody knows: it stays to be seen
        told = str(cell.value)
        _put(cell, "")
        below = _rows_below(sheet, cell)
        for place, row in enumerate(rows):
            target = cell if place == 0 else next(below, None)
            if target is None:
                left = len(rows) - place
                self._done.left_over[name] = max(self._done.left_over.get(name, 0), left)
                return
            if place:
                _dress_like(target, cell)
            known = {f"{name}.{column}": value for column, value in row.items()}
            _put(target, self._said(told, {**self._data.values, **known}))

    def _said(self, told: str, known: Mapping[str, Cell]) -> Cell:
        """A cell's text with its fields put in; a cell that is one field has that very value."""
        alone = _FIELD.fullmatch(told.strip())
        if alone and alone[1].strip() in known:
            return known[alone[1].strip()]
        return _FIELD.sub(lambda found: str(known.get(found[1].strip(), found[0])), told)


def _cells(sheet: Worksheet) -> Iterator[SheetCell]:
    """The cells that are there: going through rows would make all those between them."""
    for place in sorted(sheet._cells):
        cell = sheet._cells[place]
        if isinstance(cell, SheetCell) and isinstance(cell.value, str | CellRichText):
            yield cell


def _put(cell: SheetCell, value: Cell) -> None:
    if value == "":
        cell.value = None
        return
    cell.value = workbook_text(value) if isinstance(value, str) else value
    if cell.data_type in ("f", "e"):
        cell.data_type = "s"  # what begins like a formula is somebody's words


def _rows_below(sheet: Worksheet, cell: SheetCell) -> Iterator[SheetCell]:
    """Empty cells under a cell, as far as there are rows of the same make."""
    row = cell.row
    while True:
        row += 1
        below = sheet._cells.get((row, cell.column))
        if not isinstance(below, SheetCell) or below.value is not None:
            return
        if not below.has_style and cell.has_style:
            return  # the ruled rows of the form end here
        yield below


def _dress_like(target: SheetCell, cell: SheetCell) -> None:
    if not target.has_style:
        target._style = copy(cell._style)


def _losses(form: FormFile) -> list[str]:
    told = [words for folder, words in _LOST_PARTS if any(p.startswith(folder) for p in form.parts)]
    marks, words = _LOST_SHAPES
    with zipfile.ZipFile(io.BytesIO(form.content)) as parts:
        drawings = [part for part in form.parts if part.startswith("xl/drawings/drawing")]
        if any(mark in parts.read(part) for part in drawings for mark in marks):
            told.append(words)
    return told
