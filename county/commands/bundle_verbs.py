"""`county bundle` and `county enrol-request`: stations without a line."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from county import errors
from county.commands import terminal
from county.commands.opened import opened
from county.wire.encoding import unb64
from county.work.bundles import Read, files_of

_LIMIT = 64 * 1024
_UNITS = {"KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}
#: Nobody mails smaller parts, and a head takes half a kilobyte of each.
_SMALLEST = 100_000


def register(verbs: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the verbs of this module."""
    request = verbs.add_parser("enrol-request", help="处理用文件带来的加入申请")
    request.add_argument("file", metavar="申请文件", help="站里带来的")
    request.add_argument("--out", required=True, metavar="回执文件", help="写好后带回站里")
    request.set_defaults(run=enrol_request)
    group = verbs.add_parser("bundle", help="读写文件包（U 盘、邮件）")
    inner = group.add_subparsers(dest="inner", metavar="命令", required=True)
    reading = inner.add_parser("read", help="读入各站的文件包，写出带回去的")
    reading.add_argument("files", nargs="+", metavar="文件", help="文件，或放着文件包的文件夹")
    reading.add_argument("--out", metavar="文件夹", default=".", help="带回去的写在这里")
    _register_parts(reading)
    reading.add_argument("--json", action="store_true", help="输出 JSON")
    reading.set_defaults(run=read)
    writing = inner.add_parser("write", help="给一台电脑写文件包")
    writing.add_argument("out", metavar="文件夹", help="写在这里")
    writing.add_argument("--to", required=True, metavar="电脑编号", help="见 county devices")
    _register_parts(writing)
    writing.add_argument("--json", action="store_true", help="输出 JSON")
    writing.set_defaults(run=write)


def _register_parts(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--parts", metavar="大小", help="拆成几个文件，如 20MB")


def enrol_request(arguments: argparse.Namespace) -> int:
    """Let a PC join by files."""
    try:
        request = json.loads(terminal.read_file(arguments.file, _LIMIT))
    except (ValueError, RecursionError) as error:
        raise errors.FileRefused(path=arguments.file, why="不是加入申请") from error
    sealing = unb64(request.get("sealing"), 32) if isinstance(request, dict) else None
    if sealing is None:
        raise errors.FileRefused(path=arguments.file, why="不是加入申请")
    with opened(arguments) as county:
        try:
            reply = county.enrolling.enrol(request, by_file=True)
        except errors.Malformed as error:
            raise errors.FileRefused(path=arguments.file, why="不是加入申请") from error
        county.bundles.seal_reply(reply, sealing, Path(arguments.out).absolute())
    terminal.say(f"已登记 {reply['station']['name']} 的一台电脑，回执：{arguments.out}")
    return terminal.DONE


def read(arguments: argparse.Namespace) -> int:
    """Take in bundles and write what goes back."""
    files = list(files_of([Path(each) for each in arguments.files]))
    with opened(arguments) as county:
        done, failed = county.bundles.read(
            files, Path(arguments.out).absolute(), part_bytes=_part_bytes(arguments.parts)
        )
    if arguments.json:
        terminal.show_json(
            {
                "bundles": [_told(each) for each in done],
                "failed": [{"error": each.kind, "reason": str(each)} for each in failed],
            }
        )
    for each in done:
        terminal.say(_words(each))
    for error in failed:
        terminal.say(str(error))
    if not (done or failed):
        terminal.say("没有找到各站的文件包（以 .bundle 结尾）；本县写给各站的不用读。")
    whole = [each for each in done if not each.missing]
    if failed or len(whole) < len(done):
        return terminal.IN_PART if whole else terminal.REFUSED
    return terminal.DONE if done else terminal.REFUSED


def _words(each: Read) -> str:
    if each.missing:
        lacking = "、".join(map(str, each.missing))
        return (
            f"{each.station} 有一批共 {each.parts} 份，还缺第 {lacking} 份，没有读入。"
            "请把缺的也拷来，和这几份放到一起再读。"
        )
    left = f"，{each.photos_left} 张照片没有收下" if each.photos_left else ""
    return (
        f"{each.station}：收到 {each.ops} 项（{each.conflicts} 项有冲突，{each.rejected} 项不收），"
        f"{each.photos} 张照片{left}。带回去：{'、'.join(map(str, each.replies))}"
    )


def _told(each: Read) -> dict[str, Any]:
    return {
        "id": each.id,
        "station": each.station,
        "ops": each.ops,
        "conflicts": each.conflicts,
        "rejected": each.rejected,
        "photos": each.photos,
        "photos_left": each.photos_left,
        "replies": [str(path) for path in each.replies],
        "missing": each.missing,
    }


def write(arguments: argparse.Namespace) -> int:
    """Write a bundle for a PC."""
    with opened(arguments) as county:
        files = county.bundles.write(
            arguments.to,
            Path(arguments.out).absolute(),
            part_bytes=_part_bytes(arguments.parts),
        )
    if arguments.json:
        terminal.show_json([str(path) for path in files])
    terminal.say("已写出：" + "、".join(map(str, files)))
    return terminal.DONE


def _part_bytes(text: str | None) -> int | None:
    if text is None:
        return None
    number, unit = text[:-2], text[-2:].upper()
    if unit not in _UNITS or not number.isdigit():
        raise errors.BadInput(what=f"“{text[:20]}”不是大小，应如 20MB。")
    return max(int(number) * _UNITS[unit], _SMALLEST)
