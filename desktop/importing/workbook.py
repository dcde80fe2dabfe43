"""Any file a roster comes in, opened within bounds, as sheets of plain cells."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipInfo

import python_calamine as calamine

from desktop.errors import FileMissing, FileTooBig, FileUnreadable, HostileFile
from desktop.importing import archive, ods_parts, sniff, xls_parts, xlsx_parts
from desktop.importing.grid import Area, Cell, Grid, Layout
from desktop.importing.html_table import html_grids, looks_like_html
from desktop.importing.limits import MEGABYTE, Limits
from desktop.importing.text_file import decode, text_grid


def open_grids(path: Path, limits: Limits, is_header: Callable[[list[str]], int]) -> Iterator[Grid]:
    """The sheets of a file, one after the other; each must be used before the next is asked for.

    Args:
        path: xlsx, xls, ods, comma- or tab-separated text, or a web page with a table, whatever
            its ending says.
        limits: how much is taken.
        is_header: how many cells of a line are known column names; finds the separator of text.

    Raises:
        FileMissing: no such file, or no right to read it.
        FileTooBig: larger than `limits` allow.
        FileUnreadable: no table that can be read.
        HostileFile: built to fill memory.
    """
    content = _content(path, limits)
    name = path.name
    kind = sniff.kind(content, name)
    if kind == "text":
        yield from _text_grids(content, name, limits, is_header)
    elif kind == "xls":
        yield from _xls_grids(content, name, limits)
    else:
        entries = archive.directory(content, name, limits)
        if sniff.zip_kind(entries, name) == "xlsx":
            yield from _xlsx_grids(content, entries, name, limits)
        else:
            yield from _ods_grids(content, entries, name, limits)


def _content(path: Path, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise FileTooBig(
                path=path.name,
                size=f"{size / MEGABYTE:.0f} MB",
                limit=f"{limits.file_bytes // MEGABYTE} MB",
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise FileMissing(path=str(path).replace("\0", "")) from error


def _text_grids(
    content: bytes, name: str, limits: Limits, is_header: Callable[[list[str]], int]
) -> Iterator[Grid]:
    text = decode(content, name)
    if looks_like_html(text):
        for grid in html_grids(text, limits, name):
            yield _within(grid, name, limits)
    elif "urn:schemas-microsoft-com:office:spreadsheet" in text[:4096]:
        raise FileUnreadable(path=name, why="这是“XML 表格 2003”格式")
    else:
        yield _within(text_grid(text, is_header, name), name, limits)


def _within(grid: Grid, name: str, limits: Limits) -> Grid:
    if grid.row_count > limits.rows:
        raise FileTooBig(path=name, size=f"{grid.row_count} 行", limit=f"{limits.rows} 行")
    return grid


def _xlsx_grids(
    content: bytes, entries: list[ZipInfo], name: str, limits: Limits
) -> Iterator[Grid]:
    unpacked = archive.unpack(content, entries, wanted=xlsx_parts.wanted, path=name, limits=limits)
    xlsx_parts.refuse_declarations(unpacked, name)
    book = xlsx_parts.book(unpacked, name)
    # All parts, since the reader may take another one for the sheet than we do.
    measured = {
        part: xlsx_parts.sheet_facts(unpacked.part(part), name, limits) for part in unpacked.parts
    }

    def layout(_place: int, sheet: str) -> Layout:
        found = measured.get(book.sheet_parts.get(sheet, ""))
        if found is None:
            raise FileUnreadable(path=name, why=f"工作表「{sheet}」的内容缺失")
        return Layout((), frozenset(found.hidden_columns), found.hidden_rows, found.faults)

    yield from _sheets(unpacked.data, name, limits, layout, epoch_1904=book.epoch_1904)


def _xls_grids(content: bytes, name: str, limits: Limits) -> Iterator[Grid]:
    book = xls_parts.checked(content, name, limits)

    def layout(place: int, _sheet: str) -> Layout:
        found = book.sheets[place]
        return Layout((), frozenset(found.hidden_columns), found.hidden_rows, found.faults)

    yield from _sheets(book.content, name, limits, layout, epoch_1904=book.epoch_1904)


def _ods_grids(content: bytes, entries: list[ZipInfo], name: str, limits: Limits) -> Iterator[Grid]:
    unpacked = archive.unpack(content, entries, wanted=ods_parts.wanted, path=name, limits=limits)
    xlsx_parts.refuse_declarations(unpacked, name)
    tables = ods_parts.tables(unpacked.part("content.xml"), name, limits)

    def layout(_place: int, sheet: str) -> Layout:
        found = tables.get(sheet, ods_parts.TableFacts())
        return Layout(tuple(found.merged), frozenset(found.hidden_columns), found.hidden_rows)

    yield from _sheets(unpacked.data, name, limits, layout)


def _sheets(
    content: bytes,
    name: str,
    limits: Limits,
    layout_of: Callable[[int, str], Layout],
    *,
    epoch_1904: bool = False,
) -> Iterator[Grid]:
    with _translated(name):
        book = calamine.load_workbook(io.BytesIO(content))
    if len(book.sheets_metadata) > limits.sheets:
        raise HostileFile(path=name, why=f"有 {len(book.sheets_metadata)} 个工作表")
    for place, entry in enumerate(book.sheets_metadata):
        if entry.typ is not calamine.SheetTypeEnum.WorkSheet:
            continue
        layout = layout_of(place, entry.name)
        with _translated(name):
            sheet = book.get_sheet_by_name(entry.name)
        if sheet.end is not None and sheet.end[0] >= limits.rows:
            size = f"最后一格在第 {sheet.end[0] + 1} 行"
            raise FileTooBig(path=name, size=size, limit=f"{limits.rows} 行")
        hidden = entry.visible is not calamine.SheetVisibleEnum.Visible
        yield _grid(sheet, layout, name, hidden=hidden, epoch_1904=epoch_1904)


def _grid(
    sheet: calamine.CalamineSheet, layout: Layout, name: str, *, hidden: bool, epoch_1904: bool
) -> Grid:
    start, end = sheet.start, sheet.end
    if start is None or end is None:
        return Grid(sheet.name, (), 0, hidden=hidden)
    merged = _areas(sheet.merged_cell_ranges or (), start[1], layout.merged)
    moved = Layout(
        merged,
        frozenset(column - start[1] for column in layout.hidden_columns if column >= start[1]),
        layout.hidden_rows,
        {(row, column - start[1]): why for (row, column), why in layout.faults.items()},
    )
    return Grid(
        sheet.name,
        _rows(sheet, start[0], name),
        end[0] - start[0] + 1,
        first_row=start[0] + 1,
        first_column=start[1],
        layout=moved,
        hidden=hidden,
        epoch_1904=epoch_1904,
    )


def _areas(ranges: object, first_column: int, measured: tuple[Area, ...]) -> tuple[Area, ...]:
    from_reader = [
        (top + 1, left, bottom + 1, right)
        for (top, left), (bottom, right) in ranges  # type: ignore[attr-defined]
    ]
    return tuple(
        (top, left - first_column, bottom, right - first_column)
        for top, left, bottom, right in (*from_reader, *measured)
        if left >= first_column
    )


def _rows(sheet: calamine.CalamineSheet, first: int, name: str) -> Iterator[list[Cell]]:
    with _translated(name):
        for number, row in enumerate(sheet.iter_rows()):
            # The reader counts from the sheet's top, its cells from the first used column.
            if number >= first:
                yield row


@contextmanager
def _translated(name: str) -> Iterator[None]:
    try:
        yield
    except calamine.PasswordError as error:
        raise FileUnreadable(path=name, why="文件设了打开密码，请先取消密码") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise FileUnreadable(path=name, why="文件不完整或已损坏") from error
    except BaseException as error:
        # A panic in the Rust reader derives from BaseException, and its class can't be imported.
        if type(error).__name__ == "PanicException":
            raise FileUnreadable(path=name, why="文件已损坏") from error
        raise
