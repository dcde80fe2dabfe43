"""Words of the pages: times, states, deeds."""

from __future__ import annotations

from county.work.administering import OUTCOMES

_STATUS = {
    "draft": "草稿",
    "announced": "已公布",
    "held": "已开展",
    "filed": "已归档",
    "cancelled": "已取消",
}
_DEEDS = {
    "division.add": "登记或改名",
    "code.make": "发加入码",
    "device.enrol": "电脑加入",
    "device.succeed": "电脑换编号",
    "device.take_back": "电脑重新登记",
    "device.revoke": "停用电脑",
    "admin_key.add": "发管理员密钥",
    "admin_key.revoke": "停用管理员密钥",
    "answer": "答复",
    "bundle.read": "读入文件包",
    "backup": "备份",
}


def minute(text: str | None) -> str:
    """A time as people read it."""
    return text[:16].replace("T", " ") if text else "从未"


def status(text: str) -> str:
    """The state of an activity."""
    return _STATUS.get(text, text or "—")


def outcome(text: str) -> str:
    """What county or town answered."""
    return OUTCOMES.get(text, text)


def deed(text: str) -> str:
    """What was done to the platform."""
    return "发布" if text.startswith("publish.") else _DEEDS.get(text, text)
