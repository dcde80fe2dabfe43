"""What 今日 asks of the station beside `services.today.today` and `month_figures.figures`."""

from __future__ import annotations

from desktop.services.activities import calendar
from desktop.services.desk import Desk


def hide_gaps(desk: Desk) -> bool:
    """Mention gaps no more."""
    return calendar.show_gaps(desk, shown=False)
