"""The documents of this room."""

from __future__ import annotations

from desktop.printing.outputs import OUTPUTS
from desktop.printing.sheets.walls.rules import RulesSheet
from desktop.printing.sheets.walls.wall_sheet import render_wall_sheet
from desktop.printing.template import Template

TEMPLATES = (
    Template(
        "recruitment-rules",
        "志愿者招募管理制度",
        tuple(OUTPUTS),
        RulesSheet,
        render_wall_sheet,
        ("paper",),
    ),
)
