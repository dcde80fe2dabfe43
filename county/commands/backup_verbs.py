"""`county backup`, `county restore` and `county restore-photos`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from county import errors
from county.app import County
from county.commands import terminal
from county.commands.opened import opened, pictures_named, place_named, remember_pictures
from county.work import backups, key_copies
from county.work.picture_copies import Copied

#: More names than this help nobody at the terminal; ``--json`` has them all.
_NAMED = 10


def register(verbs: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the verbs of this module."""
    backing = verbs.add_parser("backup", help="备份数据库（不含照片），可在运行中进行")
    backing.add_argument("file", metavar="文件", help="写成这个文件；同名的旧文件在新的做好后换掉")
    backing.add_argument("--keys", metavar="文件", help="另存一份密钥，请离线保管")
    backing.add_argument(
        "--with-photos", metavar="文件夹", help="照片也备份到这个文件夹：只复制新的，逐张核对"
    )
    backing.add_argument("--photos", metavar="地址", help="照片存放处；不写则和上次 serve 的一样")
    backing.add_argument("--json", action="store_true", help="输出 JSON")
    backing.set_defaults(run=backup)
    restoring = verbs.add_parser("restore", help="把备份恢复到空的数据库")
    restoring.add_argument("file", metavar="文件", help="county backup 做的")
    restoring.add_argument("--keys", metavar="文件", help="同时恢复这份密钥")
    restoring.add_argument("--with-photos", metavar="文件夹", help="照片的备份所在的文件夹")
    restoring.add_argument("--photos", metavar="地址", help="照片存放处；不写则和上次 serve 的一样")
    restoring.set_defaults(run=restore)
    pictures = verbs.add_parser("restore-photos", help="从照片的备份补上缺的照片")
    pictures.add_argument("folder", metavar="文件夹", help="backup --with-photos 用的那个")
    pictures.add_argument("--photos", metavar="地址", help="照片存放处；不写则和上次 serve 的一样")
    pictures.set_defaults(run=restore_photos)


def backup(arguments: argparse.Namespace) -> int:
    """Make a backup, verified, and let stations know up to where they are safe."""
    folder = Path(arguments.with_photos).absolute() if arguments.with_photos else None
    with opened(arguments) as county:
        if arguments.keys:  # first: what is refused here must find no backup announced
            key_copies.save(county.place, Path(arguments.keys).absolute())
        done = county.backups.make(Path(arguments.file).absolute())
        terminal.say(
            f"数据库已备份并检查：{done.path}，{done.bytes:,} 字节，"
            f"{done.feeds} 个单位共 {done.rows:,} 条。"
        )
        copied = county.picture_copies.copy_to(folder) if folder else None
    if arguments.json:
        told = {"file": str(done.path), "bytes": done.bytes, "feeds": done.feeds, "rows": done.rows}
        terminal.show_json({**told, "photos": _as_json(copied)})
    if folder is None or copied is None:
        terminal.say("这个文件里没有照片。要连照片一起备份，请加 --with-photos 文件夹。")
        return terminal.DONE
    return _tell(copied, folder)


def _tell(copied: Copied, folder: Path) -> int:
    terminal.say(
        f"照片已备份到 {folder}：新增 {copied.new:,} 张（{copied.bytes:,} 字节，逐张核对过），"
        f"原来已有 {copied.there:,} 张。"
    )
    if copied.linked:
        terminal.say("它和照片在同一个磁盘上（硬链接，不多占地方）：防误删，不防磁盘损坏。")
    if not copied.unsound:
        return terminal.DONE
    terminal.say(
        f"有 {len(copied.unsound)} 张照片在存放处找不到，或已损坏，没有复制。"
        "照片若不放在这里，请加 --photos 地址。"
    )
    for name in copied.unsound[:_NAMED]:
        terminal.say(f"  {name}")
    return terminal.IN_PART


def _as_json(copied: Copied | None) -> dict[str, Any] | None:
    if copied is None:
        return None
    return {name: getattr(copied, name) for name in Copied.__slots__}


def restore(arguments: argparse.Namespace) -> int:
    """Bring a backup back."""
    place = place_named(arguments)
    folder = _folder(arguments.with_photos) if arguments.with_photos else None
    if arguments.keys:
        key_copies.restore(place, Path(arguments.keys).absolute())
    if not (place.keys / "identity.key").is_file():
        raise errors.NoKeys(place=place.keys)
    county = County(place, photos=pictures_named(arguments))
    try:
        backups.restore(county.engine, Path(arguments.file).absolute())
        county.open()
        remember_pictures(arguments)
        terminal.say("数据库已恢复。备份之后的内容，各站下次同步时自动重新送来，不需要其他操作。")
        return _pictures(county, folder)
    finally:
        county.close()


def restore_photos(arguments: argparse.Namespace) -> int:
    """Put back the pictures that are lacking."""
    with opened(arguments) as county:
        return _pictures(county, _folder(arguments.folder))


def _folder(where: str) -> Path:
    folder = Path(where).absolute()
    if not folder.is_dir():
        raise errors.PicturesNotCopied(why=f"没有文件夹 {folder}")
    return folder


def _pictures(county: County, folder: Path | None) -> int:
    if folder is None and county.pictures.local("") is None:
        return terminal.DONE  # an object store outlives this server, and asking it takes hours
    put, lost = county.picture_copies.put_back(folder)
    if folder is not None:
        terminal.say(f"照片已补上 {put:,} 张，逐张核对过。")
    if lost:
        terminal.say(f"有 {lost:,} 张照片不在，各站会重新送来。")
    return terminal.DONE
