"""Kinds about what the station does: themes, places, activities, who took part, hours, photos."""

from desktop.model.fields import (
    choice,
    date,
    integer,
    long_text,
    moment,
    reference,
    structured,
    text,
    words,
)
from desktop.model.kind import MERGED, Kind, Scope

ACTIVITY_STATUS = (
    ("draft", "计划中"),
    ("announced", "已预告"),
    ("held", "已开展"),
    ("filed", "已归档"),
    ("cancelled", "已取消"),
)
SOURCE = (("signed", "签到签退"), ("sheet", "纸质名单"), ("added", "事后补记"))
#: What a picture is of; none means a scene of the activity.
PHOTO_PURPOSE = (("scene", "现场"), ("portrait", "本人照片"), ("scan", "纸质扫描件"))
TAKEN_FROM = (("exif", "照片自带"), ("name", "文件名"), ("entered", "人工填写"))

THEME = Kind(
    "theme",
    "月主题",
    Scope.BOTH,
    (
        text("month", "月份", required=True, limit=7),
        text("title", "主题", required=True, limit=60),
        long_text("description", "说明", limit=2_000),
    ),
    title=("month", "title"),
)

POINT = Kind(
    "point",
    "阵地",
    Scope.STATION,
    (
        text("name", "名称", required=True, limit=60),
        text("kind", "类型", limit=40, vocabulary="point_kind"),
        integer("capacity", "容纳人数"),
        text("contact", "联系人", limit=60),
        words("shared_with", "共用单位"),
        text("address", "地点"),
    ),
    title=("name",),
    searched=("name",),
)

ACTIVITY = Kind(
    "activity",
    "活动",
    Scope.STATION,
    (
        text("title", "活动名称", required=True, limit=100),
        text("category", "内容", limit=40, vocabulary="content"),
        text("platform", "平台", limit=40, vocabulary="platform"),
        words("tags", "标签", vocabulary="tag"),
        text("kind", "形式", limit=40, vocabulary="activity_kind"),
        text("festival", "节日", limit=40, vocabulary="festival"),
        reference("theme", "月主题", "theme"),
        reference("team", "队伍", "team"),
        reference("point", "地点", "point"),
        text("place", "地点说明", limit=100),
        reference("series", "系列", "series"),
        reference("project", "项目", "project"),
        moment("planned_start", "计划开始"),
        moment("planned_end", "计划结束"),
        moment("started_at", "实际开始"),
        moment("ended_at", "实际结束"),
        date("held_on", "开展日期"),
        date("recorded_on", "补记日期"),
        choice("status", "状态", ACTIVITY_STATUS, default="draft"),
        integer("residents", "群众人数"),
        text("leader", "负责人", limit=60),
        long_text("plan", "活动方案"),
        long_text("story", "活动纪实"),
        long_text("press_brief", "信息稿"),
        text("published_at", "刊发媒体"),
        structured("links", "链接"),
    ),
    title=("title",),
    searched=("title",),
    groups=(("planned_start", "planned_end"), ("started_at", "ended_at", "held_on")),
)

PARTICIPATION = Kind(
    "participation",
    "参与",
    Scope.STATION,
    (
        reference("activity", "活动", "activity", required=True, fixed=True),
        reference("volunteer", "志愿者", "volunteer", required=True, fixed=True),
        text("role", "分工", limit=40, vocabulary="participation_role"),
        moment("signed_in", "签到"),
        moment("signed_out", "签退"),
        integer("minutes", "时长(分钟)"),
        choice("source", "来源", SOURCE, required=True, default="sheet"),
        text("reason", "补记原因"),
        text("recorder", "补记人", limit=60),
    ),
    title=("role",),
    derived=(MERGED, "overlaps"),
    groups=(("signed_in", "signed_out", "minutes"), ("source", "reason", "recorder")),
)

HOUR_ENTRY = Kind(
    "hour_entry",
    "志愿时长",
    Scope.STATION,
    (
        reference("volunteer", "志愿者", "volunteer", required=True, fixed=True),
        reference("participation", "参与", "participation", fixed=True),
        integer("minutes", "分钟", required=True, fixed=True),
        date("served_on", "服务日期", fixed=True),
        reference("reverses", "冲销", "hour_entry", fixed=True),
        text("reason", "原因", fixed=True),
    ),
    title=("served_on",),
    insert_only=True,
    made_by_verb="时长由参与记录产生；请改参与记录，时长会自动冲销重记。",
    kept_by_verb=True,
)

PHOTO = Kind(
    "photo",
    "照片",
    Scope.STATION,
    (
        reference("activity", "活动", "activity", fixed=True),
        reference("volunteer", "本人", "volunteer", fixed=True),
        choice("purpose", "用途", PHOTO_PURPOSE, fixed=True),
        text("sha256", "指纹", required=True, limit=64, fixed=True),
        text("format", "格式", limit=10, fixed=True),
        integer("width", "宽", fixed=True),
        integer("height", "高", fixed=True),
        integer("bytes", "字节数", fixed=True),
        text("fingerprint", "相似指纹", limit=16, fixed=True, local=True),
        moment("taken_at", "拍摄时间"),
        choice("taken_from", "时间来源", TAKEN_FROM),
        text("caption", "说明", limit=100),
        integer("position", "顺序"),
    ),
    title=("caption",),
    made_by_verb="请用「添加照片」。",
    groups=(("taken_at", "taken_from"),),
)

KINDS = (THEME, POINT, ACTIVITY, PARTICIPATION, HOUR_ENTRY, PHOTO)
