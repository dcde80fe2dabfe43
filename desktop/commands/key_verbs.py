"""key: who may open the station, and with what."""

from __future__ import annotations

import argparse

from desktop.commands import terminal
from desktop.commands.opened import cost_of, desk_of, home_of
from desktop.commands.wording import RECORD
from desktop.services.access import clerk_keys, renewal
from desktop.services.access.clerk_keys import NewSecret, Way
from desktop.services.desk import Desk
from desktop.storage.keys import HANDOVER, PASSPHRASE, PIN, RECOVERY
from desktop.storage.system_keyring import system_keyring

_KINDS = {PASSPHRASE: "口令", PIN: "PIN", RECOVERY: "恢复单", HANDOVER: "接手码"}


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe these verbs to the parser."""
    key = verbs.add_parser("key", help="谁能打开本站：口令、PIN、恢复单")
    doing = key.add_subparsers(dest="doing", metavar="命令", required=True)
    listed = doing.add_parser("list", help="列出能打开本站的口令、PIN 和恢复单")
    listed.add_argument("--json", action="store_true", help="输出 JSON")
    listed.set_defaults(run=_list)
    for name, told, run in (
        ("add", "给一位文书设口令或 PIN", _add),
        ("change", "更改口令或 PIN，旧的连同拷走的密钥文件一起失效", _change),
    ):
        verb = doing.add_parser(name, help=told)
        verb.add_argument("clerk", nargs="?", metavar=RECORD, help="文书的编号；不写就是本人")
        verb.add_argument("--pin", action="store_true", help="设 PIN：只在这台电脑上有效")
        verb.add_argument(
            "--new-fd", type=int, metavar="号码", help="从文件描述符读新的；不写就在终端里问"
        )
        verb.set_defaults(run=run)
    back = doing.add_parser("take-back", help="收回一位文书的口令和 PIN")
    back.add_argument("clerk", metavar=RECORD, help="文书的编号")
    back.set_defaults(run=_take_back)
    renew = doing.add_parser("renew", help="换一次密钥，让以前拷走的密钥文件都失效")
    renew.add_argument("--why", required=True, metavar="理由", help="记入查看记录")
    renew.set_defaults(run=_renew)


def _list(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        found = clerk_keys.ways(desk)
    if arguments.json:
        terminal.show_json([_told(way) for way in found])
        return terminal.DONE
    for way in found:
        notes = [] if way.here else ["在别的电脑上"]
        notes += ["旧程序的，换密钥后作废"] if way.outdated else []
        tail = f"（{'；'.join(notes)}）" if notes else ""
        terminal.show(f"{_KINDS.get(way.kind, way.kind)}\t{way.name}\t{way.clerk}{tail}")
    return terminal.DONE


def _told(way: Way) -> dict[str, object]:
    return {
        "kind": way.kind,
        "clerk": way.clerk or None,
        "name": way.name or None,
        "here": way.here,
        "outdated": way.outdated,
    }


def _add(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        clerk_keys.add(desk, _clerk(desk, arguments), _wanted(arguments), system_keyring())
    terminal.say("已设好。")
    return terminal.DONE


def _change(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        clerk_keys.change(desk, _clerk(desk, arguments), _wanted(arguments), system_keyring())
    return _renewed(arguments, desk)


def _take_back(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        clerk_keys.take_back(desk, arguments.clerk, system_keyring())
    return _renewed(arguments, desk)


def _renew(arguments: argparse.Namespace) -> int:
    from desktop.services.audits import reason

    why = reason(arguments.why)
    with desk_of(arguments) as desk:
        renewal.mark_due(desk, why)
    return _renewed(arguments, desk)


def _renewed(arguments: argparse.Namespace, desk: Desk) -> int:
    """The new key itself, once the desk is closed."""
    done = renewal.renew_if_due(home_of(arguments), desk.master)
    if done.recovery_gone:
        terminal.say("以前的恢复单已经作废，请重新打印一张。")
    if not done.done:
        terminal.say("已改好。本站在别处开着，密钥等下次打开时再换；在那以前，旧的拷贝还有效。")
        return terminal.IN_PART
    terminal.say("已改好，密钥也换了：以前拷走的密钥文件打不开今后的资料。")
    return terminal.DONE


def _clerk(desk: Desk, arguments: argparse.Namespace) -> str:
    return str(arguments.clerk or desk.clerk or "")


def _wanted(arguments: argparse.Namespace) -> NewSecret:
    kind = PIN if arguments.pin else PASSPHRASE
    return NewSecret(terminal.new_secret(arguments), kind, cost_of(arguments))
