"""Small calm charts: bars of months, a line, shares; told in words to who can't see them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.ui import theme

_WIDE_PX, _HIGH_PX, _FOOT_PX, _WORDS_PX = 240, 72, 18, 11
_BAR_PX, _DOT_PX, _LINE_PX, _AIR_PX, _ROUND_PX = 18, 4, 2, 4, 2
_ROW_PX, _ROW_WORDS_PX, _THICK_PX, _GAP_PX = 28, 13, 10, 12
#: Of the width, what the words of a row take at most.
_WORDS_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of a chart.

    Args:
        label: a word or two that stand beside it; empty for none.
        value: nothing or more.
        words: the whole of it, for the tip and for who listens.
    """

    label: str
    value: float
    words: str


def month_figures_of(
    months: Sequence[tuple[str, int]], words: Callable[[str, int], str]
) -> list[Figure]:
    """Figures of months.

    Args:
        months: (YYYY-MM, value), oldest first.
        words: says one of them in full.
    """
    return [Figure(str(int(month[5:])), value, words(month, value)) for month, value in months]


class Chart(QWidget):
    """What all charts share.

    Args:
        parent: the Qt parent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: tuple[Figure, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, name: str, figures: Sequence[Figure]) -> None:
        """Show these.

        Args:
            name: what they are of, for who listens.
            figures: in order; where they are months the last one runs.
        """
        self._figures = tuple(figures)
        self.setAccessibleName(name)
        self.setAccessibleDescription("；".join(figure.words for figure in self._figures))
        self.updateGeometry()
        self.update()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What is shown."""
        return self._figures

    def sizeHint(self) -> QSize:
        """As low as it can be read."""
        return QSize(theme.px(_WIDE_PX), theme.px(_HIGH_PX))

    def minimumSizeHint(self) -> QSize:
        """Half as wide."""
        return QSize(theme.px(_WIDE_PX) // 2, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """The figure under the mouse in full."""
        if isinstance(event, QHelpEvent):
            place = self.place_at(event.pos())
            words = self._figures[place].words if place is not None else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def place_at(self, at: QPoint) -> int | None:
        """Number of the figure at a point, or None."""
        if not self._figures or not 0 <= at.x() < self.width():
            return None
        return at.x() * len(self._figures) // max(self.width(), 1)

    def _part(self, figure: Figure) -> float:
        highest = max((one.value for one in self._figures), default=0)
        return figure.value / highest if highest > 0 else 0.0

    def _last(self, number: int) -> bool:
        return number == len(self._figures) - 1

    def _painter(self, size: int) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(theme.px(size))
        painter.setFont(font)
        return painter


class _OfMonths(Chart):
    """Figures side by side above a line, their labels below it."""

    @property
    def _labelled(self) -> bool:
        return any(figure.label for figure in self._figures)

    @property
    def _floor(self) -> float:
        return self.height() - (theme.px(_FOOT_PX) if self._labelled else 1)

    def _slot(self, number: int) -> QRectF:
        wide = self.width() / max(len(self._figures), 1)
        return QRectF(number * wide, 0, wide, self._floor)

    def _foot(self, painter: QPainter) -> None:
        painter.fillRect(QRectF(0, self._floor, self.width(), 1), theme.colour("line"))
        if not self._labelled:
            return
        for number, figure in enumerate(self._figures):
            slot = self._slot(number)
            below = QRectF(slot.left(), self._floor, slot.width(), theme.px(_FOOT_PX))
            painter.setPen(theme.colour("text" if self._last(number) else "quiet"))
            painter.setFont(_bold(painter.font(), bold=self._last(number)))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), figure.label)


class BarChart(_OfMonths):
    """A bar for each figure; the last one, which runs, is full in colour."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bars on a line."""
        painter = self._painter(_WORDS_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, figure in enumerate(self._figures):
            painter.setBrush(theme.colour("note" if self._last(number) else "figure"))
            self._bar(painter, self._slot(number), self._part(figure))
        self._foot(painter)
        painter.end()

    def _bar(self, painter: QPainter, slot: QRectF, part: float) -> None:
        if part <= 0:
            return
        wide = min(slot.width() * 0.6, theme.px(_BAR_PX))
        high = max(part * (self._floor - theme.px(_AIR_PX)), theme.px(_LINE_PX))
        bar = QRectF(slot.center().x() - wide / 2, self._floor - high, wide, high)
        painter.drawRoundedRect(bar, theme.px(_ROUND_PX), theme.px(_ROUND_PX))


class LineChart(_OfMonths):
    """A line through the figures, a dot on the last."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground below it is tinted."""
        painter = self._painter(_WORDS_PX)
        points = [self._point(number) for number in range(len(self._figures))]
        if points:
            self._below(painter, points)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(_pen(theme.colour("figure")))
            painter.drawPolyline(QPolygonF(points))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("note"))
            painter.drawEllipse(points[-1], theme.px(_DOT_PX), theme.px(_DOT_PX))
        self._foot(painter)
        painter.end()

    def _point(self, number: int) -> QPointF:
        room = self._floor - 2 * theme.px(_AIR_PX)
        high = self._part(self._figures[number]) * room
        return QPointF(self._slot(number).center().x(), self._floor - theme.px(_AIR_PX) - high)

    def _below(self, painter: QPainter, points: Sequence[QPointF]) -> None:
        ends = QPointF(points[-1].x(), self._floor), QPointF(points[0].x(), self._floor)
        tint = QColor(theme.colour("figure"))
        tint.setAlphaF(0.14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawPolygon(QPolygonF([*points, *ends]))


class ShareBars(Chart):
    """A row for each figure: its word, a bar by its share of the highest, the figure itself.

    Words of more than one part, divided by ``：``, show the part behind it as the figure.
    """

    def sizeHint(self) -> QSize:
        """A line for each."""
        rows = max(len(self._figures), 1)
        return QSize(theme.px(_WIDE_PX), theme.px(_ROW_PX) * rows)

    def place_at(self, at: QPoint) -> int | None:
        """The row at a point."""
        place = at.y() // max(theme.px(_ROW_PX), 1)
        return place if 0 <= place < len(self._figures) else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Row by row."""
        painter = self._painter(_ROW_WORDS_PX)
        for number, figure in enumerate(self._figures):
            self._row(painter, number * theme.px(_ROW_PX), figure)
        painter.end()

    def _row(self, painter: QPainter, top: int, figure: Figure) -> None:
        high, gap = theme.px(_ROW_PX), theme.px(_GAP_PX)
        words, count = self._columns(painter)
        metrics = painter.fontMetrics()
        middle = Qt.AlignmentFlag.AlignVCenter
        shown = metrics.elidedText(figure.label, Qt.TextElideMode.ElideRight, int(words - gap))
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(0, top, words - gap, high), int(middle), shown)
        told = metrics.elidedText(_figure_of(figure), Qt.TextElideMode.ElideRight, int(count))
        place = QRectF(self.width() - count, top, count, high)
        painter.setPen(theme.colour("quiet"))
        painter.drawText(place, int(middle | Qt.AlignmentFlag.AlignRight), told)
        self._bar(painter, QRectF(words, top, self.width() - words - count - gap, high), figure)

    def _columns(self, painter: QPainter) -> tuple[float, float]:
        """Width of the words with the gap behind them, and of the figures."""
        wide = painter.fontMetrics().horizontalAdvance
        words = max(wide(figure.label) for figure in self._figures) + theme.px(_GAP_PX)
        count = max(wide(_figure_of(figure)) for figure in self._figures)
        return min(words, self.width() * _WORDS_SHARE), count

    def _bar(self, painter: QPainter, room: QRectF, figure: Figure) -> None:
        thick, round_ = theme.px(_THICK_PX), theme.px(_ROUND_PX)
        whole = QRectF(room.left(), room.center().y() - thick / 2, max(room.width(), 0), thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("over"))
        painter.drawRoundedRect(whole, round_, round_)
        part = QRectF(whole)
        part.setWidth(whole.width() * self._part(figure))
        painter.setBrush(theme.colour("figure"))
        painter.drawRoundedRect(part, round_, round_)


def _figure_of(figure: Figure) -> str:
    _, colon, rest = figure.words.partition("：")
    return rest if colon else f"{figure.value:g}"


def _bold(font: QFont, *, bold: bool) -> QFont:
    font.setBold(bold)
    return font


def _pen(colour: QColor) -> QPen:
    pen = QPen(colour, theme.px(_LINE_PX))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
