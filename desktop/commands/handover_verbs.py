"""handover and takeover: from one clerk to the next, and from one PC to another."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.commands import terminal
from desktop.commands.opened import cost_of, desk_of, home_of
from desktop.commands.wording import FILE, FOLDER, take_file, take_json
from desktop.services.access.clerk_keys import NewSecret
from desktop.services.desk import Desk
from desktop.services.handover import county_first, package, taking_over
from desktop.services.handover.county_first import Brought
from desktop.services.handover.package import Packed
from desktop.services.handover.taking_over import Successor
from desktop.services.paper import papers
from desktop.services.safekeeping import recovering
from desktop.services.safekeeping.recovering import Recovered
from desktop.storage.keys import PASSPHRASE, PIN
from desktop.storage.places import check_target
from desktop.storage.system_keyring import system_keyring

_MEGABYTE = 1_000_000


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe these verbs to the parser."""
    hand = verbs.add_parser("handover", help="交接：把全站装成一个加密文件，交给下一位文书")
    take_file(hand, "移交文件写在这里")
    hand.add_argument("--no-sync", action="store_true", help="不先同步")
    told = "把接手码印成这个 PDF；不写就显示在终端里"
    hand.add_argument("--code-sheet", type=Path, metavar=FILE, help=told)
    hand.add_argument("--sheet", type=Path, metavar=FILE, help="交接单写成这个 PDF（含电话）")
    hand.add_argument("--to", default="", metavar="姓名", help="接手人，印在交接单上")
    hand.add_argument("--witness", default="", metavar="姓名", help="监交人，印在交接单上")
    take_json(hand)
    hand.set_defaults(run=_hand_over)

    take = verbs.add_parser("takeover", help="接手：用移交文件在这台电脑上接着干")
    take_file(take, "前任做的移交文件")
    told = "本站放在哪个空文件夹"
    take.add_argument("--home", default=argparse.SUPPRESS, metavar=FOLDER, help=told)
    take_options(take)
    take_json(take)
    take.set_defaults(run=take_over)


def take_options(verb: argparse.ArgumentParser) -> None:
    """What a handover file asks for, also where `recover` meets one."""
    verb.add_argument("--clerk", default="", metavar="姓名", help="接手人（移交文件才用）")
    told = "从文件描述符读接手码；不写就在终端里问"
    verb.add_argument("--code-fd", type=int, metavar="号码", help=told)
    verb.add_argument("--pin", action="store_true", help="接手人用 PIN：只在这台电脑上有效")
    told = "从文件描述符读接手人的新口令或 PIN；不写就用给出的口令，或在终端里问"
    verb.add_argument("--new-fd", type=int, metavar="号码", help=told)


def _hand_over(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        check_target(desk.home, arguments.file)
        for sheet in filter(None, (arguments.code_sheet, arguments.sheet)):
            check_target(desk.home, sheet)
        brought = county_first.how_it_stands(desk)
        if not arguments.no_sync:
            meter = terminal.Meter("同步")
            brought = county_first.bring(desk, progress=meter)
            meter.end()
        meter = terminal.Meter("打包")
        packed = package.pack(desk, arguments.file, cost=cost_of(arguments), progress=meter)
        meter.end()
        _sheets(desk, arguments, packed)
    _tell(arguments, packed, brought)
    return terminal.IN_PART if packed.troubles else terminal.DONE


def _sheets(desk: Desk, arguments: argparse.Namespace, packed: Packed) -> None:
    if arguments.code_sheet:
        papers.save(papers.handover_code(desk, packed.code), arguments.code_sheet)
    if arguments.sheet:
        answers = {"to": arguments.to, "witness": arguments.witness}
        sheet = papers.issue(desk, "handover-sheet", [], answers=answers, into=arguments.sheet)
        terminal.say(f"交接单在「{arguments.sheet}」。{sheet.carries.value}")


def _tell(arguments: argparse.Namespace, packed: Packed, brought: Brought) -> None:
    made = packed.made
    if arguments.json:
        document = {
            "path": made.path,
            "files": [str(path) for path in packed.files],
            "bytes": made.bytes,
            "sha256": made.sha256,
            "mark": made.mark,
            "counts": dict(packed.counts),
            "troubles": list(packed.troubles),
            "recovery_sheet_opens": made.recovery,
            "joined": brought.joined,
            "synced": brought.synced,
            "waits": "" if brought.synced else brought.words,
        }
        # Where the code stands on paper it stands nowhere else.
        if not arguments.code_sheet:
            document["code"] = packed.code
        terminal.show_json(document)
    _say_county(brought)
    counts = packed.counts
    terminal.say(
        f"移交文件已写好，并用接手码打开核对过：「{made.path}」，{made.bytes / _MEGABYTE:.1f} MB，"
        f"标记 {made.mark}。里面有志愿者 {counts['volunteer']:,} 人、"
        f"活动 {counts['activity']:,} 个、照片 {counts['photo']:,} 张。"
    )
    beside = len(packed.files) - 1
    if beside:
        terminal.say(f"另有 {beside} 个文件在它旁边，请一起交给接手人。")
    if arguments.code_sheet:
        terminal.say(f"接手码印在「{arguments.code_sheet}」：当面交给接手人，不要和U盘放在一起。")
    elif not arguments.json:
        terminal.show(f"接手码：{packed.code}")
        terminal.say("请抄下来当面交给接手人，不要和U盘放在一起；本站不保存它。")
    for words in packed.troubles:
        terminal.say(words)


def _say_county(brought: Brought) -> None:
    if not brought.joined or brought.synced:
        return
    why = f"（{brought.why.rstrip('。')}）" if brought.why else ""
    terminal.say(f"县里还没有全收到：{brought.words}{why}。这些都在移交文件里，接手后会送出。")


def take_over(arguments: argparse.Namespace) -> int:
    """Take a station over; `recover` comes here too where it meets a handover file."""
    if not arguments.clerk:
        terminal.say("这是移交文件。请写明接手人：--clerk 姓名。")
        return terminal.USAGE
    home = home_of(arguments)
    recovering.check_empty(home)  # before anything is asked for
    code = terminal.handover_code(arguments)
    typed = arguments.given_passphrase or terminal.new_secret(arguments)
    secret = NewSecret(str(typed), PIN if arguments.pin else PASSPHRASE, cost_of(arguments))
    meter = terminal.Meter("接手")
    done = taking_over.take_over(
        arguments.file,
        home,
        code,
        Successor(arguments.clerk, secret, system_keyring()),
        progress=meter,
    )
    meter.end()
    _taken(arguments, done)
    return terminal.DONE if done.whole else terminal.IN_PART


def _taken(arguments: argparse.Namespace, done: Recovered) -> None:
    if arguments.json:
        terminal.show_json(
            {
                "home": str(done.home.path),
                "station": done.station,
                "made_at": done.made_at,
                "photos": done.photos,
                "lost": done.lost,
            }
        )
    terminal.say(
        f"已接手：{done.station}，资料在「{done.home.path}」。密钥已经换过，"
        "以前的口令、PIN、恢复单和接手码都打不开这里。"
    )
    terminal.say(
        "请接着做：1. 打印新的恢复单（station print recovery-sheet --out 恢复单.pdf）；"
        "2. 加入了县平台的，同步一次（station sync）：这时请县里停用旧电脑，"
        "在那以前它还能和县里来往。"
    )
    for words in recovering.told(done):
        terminal.say(words)
