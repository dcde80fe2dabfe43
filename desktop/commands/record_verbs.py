"""add, set, delete, restore, list, history, undo, redo: the verbs every kind has."""

from __future__ import annotations

import argparse
import codecs
import sys
from collections.abc import Callable
from typing import Any

import msgspec

from desktop import errors
from desktop.commands import terminal
from desktop.commands.opened import desk_of
from desktop.model.kind import Record
from desktop.services import records, undoing
from desktop.services.desk import Desk
from desktop.storage.columns import to_json


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe these verbs to the parser."""
    add = verbs.add_parser("add", help="添加一条记录")
    add.add_argument("kind")
    add.add_argument("values", nargs="*", metavar="FIELD=VALUE")
    add.add_argument("--json", choices=["-"], help="-：从标准输入读一个 JSON 对象")
    add.set_defaults(run=_add)

    change = verbs.add_parser("set", help="修改一条记录")
    change.add_argument("kind")
    change.add_argument("id")
    change.add_argument("values", nargs="+", metavar="FIELD=VALUE")
    change.set_defaults(run=_set)

    for name, run, text in (
        ("delete", _delete, "移到回收站"),
        ("restore", _restore, "从回收站恢复"),
    ):
        verb = verbs.add_parser(name, help=text)
        verb.add_argument("kind")
        verb.add_argument("ids", nargs="+", metavar="ID")
        verb.set_defaults(run=run)

    listing = verbs.add_parser("list", help="列出记录")
    listing.add_argument("kind")
    listing.add_argument("--where", action="append", default=[], metavar="FIELD=VALUE")
    listing.add_argument("--search", default="", metavar="WORDS")
    listing.add_argument("--json", action="store_true")
    listing.add_argument("--full", action="store_true", help="显示完整证件号（会记入查看记录）")
    listing.set_defaults(run=_list)

    history = verbs.add_parser("history", help="一条记录的历史")
    history.add_argument("kind")
    history.add_argument("id")
    history.add_argument("--json", action="store_true")
    history.set_defaults(run=_history)

    for name, text in (("undo", "撤销"), ("redo", "重做")):
        verb = verbs.add_parser(name, help=text)
        verb.add_argument("--steps", type=_count, default=1, metavar="N")
        verb.set_defaults(run=_undo if name == "undo" else _redo)


def _count(text: str) -> int:
    if int(text) < 1:
        raise ValueError
    return int(text)


def pairs(values: list[str]) -> dict[str, str]:
    """FIELD=VALUE arguments as a mapping.

    Raises:
        errors.InvalidValues: one has no equals sign.
    """
    typed: dict[str, str] = {}
    for value in values:
        name, sign, text = value.partition("=")
        if not sign:
            raise errors.InvalidValues(problems=f"“{value}”应写成 字段=值。")
        typed[name] = text
    return typed


def as_json(record: Record) -> dict[str, Any]:
    """A record as `--json` shows it."""
    return {"id": record.id, **{name: to_json(value) for name, value in record.values.items()}}


def _add(arguments: argparse.Namespace) -> int:
    typed: dict[str, Any] = dict(pairs(arguments.values))
    if arguments.json:
        typed |= _json_object(sys.stdin.buffer.read())
    with desk_of(arguments) as desk:
        terminal.show(records.add(desk, arguments.kind, typed))
    return terminal.DONE


def _json_object(text: bytes) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(text.removeprefix(codecs.BOM_UTF8))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise errors.InvalidValues(problems="标准输入里应是一个 JSON 对象。")
    return found


def _set(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        changed = records.change(desk, arguments.kind, arguments.id, pairs(arguments.values))
    terminal.say("已保存。" if changed else "没有变化。")
    return terminal.DONE


def _delete(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        done = records.remove(desk, arguments.kind, arguments.ids)
    terminal.say(f"已把 {done} 条移到回收站，可以撤销。")
    return terminal.DONE


def _restore(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        done = records.restore(desk, arguments.kind, arguments.ids)
    terminal.say(f"已恢复 {done} 条。")
    return terminal.DONE


def _list(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        found = records.list_records(
            desk, arguments.kind, pairs(arguments.where), arguments.search, full=arguments.full
        )
    if arguments.json:
        terminal.show_json([as_json(record) for record in found])
        return terminal.DONE
    for record in found:
        shown = (record.shown(field.name) for field in record.kind.own_fields[:8])
        terminal.show("\t".join([record.id, *shown]))
    terminal.say(f"共 {len(found)} 条。")
    return terminal.DONE


def _history(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        lines = records.history(desk, arguments.kind, arguments.id)
    if arguments.json:
        terminal.show_json([_line_json(line) for line in lines])
        return terminal.DONE
    for line in lines:
        terminal.show(f"{line.at}  {line.clerk}  {'撤销/重做：' if line.undone else ''}{line.verb}")
        for label, before, after in line.changes:
            terminal.show(f"    {label}：{before or '（空）'} → {after or '（空）'}")
    return terminal.DONE


def _line_json(line: records.HistoryLine) -> dict[str, Any]:
    changes = [{"field": c[0], "from": c[1], "to": c[2]} for c in line.changes]
    return {
        "seq": line.seq,
        "at": line.at,
        "clerk": line.clerk,
        "verb": line.verb,
        "undone": line.undone,
        "changes": changes,
    }


def _undo(arguments: argparse.Namespace) -> int:
    return _steps(arguments, "已撤销", undoing.undo)


def _redo(arguments: argparse.Namespace) -> int:
    return _steps(arguments, "已重做", undoing.redo)


def _steps(arguments: argparse.Namespace, done: str, verb: Callable[[Desk], str]) -> int:
    with desk_of(arguments) as desk:
        for step in range(arguments.steps):
            try:
                terminal.say(f"{done}：{verb(desk)}")
            except errors.RecordError as error:
                if step == 0:
                    raise
                terminal.say(f"做了 {step} 步，其余没有做：{error}")
                return terminal.IN_PART
    return terminal.DONE
