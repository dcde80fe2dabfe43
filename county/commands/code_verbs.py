"""`county enrol-code`: one-time codes by which PCs join."""

from __future__ import annotations

import argparse
from typing import Any

from county import errors
from county.app import County
from county.auth.divisions import is_code
from county.commands import terminal
from county.commands.opened import opened
from county.store import divisions, overview
from county.store.engine import reading
from county.work.enrolling import MadeCode


def register(verbs: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the verb of this module."""
    verb = verbs.add_parser("enrol-code", help="给站里的电脑发一次性加入码")
    verb.add_argument("station", nargs="*", metavar="站代码", help="一台电脑一个码")
    verb.add_argument(
        "--within", default="", metavar="代码", help="给这个县、镇还没有电脑的每个站各发一个"
    )
    verb.add_argument("--json", action="store_true", help="输出 JSON")
    verb.set_defaults(run=enrol_code)


def enrol_code(arguments: argparse.Namespace) -> int:
    """Make one-time codes; they are shown here and nowhere else."""
    if bool(arguments.station) == bool(arguments.within):
        raise errors.BadInput(what="要么写站的 12 位代码，要么写 --within 县或镇的代码。")
    if arguments.within and not is_code(arguments.within):
        raise errors.BadDivisionCode(code=arguments.within[:40], why="应为 6、9 或 12 位数字")
    with opened(arguments) as county:
        stations = arguments.station or _without_pc(county, arguments.within)
        names = _names(county, stations)
        made = [county.enrolling.make_code(each) for each in stations]
    if len(arguments.station) == 1:
        _tell_one(made[0], as_json=arguments.json)
        return terminal.DONE
    if arguments.json:
        terminal.show_json([_told(each) for each in made])
        return terminal.DONE
    if made:
        terminal.show(
            terminal.table([(each.station, names[each.station], each.code) for each in made])
        )
        terminal.say(_manners(made[-1]))
    else:
        terminal.say("这里每个站都有电脑了，没有发加入码。")
    return terminal.DONE


def _tell_one(made: MadeCode, *, as_json: bool) -> None:
    if as_json:
        terminal.show_json(_told(made))
        return
    terminal.show(made.code)
    terminal.say(_manners(made))


def _told(made: MadeCode) -> dict[str, str]:
    ends = made.ends.isoformat(timespec="seconds")
    return {"code": made.code, "station": made.station, "ends": ends}


def _manners(made: MadeCode) -> str:
    return (
        f"只能用一次，联网时 {made.ends:%Y-%m-%d %H:%M} 前有效，用文件加入则 30 天内有效。"
        "请当面或电话告知，不要群发。"
    )


def _without_pc(county: County, within: str) -> list[str]:
    with reading(county.engine) as connection:
        found = overview.stations(connection, within)
    if not found:
        raise errors.BadInput(
            what=f"{within} 里还没有登记过站。请先用 county station import 添加。"
        )
    return [each.code for each in found if each.devices == 0]


def _names(county: County, stations: list[str]) -> dict[str, str]:
    """Of all stations, before any code is made: a slip in one would leave codes nobody saw."""
    names = {}
    with reading(county.engine) as connection:
        for code in stations:
            found = divisions.known(connection, code) if is_code(code) else None
            if found is not None:
                names[code] = found.name
            elif len(stations) > 1:
                raise errors.UnknownDivision(code=code[:40], level="站", verb="station")
    return names
