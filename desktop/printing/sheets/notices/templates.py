"""The documents of this room."""

from __future__ import annotations

from desktop.printing.outputs import OUTPUTS
from desktop.printing.sheets.notices.activity_notice import ActivityNotices
from desktop.printing.sheets.notices.activity_notice_sheet import render_activity_notices
from desktop.printing.sheets.notices.notice_sheet import render_notice
from desktop.printing.sheets.notices.notice_words import Notice
from desktop.printing.template import Template

TEMPLATES = (
    Template("notice", "通知", ("A4",), Notice, render_notice),
    Template(
        "activity-notice",
        "活动公告",
        tuple(OUTPUTS),
        ActivityNotices,
        render_activity_notices,
        ("paper",),
    ),
)
