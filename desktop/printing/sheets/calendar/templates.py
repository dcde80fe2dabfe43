"""The documents of this room."""

from __future__ import annotations

from desktop.printing.outputs import OUTPUTS
from desktop.printing.sheets.calendar.duty_sheet import DutySheet, render_duty_sheet
from desktop.printing.sheets.calendar.month_plan import MonthPlan
from desktop.printing.sheets.calendar.month_sheet import render_month_plan
from desktop.printing.sheets.calendar.year_plan import YearPlan, render_year_plan
from desktop.printing.template import Template

_PAPER = ("paper",)
_SIZES = tuple(OUTPUTS)

TEMPLATES = (
    Template("month-plan", "月活动预告", _SIZES, MonthPlan, render_month_plan, _PAPER),
    Template("year-plan", "年度安排表", _SIZES, YearPlan, render_year_plan, _PAPER),
    Template("duty-sheet", "值班表", _SIZES, DutySheet, render_duty_sheet, _PAPER),
)
