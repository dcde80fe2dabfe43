"""The rows that could not come in, as a workbook to correct and import again."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import OutputFileError
from desktop.importing.findings import BadRow
from desktop.model.spreadsheet_text import workbook_text
from desktop.storage.atomic import atomic_writer

if TYPE_CHECKING:
    import xlsxwriter

#: Columns that a second import passes over (resources/vocabularies/import_columns.json).
PROBLEM, SHEET, ROW = "问题", "原工作表", "原行号"
_FIRST = (PROBLEM, SHEET, ROW)
_WIDTHS = {PROBLEM: 48, "姓名": 10, "身份证号": 22, "联系电话": 16, "家庭住址": 30}
_USUAL_WIDTH = 14


def write_correction(rows: Sequence[BadRow], path: Path) -> None:
    """Write rows to correct; the file stands there whole or not at all.

    Every cell is text: document numbers keep all digits, and a cell that begins like a formula
    stays what the clerk reads.

    Args:
        rows: the rows, with what is wrong in them.
        path: the .xlsx to make or replace.

    Raises:
        DiskFull: no room; nothing was left behind.
        OutputFileError: the place refuses.
    """
    import xlsxwriter  # takes 2 MiB, and only who has rows to correct needs it
    from xlsxwriter.exceptions import XlsxWriterException

    columns = [*_FIRST, *dict.fromkeys(name for row in rows for name in row.cells)]
    buffer = io.BytesIO()
    # In memory, since a killed program would leave temporary files with numbers in the clear.
    options = {"in_memory": True, "strings_to_formulas": False}
    try:
        with xlsxwriter.Workbook(buffer, options) as book:
            _fill(book, columns, rows)
    except (XlsxWriterException, OSError) as error:
        raise OutputFileError(path=str(path), why="表格没有写成") from error
    with atomic_writer(path) as file:
        file.write(buffer.getvalue())


def _fill(book: xlsxwriter.Workbook, columns: Sequence[str], rows: Sequence[BadRow]) -> None:
    sheet = book.add_worksheet("待更正")
    text = book.add_format({"num_format": "@", "valign": "top"})
    wrapped = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    head = book.add_format({"num_format": "@", "bold": True, "bg_color": "#F2E8DC", "bottom": 1})
    for at, name in enumerate(columns):
        sheet.set_column(at, at, _WIDTHS.get(name, _USUAL_WIDTH), text)
    sheet.freeze_panes(1, 1)
    for at, name in enumerate(columns):
        sheet.write_string(0, at, workbook_text(name), head)
    for number, row in enumerate(rows, start=1):
        cells = {PROBLEM: _problems(row), SHEET: row.sheet, ROW: str(row.row), **row.cells}
        for at, name in enumerate(columns):
            if name in cells:
                style = wrapped if name == PROBLEM else text
                sheet.write_string(number, at, workbook_text(cells[name]), style)


def _problems(row: BadRow) -> str:
    return "\n".join(
        f"「{problem.column}」{problem.reason}" if problem.column else problem.reason
        for problem in row.problems
    )
