"""Hand records out as a workbook or a text file, safe to open in Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import errors
from desktop.model.kind import Kind, Record
from desktop.model.kinds import kind_named
from desktop.model.spreadsheet_text import guarded, plain_lines, workbook_text
from desktop.services.aliases import as_one
from desktop.services.desk import Desk
from desktop.services.records import masked, note_look
from desktop.storage.atomic import atomic_writer
from desktop.storage.places import check_target

if TYPE_CHECKING:
    import xlsxwriter

#: From so many digits on a spreadsheet shows a number in powers of ten, and soon rounds it.
_LONG_NUMBER = 12


def export(desk: Desk, kind_name: str, target: Path, *, full: bool = False) -> int:
    """Write all live records of a kind to a file.

    Args:
        desk: the open station.
        kind_name: the kind's English name.
        target: ends in .xlsx or .csv.
        full: ID numbers in the clear, which is written down.

    Returns:
        How many records.

    Raises:
        errors.OutputFileError: another ending, or the place refuses.
    """
    kind = kind_named(kind_name)
    writers = {".xlsx": _write_xlsx, ".csv": _write_csv}
    if target.suffix.lower() not in writers:
        raise errors.OutputFileError(path=str(target), why="文件名要以 .xlsx 或 .csv 结尾")
    check_target(desk.home, target)
    records = as_one(desk, desk.records.find(kind))
    if full:
        note_look(desk, kind.name, None, f"导出 {len(records)} 条完整资料")
    else:
        records = [masked(record) for record in records]
    writers[target.suffix.lower()](kind, records, target)
    return len(records)


def _table(kind: Kind, records: Sequence[Record]) -> Iterator[list[str]]:
    yield ["编号", *(field.label for field in kind.fields)]
    for record in records:
        yield [record.id, *(plain_lines(record.shown(field.name)) for field in kind.fields)]


def _write_xlsx(kind: Kind, records: Sequence[Record], target: Path) -> None:
    import xlsxwriter  # no other verb of the command line needs it
    from xlsxwriter.exceptions import XlsxWriterException

    buffer = io.BytesIO()
    # In memory: a killed program would leave temporary files with names and numbers in the clear.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    try:
        with xlsxwriter.Workbook(buffer, options) as book:
            _fill(book, kind, records)
    except (XlsxWriterException, OSError) as error:
        raise errors.OutputFileError(path=str(target), why="表格没有写成") from error
    with atomic_writer(target) as file:
        file.write(buffer.getbuffer())


def _fill(book: xlsxwriter.Workbook, kind: Kind, records: Sequence[Record]) -> None:
    sheet = book.add_worksheet(kind.label)
    text = book.add_format({"num_format": "@"})
    head = book.add_format({"bold": True, "num_format": "@", "bottom": 1})
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 0, 12, text)
    sheet.set_column(1, len(kind.fields), 16, text)
    for number, row in enumerate(_table(kind, records)):
        for column, value in enumerate(row):
            # As text always: Excel would spoil an 18-digit number and run a formula.
            if value:
                shape = head if number == 0 else text
                sheet.write_string(number, column, workbook_text(value), shape)


def _write_csv(kind: Kind, records: Sequence[Record], target: Path) -> None:
    with atomic_writer(target) as file:
        # The mark makes Excel read UTF-8.
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        writer = csv.writer(text)
        for row in _table(kind, records):
            writer.writerow([_harmless(value) for value in row])
        text.flush()
        text.detach()


def _harmless(value: str) -> str:
    if value.isdigit() and (len(value) >= _LONG_NUMBER or (value[0] == "0" and len(value) > 1)):
        return f"{value}\t"  # a spreadsheet takes it for text and shows no tab
    return guarded(value)
