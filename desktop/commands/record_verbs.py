"""add, set, delete, list: the verbs every kind has."""

from __future__ import annotations

import argparse
import codecs
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import msgspec

from desktop import errors
from desktop.commands import terminal
from desktop.commands.audit_verbs import take_why
from desktop.commands.opened import desk_of
from desktop.commands.wording import FIELD, take_ids, take_json, take_kind, take_where
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.lists import bulk_edits
from desktop.services.naming import Names
from desktop.services.roster import duplicates
from desktop.storage.columns import to_json

#: How many fields of a record a list shows.
_COLUMNS = 8


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe these verbs to the parser."""
    add = verbs.add_parser("add", help="添加一条记录")
    take_kind(add)
    add.add_argument("values", nargs="*", metavar=FIELD, help="要填的项，如 name=张三")
    add.add_argument("--json", choices=["-"], metavar="-", help="-：从标准输入读一个 JSON 对象")
    add.set_defaults(run=_add)

    change = verbs.add_parser("set", help="修改一条记录，或用 --where、--ids 修改许多条")
    take_kind(change)
    change.add_argument("values", nargs="+", metavar="[编号] 字段=值", help="记录的编号和要改的项")
    take_where(change, "改所有符合的记录，可以写几次")
    change.add_argument("--ids", choices=["-"], metavar="-", help="-：从标准输入读编号，一行一个")
    take_json(change)
    change.set_defaults(run=_set)

    delete = verbs.add_parser("delete", help="移到回收站")
    take_kind(delete)
    take_ids(delete)
    delete.set_defaults(run=_delete)

    listing = verbs.add_parser("list", help="列出记录")
    take_kind(listing)
    take_where(listing, "只列符合的，可以写几次")
    listing.add_argument(
        "--search", default="", metavar="词", help="按汉字、拼音、首字母或电话查找"
    )
    take_json(listing)
    listing.add_argument("--full", action="store_true", help="显示完整证件号（会记入查看记录）")
    take_why(listing)
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
        made = records.add(desk, arguments.kind, typed)
        terminal.show(made)
        _say_alike(desk, arguments.kind, made, typed)
    return terminal.DONE


def _say_alike(desk: Desk, kind: str, record_id: str, typed: Mapping[str, object]) -> None:
    """Name who may be the same person; a warning, since only the clerk can tell."""
    if kind != "volunteer" or not duplicates.TELLING.intersection(typed):
        return
    for one in duplicates.alike_to(desk, record_id):
        terminal.say(
            f"请核对，花名册里可能已有此人，{one.words}，编号 {one.id}。"
            f"是同一人可用「station merge volunteer {one.id} {record_id}」合并。"
        )


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
        if changed:
            _say_alike(desk, arguments.kind, record_id, pairs(values))
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
            desk,
            arguments.kind,
            pairs(arguments.where),
            arguments.search,
            full=arguments.full,
            why=arguments.why,
        )
        lines = [] if arguments.json else _lines_of(desk, found, full=arguments.full)
        if arguments.json and not arguments.full:
            _note_many(desk, arguments.kind, len(found))
    if arguments.json:
        terminal.show_json([as_json(record) for record in found])
        return terminal.DONE
    for line in lines:
        terminal.show(line)
    terminal.say(f"共 {len(found)} 条。")
    return terminal.DONE


def _note_many(desk: Desk, kind: str, count: int) -> None:
    """Many whole records as JSON go to a program or into a file, as an export does."""
    from desktop.services.lists.exporting import note_export  # lines to read need none of it

    if count > 1:
        note_export(desk, kind_named(kind), count)


def _lines_of(desk: Desk, found: Sequence[Record], *, full: bool) -> list[str]:
    """One line a record: its id and its first fields in words; all private ones where asked for."""
    names = Names(desk)
    names.learn(found)
    return ["\t".join([record.id, *_shown(names, record, full=full)]) for record in found]


def _shown(names: Names, record: Record, *, full: bool) -> list[str]:
    shown, rest = record.kind.own_fields[:_COLUMNS], record.kind.own_fields[_COLUMNS:]
    private = [field for field in rest if full and field.private]
    return [names.shown(record, field.name) for field in (*shown, *private)]
