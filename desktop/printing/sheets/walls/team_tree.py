"""How the boxes of an organisation chart are arranged: blocks in rows, rows on pages.

A block is a team with all that stands below it as an indented list; a list that is too long goes
on in columns beside it, and what is too much for a page in blocks of the same name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from desktop import errors
from desktop.printing.furniture.cell import Setter, Words
from desktop.printing.furniture.even_lines import even_lines
from desktop.printing.sheets.walls.organisation import Unit

AGAIN = "（续）"
# All in em of the type.
_NARROWEST, _WIDEST = 9.4, 15.0
_PAD_ACROSS, _PAD_DOWN = 0.6, 0.42
_INDENT = 1.3
#: What is left of a box however deep it stands.
_LEAST_BOX = 6.0
GAP_ACROSS = 1.0
GAP_DOWN = 0.7
#: From a row's heads up to the row above, with the line between them.
ROW_GAP = 1.6
#: At the left of a page with several rows, where the line runs down that joins them.
GUTTER = 1.4
#: Lists as high as a page, half of it, …: several rows on a page may take fewer pages.
_ROWS_TRIED = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class TeamBox:
    """A box that says a team's name and who leads it.

    Args:
        name: its lines.
        leader: its lines; none where nobody is named.
        width: of the box, in points.
        height: of the box.
        indent: of the box from its block's column.
        depth: 0 for the head of a block.
        again: what stands above it once more where a column begins with it.
    """

    name: Words
    leader: Words
    width: float
    height: float
    indent: float = 0.0
    depth: int = 0
    again: tuple[TeamBox, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A team with what stands below it.

    Args:
        head: the team itself.
        columns: what is below, column by column.
        width: of all of it, in points.
        height: of all of it.
        column: width of one column.
    """

    head: TeamBox
    columns: tuple[tuple[TeamBox, ...], ...]
    width: float
    height: float
    column: float


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks beside each other.

    Args:
        blocks: from left to right.
        width: of all, in points.
        height: of the highest.
    """

    blocks: tuple[Block, ...]
    width: float
    height: float


Pages = tuple[tuple[Row, ...], ...]


@dataclass(frozen=True, slots=True)
class Faces:
    """What the boxes' two texts are set with; both of one size."""

    name: Setter
    leader: Setter
    _known: dict[tuple[str, float], tuple[Words, Words]] = field(default_factory=dict)

    @property
    def size(self) -> float:
        """Of the type, in points."""
        return self.name.size

    def lines(self, unit: Unit, room: float) -> tuple[Words, Words]:
        """A team's name and its leader in lines no wider than `room` points."""
        key = (f"{unit.name}\n{unit.leader}", room)
        if key not in self._known:
            self._known[key] = (
                even_lines(self.name, unit.name, room),
                even_lines(self.leader, unit.leader, room),
            )
        return self._known[key]


def team_box(
    unit: Unit, faces: Faces, width: float, indent: float = 0.0, depth: int = 0
) -> TeamBox:
    """The box of a team, as high as its lines need."""
    size = faces.size
    name, leader = faces.lines(unit, width - 2 * _PAD_ACROSS * size)
    lines = faces.name.height(len(name)) + faces.leader.height(len(leader))
    return TeamBox(name, leader, width, lines + 2 * _PAD_DOWN * size, indent, depth)


def arranged(units: Sequence[Unit], faces: Faces, width: float, heights: Sequence[float]) -> Pages:
    """Put teams onto pages.

    Args:
        units: the heads of the blocks, in order.
        faces: of the boxes.
        width: of the text area, in points.
        heights: of the text area of the first page and of all others.

    Returns:
        At least one row on each page.

    Raises:
        errors.DoesNotFit: a single team is too large for a page.
    """
    tried: list[Pages] = []
    for rows in _ROWS_TRIED:
        try:
            tried.append(_arranged(units, faces, width, heights, rows))
        except errors.DoesNotFit:
            if not tried:
                raise
    return min(tried, key=len)


def _arranged(
    units: Sequence[Unit], faces: Faces, width: float, heights: Sequence[float], rows: int
) -> Pages:
    size = faces.size
    room, most = min(heights) / rows - ROW_GAP * size, _columns(width, size)
    if not most:
        raise errors.DoesNotFit(what=units[0].name)
    narrow = list(_blocks(units, faces, _share(width, most, size), room, most))
    across = _across(narrow, most)
    # Boxes get all the width there is; that makes no list longer.
    wide = list(_blocks(units, faces, _share(width, across, size), room, across))
    return _on_pages(list(_rows(wide, across, size)), heights, size)


def _columns(width: float, size: float) -> int:
    room = width - 2 * GUTTER * size + GAP_ACROSS * size
    return int(room / ((_NARROWEST + GAP_ACROSS) * size))


def _share(width: float, count: int, size: float) -> float:
    """The width of a column, of so many on a page; with room for the gutters."""
    room = width - 2 * GUTTER * size - (count - 1) * GAP_ACROSS * size
    return min(room / count, _WIDEST * size)


def _blocks(
    units: Sequence[Unit], faces: Faces, column: float, room: float, most: int
) -> Iterator[Block]:
    size = faces.size
    heads = [(team_box(u, faces, column), team_box(_again(u), faces, column)) for u in units]
    left = room - max(box.height for pair in heads for box in pair)
    for unit, (head, again) in zip(units, heads, strict=True):
        listed = list(_listed(unit.below, faces, column, _depth(unit)))
        if left < 0 or any(box.height + GAP_DOWN * size > left for box in listed):
            raise errors.DoesNotFit(what=unit.name)
        columns = _in_columns(listed, left, size)
        for start in range(0, max(len(columns), 1), most):
            part = tuple(columns[start : start + most])
            yield _block(again if start else head, part, column, size)


def _again(unit: Unit) -> Unit:
    return replace(unit, name=f"{unit.name}{AGAIN}")


def _block(
    head: TeamBox, columns: tuple[tuple[TeamBox, ...], ...], column: float, size: float
) -> Block:
    count = max(len(columns), 1)
    below = max((_height(boxes, size) for boxes in columns), default=0.0)
    width = count * column + (count - 1) * GAP_ACROSS * size
    return Block(head, columns, width, head.height + below, column)


def _height(boxes: Sequence[TeamBox], size: float) -> float:
    return sum(box.height + GAP_DOWN * size for box in boxes)


def _depth(unit: Unit) -> int:
    """How many levels stand below a team."""
    return 1 + max((_depth(one) for one in unit.below), default=-1)


def _listed(
    units: Sequence[Unit],
    faces: Faces,
    column: float,
    deepest: int,
    above: tuple[TeamBox, ...] = (),
) -> Iterator[TeamBox]:
    """All below a team, each before those below it; `above` is what stands above them here."""
    step = min(_INDENT * faces.size, (column - _LEAST_BOX * faces.size) / max(deepest, 1))
    depth = len(above) + 1
    for unit in units:
        box = team_box(unit, faces, column - depth * step, depth * step, depth)
        yield replace(box, again=above)
        if unit.below:
            again = team_box(_again(unit), faces, box.width, box.indent, depth)
            yield from _listed(unit.below, faces, column, deepest, (*above, again))


def _in_columns(boxes: Sequence[TeamBox], room: float, size: float) -> list[tuple[TeamBox, ...]]:
    """Cut a list into columns of about the same height, none higher than `room`."""
    if not boxes:
        return []
    fewest = _cut(boxes, room, size)
    least, most = max(box.height for box in boxes), room
    while most - least > size / 2:
        middle = (least + most) / 2
        if len(_cut(boxes, middle, size)) > len(fewest):
            least = middle
        else:
            most = middle
    return _cut(boxes, most, size)


def _cut(boxes: Sequence[TeamBox], room: float, size: float) -> list[tuple[TeamBox, ...]]:
    columns: list[list[TeamBox]] = [[]]
    left = room
    for place, box in enumerate(boxes):
        height = box.height + GAP_DOWN * size
        wanted = height
        if box.depth == 1:
            # A team stays with those below it if they fit into a column of their own.
            wanted = _family(boxes, place, size)
            wanted = wanted if wanted <= room else height
        if columns[-1] and wanted > left + 1e-6:
            above = box.again if _height(box.again, size) + height <= room else ()
            columns.append(list(above))
            left = room - _height(above, size)
        columns[-1].append(box)
        left -= height
    return [tuple(column) for column in columns]


def _family(boxes: Sequence[TeamBox], place: int, size: float) -> float:
    end = place + 1
    while end < len(boxes) and boxes[end].depth > 1:
        end += 1
    return _height(boxes[place:end], size)


def _span(block: Block) -> int:
    return max(len(block.columns), 1)


def _across(blocks: Sequence[Block], most: int) -> int:
    """How many columns stand beside each other so that rows are few and about equal."""
    fewest, widest = len(_fill(blocks, most)), max(map(_span, blocks))
    return next(n for n in range(widest, most + 1) if len(_fill(blocks, n)) <= fewest)


def _rows(blocks: Sequence[Block], across: int, size: float) -> Iterator[Row]:
    for part in map(_level, _fill(blocks, across)):
        width = sum(block.width for block in part) + (len(part) - 1) * GAP_ACROSS * size
        yield Row(tuple(part), width, max(block.height for block in part))


def _level(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks with heads of one height."""
    tallest = max(block.head.height for block in blocks)
    return [
        replace(
            block,
            head=replace(block.head, height=tallest),
            height=block.height - block.head.height + tallest,
        )
        for block in blocks
    ]


def _fill(blocks: Sequence[Block], across: int) -> list[list[Block]]:
    rows: list[list[Block]] = [[]]
    left = across
    for block in blocks:
        if rows[-1] and _span(block) > left:
            rows.append([])
            left = across
        rows[-1].append(block)
        left -= _span(block)
    return rows


def _on_pages(rows: Sequence[Row], heights: Sequence[float], size: float) -> Pages:
    pages: list[list[Row]] = [[]]
    left = heights[0]
    for row in rows:
        needed = row.height + ROW_GAP * size
        if pages[-1] and needed > left + 1e-6:
            pages.append([])
            left = heights[-1]
        pages[-1].append(row)
        left -= needed
    return tuple(tuple(page) for page in pages)
