"""`county backup` and `county restore`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from county import errors
from county.app import County
from county.commands import terminal
from county.commands.opened import opened, place_named
from county.work import backups, key_copies


def register(verbs: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the verbs of this module."""
    backing = verbs.add_parser("backup", help="备份数据库，可在运行中进行")
    backing.add_argument("file", metavar="文件")
    backing.add_argument("--keys", metavar="文件", help="另存一份密钥，请离线保管")
    backing.add_argument("--json", action="store_true", help="输出 JSON")
    backing.set_defaults(run=backup)
    restoring = verbs.add_parser("restore", help="把备份恢复到空的数据库")
    restoring.add_argument("file", metavar="文件")
    restoring.add_argument("--keys", metavar="文件", help="同时恢复这份密钥")
    restoring.add_argument("--photos", metavar="地址", help="照片存放处，同 serve")
    restoring.set_defaults(run=restore)


def backup(arguments: argparse.Namespace) -> int:
    """Make a backup, verified, and let stations know up to where they are safe."""
    with opened(arguments) as county:
        done = county.backups.make(Path(arguments.file).absolute())
        if arguments.keys:
            key_copies.save(county.place, Path(arguments.keys).absolute())
    if arguments.json:
        terminal.show_json(
            {"file": str(done.path), "bytes": done.bytes, "feeds": done.feeds, "rows": done.rows}
        )
    terminal.say(
        f"已备份并检查：{done.path}，{done.bytes:,} 字节，{done.feeds} 个单位共 {done.rows:,} 条。"
        "照片不在其中，请另行复制照片文件夹（或依靠对象存储）。"
    )
    return terminal.DONE


def restore(arguments: argparse.Namespace) -> int:
    """Bring a backup back."""
    place = place_named(arguments)
    if arguments.keys:
        key_copies.restore(place, Path(arguments.keys).absolute())
    if not (place.keys / "identity.key").is_file():
        raise errors.NoKeys(place=place.keys)
    county = County(place)
    elsewhere = bool(arguments.photos and arguments.photos.startswith("s3://"))
    try:
        lost = backups.restore(
            county.engine, Path(arguments.file).absolute(), None if elsewhere else place
        )
        county.open()
    finally:
        county.close()
    terminal.say("已恢复。备份之后的内容，各站会在下次同步时自动重新送来，不需要其他操作。")
    if lost:
        terminal.say(f"有 {lost} 张照片文件不在，各站会重新送来。")
    return terminal.DONE
