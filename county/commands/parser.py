"""The words of the command line, in Chinese, and what runs them."""

from __future__ import annotations

import argparse
from importlib import metadata
from typing import Any

from county.commands import (
    backup_verbs,
    bundle_verbs,
    chain_verbs,
    code_verbs,
    key_verbs,
    proof_verbs,
    reading_verbs,
    record_verbs,
    serve_verb,
    station_verbs,
    version_verb,
)

_MODULES = (
    serve_verb,
    station_verbs,
    code_verbs,
    record_verbs,
    bundle_verbs,
    backup_verbs,
    key_verbs,
    version_verb,
    reading_verbs,
    chain_verbs,
    proof_verbs,
)
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


class _Verbs(argparse._SubParsersAction):  # type: ignore[type-arg]  # not generic when it runs
    """Verbs whose own help begins with what the list of verbs says of them."""

    def add_parser(self, name: str, **rest: Any) -> argparse.ArgumentParser:  # noqa: ANN401
        rest.setdefault("description", rest.get("help"))
        verb: argparse.ArgumentParser = super().add_parser(name, **rest)
        return verb


class Verb(argparse.ArgumentParser):
    """A parser that takes no shortened options; its verbs take ``--data`` and ``--database``."""

    def __init__(self, **rest: Any) -> None:  # noqa: ANN401 - whatever argparse takes
        super().__init__(**rest, allow_abbrev=False)
        # Said before or after the verb; a verb that is not told anything leaves what was said.
        self.add_argument(
            "--data", metavar="文件夹", default=argparse.SUPPRESS, help="密钥、照片和数据库所在"
        )
        self.add_argument(
            "--database",
            metavar="地址",
            default=argparse.SUPPRESS,
            help="数据库，如 postgresql://用户@主机/库名；不写则用文件夹里的 SQLite",
        )

    def add_subparsers(self, **rest: Any) -> Any:  # noqa: ANN401 - as argparse has it
        """Verbs below this one."""
        return super().add_subparsers(**{"action": _Verbs, **rest})


def make_parser() -> argparse.ArgumentParser:
    """The parser of `county`."""
    # argparse takes its words from a module-level gettext; this is its documented-by-use hook.
    argparse._ = lambda text: _CHINESE.get(text, text)  # type: ignore[attr-defined]
    parser = Verb(prog="county", description="新时代文明实践站 县平台")
    version = metadata.version("civic-station")
    parser.add_argument("--version", action="version", version=f"county {version}", help="显示版本")
    verbs = parser.add_subparsers(dest="verb", metavar="命令", required=True)
    for module in _MODULES:
        module.register(verbs)
    return parser
