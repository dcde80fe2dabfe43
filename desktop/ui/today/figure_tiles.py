"""本月: four figures with the year behind them as small bars, each a button to its list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.needs.month_figures import Figure, Figures
from desktop.ui import theme
from desktop.ui.widgets.small_bars import SmallBars
from desktop.ui.widgets.words import Button, label

#: What the places call the list behind a figure: see `show_kind` of 活动 and 花名册.
_LISTS = {
    "activities": "held",
    "minutes": "held",
    "volunteers": "took_part",
    "residents": "visited",
}


class FigureTile(Button):
    """One figure, which leads to what it counts.

    Args:
        key: as in `Figure`.
        words: what is counted.
        unit: behind the figure.
        parent: the Qt parent.
    """

    def __init__(self, key: str, words: str, unit: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._key, self._words, self._unit = key, words, unit
        theme.set_role(self, "tile")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setToolTip(self.tr("看本月的这些"))
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
        self.setAccessibleName(words)

    def show_figure(self, figure: Figure) -> None:
        """Show this month's figure and the months before it."""
        self.value.setText(self._shown(figure.now))
        told = [(float(n), f"{month}：{self._shown(n)} {self._unit}") for month, n in figure.months]
        self.bars.show_values(told, self.tr("{0}，近十二个月").format(self._words))
        now = self._shown(figure.now)
        self.setAccessibleName(self.tr("本月{0} {1} {2}").format(self._words, now, self._unit))
        self.setAccessibleDescription("；".join(words for _, words in told))

    def sizeHint(self) -> QSize:
        """What stands in it, not the words a button would have."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def _shown(self, value: int) -> str:
        if self._key != "minutes":
            return f"{value:,}"
        return f"{value / 60:,.1f}".removesuffix(".0")


class FigureTiles(QWidget):
    """Two by two.

    Args:
        parent: the Qt parent.

    Signals:
        pressed: what is listed behind a figure, and the month (YYYY-MM).
    """

    pressed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = ""
        self.tiles = {
            "activities": FigureTile("activities", self.tr("活动"), self.tr("个")),
            "minutes": FigureTile("minutes", self.tr("服务时长"), self.tr("小时")),
            "volunteers": FigureTile("volunteers", self.tr("参加的志愿者"), self.tr("人")),
            "residents": FigureTile("residents", self.tr("到场群众"), self.tr("人次")),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(8))
        for number, (key, tile) in enumerate(self.tiles.items()):
            grid.addWidget(tile, number // 2, number % 2)
            tile.clicked.connect(partial(self._on_pressed, key))

    def show_figures(self, figures: Figures) -> None:
        """Show what was counted."""
        for figure in figures.figures:
            self._month = figure.months[-1][0]
            self.tiles[figure.key].show_figure(figure)

    def _on_pressed(self, key: str, _checked: bool = False) -> None:
        if self._month:
            self.pressed.emit(_LISTS[key], self._month)
