"""Hand records out as a workbook or a text file, safe to open in Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import errors
from desktop.model.audited import BY_COMMAND
from desktop.model.kind import Kind, Record
from desktop.model.kinds import kind_named
from desktop.model.progress import CancelAsked, never
from desktop.model.spreadsheet_text import guarded, plain_lines, workbook_text
from desktop.services import audits, handed_out
from desktop.services.desk import Desk
from desktop.services.handed_out import HandedOut
from desktop.services.records import masked, refuse_unseen
from desktop.services.roster.aliases import as_one
from desktop.storage.atomic import atomic_writer
from desktop.storage.places import check_target

if TYPE_CHECKING:
    import xlsxwriter

#: Rows that travel together; more than so many are written in the worker process. There is more to
#: it than time: putting 300,000 texts in order holds the window up for as long as it takes.
_PART = 1_000
#: From so many digits on a spreadsheet shows a number in powers of ten, and soon rounds it.
_LONG_NUMBER = 12


def export(
    desk: Desk, kind_name: str, target: Path, *, full: bool = False, why: str = BY_COMMAND
) -> int:
    """Write all live records of a kind to a file.

    Args:
        desk: the open station.
        kind_name: the kind's English name.
        target: ends in .xlsx or .csv.
        full: ID numbers in the clear.
        why: the reason; that it was done is written down, masked or not.

    Returns:
        How many records.

    Raises:
        errors.ReasonMissing: nobody said why, where they are in the clear.
        errors.OutputFileError: another ending, or the place refuses.
        errors.NothingToShow: it holds nothing for people.
    """
    kind = kind_named(kind_name)
    refuse_unseen(kind)
    _check_ending(target)
    check_target(desk.home, target)
    records = as_one(desk, desk.records.find(kind))
    note_export(desk, kind, len(records), f"{audits.reason(why)}，含完整证件号" if full else "")
    if not full:
        records = [masked(record) for record in records]
    _write(desk, kind.label, len(kind.fields) + 1, _table(kind, records), target)
    return len(records)


def note_export(desk: Desk, kind: Kind, count: int, why: str = "") -> None:
    """Write down that a table went into a file: nearly every kind names somebody."""
    told = f"{why}（{count} 条）" if why else f"{count} 条，证件号已打码"
    made = HandedOut.FULL_TABLE if why else HandedOut.TABLE
    handed_out.note(desk, made.carries, told, kind.name)


def export_table(
    desk: Desk,
    target: Path,
    title: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    cancelled: CancelAsked = never,
) -> int:
    """Write a table as a list shows it.

    Args:
        desk: the open station.
        target: ends in .xlsx or .csv.
        title: of the sheet.
        heads: words above the columns.
        rows: the cells, one for each head; private ones masked already.
        cancelled: asked once all rows are made.

    Returns:
        How many rows.

    Raises:
        errors.Cancelled: the clerk cancelled.
        errors.OutputFileError: another ending, or the place refuses.
    """
    _check_ending(target)
    check_target(desk.home, target)
    counted = 0

    def table() -> Iterator[list[str]]:
        nonlocal counted
        yield list(heads)
        for row in rows:
            counted += 1
            yield [plain_lines(cell) for cell in row]

    _write(desk, title, len(heads), table(), target, cancelled)
    return counted


def export_list(
    desk: Desk,
    target: Path,
    title: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    cancelled: CancelAsked = never,
) -> int:
    """`export_table` of a list on the screen, which may name people: that is written down."""
    _check_ending(target)
    handed_out.note(desk, HandedOut.TABLE.carries, f"表格：{title}")
    return export_table(desk, target, title, heads, rows, cancelled)


def _check_ending(target: Path) -> None:
    if target.suffix.lower() not in (".xlsx", ".csv"):
        raise errors.OutputFileError(path=str(target), why="文件名要以 .xlsx 或 .csv 结尾")


def _write(
    desk: Desk,
    title: str,
    width: int,
    table: Iterable[Sequence[str]],
    target: Path,
    cancelled: CancelAsked = never,
) -> None:
    if target.suffix.lower() == ".csv":
        _write_csv(table, target)
        return
    parts = _parts(iter(table))
    first = list(islice(parts, 2))
    told = (title, width, str(target))
    if len(first) < 2:
        made = workbook(iter(first), *told)
    else:
        made = desk.apart.run_fed(workbook, chain(first, parts), *told, cancelled=cancelled)
    with atomic_writer(target) as file:
        file.write(made)


def _parts(rows: Iterator[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    while part := list(islice(rows, _PART)):
        yield part


def _table(kind: Kind, records: Sequence[Record]) -> Iterator[list[str]]:
    yield ["编号", *(field.label for field in kind.fields)]
    for record in records:
        yield [record.id, *(plain_lines(record.shown(field.name)) for field in kind.fields)]


def workbook(
    parts: Iterator[Sequence[Sequence[str]]], title: str, width: int, target: str
) -> bytes:
    """A workbook of one sheet; runs in the worker process where it is large.

    Args:
        parts: its rows, some at a time, the heads first.
        title: of the sheet.
        width: how many columns.
        target: where it is to go, for what is said when it fails.

    Raises:
        errors.OutputFileError: no workbook can hold it.
    """
    import xlsxwriter  # no other verb of the command line needs it
    from xlsxwriter.exceptions import XlsxWriterException

    buffer = io.BytesIO()
    # In memory: a killed program would leave temporary files with names and numbers in the clear.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    try:
        with xlsxwriter.Workbook(buffer, options) as book:
            _fill(book, title, width, chain.from_iterable(parts))
    except (XlsxWriterException, OSError) as error:
        raise errors.OutputFileError(path=target, why="表格没有写成") from error
    return buffer.getvalue()


def _fill(
    book: xlsxwriter.Workbook, title: str, width: int, table: Iterable[Sequence[str]]
) -> None:
    sheet = book.add_worksheet(title)
    text = book.add_format({"num_format": "@"})
    head = book.add_format({"bold": True, "num_format": "@", "bottom": 1})
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 0, 12, text)
    sheet.set_column(1, max(width - 1, 1), 16, text)
    for number, row in enumerate(table):
        for column, value in enumerate(row):
            # As text always: Excel would spoil an 18-digit number and run a formula.
            if value:
                shape = head if number == 0 else text
                sheet.write_string(number, column, workbook_text(value), shape)


def _write_csv(table: Iterable[Sequence[str]], target: Path) -> None:
    with atomic_writer(target) as file:
        # The mark makes Excel read UTF-8.
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        writer = csv.writer(text)
        for row in table:
            writer.writerow([_harmless(value) for value in row])
        text.flush()
        text.detach()


def _harmless(value: str) -> str:
    if value.isdigit() and (len(value) >= _LONG_NUMBER or (value[0] == "0" and len(value) > 1)):
        return f"{value}\t"  # a spreadsheet takes it for text and shows no tab
    return guarded(value)
