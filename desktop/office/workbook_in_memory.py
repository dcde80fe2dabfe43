"""A workbook of openpyxl as bytes, without the throwaway files it makes of every sheet.

openpyxl writes each sheet, names and ID numbers in the clear, into the system's folder for
throwaway files before it packs it; a program that is killed leaves it there.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter


class _InMemory(ExcelWriter):  # type: ignore[misc]  # openpyxl has no types
    """Packs each sheet right from memory; all else is openpyxl's own."""

    def write_worksheet(self, ws: Worksheet) -> None:
        """What `ExcelWriter` does for a workbook that was read, but for the file."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts = ws._charts
        ws._drawing.images = ws._images
        sheet = io.BytesIO()
        writer = WorksheetWriter(ws, sheet)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], sheet.getvalue())
        self.manifest.append(ws)


def packed(book: Workbook) -> bytes:
    """A workbook as a file's content.

    Args:
        book: read or made in memory; no write-only one.
    """
    buffer = io.BytesIO()
    now = dt.datetime.now(dt.UTC)
    book.properties.modified = now.replace(tzinfo=None)  # as openpyxl's own `save` has it
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        _InMemory(book, archive).save()
    return buffer.getvalue()
