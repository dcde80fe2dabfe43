"""audit: who looked at what, and why."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import asdict
from pathlib import Path

from desktop import errors
from desktop.commands import terminal
from desktop.commands.opened import desk_of
from desktop.commands.wording import RECORD, take_json
from desktop.services import audit_register
from desktop.services.audit_register import Wanted
from desktop.services.handed_out import HandedOut


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the verb to the parser."""
    audit = verbs.add_parser("audit", help="查看记录：谁看过、导出过、打印过谁的资料，为什么")
    audit.add_argument("--since", default="", metavar="日期", help="从哪天起，如 2026-01-01")
    audit.add_argument("--until", default="", metavar="日期", help="到哪天为止")
    audit.add_argument("--person", default="", metavar=RECORD, help="只看关于这位志愿者的")
    audit.add_argument("--out", type=Path, metavar="文件", help="写成 .xlsx 或 .csv")
    take_json(audit)
    audit.set_defaults(run=_audit)


def take_why(parser: argparse.ArgumentParser) -> None:
    """The reason of a look at ID numbers in the clear."""
    from desktop.model.audited import BY_COMMAND

    parser.add_argument(
        "--why", default=BY_COMMAND, metavar="理由", help="为什么要完整证件号，记入查看记录"
    )


def _audit(arguments: argparse.Namespace) -> int:
    since, until = _day(arguments.since), _day(arguments.until)
    with desk_of(arguments) as desk:
        of = Wanted()
        if arguments.person:
            of = audit_register.of_person(desk, arguments.person)
        wanted = Wanted(since, until, records=of.records, many=of.many)
        if arguments.out:
            count = audit_register.export(desk, arguments.out, wanted)
            carries = HandedOut.AUDIT_TABLE.carries
            terminal.say(f"已导出 {count} 条到「{arguments.out}」。{carries.value}")
            return terminal.DONE
        rows = audit_register.everything(desk, wanted)
    if arguments.json:
        terminal.show_json([{**asdict(row), "did": row.did} for row in rows])
        return terminal.DONE
    for row in rows:
        terminal.show("\t".join(row.cells))
    terminal.say(f"共 {len(rows)} 条。")
    return terminal.DONE


def _day(typed: str) -> str:
    """An ISO day; empty where none was given.

    Raises:
        errors.InvalidValues: it is none.
    """
    if not typed:
        return ""
    try:
        return dt.date.fromisoformat(typed).isoformat()
    except ValueError:
        problem = f"“{typed[:20]}”不是日期，请写成 2026-01-31。"
        raise errors.InvalidValues(problems=problem) from None
