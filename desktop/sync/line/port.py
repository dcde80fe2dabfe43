"""The port to the county: one request, one answer of the county, or `errors.NoAnswer`."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from desktop import errors

#: Every answer of a county carries it; what lacks it is somebody else's page.
VERSION_HEADER, VERSION = "station-protocol", "1"
#: As large as a page of the exchange may become (protocol section 2).
MOST_UNPACKED_BYTES = 8 << 20
#: Below this gzip gains nothing.
_WORTH_PACKING_BYTES = 200


@dataclass(frozen=True, slots=True)
class Reply:
    """What the county answered.

    Args:
        status: of HTTP; errors of the county (4xx, 503) are answers too.
        headers: by name in small letters.
        body: unpacked.
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def retry_after_s(self) -> int | None:
        """Seconds the county asks to wait, where it does."""
        return whole_seconds(self.headers.get("retry-after", ""))

    def json(self) -> dict[str, Any]:
        """A body that is one JSON object.

        Raises:
            errors.NoAnswer: it is not, so the county did not send it.
        """
        try:
            body = json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise no_answer("garbled", type(error).__name__) from error
        if not isinstance(body, dict):
            raise no_answer("garbled", "no object")
        return body

    @property
    def error(self) -> str:
        """The code of a refusal; empty where it is none, or where the answer has no body (HEAD)."""
        if self.status < 400 or not self.body:
            return ""
        return str(self.json().get("error", ""))


class Line(Protocol):
    """A way to the county; nothing above it knows HTTP libraries, sockets or clocks."""

    def request(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Reply:
        """Ask once.

        Args:
            method: ``GET``, ``HEAD``, ``POST`` or ``PATCH``.
            path: from ``/v1/`` on.
            headers: sent beside those of the line itself.
            body: sent as it is; `packed` makes it small and gives the header that says so.

        Raises:
            errors.NoAnswer: the county's word did not arrive; whether ours did nobody knows.
        """
        ...


def whole_seconds(text: str) -> int | None:
    """The seconds in a header; None where it holds none, or more than anybody waits."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else None


def packed(body: bytes, level: int = 6) -> tuple[bytes, dict[str, str]]:
    """A body as it is sent, and its `Content-Encoding` if it has one; the same at every try."""
    if len(body) < _WORTH_PACKING_BYTES:
        return body, {}
    return gzip.compress(body, level, mtime=0), {"Content-Encoding": "gzip"}


def unpacked(body: bytes, limit: int = MOST_UNPACKED_BYTES) -> bytes:
    """A gzip body, never more than `limit` bytes of it.

    Raises:
        errors.NoAnswer: it is broken, cut, or unpacks to more.
    """
    unpacker = zlib.decompressobj(wbits=31)
    try:
        clear = unpacker.decompress(body, limit + 1)
    except zlib.error as error:
        raise no_answer("garbled", "gzip") from error
    if len(clear) > limit:
        raise no_answer("too_big", "gzip")
    if not unpacker.eof or unpacker.unused_data:
        raise no_answer("cut", "gzip")
    return clear


_UNSURE = "程序会自动再试，也可以过一会儿再点“同步”。"
#: Reason code -> (what happened, what to do).
REASONS: dict[str, tuple[str, str]] = {
    "stopped": ("已经停下", "下次同步会接着来。"),
    "no_network": ("这台电脑现在没有联网", "请检查网线、无线网或路由器；连上后会自动再试。"),
    "dns": (
        "找不到县平台的网址",
        "请检查是否已联网；若别的网页打得开，请核对县平台的网址。",
    ),
    "refused": ("县平台的服务器没有在工作", "过一会儿会自动再试；如果一直这样，请告诉县里。"),
    "reset": ("连接中途断了", _UNSURE),
    "cut": ("县平台的回答只收到一半", _UNSURE),
    "timeout": ("等了很久没有回音，网络太慢或不通", _UNSURE),
    "proxy": ("上网代理不通", "请检查系统里的代理设置，或请装网络的人看看。"),
    "portal": (
        "网络要先登录或认证（打开的是别人的网页）",
        "请点“打开登录页”（或用浏览器打开任意网页），完成登录认证，再同步。",
    ),
    "elsewhere": ("这个网址上没有县平台", "请核对县平台的网址；如果一直这样，请告诉县里。"),
    "server": ("县平台或中间的网络设备正忙", "会自动再试，不用管它；如果一直这样，请告诉县里。"),
    "garbled": ("收到的内容在路上坏了", _UNSURE),
    "too_big": ("收到的内容大得不正常，没有收下", "会自动再试；如果一直这样，请告诉县里。"),
    "tls_date": (
        "这台电脑的日期不对（现在是 {pc}，{other}）",
        "请在系统设置里把日期和时间调准，再同步。",
    ),
    "tls_expired": ("县平台的安全证书已经过期（{until} 到期）", "请告诉县里的管理员更新证书。"),
    "tls_early": ("县平台的安全证书要到 {since} 才生效", "请告诉县里的管理员检查证书。"),
    "tls_ca": (
        "不能确认对方是不是县平台（它的安全证书不是县里登记的那一份）",
        "请核对县平台的网址；如果县里换过证书，请把网址重新填写保存一次，再同步。",
    ),
    "tls_name": ("对方的安全证书不是发给这个网址的", "请核对县平台的网址，或告诉县里的管理员。"),
    "tls": ("加密连接没有建立起来", "可能是网络要先登录，或县平台设置有误；过一会儿再试。"),
}


def no_answer(
    reason: str, detail: str = "", *, retry_after_s: int | None = None, **facts: str
) -> errors.NoAnswer:
    """Why nothing came, in the clerk's words and apart from what the log gets.

    Args:
        reason: a code of `REASONS`.
        detail: for the log.
        retry_after_s: what somebody on the way asked for.
        **facts: what the words of the reason name.
    """
    why, hint = REASONS[reason]
    return errors.NoAnswer(
        reason=reason,
        why=why.format_map(facts),
        hint=hint,
        detail=detail,
        retry_after_s=retry_after_s,
    )
