"""Arguments that many verbs share, with what the help says of them."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.model.kinds import ALL

#: What stands for a value in the help.
FILE, FOLDER, COUNT, RECORD, FIELD = "文件", "文件夹", "数目", "编号", "字段=值"
_KINDS = "、".join(f"{kind.name} {kind.label}" for kind in ALL.values())


def take_kind(verb: argparse.ArgumentParser, *, optional: bool = False) -> None:
    """The kind of record."""
    known = f"记录的种类：{_KINDS}"
    if optional:
        verb.add_argument("kind", nargs="?", default="", metavar="种类", help=f"只列一种；{known}")
    else:
        verb.add_argument("kind", metavar="种类", help=known)


def take_volunteers(verb: argparse.ArgumentParser) -> None:
    """The kind, where there is only one it can be."""
    told = "volunteer（志愿者）"
    verb.add_argument("kind", choices=["volunteer"], metavar="种类", help=told)


def take_ids(verb: argparse.ArgumentParser) -> None:
    """One record or several."""
    verb.add_argument("ids", nargs="+", metavar=RECORD, help="记录的编号，「list」会列出")


def take_where(verb: argparse.ArgumentParser, told: str) -> None:
    """Tests that all must hold."""
    verb.add_argument("--where", action="append", default=[], metavar=FIELD, help=told)


def take_file(verb: argparse.ArgumentParser, told: str, *, optional: bool = False) -> None:
    """A file to read or write."""
    nargs = "?" if optional else None
    verb.add_argument("file", type=Path, nargs=nargs, metavar=FILE, help=told)


def take_json(verb: argparse.ArgumentParser) -> None:
    """Whether the answer is for a program."""
    verb.add_argument("--json", action="store_true", help="结果写成 JSON，供程序读取")
