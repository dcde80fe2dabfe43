"""init and print: a station's beginning, and its paper."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.commands import terminal
from desktop.commands.opened import cost_of, desk_of, home_of
from desktop.commands.wording import FILE, RECORD
from desktop.services.founding import StationFacts, make_station
from desktop.services.paper import papers
from desktop.storage.places import check_target


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe these verbs to the parser."""
    init = verbs.add_parser("init", help="建站")
    init.add_argument(
        "--name", required=True, metavar="名称", help="全称，如 石桥村新时代文明实践站"
    )
    init.add_argument("--code", required=True, metavar="代码", help="12 位区划代码")
    init.add_argument("--town", required=True, metavar="镇街", help="如 石桥镇")
    init.add_argument("--county", required=True, metavar="县区", help="如 示例县")
    init.add_argument("--clerk", default="文书", metavar="姓名", help="第一位文书的姓名")
    init.set_defaults(run=_init)

    sheet = verbs.add_parser("print", help="生成可打印的 PDF")
    sheet.add_argument("template", nargs="?", metavar="模板", help="用 --list 列出")
    told = "活动、队伍或人的编号，可以写几次"
    sheet.add_argument("--id", dest="ids", action="append", default=[], metavar=RECORD, help=told)
    sheet.add_argument("--paper", default="", metavar="纸张", help="A4、A3、A2 或 A1")
    sheet.add_argument(
        "--set",
        dest="answers",
        action="append",
        default=[],
        metavar="名称=值",
        help="模板要问的，如 month=2026-11，可以写几次；写错了会列出能写的",
    )
    sheet.add_argument("--out", type=Path, metavar=FILE, help="写成这个 PDF")
    sheet.add_argument("--list", action="store_true", help="列出模板")
    sheet.set_defaults(run=_print)


def _init(arguments: argparse.Namespace) -> int:
    facts = StationFacts(
        arguments.name, arguments.code, arguments.town, arguments.county, arguments.clerk
    )
    home = home_of(arguments)
    secret = terminal.passphrase(arguments, new=True)
    make_station(home, facts, secret, cost=cost_of(arguments))
    terminal.say(f"已建站：{arguments.name}。资料在「{home.path}」，请牢记口令，忘了就打不开。")
    return terminal.DONE


def _print(arguments: argparse.Namespace) -> int:
    if arguments.list:
        for template in papers.templates():
            sizes = "、".join(template.papers)
            terminal.show(f"{template.name}\t{template.label}\t{sizes}")
        return terminal.DONE
    given = [answer.partition("=") for answer in arguments.answers]
    if not all(middle for _, middle, _ in given):
        terminal.say("--set 要写成「名称=值」，如 --set month=2026-11。")
        return terminal.USAGE
    if not arguments.template or not arguments.out:
        terminal.say("请写明模板和 --out 文件；「station print --list」列出模板。")
        return terminal.USAGE
    with desk_of(arguments) as desk:
        check_target(desk.home, arguments.out)
        out: Path = arguments.out
        answers = {name: value for name, _, value in given}
        sheet = papers.issue(
            desk, arguments.template, arguments.ids, arguments.paper, answers=answers, into=out
        )
    terminal.say(f"已生成「{arguments.out}」，共 {sheet.pages} 页。")
    if sheet.carries.value:
        terminal.say(sheet.carries.value)
    if sheet.left_out:
        names = "、".join(sheet.left_out)
        terminal.say(f"有 {len(sheet.left_out)} 人没有时长，没有印证书：{names}。")
        return terminal.IN_PART
    return terminal.DONE
