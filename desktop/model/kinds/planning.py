"""Kinds about what is planned for long: units, projects and who claims them, repeating events."""

from __future__ import annotations

from desktop.model.fields import (
    boolean,
    choice,
    date,
    integer,
    long_text,
    reference,
    text,
    words,
)
from desktop.model.kind import Kind, Scope

PROJECT_STATUS = (("active", "开展中"), ("paused", "暂停"), ("ended", "已结束"))
CLAIM_STATUS = (("claimed", "已认领"), ("done", "已完成"), ("given_up", "已放弃"))
#: How a series comes back; what `days` holds for each stands in `model/rhythms.py`.
RHYTHM = (
    ("weekly", "每周"),
    ("monthly", "每月几号"),
    ("digit", "逢几（公历）"),
    ("lunar_monthly", "农历每月几"),
    ("lunar_digit", "逢几（农历）"),
)

UNIT = Kind(
    "unit",
    "单位",
    Scope.BOTH,
    (
        text("name", "单位名称", required=True, limit=60),
        text("kind", "类型", limit=40, vocabulary="unit_kind"),
        text("contact", "联系人", limit=60),
        text("phone", "电话", limit=40),
        text("address", "地址"),
    ),
    title=("name",),
    searched=("name",),
    digits=("phone",),
)

PROJECT = Kind(
    "project",
    "项目",
    Scope.BOTH,
    (
        text("title", "项目名称", required=True, limit=60),
        text("category", "内容", limit=40, vocabulary="content"),
        text("target_group", "服务对象", limit=60),
        text("form", "服务形式", limit=60, vocabulary="activity_kind"),
        text("brand", "品牌", limit=60),
        text("origin", "来源", limit=60),
        boolean("open_to_orders", "可以点单", default=False),
        reference("team", "承接队伍", "team"),
        choice("status", "状态", PROJECT_STATUS, default="active"),
        date("since", "开始", partial=True),
        date("until", "结束", partial=True),
        long_text("description", "项目说明", limit=4_000),
    ),
    title=("title",),
    searched=("title",),
)

CLAIM = Kind(
    "claim",
    "认领",
    Scope.STATION,
    (
        reference("project", "项目", "project", required=True, fixed=True),
        reference("unit", "认领单位", "unit", required=True, fixed=True),
        text("month", "月份", required=True, limit=7),
        choice("status", "状态", CLAIM_STATUS, default="claimed"),
        text("support", "支持内容"),
        text("contact", "联系人", limit=60),
    ),
    title=("month",),
)

SERIES = Kind(
    "series",
    "系列活动",
    Scope.STATION,
    (
        text("title", "系列名称", required=True, limit=60),
        choice("rhythm", "周期", RHYTHM, required=True, default="weekly"),
        words("days", "哪几天", limit=31),
        text("starts_at", "开始时刻", limit=5),
        integer("minutes", "时长(分钟)"),
        text("kind", "形式", limit=40, vocabulary="activity_kind"),
        text("category", "内容", limit=40, vocabulary="content"),
        text("platform", "平台", limit=40, vocabulary="platform"),
        reference("team", "队伍", "team"),
        reference("point", "地点", "point"),
        reference("project", "项目", "project"),
        date("since", "从"),
        date("until", "到"),
    ),
    title=("title",),
    searched=("title",),
    groups=(("rhythm", "days"),),
)

KINDS = (UNIT, PROJECT, CLAIM, SERIES)
