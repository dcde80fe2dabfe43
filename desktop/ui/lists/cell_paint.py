"""A page of a list as it is painted: words cut to their cells, a line below each row, signs.

A page has a hundred cells. Qt's own way through its style sheet takes 50 µs for each, and still 30
where a delegate paints the words by hand; what it would paint is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap

from desktop.ui import theme
from desktop.ui.models.id_list import SIGN_PX, Cell
from desktop.ui.theme.colours import Scheme

#: What the style sheet leaves free at the ends of a cell, with Qt's own margin of words.
_EDGE_PX, _SIGN_EDGE_PX = 11, 8
_SIGN = "flag"
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_LEFT = _MIDDLE | int(Qt.AlignmentFlag.AlignLeft)
_RIGHT = _MIDDLE | int(Qt.AlignmentFlag.AlignRight)
#: Words whose cut form is remembered; some pages of them.
_KEPT = 4_000


class Span(NamedTuple):
    """The room of a column, in px of what is painted on.

    Attributes:
        section: its number in the model.
        left: where it begins.
        wide: how far it goes.
    """

    section: int
    left: int
    wide: int


class Line(NamedTuple):
    """A row as it is to be painted.

    Attributes:
        top: where it begins, in px.
        high: how far it goes.
        cells: what they show, from left to right; None while they are on their way.
        chosen: which of them are selected.
    """

    top: int
    high: int
    cells: Sequence[Cell] | None
    chosen: Sequence[bool]


@dataclass(frozen=True, slots=True)
class _Look:
    """What belongs to a scheme and a size of text."""

    scheme: Scheme
    scale: int
    line: QColor
    selected: QColor
    text: QColor
    edge: int
    sign_edge: int
    sign: QPixmap
    sign_side: int


class PagePainter:
    """Paints rows of cells; remembers what does not change between them."""

    def __init__(self) -> None:
        self._look: _Look | None = None
        self._tones: dict[str, QColor] = {}
        self._cut: dict[tuple[str, int], str] = {}
        self._font: QFont | None = None
        self._metrics = QFontMetrics(QFont())

    def paint(
        self, painter: QPainter, font: QFont, spans: Sequence[Span], lines: Iterable[Line]
    ) -> None:
        """Some rows.

        Args:
            painter: of the table.
            font: of its words.
            spans: the columns in sight, from left to right.
            lines: the rows; each with a cell for each of them.
        """
        look = self._current()
        painter.setFont(font)
        if font != self._font:
            self._font, self._metrics = QFont(font), QFontMetrics(font)
            self._cut.clear()
        start = spans[0].left
        wide = spans[-1].left + spans[-1].wide - start
        for line in lines:
            self._ground(painter, look, spans, line)
            painter.fillRect(start, line.top + line.high - 1, wide, 1, look.line)
            for span, cell, on in zip(spans, line.cells or (), line.chosen, strict=False):
                if cell.words or cell.marked:
                    self._words(painter, look, span, line, cell, on=on)

    @staticmethod
    def _ground(painter: QPainter, look: _Look, spans: Sequence[Span], line: Line) -> None:
        for span, on in zip(spans, line.chosen, strict=True):
            if on:
                painter.fillRect(span.left, line.top, span.wide, line.high, look.selected)

    def _words(
        self, painter: QPainter, look: _Look, span: Span, line: Line, cell: Cell, *, on: bool
    ) -> None:
        wide = span.wide - 2 * look.edge
        if cell.marked:
            at = span.left + span.wide - look.sign_edge - look.sign_side
            painter.drawPixmap(at, line.top + (line.high - look.sign_side) // 2, look.sign)
            wide -= look.sign_side + look.sign_edge
        painter.setPen(look.text if on or not cell.tone else self._tone(cell.tone))
        flags = _RIGHT if cell.figures else _LEFT
        words = self._fitting(cell.words, wide)
        painter.drawText(span.left + look.edge, line.top, wide, line.high - 1, flags, words)

    def _fitting(self, words: str, wide: int) -> str:
        cut = self._cut.get((words, wide))
        if cut is None:
            if len(self._cut) >= _KEPT:
                self._cut.clear()
            cut = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(wide, 0))
            self._cut[(words, wide)] = cut
        return cut

    def _tone(self, role: str) -> QColor:
        found = self._tones.get(role)
        if found is None:
            found = self._tones[role] = theme.colour(role)
        return found

    def _current(self) -> _Look:
        scheme, scale, look = theme.scheme(), theme.px(1_000), self._look
        if look is None or look.scheme is not scheme or look.scale != scale:
            self._tones.clear()
            look = self._look = _Look(
                scheme,
                scale,
                theme.colour("line"),
                theme.colour("selected"),
                theme.colour("text"),
                theme.px(_EDGE_PX),
                theme.px(_SIGN_EDGE_PX),
                theme.picture(_SIGN, "warn", SIGN_PX),
                theme.px(SIGN_PX),
            )
        return look
