"""What a county's errors mean, in the clerk's words."""

from __future__ import annotations

from desktop import errors
from desktop.sync.line.port import Reply

_REPORT = "请把这句话告诉县里的管理员。"
_WAIT = "程序会自动再试。"
#: Code of the protocol (section 2) -> (why, what to do).
_WORDS: dict[str, tuple[str, str]] = {
    "malformed": ("它没有看懂本机发出的内容", _REPORT),
    "challenge": ("这次联系隔得太久，要从头再来", _WAIT),
    "revoked": (
        "这台电脑已被县里停用",
        "如果是误停，请向县里要一个新的加入码，在这台电脑上再加入一次；换了新电脑，请在新电脑上同步。",
    ),
    "unknown_replica": ("它不认识这台电脑", "请向县里要一个新的加入码，再加入一次。"),
    "not_yours": ("本机没有这项权限", _REPORT),
    "not_there": ("要的内容不在那里了", _WAIT),
    "record_first": ("照片的记录还没有送到", _WAIT),
    "too_big": ("内容太大", _REPORT),
    "wrong_type": ("照片的格式它不收", _REPORT),
    "version": ("它和本程序的版本对不上", "请把程序更新到新版本；已经是最新的，请告诉县里。"),
    "slow_down": ("问得太勤了", "请过一会儿再试。"),
    "busy": ("它正忙", _WAIT),
    "internal": ("它自己出了错", _WAIT),
}
_UNKNOWN = ("它回了一个本程序不认识的错误", "请把程序更新到新版本；仍不行请告诉县里。")


def refusal_of(reply: Reply) -> errors.CountyRefused:
    """The error of a reply with a status of 400 or more."""
    return refusal(reply.error or str(reply.status), reply.retry_after_s)


def refusal(code: str, retry_after_s: int | None = None) -> errors.CountyRefused:
    """The error of a code of the protocol."""
    why, hint = _WORDS.get(code, _UNKNOWN)
    return errors.CountyRefused(code=code, why=why, hint=hint, retry_after_s=retry_after_s)
