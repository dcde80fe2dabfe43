"""about, correct, erase and expired: the rights of a person over their data."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from desktop.commands import terminal
from desktop.commands.opened import desk_of
from desktop.commands.record_verbs import pairs
from desktop.commands.wording import COUNT, FIELD, FILE, RECORD, take_json, take_volunteers
from desktop.model.audited import ASKED
from desktop.services.paper import papers
from desktop.services.person import correcting, dossier_file, erasing, foreseen, retention
from desktop.storage.places import check_target


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe these verbs to the parser."""
    about = verbs.add_parser("about", help="一个人的全部资料，交给本人（会记下来）")
    about.add_argument("id", metavar=RECORD, help="志愿者的编号")
    about.add_argument(
        "--out", type=Path, required=True, metavar=FILE, help="写成这个文件：.pdf 或 .json"
    )
    about.add_argument("--why", default=ASKED, metavar="理由", help=f"不写就是“{ASKED}”")
    about.set_defaults(run=_about)

    erase = verbs.add_parser("erase", help="应本人要求删除个人资料，不能撤销")
    take_volunteers(erase)
    erase.add_argument("id", metavar=RECORD, help="志愿者的编号")
    erase.add_argument("--why", default="", metavar="理由", help="必须写，例如 本人要求")
    take_json(erase)
    erase.set_defaults(run=_erase)
    _take_expired(verbs)
    correct = verbs.add_parser("correct", help="应本人要求更正资料，可以打印回执")
    correct.add_argument("id", metavar=RECORD, help="志愿者的编号")
    correct.add_argument("fields", nargs="+", metavar=FIELD, help="要更正的项")
    correct.add_argument("--why", default=ASKED, metavar="理由", help=f"不写就是“{ASKED}”")
    correct.add_argument("--receipt", type=Path, metavar=FILE, help="把回执写成这个 PDF")
    correct.set_defaults(run=_correct)


def _take_expired(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    expired = verbs.add_parser("expired", help="退出多年、资料到期的人：列出、再留一年或删除")
    expired.add_argument("--years", type=int, metavar=COUNT, help="以后保留这么多年，不写不变")
    what = expired.add_mutually_exclusive_group()
    what.add_argument("--keep", nargs="+", default=[], metavar=RECORD, help="这些人再留一年")
    what.add_argument("--erase", nargs="+", default=[], metavar=RECORD, help="删除这些人的资料")
    expired.add_argument("--why", default="", metavar="理由", help="留或删都要写")
    take_json(expired)
    expired.set_defaults(run=_expired)


def _expired(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        if arguments.years is not None:
            retention.keep_years(desk, arguments.years)
        if arguments.keep:
            retention.keep(desk, arguments.keep, arguments.why)
        if arguments.erase:
            erasing.erase_each(desk, arguments.erase, arguments.why)
        found, years = retention.due(desk), retention.years(desk)
    if arguments.json:
        terminal.show_json({"years": years, "expired": [asdict(one) for one in found]})
    else:
        for one in found:
            terminal.show("\t".join((one.id, one.name, one.status, one.since)))
    terminal.say(f"退出满 {years} 年、资料到期的还有 {len(found)} 人。")
    return terminal.DONE


def _about(arguments: argparse.Namespace) -> int:
    out: Path = arguments.out
    with desk_of(arguments) as desk:
        if out.suffix.lower() == ".pdf":
            check_target(desk.home, out)
            why = {"why": arguments.why}
            papers.issue(desk, "person-dossier", [arguments.id], answers=why, into=out)
        else:
            dossier_file.write(desk, arguments.id, out, arguments.why)
    terminal.say(f"已写成「{out}」，里面有完整的证件号码，文件没有加密，请交给本人。")
    return terminal.DONE


def _correct(arguments: argparse.Namespace) -> int:
    typed = pairs(arguments.fields)
    with desk_of(arguments) as desk:
        if arguments.receipt:
            check_target(desk.home, arguments.receipt)
        changed = correcting.correct(desk, arguments.id, typed, arguments.why)
        if changed and arguments.receipt:
            papers.issue(desk, "correction-receipt", [arguments.id], into=arguments.receipt)
    terminal.say("已更正，可以撤销。" if changed else "和原来一样，没有改动。")
    return terminal.DONE


def _erase(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        told = foreseen.foresee(desk, arguments.id)
        done = erasing.erase(desk, arguments.id, arguments.why)
    if arguments.json:
        terminal.show_json(
            {
                "called": done.called,
                "pictures": done.pictures,
                "unsent": done.unsent,
                "went": list(told.goes),
                "stayed": list(told.stays),
            }
        )
    else:
        for head, lines in (("已删除：", told.goes), ("还留着：", told.stays)):
            terminal.show(head)
            for line in lines:
                terminal.show(f"  {line}")
    terminal.say(f"资料已删除，记录现在叫「{done.called}」，不能撤销。")
    return terminal.DONE
