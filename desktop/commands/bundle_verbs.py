"""bundle: sync by files, for stations without a line and for those who carry them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path

from desktop import errors
from desktop.commands import terminal
from desktop.commands.opened import desk_of
from desktop.commands.wording import FILE, FOLDER, take_json
from desktop.services.sync import carriers, passing_on
from desktop.services.sync.carriers import Batch, Took, Written

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(KB|MB|GB)?", re.IGNORECASE)
_UNITS = {"KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe this verb to the parser."""
    bundle = verbs.add_parser("bundle", help="用文件代替网络同步（U 盘、邮件、微信）")
    ways = bundle.add_subparsers(dest="way", metavar="命令", required=True)

    write = ways.add_parser("write", help="把要上报的写成文件")
    where = "文件夹（U 盘），或以 .bundle 结尾的文件名"
    write.add_argument("file", type=Path, metavar=FILE, help=where)
    write.add_argument("--parts", type=size_of, metavar="大小", help="每份最大，如 20MB")
    write.add_argument("--no-photos", action="store_true", help="不带照片")
    take_json(write)
    write.set_defaults(run=_write)

    read = ways.add_parser("read", help="读县里或镇里给的文件，次序不论，读两遍也无妨")
    read.add_argument("files", type=Path, nargs="+", metavar=FILE, help="文件，或所在的文件夹")
    take_json(read)
    read.set_defaults(run=_read)

    look = ways.add_parser("look", help="只看文件是给谁的、缺哪一份")
    look.add_argument("files", type=Path, nargs="+", metavar=FILE, help="文件，或所在的文件夹")
    take_json(look)
    look.set_defaults(run=_look)

    carry = ways.add_parser("carry", help="替别的站或县里捎带文件：核对后原样拷走，不打开")
    carry.add_argument("files", type=Path, nargs="+", metavar=FILE, help="文件，或所在的文件夹")
    carry.add_argument("--to", type=Path, required=True, metavar=FOLDER, help="拷到哪里")
    take_json(carry)
    carry.set_defaults(run=_carry)


def size_of(text: str) -> int:
    """Bytes in words like ``20MB``."""
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    return int(float(match[1]) * _UNITS[(match[2] or "MB").upper()])


def _write(arguments: argparse.Namespace) -> int:
    meter = terminal.Meter("写文件")
    with desk_of(arguments) as desk, terminal.interruptible() as pressed:
        done = carriers.write(
            desk,
            arguments.file,
            part_bytes=arguments.parts,
            photos=not arguments.no_photos,
            progress=meter,
            cancelled=pressed,
        )
    meter.end()
    if arguments.json:
        terminal.show_json(_written(done))
    terminal.say(
        f"写成 {len(done.files)} 个文件，{done.bytes / 1_000_000:.1f} MB，"
        f"里面有 {done.ops} 处改动、{done.photos} 张照片。请一起带到县里或镇里。"
    )
    if done.left:
        terminal.say(
            f"地方不够，还有 {done.left} 张照片没有带上，没有丢，还在本机。"
            "请换一个大一点的 U 盘再写，或等下次再带。"
        )
    if not arguments.json:
        for path in done.files:
            terminal.show(str(path))
    return terminal.DONE


def _written(done: Written) -> dict[str, object]:
    return {
        "files": [str(path) for path in done.files],
        "bytes": done.bytes,
        "ops": done.ops,
        "photos": done.photos,
        "photos_left": done.left,
    }


def _read(arguments: argparse.Namespace) -> int:
    meter = terminal.Meter("读文件")
    with desk_of(arguments) as desk, terminal.interruptible() as pressed:
        took = carriers.read(desk, arguments.files, progress=meter, cancelled=pressed)
    meter.end()
    if arguments.json:
        terminal.show_json(_took(took))
    if took.batches:
        terminal.say(
            f"收下 {took.batches} 批：收到 {took.pulled} 处改动、{took.photos} 张照片，"
            f"县平台确认了 {took.pushed} 处。"
        )
    if took.ours:
        terminal.say(f"另有 {took.ours} 个文件是本站写给县里的，不用读，带去就行。")
    if took.others:
        terminal.say(
            f"另有 {took.others} 个文件是给别的站或县里的，没有打开；"
            "要替人捎带，用 station bundle carry。"
        )
    if took.receipts:
        terminal.say("另有县里的加入回执，本站已经加入，不用再读。")
    _say_failed(took.failed)
    if took.failed:
        return terminal.IN_PART if took.batches else terminal.REFUSED
    if not took.batches and (took.ours or took.others or took.receipts):
        terminal.say("没有给本站带回来的文件。请把县里或镇里给的文件也放到一起再读。")
        return terminal.REFUSED
    if not took.batches:
        terminal.say("没有找到同步用的文件（以 .bundle 结尾）。")
        return terminal.REFUSED
    return terminal.DONE


def _say_failed(failed: Iterable[tuple[str, errors.StationError]]) -> None:
    for name, error in failed:
        told = str(error)
        terminal.say(told if name in told else f"{name}：{told}")


def _took(took: Took) -> dict[str, object]:
    return {
        "batches": took.batches,
        "pushed": took.pushed,
        "pulled": took.pulled,
        "photos": took.photos,
        "conflicts": took.conflicts,
        "rejected": took.rejected,
        "ours": took.ours,
        "others": took.others,
        "receipts": took.receipts,
        "failed": _failed(took.failed),
    }


def _failed(failed: Iterable[tuple[str, errors.StationError]]) -> list[dict[str, str]]:
    return [{"file": name, "error": error.kind, "reason": str(error)} for name, error in failed]


def _look(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        found = carriers.look(desk, arguments.files)
    if arguments.json:
        terminal.show_json({"batches": [_batch(one) for one in found]})
    else:
        for one in found:
            whose = "给本站的" if one.ours else f"给 {one.to} 的"
            whose = "本站写给县里的" if one.written_here else whose
            lacks = "、".join(f"第 {number} 份" for number in one.missing)
            state = f"缺 {lacks}" if lacks else "齐全"
            terminal.show(f"{one.from_}\t{whose}\t{state}（共 {one.parts} 份）")
    if not found:
        terminal.say("没有找到同步用的文件（以 .bundle 结尾）。")
    return terminal.IN_PART if any(one.missing for one in found) else terminal.DONE


def _batch(one: Batch) -> dict[str, object]:
    return {
        "id": one.id,
        "from": one.from_,
        "to": one.to,
        "parts": one.parts,
        "missing": list(one.missing),
        "files": [str(path) for path in one.files],
        "ours": one.ours,
    }


def _carry(arguments: argparse.Namespace) -> int:
    meter = terminal.Meter("拷文件")
    with terminal.interruptible() as pressed:
        done = passing_on.carry(arguments.files, arguments.to, progress=meter, cancelled=pressed)
    meter.end()
    if arguments.json:
        files = [str(path) for path in done.files]
        terminal.show_json({"files": files, "failed": _failed(done.failed)})
    if done.files:
        terminal.say(
            f"核对无误，拷了 {len(done.files)} 个文件到「{arguments.to}」。请原样带给收件的一方。"
        )
    _say_failed(done.failed)
    if done.failed:
        return terminal.IN_PART if done.files else terminal.REFUSED
    if not done.files:
        terminal.say("没有找到同步用的文件（以 .bundle 结尾）。")
        return terminal.REFUSED
    return terminal.DONE
