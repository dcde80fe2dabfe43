"""`county duplicates` and `county photo original`."""

from __future__ import annotations

import argparse
import re
from typing import Any

from county import errors
from county.auth.divisions import Level, is_code
from county.commands import terminal
from county.commands.opened import opened
from county.store.photos import Place
from county.work.stations import CONSOLE

_HASH = re.compile(r"[0-9a-f]{64}")


def register(verbs: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the verbs of this module."""
    twice = verbs.add_parser("duplicates", help="列出几个站登记了同一个证件号的志愿者")
    twice.add_argument("--json", action="store_true", help="输出 JSON")
    twice.set_defaults(run=duplicates)
    group = verbs.add_parser("photo", help="照片")
    inner = group.add_subparsers(dest="inner", metavar="命令", required=True)
    original = inner.add_parser("original", help="请一个站送来一张照片的原图")
    original.add_argument("station", metavar="站代码", help="12 位")
    original.add_argument("photo", metavar="原图的SHA-256", help="64 位，见照片记录的 sha256")
    original.add_argument("--json", action="store_true", help="输出 JSON")
    original.set_defaults(run=ask_original)


def duplicates(arguments: argparse.Namespace) -> int:
    """List persons who are in two stations or more."""
    with opened(arguments) as county:
        found = county.files.twice(CONSOLE)
    if arguments.json:
        told = [
            [{"station": p.feed, "record": p.record, "name": p.name} for p, _ in each.persons]
            for each in found
        ]
        terminal.show_json(told)
        return terminal.DONE
    for each in found:
        rows = [(p.feed, station, p.record, p.name) for p, station in each.persons]
        terminal.show(terminal.table(rows))
        terminal.show("")
    terminal.say(f"{len(found)} 人在几个站都有登记。" if found else "没有发现跨站重复。")
    return terminal.DONE


def ask_original(arguments: argparse.Namespace) -> int:
    """Ask a station for an original."""
    if not is_code(arguments.station, Level.STATION) or not _HASH.fullmatch(arguments.photo):
        raise errors.BadInput(what="要写站的 12 位代码和照片的 64 位 SHA-256。")
    place = Place(arguments.station, arguments.photo, "original")
    with opened(arguments) as county:
        here = county.files.ask_original(CONSOLE, place)
    if arguments.json:
        terminal.show_json({"here": here})
    terminal.say("原图已经在这里。" if here else "已记下，该站下次联网同步后送来。")
    return terminal.DONE
