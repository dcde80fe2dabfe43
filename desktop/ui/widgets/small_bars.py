"""A row of small bars, one a month, for figures that stand in words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize

from desktop.ui import theme
from desktop.ui.widgets.charts import BarChart, Figure

_HIGH_PX, _WIDE_PX = 32, 96


class SmallBars(BarChart):
    """Bars on a line without labels; the last one is now and darker."""

    def show_values(self, values: Sequence[tuple[float, str]], name: str) -> None:
        """Show some values.

        Args:
            values: (value, the same in words), oldest first.
            name: what they are, for readers of the screen.
        """
        self.show_figures(name, [Figure("", value, words) for value, words in values])

    def sizeHint(self) -> QSize:
        """Small."""
        return QSize(theme.px(_WIDE_PX), theme.px(_HIGH_PX))
