"""The grid of a notice: 22 lines of 28 characters on A4, by GB/T 9704-2012.

5.2.1 gives the margins and the text area, 5.2.2 the type, 5.2.3 lines and characters, 7.5 the page
number. Where its clauses give a range, the middle is taken.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.printing.document import Document
from desktop.printing.ink import A4, MM, Ink
from desktop.printing.typography.faces import Role
from desktop.printing.typography.lines import CLOSING, HALF, TOO_LOOSE, Cell, Line

ROWS, COLUMNS = 22, 28
TOP_MM, LEFT_MM = 37.0, 28.0
AREA_WIDTH_MM, AREA_HEIGHT_MM = 156.0, 225.0
#: From the lower edge of the text area down to the dashes of the page number.
NUMBER_DOWN_MM = 7.0

#: From one character to the next and from one line to the next, in points. A line by 3.2 is a
#: character and seven eighths of one: 22 characters with 21 such gaps fill 225 mm, which puts lines
#: 10.45 mm apart. The templates of offices divide 225 by 22 (10.23 mm, 29 pt), and so does this.
PITCH = AREA_WIDTH_MM / COLUMNS * MM
STEP = AREA_HEIGHT_MM / ROWS * MM
#: 3号, 2号 and 4号 in points.
BODY, TITLE, NUMBER = 16.0, 22.0, 14.0

LEFT, RIGHT = LEFT_MM * MM, (LEFT_MM + AREA_WIDTH_MM) * MM
TOP = A4.size[1] - TOP_MM * MM
BOTTOM = TOP - AREA_HEIGHT_MM * MM
#: All of it is plain black (5.2.4); a laser printer would screen anything paler.
BLACK = Ink(0.0, 0.0, 0.0)

#: How far the square of a Chinese character reaches above the baseline, and where a dash of one em
#: (一字线) runs, in em: alike in the faces of Windows and in those that ship.
_RISE, _DASH = 0.88, 0.38


def baseline(row: int, size: float) -> float:
    """The baseline of a row counted from 0, so that its characters begin at the row's upper edge.

    Args:
        row: 0 to 21.
        size: of the type, in points.
    """
    return TOP - row * STEP - _RISE * size


def set_line(document: Document, row: int, line: Line, left: float = 0.0) -> None:
    """Set a line of 3号 type on the grid: each Chinese character takes one place of it.

    Args:
        document: where it goes.
        row: 0 to 21.
        line: as broken to a measure of 28 less `left`, or short of it.
        left: where its column begins, in characters.
    """
    x, y = LEFT + (left + line.indent) * PITCH, baseline(row, BODY)
    extra = _spread(line, COLUMNS - left) * PITCH
    for stretch in _stretches(line.cells):
        text = "".join(cell.char for cell in stretch)
        natural = document.width(text, stretch[0].role, BODY)
        taken = natural * PITCH / BODY + extra * (len(text) if stretch[0].stretches else 0)
        at = (x + stretch[0].before * PITCH, y)
        spacing = (taken - natural) / len(text) / BODY
        document.text(at, text, stretch[0].role, BODY, spacing=spacing)
        x += sum(cell.advance for cell in stretch) * PITCH
        x += extra * sum(cell.stretches for cell in stretch)


def _spread(line: Line, measure: float) -> float:
    """Space to add behind each character, in em; a mark that ends a line keeps its whole place."""
    cells = line.cells
    gaps = sum(cell.stretches for cell in cells[:-1])
    kept = HALF if cells and cells[-1].after and cells[-1].char in CLOSING else 0.0
    slack = measure - line.indent - line.width - kept
    if line.last or not gaps or slack <= 0 or slack / gaps > TOO_LOOSE:
        return 0.0
    return slack / gaps


def _stretches(cells: tuple[Cell, ...]) -> list[list[Cell]]:
    """Cells that can be written in one go: of one role and kind, none trimmed but alone."""
    found: list[list[Cell]] = []
    for cell in cells:
        last = found[-1][-1] if found else None
        if last is not None and _alike(last, cell):
            found[-1].append(cell)
        else:
            found.append([cell])
    return found


def _alike(one: Cell, other: Cell) -> bool:
    trimmed = one.before or one.after or other.before or other.after
    same = replace(one, char="", advance=1.0) == replace(other, char="", advance=1.0)
    return not trimmed and same


def set_page_number(document: Document, page: int) -> None:
    """The page number between two dashes, outside below the text area (7.5).

    Args:
        document: where it goes.
        page: counted from 1; odd ones stand right, even ones left, one character from the edge.
    """
    text = f"— {page} —"
    y = BOTTOM - NUMBER_DOWN_MM * MM - _DASH * NUMBER
    width = document.width(text, Role.SONG, NUMBER)
    x = RIGHT - PITCH - width if page % 2 else LEFT + PITCH
    document.ink(BLACK)
    document.text((x, y), text, Role.SONG, NUMBER)
