"""backup and recover: copies of the station, and a station out of a copy."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.commands import handover_verbs, terminal
from desktop.commands.opened import desk_of, home_of
from desktop.commands.wording import FOLDER, take_file, take_json
from desktop.services.desk import Desk
from desktop.services.safekeeping import backup_notes, backup_places, backups, recovering
from desktop.services.safekeeping.backups import Outcome, Shelved
from desktop.services.safekeeping.recovering import Preview, Recovered
from desktop.services.sync.replicas import HANDOVER

_REASONS = {
    "asked": "手动",
    "start": "打开时",
    "quit": "退出时",
    "migration": "升级前",
    HANDOVER: "交接",
}
_MEGABYTE = 1_000_000


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe these verbs to the parser."""
    backup = verbs.add_parser("backup", help="备份：成一个加密文件，或自动备份")
    take_file(backup, "备份成这个文件；自动备份不写", optional=True)
    one = backup.add_mutually_exclusive_group()
    one.add_argument("--auto", action="store_true", help="自动备份到本机和选定的第二个位置")
    one.add_argument("--list", action="store_true", help="列出已有的自动备份")
    one.add_argument("--check", action="store_true", help="把一份备份从头到尾读一遍")
    backup.add_argument("--second", type=Path, metavar=FOLDER, help="选定第二个位置（U 盘）")
    one.add_argument("--no-second", action="store_true", help="不再用第二个位置")
    backup.add_argument("--remind", type=int, metavar="天数", help="多少天没备份到盘外就提醒")
    take_json(backup)
    backup.set_defaults(run=_backup)

    recover = verbs.add_parser("recover", help="从备份恢复成一个新站点（--home 指定空文件夹）")
    take_file(recover, "一份备份")
    told = "新站点放在哪个空文件夹"
    recover.add_argument("--home", default=argparse.SUPPRESS, metavar=FOLDER, help=told)
    recover.add_argument("--list", action="store_true", help="只看里面有什么")
    handover_verbs.take_options(recover)
    take_json(recover)
    recover.set_defaults(run=_recover)


def _backup(arguments: argparse.Namespace) -> int:
    asks = arguments.auto or arguments.list or arguments.second or arguments.no_second
    asks = asks or arguments.remind is not None
    if bool(arguments.file) == bool(asks) or (arguments.check and not arguments.file):
        terminal.say("请写明备份文件，或用 --auto、--list、--second、--no-second、--remind 之一。")
        return terminal.USAGE
    with desk_of(arguments) as desk:
        if arguments.check:
            return _check(desk, arguments)
        if arguments.file:
            return _to_file(desk, arguments)
        _set(desk, arguments)
        if arguments.auto:
            return _automatic(desk, arguments)
        return _list(desk, arguments) if arguments.list else terminal.DONE


def _set(desk: Desk, arguments: argparse.Namespace) -> None:
    if arguments.remind is not None:
        days = backup_notes.set_reminder_days(desk, arguments.remind)
        terminal.say(f"{days} 天没有备份到本机以外就提醒。")
    if arguments.second:
        place = backup_places.choose_second(desk, arguments.second)
        note = "（和站点在同一个盘上，盘坏了会一起丢）" if place.same_disk else ""
        terminal.say(f"第二个位置：「{place.folder}」{note}。")
    if arguments.no_second:
        backup_places.forget_second(desk)
        terminal.say("不再用第二个位置；那里已有的备份没有动。")


def _to_file(desk: Desk, arguments: argparse.Namespace) -> int:
    meter = terminal.Meter("备份")
    report = backups.back_up(desk, arguments.file, meter)
    meter.end()
    told = backups.told(report)
    if arguments.json:
        terminal.show_json(
            {
                "path": str(report.path),
                "bytes": report.bytes,
                "files": [str(path) for path in report.files],
                "whole": report.manifest.whole,
                "damaged": list(report.manifest.damaged),
                "missing": list(report.manifest.missing),
            }
        )
    beside = len(report.files) - 1
    more = f"，另有 {beside} 个文件在它旁边，请一起带走" if beside else ""
    terminal.say(
        f"已备份并核对：「{report.path}」，{report.bytes / _MEGABYTE:.1f} MB，"
        f"照片 {report.volumes} 卷{more}。"
    )
    for words in told:
        terminal.say(words)
    return terminal.IN_PART if told else terminal.DONE


def _automatic(desk: Desk, arguments: argparse.Namespace) -> int:
    meter = terminal.Meter("备份")
    outcomes = backups.automatic(desk, backups.ASKED, progress=meter)
    meter.end()
    if arguments.json:
        terminal.show_json({"places": [_outcome(one) for one in outcomes]})
    for one in outcomes:
        terminal.say(outcome_words(one))
        for words in backups.told(one.report) if one.report else ():
            terminal.say(words)
    failed = [one for one in outcomes if one.state == backups.FAILED]
    part = any(one.report and not one.report.manifest.whole for one in outcomes)
    if len(failed) == len(outcomes):
        return terminal.REFUSED
    return terminal.IN_PART if failed or part else terminal.DONE


def outcome_words(one: Outcome) -> str:
    """What became of an automatic backup at one place, for a person."""
    where = "本机" if one.place.name == backup_places.HOME else "第二个位置"
    if one.state == backups.MADE and one.report:
        size = one.report.bytes / _MEGABYTE
        return f"{where}：已备份并核对「{one.report.path}」，{size:.1f} MB。"
    if one.state == backups.UNCHANGED:
        return f"{where}：上次备份以来没有改动，不用再备份。"
    if one.state == backups.ABSENT:
        return f"{where}：「{one.place.folder}」现在不在（U 盘没插？），这次没有备份到那里。"
    return f"{where}：{one.error}"


def _list(desk: Desk, arguments: argparse.Namespace) -> int:
    there, standing = backups.shelved(desk), backup_notes.standing(desk)
    if arguments.json:
        second = backup_places.second_place(desk)
        terminal.show_json(
            {
                "backups": [_listed(one) for one in there],
                "last": standing.last,
                "last_off_disk": standing.off_disk,
                "due": standing.due,
                "reminder": standing.words,
                "second": {"path": str(second.folder), "there": second.there} if second else None,
            }
        )
    else:
        for one in there:
            terminal.show(_line(one))
    if not there:
        terminal.say("还没有自动备份。")
    if standing.words:
        terminal.say(standing.words)
    return terminal.DONE


def _line(one: Shelved) -> str:
    found, place = one.entry.manifest, "本机" if one.place.name == "home" else "盘外"
    if found is None:
        return f"{place}\t读不出\t\t\t{one.entry.path}"
    state = "完整" if found.whole and one.entry.stands else "不完整"
    reason = _REASONS.get(found.label.reason, found.label.reason)
    size = f"{found.bytes / _MEGABYTE:.1f} MB"
    return f"{place}\t{found.made_at}\t{reason}\t{state}\t{size}\t{one.entry.path}"


def _listed(one: Shelved) -> dict[str, Any]:
    found = one.entry.manifest
    return {
        "place": one.place.name,
        "path": str(one.entry.path),
        "made_at": found.made_at if found else None,
        "reason": found.label.reason if found else None,
        "lineage": found.label.lineage if found else None,
        "records": found.journal.seq if found else None,
        "bytes": found.bytes if found else one.entry.bytes,
        "whole": bool(found and found.whole and one.entry.stands),
    }


def _outcome(one: Outcome) -> dict[str, Any]:
    return {
        "place": one.place.name,
        "folder": str(one.place.folder),
        "state": one.state,
        "path": str(one.report.path) if one.report else None,
        "bytes": one.report.bytes if one.report else None,
        "whole": one.report.manifest.whole if one.report else None,
        "reason": str(one.error) if one.error else None,
    }


def _check(desk: Desk, arguments: argparse.Namespace) -> int:
    meter = terminal.Meter("检查")
    found = backups.check(desk, arguments.file, meter)
    meter.end()
    if arguments.json:
        terminal.show_json({"path": str(arguments.file), "faults": found})
    for words in found:
        terminal.say(f"{words}。")
    terminal.say("这份备份有问题，见上。" if found else "这份备份完好，打得开。")
    return terminal.REFUSED if found else terminal.DONE


def _recover(arguments: argparse.Namespace) -> int:
    seen = recovering.preview(arguments.file)
    if arguments.list:
        return _show_preview(seen, as_json=arguments.json)
    if seen.manifest.label.reason == HANDOVER:
        return handover_verbs.take_over(arguments)
    home = home_of(arguments)
    recovering.check_empty(home)  # before a passphrase is asked for
    secret = terminal.passphrase(arguments)
    meter = terminal.Meter("恢复")
    done = recovering.recover(arguments.file, home, secret, progress=meter)
    meter.end()
    if arguments.json:
        terminal.show_json(_recovered(done))
    terminal.say(
        f"已恢复：{done.station}，{done.made_at[:10]} 的备份。资料在「{home.path}」。"
        "口令和备份时的一样。"
    )
    for words in recovering.told(done):
        terminal.say(words)
    return terminal.DONE if done.whole else terminal.IN_PART


def _show_preview(seen: Preview, *, as_json: bool) -> int:
    found = seen.manifest
    if as_json:
        terminal.show_json(
            {
                "path": str(seen.path),
                "station": found.label.station,
                "made_at": found.made_at,
                "format": found.format,
                "schema": found.schema,
                "records": found.journal.seq,
                "counts": found.label.counts,
                "parts": [{"name": part.name, "bytes": part.bytes} for part in found.parts],
                "missing": list(seen.missing),
                "whole": found.whole and not seen.missing,
            }
        )
    else:
        for line in recovering.preview_lines(seen):
            terminal.show(line)
    return terminal.IN_PART if seen.missing else terminal.DONE


def _recovered(done: Recovered) -> dict[str, Any]:
    return {
        "home": str(done.home.path),
        "station": done.station,
        "made_at": done.made_at,
        "photos": done.photos,
        "lost": done.lost,
        "missing": list(done.missing),
        "torn": list(done.torn),
    }
