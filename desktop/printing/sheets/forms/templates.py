"""The documents of this room."""

from __future__ import annotations

from desktop.printing.sheets.forms.applicant import ApplicationForms
from desktop.printing.sheets.forms.application_form import render_application_forms
from desktop.printing.sheets.forms.desk_name import DeskNames, render_desk_names
from desktop.printing.sheets.forms.sign_in_sheet import SignInSheets, render_sign_in_sheets
from desktop.printing.template import LONG, Template

TEMPLATES = (
    Template("sign-in-sheet", "签到表", ("A4",), SignInSheets, render_sign_in_sheets),
    Template(
        "application-form",
        "志愿者报名表",
        ("A4",),
        ApplicationForms,
        render_application_forms,
        LONG,
    ),
    Template("desk-name", "席卡", ("A4",), DeskNames, render_desk_names, LONG),
)
