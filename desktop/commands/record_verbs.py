"""add, set, delete, list: the verbs every kind has."""

from __future__ import annotations

import argparse
import codecs
import sys
from dataclasses import asdict
from typing import Any

import msgspec

from desktop import errors
from desktop.commands import terminal
from desktop.commands.opened import desk_of
from desktop.model.kind import Record
from desktop.services import bulk_edits, records
from desktop.storage.columns import to_json


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe these verbs to the parser."""
    add = verbs.add_parser("add", help="添加一条记录")
    add.add_argument("kind")
    add.add_argument("values", nargs="*", metavar="FIELD=VALUE")
    add.add_argument("--json", choices=["-"], help="-：从标准输入读一个 JSON 对象")
    add.set_defaults(run=_add)

    change = verbs.add_parser("set", help="修改一条记录，或用 --where、--ids 修改许多条")
    change.add_argument("kind")
    change.add_argument("values", nargs="+", metavar="[ID] FIELD=VALUE")
    change.add_argument("--where", action="append", default=[], metavar="FIELD=VALUE")
    change.add_argument("--ids", choices=["-"], help="-：从标准输入读编号，一行一个")
    change.add_argument("--json", action="store_true")
    change.set_defaults(run=_set)

    delete = verbs.add_parser("delete", help="移到回收站")
    delete.add_argument("kind")
    delete.add_argument("ids", nargs="+", metavar="ID")
    delete.set_defaults(run=_delete)

    listing = verbs.add_parser("list", help="列出记录")
    listing.add_argument("kind")
    listing.add_argument("--where", action="append", default=[], metavar="FIELD=VALUE")
    listing.add_argument("--search", default="", metavar="WORDS")
    listing.add_argument("--json", action="store_true")
    listing.add_argument("--full", action="store_true", help="显示完整证件号（会记入查看记录）")
    listing.set_defaults(run=_list)


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
    if arguments.where or arguments.ids:
        return _set_many(arguments)
    record_id, *values = arguments.values
    if "=" in record_id or not values:
        terminal.say("请写明编号和 字段=值；要改许多条请用 --where 或 --ids -。")
        return terminal.USAGE
    with desk_of(arguments) as desk:
        changed = records.change(desk, arguments.kind, record_id, pairs(values))
    if arguments.json:
        terminal.show_json({"changed": int(changed), "unchanged": int(not changed), "refused": []})
    terminal.say("已保存。" if changed else "没有变化。")
    return terminal.DONE


def _set_many(arguments: argparse.Namespace) -> int:
    typed, where = pairs(arguments.values), pairs(arguments.where)
    given = _lines(sys.stdin.buffer.read()) if arguments.ids else None
    with desk_of(arguments) as desk:
        ids = given if given is not None else []
        if where:
            fitting = [record.id for record in records.list_records(desk, arguments.kind, where)]
            chosen = set(ids)
            ids = [i for i in fitting if given is None or i in chosen]
        done = bulk_edits.set_many(desk, arguments.kind, ids, typed)
    if arguments.json:
        terminal.show_json(asdict(done))
    for refused in done.refused:
        terminal.say(f"{refused.title}（{refused.id}）：{refused.reason}")
    terminal.say(
        f"已修改 {done.changed} 条，{done.unchanged} 条本来就是这样，{len(done.refused)} 条没有改。"
    )
    if done.refused:
        return terminal.IN_PART if done.changed or done.unchanged else terminal.REFUSED
    return terminal.DONE


def _lines(data: bytes) -> list[str]:
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError:
        raise errors.InvalidValues(problems="标准输入里应是编号，一行一个。") from None
    return [line.strip() for line in text.splitlines() if line.strip()]


def _delete(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        done = records.remove(desk, arguments.kind, arguments.ids)
    terminal.say(f"已把 {done} 条移到回收站，可以撤销。")
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
