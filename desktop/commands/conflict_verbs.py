"""conflicts and resolve: where two hands set one field, and what the county never took."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.commands import terminal
from desktop.commands.opened import desk_of
from desktop.commands.wording import take_json
from desktop.services.desk import Desk
from desktop.services.sync import attention, conflicts
from desktop.services.sync.attention import Item
from desktop.services.sync.conflicts import Conflict, Side, Which

_MINE, _THEIRS = "mine", "theirs"


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe these verbs to the parser."""
    listed = verbs.add_parser("conflicts", help="列出两边都改过的地方，和县平台不收的改动")
    listed.add_argument("--settled", action="store_true", help="列出已经选定的")
    take_json(listed)
    listed.set_defaults(run=_conflicts)

    resolve = verbs.add_parser("resolve", help="选定一处：用本机的、用对方的，或另写一个值")
    resolve.add_argument("id", metavar="编号", help="「station conflicts」列出的编号，如 532/phone")
    told = "mine（用本机的）、theirs（用对方的）、reopen（重新打开），或一个新的值"
    resolve.add_argument("choice", metavar="选择", help=told)
    resolve.set_defaults(run=_resolve)


def _conflicts(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        if arguments.settled:
            found, held = conflicts.settled_conflicts(desk), []
        else:
            found, held = conflicts.open_conflicts(desk), attention.items(desk)
    if arguments.json:
        terminal.show_json(
            {
                "conflicts": [_conflict_json(one) for one in found],
                "rejected": [_item_json(one) for one in held],
            }
        )
        return terminal.DONE
    for one in found:
        terminal.show(
            "\t".join([name_of(one), one.title, one.label, *map(_side, (one.standing, one.parked))])
        )
        if one.chosen:
            terminal.show(f"\t已选：{one.chosen}（{one.chosen_by} {one.chosen_at}）")
    for item in held:
        terminal.show(item.sentence)
    if not arguments.settled:
        terminal.say(f"两边都改过 {len(found)} 处，县平台不收的 {len(held)} 处。")
    return terminal.DONE


def name_of(one: Conflict) -> str:
    """What a conflict is called on the command line."""
    return f"{one.row}/{one.field}"


def _resolve(arguments: argparse.Namespace) -> int:
    row, slash, field = arguments.id.partition("/")
    if not (slash and field and row.isascii() and row.isdigit()):
        terminal.say("编号的写法像 532/phone，「station conflicts」会列出。")
        return terminal.USAGE
    with desk_of(arguments) as desk:
        _choose(desk, int(row), field, arguments.choice)
    done = (
        "重新打开了，两个值都等人选定。"
        if arguments.choice == "reopen"
        else "已选定，可以重新打开。"
    )
    terminal.say(done)
    return terminal.DONE


def _choose(desk: Desk, row: int, field: str, choice: str) -> None:
    if choice == "reopen":
        conflicts.reopen(desk, row, field)
        return
    if choice not in (_MINE, _THEIRS):
        wanted: object = choice
        if field == "removed":
            wanted = choice.lower() in ("true", "1", "是", "删除")
        conflicts.resolve(desk, row, field, wanted)
        return
    here = [one for one in conflicts.open_conflicts(desk) if (one.row, one.field) == (row, field)]
    mine: Which = here[0].mine if here else "parked"
    other: Which = "parked" if mine == "standing" else "standing"
    conflicts.take(desk, row, field, mine if choice == _MINE else other)


def _side(side: Side) -> str:
    place = "本机" if side.here else "别处"
    return f"{side.words}（{place}，{side.who} {side.at[:16].replace('T', ' ')}）"


def _conflict_json(one: Conflict) -> dict[str, Any]:
    return {
        "id": name_of(one),
        "kind": one.kind,
        "record": one.record_id,
        "title": one.title,
        "field": one.field,
        "label": one.label,
        "standing": _side_json(one.standing),
        "parked": _side_json(one.parked),
        "mine": one.mine,
        "chosen": one.chosen or None,
    }


def _side_json(side: Side) -> dict[str, Any]:
    # Words, not values: those of private fields are masked.
    return {"value": side.words, "who": side.who, "at": side.at, "here": side.here}


def _item_json(one: Item) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "record": one.record_id,
        "title": one.title,
        "sentence": one.sentence,
        "dependants": list(one.dependants),
    }
