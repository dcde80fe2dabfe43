"""import, export, photo: what goes in and out of a station as files."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import errors
from desktop.commands import terminal
from desktop.commands.audit_verbs import take_why
from desktop.commands.opened import desk_of
from desktop.commands.wording import FILE, RECORD, take_file, take_json, take_kind, take_volunteers
from desktop.services import handed_out
from desktop.services.desk import Desk
from desktop.services.handed_out import HandedOut
from desktop.services.lists import exporting
from desktop.services.photos import originals, photos
from desktop.storage.atomic import atomic_writer, try_target
from desktop.storage.places import check_target

if TYPE_CHECKING:
    from desktop.services.roster.rosters import ImportReport

_SHOWN_PROBLEMS = 30


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe these verbs to the parser."""
    bring = verbs.add_parser("import", help="导入花名册")
    take_volunteers(bring)
    take_file(bring, "花名册：xlsx、xls、ods 或 csv")
    bring.add_argument("--dry-run", action="store_true", help="只看结果，不改动")
    bring.add_argument(
        "--report", type=Path, metavar=FILE, help=".xlsx：待更正的行；.json：报告全文"
    )
    take_json(bring)
    bring.set_defaults(run=_import)

    out = verbs.add_parser("export", help="导出为表格")
    take_kind(out)
    take_file(out, "写到哪里，结尾是 .xlsx 或 .csv")
    out.add_argument("--full", action="store_true", help="含完整证件号（会记入查看记录）")
    take_why(out)
    out.set_defaults(run=_export)

    photos = verbs.add_parser("photo", help="照片")
    photo = photos.add_subparsers(dest="photo_verb", required=True, metavar="命令")
    add = photo.add_parser("add", help="给活动添加照片")
    add.add_argument("activity", metavar="活动", help="活动的编号")
    add.add_argument("files", nargs="+", type=Path, metavar="照片", help="照片文件")
    add.set_defaults(run=_photo_add)
    original = photo.add_parser("original", help="本站另一台电脑里的原图：请它经县平台送来")
    original.add_argument("id", metavar=RECORD, help="照片的编号")
    original.set_defaults(run=_photo_original)
    export = photo.add_parser("export", help="导出一张照片（不含位置信息）")
    export.add_argument("id", metavar=RECORD, help="照片的编号")
    take_file(export, "写到哪里")
    export.add_argument("--original", action="store_true", help="原始大小")
    export.set_defaults(run=_photo_export)


def _import(arguments: argparse.Namespace) -> int:
    from desktop.services.roster import rosters  # brings the readers of tables along

    meter, done = terminal.Meter("读取"), terminal.DONE
    with desk_of(arguments) as desk:
        if arguments.report:
            _check_report(desk, arguments.report, arguments.file)
        with terminal.interruptible() as cancelled:
            report = rosters.import_roster(
                desk, arguments.file, dry_run=arguments.dry_run, progress=meter, cancelled=cancelled
            )
        meter.end()
        if arguments.json:
            terminal.show_json(report.to_json())
        else:
            for line in report_lines(report, dry_run=arguments.dry_run):
                terminal.show(line)
        if arguments.report:
            done = _left_report(desk, report, arguments.report)
    came_in = report.added + report.updated + report.unchanged
    if report.bad and not came_in:
        return terminal.REFUSED
    return terminal.IN_PART if report.bad else done


def _left_report(desk: Desk, report: ImportReport, target: Path) -> int:
    try:
        _write_report(desk, report, target)
    except errors.WorldError as error:
        terminal.say(f"报告没有写成（导入不受影响，可再导入一次得到它）：{error}")
        return terminal.IN_PART
    terminal.say(f"需更正的 {report.bad} 行和说明在「{target}」。")
    terminal.say(HandedOut.CORRECTIONS.carries.value)
    return terminal.DONE


def _check_report(desk: Desk, target: Path, roster: Path) -> None:
    """Refuse a report that can't be written before anything is brought in."""
    if target.suffix.lower() not in (".xlsx", ".json"):
        raise errors.OutputFileError(path=str(target), why="文件名要以 .xlsx 或 .json 结尾")
    check_target(desk.home, target)
    if target.resolve() == roster.resolve():
        raise errors.OutputFileError(path=str(target), why="这就是要导入的那个文件")
    try_target(target.absolute())


def report_lines(report: ImportReport, *, dry_run: bool) -> list[str]:
    """An import's report as a person reads it."""
    will = "将" if dry_run else "已"
    lines = [
        f"{report.file}：{will}新增 {report.added} 人，更新 {report.updated} 人，"
        f"没有变化 {report.unchanged} 人，需更正 {report.bad} 行。"
    ]
    for title, problems in (
        ("没有导入的行", report.problems),
        ("已导入但请看一眼", report.remarks),
        ("说明", report.notes),
    ):
        if problems:
            lines.append(f"{title}：")
        for problem in problems[:_SHOWN_PROBLEMS]:
            place = f"{problem.sheet} 第 {problem.row} 行" if problem.row else problem.sheet
            value = f"“{problem.value}”" if problem.value else ""
            lines.append(f"  {place} {problem.column} {value}：{problem.reason}")
        if len(problems) > _SHOWN_PROBLEMS:
            lines.append(f"  ……另有 {len(problems) - _SHOWN_PROBLEMS} 处，见 --report")
    return lines


def _write_report(desk: Desk, report: ImportReport, target: Path) -> None:
    if target.suffix.lower() == ".xlsx":
        from desktop.services.roster import rosters

        rosters.write_corrections(desk, report, target)
        return
    told = f"导入报告，待更正的 {report.bad} 行"
    handed_out.note(desk, HandedOut.IMPORT_REPORT.carries, told, "volunteer")
    with atomic_writer(target) as file:
        file.write(json.dumps(report.to_json(), ensure_ascii=False, indent=1).encode())


def _export(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        count = exporting.export(
            desk, arguments.kind, arguments.file, full=arguments.full, why=arguments.why
        )
    terminal.say(f"已导出 {count} 条到「{arguments.file}」。")
    made = HandedOut.FULL_TABLE if arguments.full else HandedOut.TABLE
    terminal.say(made.carries.value)
    return terminal.DONE


def _photo_add(arguments: argparse.Namespace) -> int:
    meter = terminal.Meter("处理照片")
    with desk_of(arguments) as desk:
        done = photos.add_photos(desk, arguments.activity, arguments.files, progress=meter)
    meter.end()
    for photo_id in done.added:
        terminal.show(photo_id)
    for name in done.already:
        terminal.say(f"{name}：这个活动里已经有了，没有重复添加。")
    for name, title in done.elsewhere:
        terminal.say(f"{name}：与活动「{title}」里的一张相同或很像，请核对。")
    for name, sentence in done.failed:
        terminal.say(f"{name}：{sentence}")
    if done.failed:
        return terminal.IN_PART if done.added else terminal.REFUSED
    return terminal.DONE


def _photo_original(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        here = originals.wish(desk, arguments.id)
    if here:
        terminal.say("原图就在这台电脑里，可以用 station photo export --original 导出。")
    else:
        terminal.say("已记下。这台和有原图的那台电脑都同步以后，原图就会到这里。")
    return terminal.DONE


def _photo_export(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        photos.export_photo(desk, arguments.id, arguments.file, original=arguments.original)
    terminal.say(f"已导出到「{arguments.file}」。{HandedOut.PHOTO.carries.value}")
    return terminal.DONE
