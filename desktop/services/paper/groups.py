"""The documents by what they are for, as a clerk looks for them."""

from __future__ import annotations

CERTIFICATES = "证书证明"
#: In the order they are shown: what a group is called, and its documents.
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "上墙",
        (
            "recruitment-rules",
            "record-rules",
            "honour-rules",
            "duty-rules",
            "village-rules",
            "organisation",
            "councils",
            "volunteer-wall",
            "month-plan",
            "year-plan",
            "duty-sheet",
            "publicity-list",
        ),
    ),
    ("活动", ("activity-notice", "sign-in-sheet", "activity-file")),
    (CERTIFICATES, ("activity-certificate", "service-record", "honour-certificate")),
    (
        "通知和表格",
        (
            "notice",
            "application-form",
            "roster",
            "desk-name",
            "person-dossier",
            "correction-receipt",
            "audit-list",
        ),
    ),
    ("这个程序", ("quick-card", "recovery-sheet", "handover-sheet", "alignment-sheet")),
)

#: What each is called; here too, so that who only names them need not load what makes them.
LABELS: dict[str, str] = {
    "recruitment-rules": "志愿者招募管理制度",
    "record-rules": "志愿服务记录制度",
    "honour-rules": "志愿服务激励嘉许制度",
    "duty-rules": "新时代文明实践站工作职责",
    "village-rules": "村规民约",
    "organisation": "组织架构图",
    "councils": "四会成员名单",
    "volunteer-wall": "志愿者风采",
    "month-plan": "月活动预告",
    "year-plan": "年度安排表",
    "duty-sheet": "值班表",
    "publicity-list": "服务时长公示",
    "activity-notice": "活动公告",
    "sign-in-sheet": "签到表",
    "activity-file": "活动档案",
    "activity-certificate": "活动证书",
    "service-record": "志愿服务记录证明",
    "honour-certificate": "荣誉证书",
    "notice": "通知",
    "application-form": "志愿者报名表",
    "roster": "花名册",
    "desk-name": "席卡",
    "person-dossier": "个人信息告知单",
    "correction-receipt": "更正回执",
    "audit-list": "查看记录",
    "quick-card": "快速上手卡",
    "recovery-sheet": "恢复单",
    "handover-sheet": "文书工作交接单",
    "alignment-sheet": "套打测试页",
}


def group_of(template: str) -> str:
    """The group of a document; empty for one that is in none."""
    return next((label for label, names in GROUPS if template in names), "")


def place_of(template: str) -> tuple[int, int]:
    """Where it stands: group and place in it; what is in none stands last."""
    for number, (_, names) in enumerate(GROUPS):
        if template in names:
            return number, names.index(template)
    return len(GROUPS), 0
