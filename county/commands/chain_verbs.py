"""`county chains`: PCs whose journal or register of looks was changed or put back."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from county.commands import terminal
from county.commands.opened import opened
from county.store.chains import Break
from county.web.wording import broken_chain, minute


def register(verbs: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the verbs of this module."""
    chains = verbs.add_parser("chains", help="列出日志接不上的电脑（可能有人改过或换回旧文件）")
    chains.add_argument("--json", action="store_true", help="输出 JSON")
    chains.set_defaults(run=show)
    inner = chains.add_subparsers(dest="inner", metavar="命令")
    settling = inner.add_parser("settle", help="查清以后，从现在的日志起重新核对")
    settling.add_argument("replica", metavar="电脑编号", help="全部，或开头至少 8 位")
    settling.set_defaults(run=settle)


def show(arguments: argparse.Namespace) -> int:
    """List what broke, settled or not."""
    with opened(arguments) as county:
        found = county.chain_heads.breaks()
    if arguments.json:
        terminal.show_json([_told(each) for each in found])
        return terminal.DONE
    rows = [
        (each.replica, each.feed, each.name, minute(each.at), broken_chain(each),
         f"已于 {minute(each.settled_at)} 查清" if each.settled_at else "")
        for each in found
    ]  # fmt: skip
    if rows:
        terminal.show(terminal.table([("编号", "站", "电脑", "发现时间", "", ""), *rows]))
    left = sum(1 for each in found if each.settled_at is None)
    terminal.say(f"{left} 处还没有查清。" if left else "没有要查的。")
    return terminal.DONE


def settle(arguments: argparse.Namespace) -> int:
    """Say that it was looked into."""
    with opened(arguments) as county:
        found = county.chain_heads.settle(arguments.replica)
    terminal.say(f"已记下：{found[0].feed} 的电脑 {found[0].replica} 查清 {len(found)} 处。")
    return terminal.DONE


def _told(each: Break) -> dict[str, object]:
    return {**asdict(each), "told_mark": each.told_mark.hex()}
