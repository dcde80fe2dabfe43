"""`county admin-key`, `county renew-identity` and `county ca`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from county.commands import terminal
from county.commands.opened import opened, place_named
from county.web.wording import minute


def register(verbs: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the verbs of this module."""
    group = verbs.add_parser("admin-key", help="管理员密钥：添加、列出、停用")
    inner = group.add_subparsers(dest="inner", metavar="命令", required=True)
    adding = inner.add_parser("add", help="添加；密钥只显示这一次")
    adding.add_argument("--division", required=True, metavar="代码", help="县 6 位或镇 9 位")
    adding.add_argument("--name", default="", metavar="持有人", help="便于辨认")
    adding.add_argument("--json", action="store_true", help="输出 JSON")
    adding.set_defaults(run=add_key)
    listing = inner.add_parser("list", help="列出")
    listing.add_argument("--json", action="store_true", help="输出 JSON")
    listing.set_defaults(run=list_keys)
    revoking = inner.add_parser("revoke", help="停用")
    revoking.add_argument("key", metavar="编号", help="密钥的前 8 位")
    revoking.set_defaults(run=revoke_key)
    identity = verbs.add_parser(
        "renew-identity", help="换身份密钥：新密钥由旧密钥签名，各站联网同步后自动认得"
    )
    identity.set_defaults(run=renew_identity)
    ca = verbs.add_parser("ca", help="没有证书的县：生成自己的 CA 和服务器证书")
    ca.add_argument(
        "--host", action="append", required=True, metavar="名称", help="域名或 IP，可多次"
    )
    ca.add_argument("--out", metavar="文件夹", help="默认为资料文件夹下的 ca")
    ca.set_defaults(run=make_ca)


def add_key(arguments: argparse.Namespace) -> int:
    """Make a key; it is shown here and nowhere else."""
    with opened(arguments) as county:
        text = county.admins.add(arguments.division, arguments.name)
    if arguments.json:
        terminal.show_json({"key": text, "id": text[:8], "division": arguments.division})
    else:
        terminal.show(text)
    terminal.say("请交给本人保管；这里只存了它的摘要，以后不能再显示。")
    return terminal.DONE


def list_keys(arguments: argparse.Namespace) -> int:
    """List the keys there ever were, without their secrets."""
    with opened(arguments) as county:
        found = county.admins.keys()
    if arguments.json:
        terminal.show_json(
            [
                {
                    "id": each.id,
                    "division": each.division,
                    "name": each.name,
                    "made_at": each.made_at,
                    "revoked_at": each.revoked_at,
                }
                for each in found
            ]
        )
    elif found:
        rows = [
            (
                each.id,
                each.division,
                each.name,
                minute(each.made_at),
                "已停用" if each.revoked_at else "",
            )
            for each in found
        ]
        terminal.show(terminal.table([("编号", "县或镇", "持有人", "添加时间", ""), *rows]))
    return terminal.DONE


def revoke_key(arguments: argparse.Namespace) -> int:
    """Take an administrator's key away."""
    with opened(arguments) as county:
        county.admins.revoke(arguments.key)
    terminal.say("已停用；用它登录的页面也已退出。")
    return terminal.DONE


def renew_identity(arguments: argparse.Namespace) -> int:
    """Make another identity key, signed by the one that stations know."""
    with opened(arguments) as county:
        county.keyring.renew_identity(county.randomness)
    terminal.say(
        "身份密钥已更换。请重新启动 county serve，"
        "并重新另存一份密钥（county backup --keys 文件）。\n"
        "以前发出、还没有用掉的加入码作废，请重发；各站下次联网同步时自动认得新密钥，"
        "只靠文件往来的站要重新加入。"
    )
    return terminal.DONE


def make_ca(arguments: argparse.Namespace) -> int:
    """Make a CA, if there is none yet, and a certificate of the server signed by it."""
    from county.auth.certificates import make_certificates
    from county.config import system_clock

    folder = Path(arguments.out) if arguments.out else place_named(arguments).data / "ca"
    made = make_certificates(folder, arguments.host, system_clock())
    terminal.say(
        f"服务器证书：{made.certificate}\n私钥：{made.key}\n"
        f"启动：county serve --tls-cert {made.certificate} --tls-key {made.key}\n"
        "CA 证书会随加入码验证后自动交给各站，不需要在电脑上安装。CA 的私钥请离线保存。"
    )
    return terminal.DONE
