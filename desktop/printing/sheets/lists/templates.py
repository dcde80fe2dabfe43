"""The documents of this room."""

from __future__ import annotations

from desktop.printing.outputs import OUTPUTS
from desktop.printing.sheets.lists.activity_file import ActivityFiles, render_activity_files
from desktop.printing.sheets.lists.audit_list import AuditList, render_audit_list
from desktop.printing.sheets.lists.person_dossier import PersonDossier, render_person_dossier
from desktop.printing.sheets.lists.publicity_list import PublicityList, render_publicity_list
from desktop.printing.sheets.lists.roster import Roster, render_roster
from desktop.printing.template import LONG, Template

TEMPLATES = (
    Template("roster", "花名册", ("A4",), Roster, render_roster, LONG),
    Template("correction-receipt", "更正回执", ("A4",), PersonDossier, render_person_dossier),
    Template("person-dossier", "个人信息告知单", ("A4",), PersonDossier, render_person_dossier),
    Template("audit-list", "查看记录", ("A4",), AuditList, render_audit_list, LONG),
    Template("activity-file", "活动档案", ("A4",), ActivityFiles, render_activity_files, LONG),
    Template(
        "publicity-list",
        "服务时长公示",
        tuple(OUTPUTS),
        PublicityList,
        render_publicity_list,
        ("paper",),
    ),
)
