"""The short names of weekdays in the language of the window."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def weekday(day: dt.date) -> str:
    """一 for Monday … 日 for Sunday."""
    return weekdays()[day.weekday()]


def weekdays() -> tuple[str, ...]:
    """All seven, Monday first."""
    return (
        translate("Days", "一"),
        translate("Days", "二"),
        translate("Days", "三"),
        translate("Days", "四"),
        translate("Days", "五"),
        translate("Days", "六"),
        translate("Days", "日"),
    )
