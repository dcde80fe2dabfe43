"""Words of the pages: times, states, deeds."""

from __future__ import annotations

from county.store.chains import SHORT, Break
from county.store.overview import StationState
from county.work.administering import OUTCOMES
from county.work.overview import Summary

_STATUS = {
    "draft": "计划中",
    "announced": "已公布",
    "held": "已开展",
    "filed": "已归档",
    "cancelled": "已取消",
}
_KINDS = {
    "activity": "活动",
    "answer": "答复",
    "belt": "实践带",
    "benefit": "礼遇",
    "certificate": "证书登记",
    "document": "文本",
    "hour_entry": "时长账",
    "learning": "学习资料",
    "membership": "队员",
    "participation": "参与",
    "photo": "照片",
    "point": "阵地",
    "policy": "规定",
    "project": "项目",
    "reward": "积分兑换",
    "score": "考评",
    "team": "队伍",
    "theme": "月主题",
    "unit": "单位",
    "vocabulary": "词表",
    "volunteer": "志愿者",
    "work_brief": "工作月提示",
}
_DEEDS = {
    "division.add": "登记或改名",
    "code.make": "发加入码",
    "device.enrol": "电脑加入",
    "device.succeed": "电脑换编号",
    "device.take_back": "电脑重新登记",
    "device.revoke": "停用电脑",
    "device.retire": "交接后停用旧电脑",
    "chain.break": "电脑的日志接不上",
    "chain.settle": "日志异常已查清",
    "admin_key.add": "发管理员密钥",
    "admin_key.revoke": "停用管理员密钥",
    "answer": "答复",
    "records.read": "查看资料",
    "photo.read": "查看照片",
    "photo.ask": "请送原图",
    "least_version": "要求的版本",
    "bundle.read": "读入文件包",
    "backup": "备份",
}


def minute(text: str | None) -> str:
    """A time as people read it."""
    return text[:16].replace("T", " ") if text else "从未"


def ago(second: int | None, now: int) -> str:
    """How long ago something was, as one says it."""
    if second is None:
        return "从没同步"
    passed = max(0, now - second)
    for size, unit in ((86_400, "天"), (3_600, "小时"), (60, "分钟")):
        if passed >= size:
            return f"{passed // size} {unit}前"
    return "刚刚"


def standing(each: StationState, summary: Summary) -> str:
    """How a station stands, in a word."""
    if each.devices == 0:
        return "没有电脑"
    if each.seen_second is None:
        return "从没同步"
    return "很久没同步" if each.code in summary.quiet else "正常"


def status(text: str) -> str:
    """The state of an activity."""
    return _STATUS.get(text, text or "—")


def outcome(text: str) -> str:
    """What county or town answered."""
    return OUTCOMES.get(text, text)


def who(text: str) -> str:
    """Who did something."""
    if text == "console":
        return "服务器上的命令"
    for start, word in (("admin:", "密钥"), ("replica:", "电脑")):
        if text.startswith(start):
            return f"{word} {text.removeprefix(start)}"
    return text


def deed(text: str) -> str:
    """What was done to the platform."""
    for start, word in (("publish.", "发布"), ("withdraw.", "撤回")):
        if text.startswith(start):
            return word
    return _DEEDS.get(text, text)


def kind(text: str) -> str:
    """What sort of record it is."""
    return _KINDS.get(text, text)


def broken_chain(broken: Break) -> str:
    """What is wrong with a chain of a PC."""
    name = {"journal": "变更日志", "audit": "查看记录"}[broken.chain]
    if broken.why == SHORT:
        return f"{name}原来有 {broken.held_seq} 条，现在只有 {broken.told_seq} 条"
    return f"{name}第 {broken.held_seq} 条或更早的内容和以前报来的不同"
