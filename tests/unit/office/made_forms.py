"""Forms as a town would send them, made by the libraries that read them or by hand."""

import io
import zipfile

import docx
import openpyxl
from openpyxl.styles import Border, Side

PLAIN = dict.fromkeys(("left", "right", "top", "bottom"), Side(style="thin"))


def word_form(path, *paragraphs, rows=(), head="", foot=""):
    """A .docx of these paragraphs and one table."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.sections[0].header.paragraphs[0].text = head
    document.sections[0].footer.paragraphs[0].text = foot
    document.save(path)
    return path


def sheet_form(path, cells, *, ruled="", merged="", widths=()):
    """A .xlsx of cells by their place; `ruled` is an area with lines around every cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "登记表"
    for place, value in cells.items():
        sheet[place] = value
    for row in sheet[ruled] if ruled else ():
        for cell in row:
            cell.border = Border(**PLAIN)
    if merged:
        sheet.merge_cells(merged)
    for column, width in widths:
        sheet.column_dimensions[column].width = width
    book.save(path)
    return path


def changed(path, part, change, *, add=()):
    """The same file with one part's bytes changed, and others added."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    parts.update(add)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    path.write_bytes(buffer.getvalue())
    return path


def word_lines(content):
    """What a .docx says: paragraphs, then the rows of its tables."""
    document = docx.Document(io.BytesIO(content))
    lines = [paragraph.text for paragraph in document.paragraphs]
    rows = [[cell.text for cell in row.cells] for t in document.tables for row in t.rows]
    return lines, rows


def sheet_of(content):
    """The first sheet of a .xlsx."""
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
