"""A year of hours as one small bar a month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from desktop.services.needs.month_figures import last_months
from desktop.ui.widgets.charts import BarChart, month_figures_of

__all__ = ["MonthBars", "last_months"]


class MonthBars(BarChart):
    """The last twelve months, the current one at the right."""

    def show_months(self, months: Sequence[tuple[str, int]], today: dt.date) -> None:
        """Show (YYYY-MM, minutes); months that lack are empty."""
        known = dict(months)
        year = [(month, known.get(month, 0)) for month in last_months(today)]
        self.show_figures(self.tr("每月时长"), month_figures_of(year, self._words))

    def _words(self, month: str, minutes: int) -> str:
        return self.tr("{0}：{1:.1f} 小时").format(month, minutes / 60)
