"""Charts: told in words, tipped under the mouse, painted in every scheme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from desktop.ui import theme
from desktop.ui.widgets.charts import (
    BarChart,
    Figure,
    LineChart,
    ShareBars,
    month_figures_of,
)

MONTHS = [(f"2026-{month:02d}", month) for month in range(1, 13)]


def figures():
    return month_figures_of(MONTHS, lambda month, value: f"{month}：{value} 个")


@pytest.mark.parametrize("make", [BarChart, LineChart, ShareBars])
def test_who_can_not_see_it_hears_every_figure(make, shown):
    chart = shown(make())
    chart.show_figures("每月活动", figures())
    assert chart.accessibleName() == "每月活动"
    assert chart.accessibleDescription().startswith("2026-01：1 个；2026-02：2 个")


def test_months_are_called_by_their_number():
    assert [figure.label for figure in figures()][:3] == ["1", "2", "3"]


@pytest.mark.parametrize("make", [BarChart, LineChart])
def test_the_figure_under_the_mouse_is_told(make, shown):
    chart = shown(make())
    chart.resize(240, 72)
    chart.show_figures("每月活动", figures())
    assert chart.place_at(QPoint(239, 10)) == 11
    assert chart.place_at(QPoint(0, 10)) == 0
    assert chart.place_at(QPoint(240, 10)) is None


def test_rows_are_found_by_height_and_make_the_chart_higher(shown):
    chart = shown(ShareBars())
    chart.show_figures("队伍", [Figure("甲", 3, "甲：3 h"), Figure("乙", 1, "乙：1 h")])
    assert chart.place_at(QPoint(5, theme.px(28) + 1)) == 1
    assert chart.place_at(QPoint(5, theme.px(28) * 2)) is None
    assert chart.sizeHint().height() == theme.px(28) * 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_bear_the_colours_of_the_scheme(scheme, dressed, shown):
    theme.apply(dressed, scheme_name=scheme)
    try:
        chart = shown(BarChart())
        chart.resize(240, 72)
        chart.show_figures("每月活动", figures())
        picture = chart.grab().toImage()
        last = picture.pixelColor(int(240 * 11.5 / 12), 50)
        before = picture.pixelColor(int(240 * 10.5 / 12), 50)
        assert last == QColor(theme.colour("note"))
        assert before == QColor(theme.colour("figure"))
    finally:
        theme.apply(dressed)


@pytest.mark.parametrize("make", [BarChart, LineChart, ShareBars])
def test_nothing_and_zeros_are_drawn_calmly(make, shown):
    chart = shown(make())
    chart.grab()
    chart.show_figures("空", [])
    chart.grab()
    chart.show_figures("零", [Figure("1", 0, "1：0 个")] * 12)
    chart.grab()
    assert len(chart.figures) == 12
