"""The documents of this room."""

from __future__ import annotations

from desktop.printing.outputs import OUTPUTS
from desktop.printing.sheets.walls.councils import CouncilsSheet, render_councils
from desktop.printing.sheets.walls.organisation import Organisation
from desktop.printing.sheets.walls.organisation_chart import render_organisation
from desktop.printing.sheets.walls.rules import RulesSheet
from desktop.printing.sheets.walls.volunteer_wall import VolunteerWall, render_volunteer_wall
from desktop.printing.sheets.walls.wall_sheet import render_wall_sheet
from desktop.printing.template import LONG, Template

#: What each says stands in ``resources/texts``, with the law it rests on.
_RULES = (
    ("recruitment-rules", "志愿者招募管理制度"),
    ("record-rules", "志愿服务记录制度"),
    ("honour-rules", "志愿服务激励嘉许制度"),
    ("duty-rules", "新时代文明实践站工作职责"),
    ("village-rules", "村规民约"),
)

_PAPER = ("paper",)
_SIZES = tuple(OUTPUTS)

TEMPLATES = (
    *(
        Template(name, label, _SIZES, RulesSheet, render_wall_sheet, _PAPER)
        for name, label in _RULES
    ),
    Template(
        "organisation",
        "组织架构图",
        _SIZES,
        Organisation,
        render_organisation,
        _PAPER,
        lying=True,
    ),
    Template("councils", "四会成员名单", _SIZES, CouncilsSheet, render_councils, _PAPER),
    Template(
        "volunteer-wall",
        "志愿者风采",
        _SIZES,
        VolunteerWall,
        render_volunteer_wall,
        (*_PAPER, *LONG),
    ),
)
