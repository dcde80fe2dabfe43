"""wipe: the station's files taken off a PC that was handed over, with a proof."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.background.workers import Workers
from desktop.commands import terminal
from desktop.commands.opened import desk_of
from desktop.commands.wording import FILE, take_json
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk, wall_clock
from desktop.services.handover import wipe_proof, wiping
from desktop.services.handover.wiping import Allowed, Plan
from desktop.services.paper import wipe_proofs
from desktop.storage.system_keyring import system_keyring


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe these verbs to the parser."""
    wipe = verbs.add_parser("wipe", help="交接以后清除这台电脑，并出具清除证明")
    doing = wipe.add_mutually_exclusive_group(required=True)
    told = "清除证明写成这个 .pdf（旁边另有 .json）或 .json；放在U盘上"
    doing.add_argument("--proof", type=Path, metavar=FILE, help=told)
    doing.add_argument("--check", type=Path, metavar=FILE, help="核对一份清除证明（.json）")
    why = wipe.add_mutually_exclusive_group()
    told = "这台电脑做的移交文件，会从头到尾再核对一遍"
    why.add_argument("--handover", type=Path, metavar=FILE, help=told)
    told = "移交文件不在手边时：照交接单抄它的标记"
    why.add_argument("--mark", default="", metavar="标记", help=told)
    why.add_argument("--without-handover", action="store_true", help="没有移交文件也清除")
    wipe.add_argument("--yes", default="", metavar="站名", help="没有移交文件时：写出本站全称")
    wipe.add_argument("--no-sync", action="store_true", help="不先告诉县里这台电脑停用了")
    take_json(wipe)
    wipe.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.check:
        return _check(arguments)
    if not (arguments.handover or arguments.mark or arguments.without_handover):
        terminal.say(
            "请指明移交文件：--handover 文件，或 --mark 标记；"
            "没有就用 --without-handover --yes 站名。"
        )
        return terminal.USAGE
    with desk_of(arguments) as desk:
        allowed = _allowed(desk, arguments)
        told = not arguments.no_sync and wiping.retire(desk)
        plan = wiping.plan(desk, allowed, arguments.proof)
    return _carry_out(arguments, plan, told=told)


def _allowed(desk: Desk, arguments: argparse.Namespace) -> Allowed:
    if arguments.handover:
        return wiping.allow_with(desk, arguments.handover)
    if arguments.mark:
        return wiping.allow_marked(desk, arguments.mark)
    return wiping.allow_without(desk, arguments.yes)


def _carry_out(arguments: argparse.Namespace, plan: Plan, *, told: bool) -> int:
    workers = Workers(count=1)
    try:

        def sheet(document: wipe_proof.Document) -> bytes:
            return wipe_proofs.sheet_of(document, workers, wall_clock(), sample=plan.sample)

        on_paper = arguments.proof.suffix.lower() == ".pdf"
        proof = wiping.carry_out(
            plan, system_keyring(), wall_clock, arguments.proof, sheet if on_paper else None
        )
    finally:
        workers.close()
    if arguments.json:
        terminal.show_json(proof)
    terminal.say(f"已清除：{plan.home.path}。清除证明：「{arguments.proof}」。")
    if not told:
        terminal.say(
            "县里还没有停用这台电脑：接手的电脑同步以后就停用；没有人接手的，"
            "请告诉县里（电脑名称和证书系列在清除证明上）。"
        )
    for words in proof["left"]:
        terminal.say(f"不是本程序的文件，没有动：{words}")
    return terminal.DONE


def _check(arguments: argparse.Namespace) -> int:
    document = wipe_proof.read(arguments.check)
    device = document["device"]
    known = ""
    with desk_of(arguments) as desk:
        keys = {one.text("public_key"): one for one in desk.records.find(kind_named("device"))}
        if found := keys.get(wipe_proof.key_of(document)):
            known = found.text("name")
    if arguments.json:
        terminal.show_json({"signed": True, "ours": bool(known), "proof": document})
    finished = document["state"] == "done"
    state = "已清除完" if finished else "已开始，没有写下清除完"
    terminal.say(f"签名对得上：电脑「{device['name']}」（{device['series']}），{state}。")
    if not known:
        terminal.say("但本站没有登记过这台电脑：这份证明不是本站的，或还没有同步到这里。")
    return terminal.DONE if known and finished else terminal.REFUSED
