"""本月: four figures, each with the year behind it as small bars."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.month_figures import Figure, Figures
from desktop.ui import theme
from desktop.ui.widgets.small_bars import SmallBars
from desktop.ui.widgets.words import label

#: Where a figure leads.
_PLACES = {"volunteers": "roster"}


class FigureTile(QFrame):
    """One figure.

    Args:
        key: as in `Figure`.
        words: what is counted.
        unit: behind the figure.
        parent: the Qt parent.

    Signals:
        pressed: the key of the place it leads to.
    """

    pressed = Signal(str)

    def __init__(self, key: str, words: str, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._words, self._unit = key, words, unit
        theme.set_role(self, "tile")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.value = label("–", "figure")
        self.bars = SmallBars()
        head = QHBoxLayout()
        head.setSpacing(theme.px(4))
        head.addWidget(self.value, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(label(unit, "quiet"), 0, Qt.AlignmentFlag.AlignBaseline)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(8)] * 4)
        column.setSpacing(theme.px(4))
        column.addWidget(label(words, "quiet"))
        column.addLayout(head)
        column.addWidget(self.bars)

    def show_figure(self, figure: Figure) -> None:
        """Show this month's figure and the months before it."""
        self.value.setText(self._shown(figure.now))
        told = [(float(n), f"{month}：{self._shown(n)} {self._unit}") for month, n in figure.months]
        self.bars.show_values(told, self.tr("{0}，近十二个月").format(self._words))
        now = self._shown(figure.now)
        self.setAccessibleName(self.tr("本月{0} {1} {2}").format(self._words, now, self._unit))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click leads to what is counted."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._on_pressed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So do Enter and the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_pressed()
        else:
            super().keyPressEvent(event)

    def _on_pressed(self) -> None:
        self.pressed.emit(_PLACES.get(self._key, "activities"))

    def _shown(self, value: int) -> str:
        if self._key != "minutes":
            return f"{value:,}"
        return f"{value / 60:,.1f}".removesuffix(".0")


class FigureTiles(QWidget):
    """Two by two.

    Args:
        parent: the Qt parent.

    Signals:
        pressed: the key of the place a figure leads to.
    """

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = {
            "activities": FigureTile("activities", self.tr("活动"), self.tr("个")),
            "minutes": FigureTile("minutes", self.tr("服务时长"), self.tr("小时")),
            "volunteers": FigureTile("volunteers", self.tr("参加的志愿者"), self.tr("人")),
            "residents": FigureTile("residents", self.tr("到场群众"), self.tr("人次")),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(8))
        for number, tile in enumerate(self.tiles.values()):
            grid.addWidget(tile, number // 2, number % 2)
            tile.pressed.connect(self._on_pressed)

    def show_figures(self, figures: Figures) -> None:
        """Show what was counted."""
        for figure in figures.figures:
            self.tiles[figure.key].show_figure(figure)

    @Slot(str)
    def _on_pressed(self, place: str) -> None:
        self.pressed.emit(place)
