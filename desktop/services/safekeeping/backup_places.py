"""Where automatic backups go: a shelf at home, and one on a second drive or stick."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop import errors
from desktop.services import audits
from desktop.services.desk import Desk
from desktop.storage.backups.backup_beside import Room, ample
from desktop.storage.backups.backup_shelf import lay_out, marker_of
from desktop.storage.drives import mount_points, root_of, same_drive
from desktop.storage.places import readable

SECOND = "backup_second"
HOME, AWAY = "home", "second"
_FOLDER = "新时代文明实践站备份-{code}"
#: What copies of photos at home leave free: the disk is needed for work.
_SPARE_BYTES, _SPARE_SHARE = 5 << 30, 0.1

Mounts = Callable[[], list[Path]]


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """One place of automatic backups.

    Args:
        name: ``home`` or ``second``.
        folder: the shelf; of one that is not plugged in, where it was.
        there: whether it can be reached now.
        same_disk: whether it lies on the disk of the station itself.
        room: whether a copy of some bytes may be made there.
    """

    name: str
    folder: Path
    there: bool
    same_disk: bool
    room: Room = ample


def places(desk: Desk, mounts: Mounts = mount_points) -> list[BackupPlace]:
    """Home, and the second place if the clerk chose one."""
    found = [BackupPlace(HOME, desk.home.backups, True, True, _spare)]
    second = second_place(desk, mounts)
    return [*found, second] if second else found


def second_place(desk: Desk, mounts: Mounts = mount_points) -> BackupPlace | None:
    """The second place, looked for on every drive by its marker; None if none was chosen."""
    chosen = desk.settings.get(SECOND)
    if not chosen:
        return None
    known = Path(os.fsdecode(bytes.fromhex(chosen["path"])))
    for folder in _candidates(known, Path(os.fsdecode(bytes.fromhex(chosen["tail"]))), mounts):
        if _ours(desk, folder):
            here = same_drive(desk.home.path, folder)
            return BackupPlace(AWAY, folder, True, here, _spare if here else ample)
    return BackupPlace(AWAY, known, False, False)


def choose_second(desk: Desk, folder: Path) -> BackupPlace:
    """Make a folder that the clerk chose the second place; a shelf is made inside it.

    Args:
        desk: the open station.
        folder: on a stick or a second drive, best.

    Raises:
        errors.BackupPlaceRefused: it lies inside the station or belongs to another one.
        errors.WorldError: it refuses.
    """
    place = Path(os.path.realpath(folder))
    if place.is_relative_to(Path(os.path.realpath(desk.home.path))):
        raise errors.BackupPlaceRefused(path=readable(folder), why="它在站点自己的文件夹里")
    if not place.is_dir():
        raise errors.BackupPlaceRefused(path=readable(folder), why="它不是文件夹，或不在了")
    found = marker_of(place)
    if found is None:
        place = place / _FOLDER.format(code=desk.station.text("division_code"))
    audits.note(desk, audits.What.BACKED_UP, why="以后自动备份到另一处（加密）")
    lay_out(place, desk.station.id)
    try:
        tail = place.relative_to(root_of(place))
    except ValueError:
        tail = Path(place.name)
    value = {"path": os.fsencode(place).hex(), "tail": os.fsencode(tail).hex()}
    desk.settings.put(SECOND, value)
    here = same_drive(desk.home.path, place)
    return BackupPlace(AWAY, place, True, here, _spare if here else ample)


def forget_second(desk: Desk) -> None:
    """No second place any more; what lies there stays."""
    desk.settings.put(SECOND, None)


def ready(desk: Desk, place: BackupPlace) -> None:
    """Make sure that a place may be written to now.

    Raises:
        errors.BackupPlaceRefused: the second one is not ours any more.
        errors.WorldError: it refuses.
    """
    if place.name == HOME:
        lay_out(place.folder, desk.station.id)
    elif not _ours(desk, place.folder):
        why = "里面没有本站的标记，可能换了一个盘"
        raise errors.BackupPlaceRefused(path=readable(place.folder), why=why)


def _candidates(known: Path, tail: Path, mounts: Mounts) -> list[Path]:
    """Where it was, then the same folder on every other drive: letters and mounts change."""
    return [known, *(root / tail for root in mounts())]


def _ours(desk: Desk, folder: Path) -> bool:
    try:
        found = marker_of(folder)
    except errors.WorldError:
        return False  # a drive that does not read; the others are asked
    return found is not None and found.station == desk.station.id


def _spare(folder: Path, size: int) -> bool:
    """Whether the station's own disk keeps room to work in."""
    while not folder.exists():
        folder = folder.parent
    disk = shutil.disk_usage(folder)
    return disk.free - size > max(_SPARE_BYTES, int(disk.total * _SPARE_SHARE))
