"""What the list of activities shows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.activities.activity_listing import ACTIVITIES, activity_lines
from desktop.services.lists.listing import ListRow
from desktop.ui.activities.entry.typed import day_in_words
from desktop.ui.lists.face import Face, ListColumn, field_column, hours_column, told_column
from desktop.ui.models.columns import Column
from desktop.ui.words_of_model import spoken

translate = QCoreApplication.translate

_BULK = ("category", "platform", "tags", "kind", "festival", "leader", "status", "published_at")


def activities_face() -> Face:
    """The list of 活动."""
    kind = ACTIVITIES.kind
    rest = (
        ("category", 150), ("platform", 120), ("kind", 72), ("festival", 80), ("tags", 120),
        ("residents", 80), ("leader", 88), ("recorded_on", 104), ("published_at", 120),
        ("notes", 160),
    )  # fmt: skip
    told = (
        ("theme", spoken("月主题"), 140),
        ("series", spoken("系列"), 120),
        ("project", spoken("项目"), 120),
    )
    columns = (
        field_column(kind, "title", 240, marked=True),
        _day_column(),
        told_column("where", translate("ActivityColumns", "地点"), 140, tip=True),
        told_column("team", translate("ActivityColumns", "队伍"), 130, tip=True),
        _figure("people", translate("ActivityColumns", "人数"), 64),
        hours_column(translate("ActivityColumns", "服务时长"), 88),
        _figure("photos", translate("ActivityColumns", "照片"), 64),
        field_column(kind, "status", 96, tone=_tone),
        _missing_column(),
        *(field_column(kind, name, width, usual=False) for name, width in rest),
        *(told_column(name, label, width, usual=False, tip=True) for name, label, width in told),
    )
    return Face(
        "activities",
        ACTIVITIES,
        activity_lines,
        columns,
        translate("ActivityColumns", "活动列表"),
        translate("ActivityColumns", "个活动"),
        translate("ActivityColumns", "活动名称、拼音或首字母"),
        quick=("status", "missing", "kind", "team", "series", "project"),
        lacking=("category", "platform", "story", "point"),
        orders=(
            ("name", translate("ActivityColumns", "按拼音")),
            ("newest", translate("ActivityColumns", "最近记录的在前")),
        ),
        order="day",
        descending=True,
        pasted=True,
        bulk=_BULK,
    )


def _day_column() -> ListColumn:
    label = translate("ActivityColumns", "日期")
    return ListColumn("day", Column("day", label, _day, 108, tip=_long_day))


def _missing_column() -> ListColumn:
    label = translate("ActivityColumns", "档案还缺")
    return ListColumn("missing", Column("", label, _missing, 180, tip=_missing))


def _missing(row: ListRow) -> str:
    return translate("ActivityColumns", "、").join(map(spoken, row.cell("missing").split("、")))


def _figure(name: str, label: str, width: int) -> ListColumn:
    return told_column(name, label, width, order=name, figures=True)


def _day(row: ListRow) -> str:
    return row.cell("day")


def _long_day(row: ListRow) -> str:
    return day_in_words(row.cell("day"))


def _tone(row: ListRow) -> str:
    return "" if row.record.values["status"] in ("held", "filed") else "note"
