"""`county init`, `station`, `town`, `devices`, `revoke`."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from county import errors
from county.auth.divisions import Level, is_code
from county.commands import terminal
from county.commands.opened import opened
from county.store import divisions
from county.store.engine import reading
from county.store.replicas import Replica
from county.web.wording import minute
from county.work import station_lists

_LIST_LIMIT = 4 * 1024 * 1024


def register(verbs: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the verbs of this module."""
    _register_divisions(verbs)
    listing = verbs.add_parser("devices", help="列出各站的电脑")
    listing.add_argument("--within", default="", metavar="代码", help="只看这个镇或站")
    listing.add_argument("--json", action="store_true", help="输出 JSON")
    listing.set_defaults(run=devices)
    revoking = verbs.add_parser("revoke", help="停用一台电脑")
    revoking.add_argument("replica", metavar="电脑编号", help="全部，或开头至少 8 位")
    revoking.set_defaults(run=revoke)


def _register_divisions(verbs: Any) -> None:  # noqa: ANN401
    init = verbs.add_parser("init", help="写明本县的代码和名称")
    init.add_argument("--code", required=True, metavar="6位代码", help="本县的行政区划代码")
    init.add_argument("--name", metavar="名称", help="不写则取自带名录里的")
    init.set_defaults(run=add, size=Level.COUNTY, json=False)
    for word, label, size in (("town", "镇", Level.TOWN), ("station", "站", Level.STATION)):
        group = verbs.add_parser(word, help=f"添加或列出{label}")
        inner = group.add_subparsers(dest="inner", metavar="命令", required=True)
        adding = inner.add_parser("add", help=f"添加{label}，或改名称")
        adding.add_argument(
            "--code", required=True, metavar=f"{int(size)}位代码", help="行政区划代码"
        )
        adding.add_argument("--name", metavar="名称", help="不写则取自带名录里的")
        adding.add_argument("--json", action="store_true", help="输出 JSON")
        adding.set_defaults(run=add, size=size)
        if size is Level.STATION:
            _register_import(inner)
        listing = inner.add_parser("list", help=f"列出{label}")
        listing.add_argument("--json", action="store_true", help="输出 JSON")
        listing.set_defaults(run=show_divisions, size=size)


def _register_import(inner: Any) -> None:  # noqa: ANN401
    importing = inner.add_parser("import", help="照名单添加许多镇、站，或改名称：全成或全不成")
    importing.add_argument(
        "file", nargs="?", metavar="名单.csv", help="第一列代码，第二列名称（空着则取自带名录里的）"
    )
    importing.add_argument(
        "--listed", metavar="代码", help="不用文件：自带名录里这个县（6 位）或镇（9 位）的所有站"
    )
    importing.add_argument("--json", action="store_true", help="输出 JSON")
    importing.set_defaults(run=import_list)


def import_list(arguments: argparse.Namespace) -> int:
    """Add the towns and stations of a list."""
    if bool(arguments.file) == bool(arguments.listed):
        raise errors.BadInput(what="要么写名单文件，要么写 --listed 代码。")
    if arguments.file:
        data = terminal.read_file(arguments.file, _LIST_LIMIT)
        listed = station_lists.read(arguments.file, data)
    else:
        listed = station_lists.shipped_within(arguments.listed)
        if not listed or len(arguments.listed) < Level.COUNTY:
            raise errors.BadInput(what=f"自带名录里没有 {arguments.listed[:12]} 的站。")
    with opened(arguments, new=True) as county:
        done = county.stations.add_all(listed)
    if arguments.json:
        terminal.show_json(asdict(done))
    terminal.say(f"新添加 {done.new} 个，改名称 {done.renamed} 个，原来就有 {done.same} 个。")
    return terminal.DONE


def add(arguments: argparse.Namespace) -> int:
    """Add a county, town or station."""
    size: Level = arguments.size
    if not is_code(arguments.code, size):
        raise errors.BadDivisionCode(code=arguments.code[:40], why=f"应为 {int(size)} 位数字")
    with opened(arguments, new=True) as county:
        found = county.stations.add(arguments.code, arguments.name)
    if arguments.json:
        terminal.show_json({"code": found.code, "name": found.name})
    terminal.say(f"已登记 {found.name}（{found.code}）。")
    if size is Level.COUNTY:
        terminal.say("接下来添加各站：county station import 名单.csv，再启动：county serve。")
    return terminal.DONE


def show_divisions(arguments: argparse.Namespace) -> int:
    """List towns or stations."""
    with opened(arguments) as county, reading(county.engine) as connection:
        found = [
            each for each in divisions.within(connection, "") if len(each.code) == arguments.size
        ]
    if arguments.json:
        terminal.show_json([{"code": each.code, "name": each.name} for each in found])
    elif found:
        terminal.show(terminal.table([(each.code, each.name) for each in found]))
    return terminal.DONE


def devices(arguments: argparse.Namespace) -> int:
    """List PCs of stations."""
    if arguments.within and not is_code(arguments.within):
        raise errors.BadDivisionCode(code=arguments.within[:40], why="应为 6、9 或 12 位数字")
    with opened(arguments) as county:
        found = county.stations.devices(within=arguments.within)
    if arguments.json:
        terminal.show_json([_device(each) for each in found])
    elif found:
        rows = [
            (
                each.replica,
                each.feed,
                each.name,
                minute(each.seen_at) if each.seen_at else "从未同步",
                "已停用" if each.revoked_at else "",
            )
            for each in found
        ]
        terminal.show(terminal.table([("编号", "站", "电脑", "最近同步", ""), *rows]))
    return terminal.DONE


def _device(each: Replica) -> dict[str, object]:
    return {
        "replica": each.replica,
        "station": each.feed,
        "name": each.name,
        "enrolled_at": each.enrolled_at,
        "seen_at": each.seen_at,
        "revoked_at": each.revoked_at,
        "program": each.program,
        "schema": each.schema_version,
        "waits_ops": each.waits_ops,
        "waits_photos": each.waits_photos,
    }


def revoke(arguments: argparse.Namespace) -> int:
    """Take a PC's right away."""
    with opened(arguments) as county:
        found = county.stations.revoke(arguments.replica)
    terminal.say(f"已停用 {found.feed} 的电脑 {found.replica}。它已经送来的资料仍然保留。")
    return terminal.DONE
