"""`county publish`, `publications`, `withdraw` and `answer`."""

from __future__ import annotations

import argparse
import json
from typing import Any

from county import errors
from county.commands import terminal
from county.commands.opened import opened
from county.work.administering import OUTCOMES

_LIMIT = 8 * 1024 * 1024


def register(verbs: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the verbs of this module."""
    publishing = verbs.add_parser("publish", help="向全县或一个镇的各站发布")
    publishing.add_argument(
        "kind",
        metavar="种类",
        help="theme 月主题、document 文本、vocabulary 词表、policy 规定、project 项目、unit 单位、"
        "belt 实践带、benefit 礼遇、reward 积分兑换、score 考评、work_brief 工作月提示、"
        "learning 学习资料",
    )
    publishing.add_argument(
        "file", metavar="文件", help="JSON：一条记录或一列记录；带 id 的是修改已发布的"
    )
    publishing.add_argument("--to", default="", metavar="代码", help="县 6 位或镇 9 位，默认全县")
    publishing.add_argument("--json", action="store_true", help="输出 JSON")
    publishing.set_defaults(run=publish)
    listing = verbs.add_parser("publications", help="列出已发布的内容")
    listing.add_argument("--to", default="", metavar="代码", help="县 6 位或镇 9 位，默认全县")
    listing.add_argument("--json", action="store_true", help="输出 JSON")
    listing.set_defaults(run=publications)
    withdrawing = verbs.add_parser("withdraw", help="撤回已发布的内容")
    withdrawing.add_argument("kind", metavar="种类", help="如 document、theme")
    withdrawing.add_argument("record", metavar="编号", help="见 county publications")
    withdrawing.add_argument("--to", default="", metavar="代码", help="当时发布给谁，默认全县")
    withdrawing.add_argument("--json", action="store_true", help="输出 JSON")
    withdrawing.set_defaults(run=withdraw)
    answering = verbs.add_parser("answer", help="答复一个站的记录，例如退回一次活动")
    answering.add_argument("station", metavar="站代码", help="12 位")
    answering.add_argument("kind", metavar="种类", help="如 activity 活动")
    answering.add_argument("record", metavar="记录编号", help="见管理网页里那次活动的网址末尾")
    answering.add_argument(
        "outcome",
        choices=sorted(OUTCOMES),
        metavar="returned|done",
        help="returned 退回（要写原因），done 已办理",
    )
    answering.add_argument("--reason", default="", metavar="原因", help="站里会看到")
    answering.add_argument("--by", default="", metavar="答复人", help="不写则是县的名称")
    answering.add_argument("--json", action="store_true", help="输出 JSON")
    answering.set_defaults(run=answer)


def publish(arguments: argparse.Namespace) -> int:
    """Publish the records of a file."""
    documents = _documents(arguments.file)
    with opened(arguments) as county:
        done = county.administering.publish(arguments.kind, documents, to=arguments.to)
    if arguments.json:
        terminal.show_json([{"id": each.id, "feed": each.feed, "row": each.row} for each in done])
    terminal.say(f"已发布 {len(done)} 条，各站下次同步时收到。")
    return terminal.DONE


def publications(arguments: argparse.Namespace) -> int:
    """List what is published in a county or town."""
    with opened(arguments) as county:
        found = county.administering.publications(within=arguments.to)
    if arguments.json:
        told = [
            {"id": p.id, "kind": p.kind, "title": p.title, "feed": p.feed, "row": p.row}
            for p in found
        ]
        terminal.show_json(told)
    elif found:
        rows = [(each.kind, each.id, each.title) for each in found]
        terminal.show(terminal.table([("种类", "编号", "名称"), *rows]))
    return terminal.DONE


def withdraw(arguments: argparse.Namespace) -> int:
    """Take a publication back."""
    with opened(arguments) as county:
        done = county.administering.withdraw(arguments.kind, arguments.record, to=arguments.to)
    if arguments.json:
        terminal.show_json({"id": done.id, "feed": done.feed, "row": done.row})
    terminal.say("已撤回，各站下次同步时收起。")
    return terminal.DONE


def _documents(path: str) -> list[dict[str, Any]]:
    try:
        found = json.loads(terminal.read_file(path, _LIMIT))
    except (ValueError, RecursionError) as error:
        raise errors.FileRefused(path=path, why="不是 JSON 文件") from error
    documents = found if isinstance(found, list) else [found]
    if not all(isinstance(each, dict) for each in documents):
        raise errors.FileRefused(path=path, why="里面应是一条记录，或一列记录")
    return documents


def answer(arguments: argparse.Namespace) -> int:
    """Answer a station's record."""
    with opened(arguments) as county:
        done = county.administering.answer(
            arguments.station,
            arguments.kind,
            arguments.record,
            arguments.outcome,
            arguments.reason,
            by=arguments.by,
        )
    if arguments.json:
        terminal.show_json({"id": done.id, "feed": done.feed, "row": done.row})
    terminal.say("已答复，该站下次同步时收到。")
    return terminal.DONE
