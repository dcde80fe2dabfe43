"""`county wipe-proof`: whether a PC that was handed over was emptied, by its own signed word."""

from __future__ import annotations

import argparse
from typing import Any

import msgspec

from county import errors
from county.commands import terminal
from county.commands.opened import opened
from county.work.wipe_proofs import Checked

_LIMIT = 16 * 1024 * 1024
_MEGABYTE = 1_000_000


def register(verbs: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the verbs of this module."""
    group = verbs.add_parser("wipe-proof", help="旧电脑的清除证明")
    inner = group.add_subparsers(dest="inner", metavar="命令", required=True)
    checking = inner.add_parser("check", help="核对一份清除证明是不是那台电脑签的")
    checking.add_argument("file", metavar="证明文件", help="清除证明旁边同名的 .json")
    checking.add_argument("--json", action="store_true", help="输出 JSON")
    checking.set_defaults(run=check)


def check(arguments: argparse.Namespace) -> int:
    """Say whose it is, of which station, when, what was wiped, or why it does not hold."""
    data = terminal.read_file(arguments.file, _LIMIT)
    with opened(arguments) as county:
        try:
            found = county.wipe_proofs.check(data)
        except ValueError as error:
            why = "不是清除证明：请给纸质证明旁边同名的 .json 文件"
            raise errors.FileRefused(path=arguments.file, why=why) from error
    if arguments.json:
        terminal.show_json(_told(found))
    else:
        terminal.show(terminal.table(list(_rows(found))))
    if not found.holds:
        terminal.say(f"这份证明不能算数：{found.why_not}。")
        return terminal.REFUSED
    terminal.say("签名对得上：这份证明是这台电脑自己签的，签过以后没有改动。")
    if found.pc is not None and found.pc.revoked_at is None:
        terminal.say(f"这台电脑还没有停用。要停用：county revoke {found.pc.replica}")
    return terminal.DONE


def _rows(found: Checked) -> list[tuple[str, str]]:
    proof, pc = found.proof, found.pc
    size = sum(one.bytes for one in proof.before) / _MEGABYTE
    standing = "没有登记过" if pc is None else "没有停用"
    if pc is not None and pc.revoked_at:
        standing = f"已停用，{_minute(pc.revoked_at)}"
    rows = [
        ("站", f"{proof.station.code} {proof.station.name}"),
        ("电脑", f"{proof.device.name}，证书系列 {proof.device.series}"),
        ("电脑编号", proof.device.replica),
        ("在县里", standing),
        ("清除人", proof.by),
        ("开始", _minute(proof.begun_at)),
        ("清除完", _minute(proof.ended_at) or "没有写下"),
        ("清除前有", f"{len(proof.before)} 个文件，{size:.1f} MB"),
    ]
    rows += [("做了", words) for words in proof.done]
    rows += [("没有动（不是本程序的文件）", words) for words in proof.left]
    rows += [("清除不到", words) for words in proof.not_reached]
    return [(name, _plain(text)) for name, text in rows]


def _plain(text: str) -> str:
    """Without signs that do something to a terminal: anybody may have written the file."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _minute(text: str) -> str:
    return text[:16].replace("T", " ")


def _told(found: Checked) -> dict[str, object]:
    return {
        "holds": found.holds,
        "why_not": found.why_not,
        "signed": found.signed,
        "known": found.pc is not None and found.pc.key == found.proof.key,
        "revoked_at": found.pc.revoked_at if found.pc else None,
        "proof": msgspec.to_builtins(found.proof),
    }
