"""The words of the command line, in Chinese, and what runs them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from desktop import config
from desktop.commands.wording import FOLDER

_CHINESE = {
    "usage: ": "用法：",
    "positional arguments": "位置参数",
    "options": "选项",
    "show this help message and exit": "显示帮助",
    "show program's version number and exit": "显示版本",
    "the following arguments are required: %s": "缺少参数：%s",
    "unrecognized arguments: %s": "不认识的参数：%s",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s：%(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "“%(value)s”不行，可用：%(choices)s",
    "not allowed with argument %s": "不能和 %s 一起用",
    "expected one argument": "后面要跟一个值",
    "expected at least one argument": "后面至少要跟一个值",
    "invalid %(type)s value: %(value)r": "“%(value)s”的格式不对",
    "%(prog)s: error: %(message)s\n": "%(prog)s：%(message)s\n",
}


#: Options that a start without a verb takes.
_OF_WINDOW = frozenset({"--home", "--passphrase-fd", "--language"})


class _Parser(argparse.ArgumentParser):
    """A parser that takes no shortened options, nor the parsers of its verbs.

    `--passphrase SECRET` must not be taken for `--passphrase-fd` and quoted in the answer.
    """

    def __init__(self, **rest: Any) -> None:  # noqa: ANN401 - whatever argparse takes
        super().__init__(**rest, allow_abbrev=False)


def opens_window(words: Sequence[str]) -> bool:
    """Whether these are nothing but options of a start without a verb, each with its value."""
    at = 0
    while at < len(words):
        name, value, _ = words[at].partition("=")
        if name not in _OF_WINDOW:
            return False
        at += 1 if value else 2
    return at == len(words)


def make_parser(*, verbs: bool = True) -> argparse.ArgumentParser:
    """The parser of `station`.

    Args:
        verbs: whether it knows them; all that they are made of is loaded then.
    """
    # argparse takes its words from a module-level gettext; this is its documented-by-use hook.
    argparse._ = lambda text: _CHINESE.get(text, text)  # type: ignore[attr-defined]
    parser = _Parser(prog="station", description="新时代文明实践站")
    parser.add_argument("--home", metavar=FOLDER, help="站点资料所在文件夹")
    parser.add_argument("--passphrase-fd", type=int, metavar="号码", help="从文件描述符读口令")
    parser.add_argument(
        "--language",
        choices=("zh", "en"),
        default="",
        metavar="语言",
        help="窗口用哪种语言：zh 中文，en 英文",
    )
    parser.set_defaults(run=None)
    if verbs:
        version = f"station {config.program_version()}"
        parser.add_argument("--version", action="version", version=version, help="显示版本")
        _add_verbs(parser)
    return parser


def _add_verbs(parser: argparse.ArgumentParser) -> None:
    from desktop.commands import (
        application_verbs,
        audit_verbs,
        backup_verbs,
        bundle_verbs,
        certificate_verbs,
        conflict_verbs,
        demo,
        doctor_verbs,
        file_verbs,
        handover_verbs,
        key_verbs,
        merge_verbs,
        office_verbs,
        person_verbs,
        record_verbs,
        station_verbs,
        sync_verbs,
        undo_verbs,
        wipe_verb,
    )

    verbs = parser.add_subparsers(dest="verb", metavar="命令")
    for module in (
        station_verbs,
        key_verbs,
        record_verbs,
        merge_verbs,
        undo_verbs,
        file_verbs,
        office_verbs,
        certificate_verbs,
        application_verbs,
        person_verbs,
        backup_verbs,
        handover_verbs,
        wipe_verb,
        sync_verbs,
        conflict_verbs,
        bundle_verbs,
        audit_verbs,
        doctor_verbs,
        demo,
    ):
        module.register(verbs)
