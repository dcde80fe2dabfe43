"""What a line of 查看记录 shows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.audit_register import Listed
from desktop.ui.models.columns import Column
from desktop.ui.words_of_model import spoken

translate = QCoreApplication.translate


def columns() -> tuple[Column, ...]:
    """All of them, from left to right, the last one takes the rest; none can be ordered by."""
    return (
        Column("", translate("Audit", "时间"), _when, 136),
        Column("", translate("Audit", "文书"), _clerk, 80, tip=_clerk),
        Column("", translate("Audit", "做了什么"), _did, 128, tip=_did),
        Column("", translate("Audit", "谁的资料"), _whom, 104, tip=_whom),
        Column("", translate("Audit", "理由"), _why, 200, tip=_why),
    )


def _when(row: Listed) -> str:
    return row.when


def _clerk(row: Listed) -> str:
    return row.clerk


def _did(row: Listed) -> str:
    return spoken(row.did)


def _whom(row: Listed) -> str:
    return row.whom


def _why(row: Listed) -> str:
    return spoken(row.why)
