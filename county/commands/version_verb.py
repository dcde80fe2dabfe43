"""`county least-version`: which versions stations need to read what is published."""

from __future__ import annotations

import argparse
import re
from typing import Any

from county import errors
from county.commands import terminal
from county.commands.opened import opened
from county.store import audit, requirements
from county.store.engine import reading, writing

_PROGRAM = re.compile(r"[0-9A-Za-z.+-]{1,40}")


def register(verbs: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the verb of this module."""
    verb = verbs.add_parser("least-version", help="要求各站至少用哪个版本；不写参数则显示")
    verb.add_argument("--schema", type=int, metavar="号", help="站点资料的最低版本号")
    verb.add_argument("--program", metavar="版本", help="带来它的程序版本，如 0.3.0")
    verb.add_argument("--any", action="store_true", help="不再要求")
    verb.add_argument("--json", action="store_true", help="输出 JSON")
    verb.set_defaults(run=least_version)


def least_version(arguments: argparse.Namespace) -> int:
    """Show or change it; serving processes follow at once."""
    asked = arguments.schema is not None or arguments.program is not None
    if asked:
        _demand_whole(arguments)
    with opened(arguments) as county:
        if asked or arguments.any:
            with writing(county.engine) as connection:
                about = "any"
                if arguments.any:
                    requirements.need_nothing(connection)
                else:
                    about = f"{arguments.schema} {arguments.program}"
                    requirements.need(connection, arguments.schema, arguments.program)
                audit.note(connection, county.clock(), "console", "least_version", about)
        with reading(county.engine) as connection:
            needed = requirements.needed(connection)
    if arguments.json:
        told = {"schema": needed[0], "program": needed[1]} if needed else {}
        terminal.show_json(told)
    terminal.say(_words(needed))
    return terminal.DONE


def _words(needed: tuple[int, str] | None) -> str:
    if needed is None:
        return "对各站的版本没有要求。"
    return (
        f"资料版本低于 {needed[0]} 的站，同步时会被请求更新到程序 {needed[1]}；"
        "它们的变动照收，更新以前收不到下发的内容。"
    )


def _demand_whole(arguments: argparse.Namespace) -> None:
    if arguments.any or arguments.schema is None or arguments.program is None:
        raise errors.BadInput(what="--schema 和 --program 要一起写；--any 单独用。")
    if not 0 < arguments.schema < 10_000 or not _PROGRAM.fullmatch(arguments.program):
        raise errors.BadInput(what="--schema 应是正整数，--program 应是版本号，如 0.3.0。")
