"""All papers there are, in the order they are shown; a new one adds its recipe here."""

from __future__ import annotations

from desktop.services.paper.recipe import Recipe
from desktop.services.paper.recipes import (
    activity_certificate,
    activity_file,
    activity_notice,
    application_form,
    councils,
    desk_name,
    duty_sheet,
    honour_certificate,
    month_plan,
    notice,
    organisation,
    own_papers,
    publicity_list,
    roster,
    service_record,
    sign_in_sheet,
    volunteer_wall,
    wall_rules,
    year_plan,
)

RECIPES: tuple[Recipe, ...] = (
    wall_rules.RECRUITMENT,
    wall_rules.RECORDS,
    wall_rules.HONOURS,
    wall_rules.DUTIES,
    wall_rules.VILLAGE,
    organisation.ORGANISATION,
    councils.COUNCILS,
    volunteer_wall.VOLUNTEER_WALL,
    activity_certificate.ACTIVITY_CERTIFICATE,
    service_record.SERVICE_RECORD,
    honour_certificate.HONOUR_CERTIFICATE,
    roster.ROSTER,
    sign_in_sheet.SIGN_IN_SHEET,
    notice.NOTICE,
    activity_notice.ACTIVITY_NOTICE,
    month_plan.MONTH_PLAN,
    year_plan.YEAR_PLAN,
    duty_sheet.DUTY_SHEET,
    application_form.APPLICATION_FORM,
    desk_name.DESK_NAME,
    activity_file.ACTIVITY_FILE,
    publicity_list.PUBLICITY_LIST,
    own_papers.QUICK_CARD,
    own_papers.RECOVERY_SHEET,
    own_papers.ALIGNMENT_SHEET,
)
