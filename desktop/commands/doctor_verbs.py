"""doctor: a look at whether all is well, what it mends, and what can be read of a wreck."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from desktop import errors, logbook
from desktop.commands import terminal
from desktop.commands.opened import desk_of, home_of, key_of
from desktop.commands.wording import FOLDER, take_json
from desktop.services.desk import Desk
from desktop.services.safekeeping import checkup, witnesses
from desktop.services.safekeeping.backup_notes import standing
from desktop.services.safekeeping.checkup import Checkup, Repairs
from desktop.storage.integrity.findings import SAVE_OUT, Finding
from desktop.storage.keys import MasterKey
from desktop.storage.rescue.wal_frames import log_finding

_UNOPENED = (errors.Damaged, errors.NotAStation, errors.DiskFailing)


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the verb to the parser."""
    doctor = verbs.add_parser("doctor", help="体检：数据、日志、照片、搜索；能修的当场修好")
    take_json(doctor)
    doctor.add_argument(
        "--repair", action="store_true", help="另把指向已不存在记录的引用清空（记入历史，可撤销）"
    )
    doctor.add_argument(
        "--repair-records",
        action="store_true",
        help="另按变更日志改正对不上的记录（记入历史，可撤销）",
    )
    doctor.add_argument(
        "--save-to",
        type=Path,
        metavar=FOLDER,
        help="从损坏的站点里把读得出的内容另存为新站点；原站点不动",
    )
    doctor.add_argument(
        "--head",
        nargs="?",
        const="",
        metavar="校验",
        help="显示日志现在的校验；后面写恢复单上的校验，就和它核对",
    )
    doctor.set_defaults(run=_doctor)


def _doctor(arguments: argparse.Namespace) -> int:
    if arguments.save_to:
        return _save_out(arguments)
    if arguments.head == "":
        return _show_head(arguments)
    meter = terminal.Meter("体检")
    try:
        done = _looked_over(arguments, meter)
    except _UNOPENED as error:
        done = Checkup([Finding("pages", str(error), advice=SAVE_OUT)])
    meter.end()
    if arguments.json:
        terminal.show_json({"findings": [asdict(finding) for finding in done.findings]})
    else:
        for finding in done.findings:
            state = "已修复" if finding.repaired else "问题"
            words = finding.what if finding.repaired else finding.sentence()
            terminal.show(f"{state}：{words}")
    _sum_up(done)
    return terminal.IN_PART if done.left else terminal.DONE


def _looked_over(arguments: argparse.Namespace, meter: terminal.Meter) -> Checkup:
    home = home_of(arguments)
    if home.records.is_file() and (found := log_finding(home.records)) is not None:
        _key(arguments)
        return Checkup([found])  # opening it would drop what lies behind the break
    may = Repairs(references=arguments.repair, records=arguments.repair_records)
    with desk_of(arguments) as desk:
        paper = witnesses.paper_fault(desk, arguments.head) if arguments.head else None
        done = checkup.look_over(desk, may, progress=meter)
        done.findings += [paper] if paper else []
        _remind(desk)
        return done


def _show_head(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        code = witnesses.paper_code(desk)
    if arguments.json:
        journal, looks, check = code.split("/")
        terminal.show_json({"journal": int(journal), "audit": int(looks), "check": check})
    else:
        terminal.show(code)
    return terminal.DONE


def _remind(desk: Desk) -> None:
    """Say when the last backup off this disk is old."""
    try:
        words = standing(desk).words
    except errors.WorldError as error:
        logbook.note(error)  # a damaged station; what is wrong with it is told anyway
        return
    if words:
        terminal.say(words)


def _sum_up(done: Checkup) -> None:
    room = done.upkeep.bytes
    if room:
        terminal.say(f"清理了 {room / 1_000_000:.1f} MB 不再需要的照片数据。")
    if not done.findings:
        terminal.say("一切正常。")
        return
    mended = len(done.findings) - len(done.left)
    terminal.say(
        f"发现 {len(done.findings)} 处，修好 {mended} 处，剩下 {len(done.left)} 处，见上。"
    )


def _key(arguments: argparse.Namespace) -> MasterKey:
    """The key of a station that is not opened, once the slot that gave it is held against it."""
    from desktop.services.safekeeping import wreck_keys

    opened = key_of(arguments)
    if not wreck_keys.hold(home_of(arguments), opened):
        terminal.say("资料里记着谁能打开本站的地方读不出，只能照密钥文件来认。")
    return opened.master


def _save_out(arguments: argparse.Namespace) -> int:
    from desktop.services.safekeeping.salvage import save_out

    meter = terminal.Meter("读取")
    home = home_of(arguments)
    master = _key(arguments)
    report = save_out(home, master, arguments.save_to, progress=meter)
    meter.end()
    if arguments.json:
        terminal.show_json(report.to_json())
    else:
        for line in report.lines():
            terminal.show(line)
    terminal.say(f"新站点在「{arguments.save_to}」，口令不变。原来的站点没有改动，请先留着它。")
    return terminal.DONE if report.complete else terminal.IN_PART
