"""Breaks paragraphs into lines as Chinese print does, and says how a full line is spread.

No closing mark begins a line and no opening mark ends one (避头尾, GB/T 15834-2011, 5.1); numbers,
Latin words, names and fixed phrases stay whole; the empty half of a full-width mark gives way at a
line's edge and before another mark (标点挤压). All measures are in em.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import inked

Measure = Callable[[str, Role], float]

CLOSING = frozenset("、。，．：；！？）〕］｝〉》」』】〗”’")
OPENING = frozenset("（〔［｛〈《「『【〖“‘")
NEVER_FIRST = CLOSING | frozenset("…—～·‧・%％‰℃°′″々,.!?:;)]}”’ー/")
NEVER_LAST = OPENING | frozenset("([{￥¥＄$№＃#±")
DOUBLED = frozenset("…—")
NAME_DOTS = frozenset("·‧・")
BLANKS = frozenset(" \u3000")

WIDE = 0.9
HALF = 0.5
LONELY = 2.1
#: By how much a column is made narrower, in em, until the last line has company: at one em the
#: lines before it may still hold all they held.
_NARROWER = (1.0, 1.5, 2.0)
TOO_LOOSE = 0.35

NUMBER = r"[0-9A-Za-z０-９]+(?:[.,:/@_+\-'’&·][0-9A-Za-z０-９]+)*"
UNIT = r"[年月日时分秒岁周天人次户名元条项页届期号度里米个]?"
ORDINAL = r"第[〇零一二三四五六七八九十百千0-9]+[条章节款项届次号]"
WORDS = re.compile(f"{ORDINAL}|{NUMBER}{UNIT}")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph in one role."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Cell:
    """One character on a line.

    Args:
        advance: its width after `before` and `after` were taken off.
        before: how much of its empty left half gives way, 0 or negative.
        after: the same of its right half.
        stretches: whether space may be added behind it when the line is spread.
    """

    char: str
    role: Role
    advance: float
    before: float = 0.0
    after: float = 0.0
    stretches: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `indent` in em; the last of a paragraph is not spread."""

    cells: tuple[Cell, ...]
    indent: float
    last: bool

    @property
    def width(self) -> float:
        """What the characters take, unspread and without the indent."""
        return sum(cell.advance for cell in self.cells)

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(cell.char for cell in self.cells)

    def spacing(self, measure: float) -> float:
        """Space to add behind each stretching character so that the line fills `measure`.

        A line that would have to be pulled apart too far stays short.
        """
        gaps = sum(cell.stretches for cell in self.cells[:-1])
        slack = measure - self.indent - self.width
        if self.last or not gaps or slack <= 0 or slack / gaps > TOO_LOOSE:
            return 0.0
        return slack / gaps


class Breaker:
    """Breaks paragraphs of one document.

    Args:
        measure: width of a character of a role, in em.
        phrases: words that must not be split: fixed phrases, names of people.
    """

    def __init__(self, measure: Measure, phrases: Iterable[str] = ()) -> None:
        self._measure = measure
        self._phrases = _alternatives(tuple(sorted(set(phrases))))

    def lines(
        self, spans: Sequence[Span], width: float, *, indent: float = 2.0, hanging: float = 0.0
    ) -> list[Line]:
        """Break one paragraph.

        Args:
            spans: its text; blanks at both ends go.
            width: of the column.
            indent: of the first line.
            hanging: of the others.

        Returns:
            At least one line; no line is wider than the column unless a single character is.
        """
        paragraph = _Paragraph(spans, self._measure, self._phrases)
        lines = paragraph.broken(width, indent, hanging)
        if len(lines) > 1 and lines[-1].width < LONELY and width > 4 * LONELY:
            for less in _NARROWER:
                tighter = paragraph.broken(width - less, indent, hanging)
                if len(tighter) == len(lines) and tighter[-1].width >= LONELY:
                    return tighter
        return lines


class _Paragraph:
    """The characters of one paragraph and where it may break, strictly and less so."""

    def __init__(self, spans: Sequence[Span], measure: Measure, phrases: re.Pattern[str]) -> None:
        pairs = [(char, span.role) for span in spans for char in inked(span.text)]
        while pairs and pairs[0][0] in BLANKS:
            pairs.pop(0)
        while pairs and pairs[-1][0] in BLANKS:
            pairs.pop()
        text = "".join(char for char, _ in pairs)
        in_word = _inside(text, (WORDS,))
        in_phrase = _inside(text, (phrases, WORDS))
        self.cells = [
            Cell(char, role, measure(char, role), stretches=index + 1 not in in_word)
            for index, (char, role) in enumerate(pairs)
        ]
        marks = _mark_places(text)
        dots = {place for place in range(1, len(text)) if text[place - 1] in NAME_DOTS}
        at_dots = (in_phrase - dots) | marks
        self._forbidden = (in_phrase | marks, at_dots, in_word | marks, marks, frozenset[int]())

    def broken(self, width: float, indent: float, hanging: float) -> list[Line]:
        lines: list[Line] = []
        start = 0
        while start < len(self.cells) or not lines:
            room = width - (hanging if lines else indent)
            end, cells = self._fill(start, room, trim_first=bool(lines))
            following = _skip_blanks(self.cells, end)
            last = following >= len(self.cells)
            lines.append(Line(tuple(cells), hanging if lines else indent, last))
            start = following
        return lines

    def _fill(self, start: int, room: float, *, trim_first: bool) -> tuple[int, list[Cell]]:
        """The farthest allowed end of a line that begins at `start`, and its cells as they print.

        What is wider than a line gives way step by step: first names may break behind a dot in
        them (阿依古丽·买买提), then phrases anywhere, then words and numbers, then, in a run of
        marks longer than a line, any place.
        """
        reach = self._reach(start, room, trim_first=trim_first)
        for forbidden in self._forbidden:
            for end in range(reach, start, -1):
                if end == len(self.cells) or end not in forbidden:
                    cells = _set_line(self.cells[start:end], trim_first=trim_first)
                    if _width(cells) <= room + 1e-9:
                        return end, cells
        end = min(start + 1, len(self.cells))
        return end, _set_line(self.cells[start:end], trim_first=trim_first)

    def _reach(self, start: int, room: float, *, trim_first: bool) -> int:
        """Past the last character that could stand on the line even with its right half off."""
        width, end = (-HALF if trim_first else 0.0), start
        previous = None
        while end < len(self.cells) and width <= room + HALF:
            cell = self.cells[end]
            width += cell.advance - (_squeeze(previous, cell) if previous is not None else 0.0)
            previous, end = cell, end + 1
        return _skip_blanks(self.cells, end)


def _set_line(cells: list[Cell], *, trim_first: bool) -> list[Cell]:
    """Take blanks off the end and the empty halves of marks off edges and pairs."""
    out = list(cells)
    while out and out[-1].char in BLANKS:
        out.pop()
    for index in range(len(out) - 1):
        left, right = out[index], out[index + 1]
        off = _squeeze(left, right)
        if off and left.char in CLOSING:
            out[index] = _trimmed(left, after=off)
        elif off:
            out[index + 1] = _trimmed(right, before=off)
    if out and trim_first and _is_wide(out[0], OPENING):
        out[0] = _trimmed(out[0], before=HALF)
    if out and _is_wide(out[-1], CLOSING) and not out[-1].after:
        out[-1] = _trimmed(out[-1], after=HALF)
    return out


def _trimmed(cell: Cell, *, before: float = 0.0, after: float = 0.0) -> Cell:
    return replace(
        cell,
        advance=cell.advance - before - after,
        before=cell.before - before,
        after=cell.after - after,
    )


def _squeeze(left: Cell, right: Cell) -> float:
    """How much two marks in a row give way: half an em where one empty half meets a mark."""
    if _is_wide(left, CLOSING) and _is_wide(right, CLOSING | OPENING):
        return HALF
    if _is_wide(left, OPENING) and _is_wide(right, OPENING):
        return HALF
    return 0.0


def _is_wide(cell: Cell, kind: frozenset[str]) -> bool:
    return cell.char in kind and cell.advance - cell.before - cell.after >= WIDE


def _mark_places(text: str) -> frozenset[int]:
    """Where a mark forbids a break; blanks hide no mark, since they vanish at a line's edge."""
    places = set()
    for place in range(1, len(text)):
        left = text[:place].rstrip(" \u3000")[-1:]
        right = text[place:].lstrip(" \u3000")[:1]
        doubled = left in DOUBLED and left == right
        if doubled or right in NEVER_FIRST or left in NEVER_LAST:
            places.add(place)
    return frozenset(places)


def _width(cells: list[Cell]) -> float:
    return sum(cell.advance for cell in cells)


def _skip_blanks(cells: list[Cell], index: int) -> int:
    while index < len(cells) and cells[index].char in BLANKS:
        index += 1
    return index


def _inside(text: str, patterns: Iterable[re.Pattern[str]]) -> frozenset[int]:
    """The positions strictly inside a match, where the text must not break."""
    return frozenset(
        place
        for pattern in patterns
        for found in pattern.finditer(text)
        for place in range(found.start() + 1, found.end())
    )


@lru_cache(maxsize=64)
def _alternatives(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted((p for p in phrases if len(p) > 1), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
