"""undo, redo, history, restore, trash: the ways back."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from desktop import errors
from desktop.commands import terminal
from desktop.commands.opened import desk_of
from desktop.commands.wording import COUNT, RECORD, take_ids, take_json, take_kind
from desktop.model.fitting import STRANGE_WORDS
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.past import history, trash, undoing
from desktop.services.past.history import HistoryLine
from desktop.services.past.taking_back import Meanwhile
from desktop.services.past.undoing import Undone
from desktop.services.sync import strange

_LISTED = 50


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe these verbs to the parser."""
    for name, text in (("undo", "撤销"), ("redo", "重做")):
        verb = verbs.add_parser(name, help=text)
        verb.add_argument("--steps", type=_count, default=1, metavar=COUNT, help="几步，默认 1 步")
        verb.add_argument("--force", action="store_true", help="后来又改过的也照样改回")
        verb.add_argument("--skip-changed", action="store_true", help="后来又改过的不动")
        take_json(verb)
        verb.set_defaults(run=_undo if name == "undo" else _redo)
        if name == "undo":
            verb.add_argument("--list", action="store_true", help="列出可以撤销的操作")
            verb.add_argument("--action", default="", metavar=RECORD, help="撤销列表里的这一个")

    told = verbs.add_parser("history", help="一条记录的历史")
    take_kind(told)
    told.add_argument("id", metavar=RECORD, help="记录的编号")
    told.add_argument("--with-parts", action="store_true", help="活动：连同参与人员和照片")
    take_json(told)
    told.set_defaults(run=_history)

    back = verbs.add_parser("restore", help="从回收站恢复，或恢复到历史里的某一步")
    take_kind(back)
    take_ids(back)
    back.add_argument("--to", type=int, metavar="步", help="恢复到历史里的这一步")
    back.set_defaults(run=_restore)

    bins = verbs.add_parser("trash", help="回收站")
    bin_ = bins.add_subparsers(dest="trash_verb", required=True, metavar="命令")
    listing = bin_.add_parser("list", help="列出")
    take_kind(listing, optional=True)
    take_json(listing)
    listing.set_defaults(run=_trash_list)
    bring = bin_.add_parser("restore", help="恢复")
    take_kind(bring)
    take_ids(bring)
    bring.set_defaults(run=_restore, to=None)
    clear = bin_.add_parser("empty", help="清除满 90 天、没有别处引用的内容（不能撤销）")
    clear.set_defaults(run=_trash_empty)


def _count(text: str) -> int:
    if int(text) < 1:
        raise ValueError
    return int(text)


def _undo(arguments: argparse.Namespace) -> int:
    if arguments.list:
        return _list(arguments)
    if arguments.action and arguments.steps > 1:
        terminal.say("--action 和 --steps 不能同用。")
        return terminal.USAGE
    meanwhile = _meanwhile(arguments)
    return _steps(
        arguments, "已撤销", lambda desk: undoing.undo(desk, arguments.action, meanwhile=meanwhile)
    )


def _redo(arguments: argparse.Namespace) -> int:
    meanwhile = _meanwhile(arguments)
    return _steps(arguments, "已重做", lambda desk: undoing.redo(desk, meanwhile=meanwhile))


def _meanwhile(arguments: argparse.Namespace) -> Meanwhile:
    if arguments.force and arguments.skip_changed:
        raise errors.InvalidValues(problems="--force 和 --skip-changed 只能选一个。")
    if arguments.force:
        return "force"
    return "skip" if arguments.skip_changed else "ask"


def _steps(arguments: argparse.Namespace, done: str, verb: Callable[[Desk], Undone]) -> int:
    made: list[Undone] = []
    code = terminal.DONE
    with desk_of(arguments) as desk:
        for _ in range(arguments.steps):
            try:
                made.append(verb(desk))
            except errors.RecordError as error:
                if isinstance(error, errors.UndoConflict):
                    terminal.say("可用 --force 仍然这样做，或 --skip-changed 跳过这些。")
                if not made:
                    raise
                terminal.say(f"做了 {len(made)} 步，其余没有做：{error}")
                code = terminal.IN_PART
                break
            terminal.say(f"{done}：{made[-1]}")
    if arguments.json:
        terminal.show_json([asdict(one) for one in made])
    return code


def _list(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        steps = undoing.steps(desk, _LISTED)
    if arguments.json:
        terminal.show_json([asdict(step) for step in steps])
        return terminal.DONE
    for step in steps:
        sent = "（已上报）" if step.sent else ""
        terminal.show(f"{step.id}\t{step.at}\t{step.clerk}\t{step.title}{sent}")
    terminal.say(f"共 {len(steps)} 个，最新的在前。")
    return terminal.DONE


def _history(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        if arguments.with_parts and arguments.kind == "activity":
            lines = history.of_activity(desk, arguments.id)
        else:
            lines = history.history(desk, arguments.kind, arguments.id)
        unread = strange.beside(desk, arguments.kind, arguments.id)
    if arguments.json:
        terminal.show_json([_line_json(line) for line in lines])
        return terminal.DONE
    for line in lines:
        undone = "撤销/重做：" if line.undone else ""
        terminal.show(f"{line.seq}  {line.at}  {line.clerk}  {undone}{line.verb}{line.what}")
        for label, before, after in line.changes:
            terminal.show(f"    {label}：{before or '（空）'} → {after or '（空）'}")
    for label, value in unread.items():
        terminal.show(f"{label}{STRANGE_WORDS}：{value}")
    return terminal.DONE


def _line_json(line: HistoryLine) -> dict[str, Any]:
    changes = [{"field": c[0], "from": c[1], "to": c[2]} for c in line.changes]
    return {
        "seq": line.seq,
        "at": line.at,
        "clerk": line.clerk,
        "verb": line.verb,
        "undone": line.undone,
        "kind": line.kind,
        "id": line.record_id,
        "what": line.what,
        "changes": changes,
    }


def _restore(arguments: argparse.Namespace) -> int:
    if arguments.to is not None:
        return _go_back(arguments)
    with desk_of(arguments) as desk:
        done = records.restore(desk, arguments.kind, arguments.ids)
    terminal.say(f"已恢复 {done} 条。")
    return terminal.DONE


def _go_back(arguments: argparse.Namespace) -> int:
    if len(arguments.ids) != 1:
        terminal.say("--to 一次只能恢复一条记录。")
        return terminal.USAGE
    with desk_of(arguments) as desk:
        done = history.go_back(desk, arguments.kind, arguments.ids[0], arguments.to)
    terminal.say("已恢复到那时的样子，可以撤销。" if done else "没有变化。")
    return terminal.DONE


def _trash_list(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        lying = trash.list_trash(desk, arguments.kind)
    if arguments.json:
        terminal.show_json([_thrown_json(one) for one in lying])
        return terminal.DONE
    for one in lying:
        along = f"（连同 {one.along} 条）" if one.along else ""
        words = (one.kind.name, one.id, f"{one.title}{along}", one.removed_at, one.clerk)
        terminal.show("\t".join((*words, f"还留 {one.days_left} 天")))
    terminal.say(f"共 {len(lying)} 条。")
    return terminal.DONE


def _thrown_json(one: trash.Thrown) -> dict[str, Any]:
    return {
        "kind": one.kind.name,
        "id": one.id,
        "title": one.title,
        "removed_at": one.removed_at,
        "clerk": one.clerk,
        "days_left": one.days_left,
        "along": one.along,
    }


def _trash_empty(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        count = trash.empty(desk)
    terminal.say(f"已清除 {count} 条。" if count else "没有到期可以清除的内容。")
    return terminal.DONE
