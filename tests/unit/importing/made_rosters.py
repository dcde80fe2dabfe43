"""Small rosters of every kind of file, made for one test each; all people are fictitious."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

import xlsxwriter
import xlwt

from desktop.model.id_number import check_character

TODAY = dt.date(2026, 11, 22)
Rows = Sequence[Sequence[object]]

_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body>"
    "</office:document-content>"
)
_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)


def number_of(birth: str, order: str = "123", district: str = "990101") -> str:
    """A document number with a fitting check digit; district 990101 does not exist."""
    first = f"{district}{birth.replace('-', '')}{order}"
    return first + check_character(first)


def make_xlsx(
    path: Path,
    rows: Rows | Mapping[str, Rows],
    *,
    merged: Iterable[str] = (),
    hidden_columns: Iterable[str] = (),
    hidden_rows: Iterable[int] = (),
    hidden_sheets: Iterable[str] = (),
    options: Mapping[str, object] | None = None,
) -> Path:
    """Write sheets of plain values; `merged` and hidden things concern the first sheet."""
    sheets = rows if isinstance(rows, Mapping) else {"花名册": rows}
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, **(options or {})}) as book:
        book.set_properties({"created": dt.datetime.combine(TODAY, dt.time())})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for position, (name, lines) in enumerate(sheets.items()):
            sheet = book.add_worksheet(name)
            if name in hidden_sheets:
                sheet.hide()
            for area in merged if position == 0 else ():
                sheet.merge_range(area, "")
            for columns in hidden_columns if position == 0 else ():
                sheet.set_column(columns, None, None, {"hidden": True})
            for row in hidden_rows if position == 0 else ():
                sheet.set_row(row - 1, None, None, {"hidden": True})
            for at, line in enumerate(lines):
                for column, value in enumerate(line):
                    _write(sheet, at, column, value, day)
    return path


def _write(sheet: object, row: int, column: int, value: object, day: object) -> None:
    if isinstance(value, Formula):
        sheet.write_formula(row, column, value.text, None, value.result)
    elif isinstance(value, dt.date):
        sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), day)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value)
    elif value:
        sheet.write_string(row, column, str(value))


class Formula:
    """A cell with a formula and the result the file holds for it."""

    def __init__(self, text: str, result: object = "") -> None:
        self.text = text
        self.result = result


def make_xls(path: Path, rows: Rows, merged: Iterable[tuple[int, int, int, int]] = ()) -> Path:
    """Write an old Excel file; merged areas are (top, bottom, left, right) from 0."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("花名册")
    covered = list(merged)
    for top, bottom, left, right in covered:
        sheet.merge(top, bottom, left, right)
    for at, line in enumerate(rows):
        for column, value in enumerate(line):
            if value not in ("", None):
                sheet.write(at, column, value)
    book.save(str(path))
    return path


def make_ods(path: Path, body: str | Rows) -> Path:
    """Write an ods out of rows or of ready markup."""
    if not isinstance(body, str):
        body = ods_table("花名册", body)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet"
        )
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", _ODS.format(body))
    return path


def ods_table(name: str, rows: Rows, first: str = "") -> str:
    """A table's markup, padded at the end as office programs do."""
    lines = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, line))}"
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for line in rows
    )
    padding = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    return f'<table:table table:name="{name}">{first}{lines}{padding}</table:table>'


def _ods_cell(value: object) -> str:
    if isinstance(value, OdsCell):
        return value.markup
    if isinstance(value, (int, float)):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    if not value:
        return "<table:table-cell/>"
    return (
        '<table:table-cell office:value-type="string">'
        f"<text:p>{escape(str(value))}</text:p></table:table-cell>"
    )


class OdsCell:
    """A cell given as markup."""

    def __init__(self, markup: str) -> None:
        self.markup = markup


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip file of some parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def with_part(workbook: Path, name: str, content: bytes | str) -> Path:
    """A zipped workbook with one part exchanged."""
    with zipfile.ZipFile(workbook) as archive:
        parts: dict[str, bytes | str] = {at: archive.read(at) for at in archive.namelist()}
    parts[name] = content
    workbook.write_bytes(zipped(parts))
    return workbook
