"""The roster's columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from desktop.background.door import Door
from desktop.services.people import PersonRow, people_rows
from desktop.services.unsettled import in_words
from desktop.ui.models.columns import Column
from desktop.ui.models.id_list import IdListModel

_TONES = {"已退出": "faint", "暂停": "warn", "申请中": "note"}


def roster_model(door: Door, parent: QObject | None = None) -> IdListModel:
    """The list of volunteers."""
    return IdListModel(door, people_rows, _columns(), parent)


def hours(minutes: int) -> str:
    """Minutes as hours with one figure behind the point: 90 -> 1.5."""
    return f"{minutes / 60:.1f}".removesuffix(".0")


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _tr("姓名"), _field("name"), 104, tone=_row_tone, mark=_mark),
        Column("", _tr("性别"), _field("sex"), 52, tone=_row_tone),
        Column("birth_date", _tr("出生日期"), _field("birth_date"), 104, tone=_row_tone),
        Column("phone", _tr("手机"), _field("phone"), 116, tone=_row_tone),
        Column("village_group", _tr("村民小组"), _field("village_group"), 84, tone=_row_tone),
        Column("minutes", _tr("时长"), _hours, 68, figures=True, tone=_row_tone),
        Column("status", _tr("状态"), _field("status"), 68, tone=_state_tone),
        Column("", _tr("队伍"), _field("teams"), 160, tone=_row_tone, tip=_field("teams")),
    )


def _field(name: str) -> Callable[[Any], str]:
    def text(row: PersonRow) -> str:
        return str(getattr(row, name))

    return text


def _mark(row: PersonRow) -> str:
    return in_words(row.marks)


def _hours(row: PersonRow) -> str:
    return f"{hours(row.minutes)} h" if row.minutes else ""


def _row_tone(row: PersonRow) -> str:
    return "faint" if row.status == "已退出" else ""


def _state_tone(row: PersonRow) -> str:
    return _TONES.get(row.status, "quiet")


def _tr(words: str) -> str:
    return QCoreApplication.translate("RosterColumns", words)
