"""The disks and sticks that are plugged in, and whether two folders lie on the same one."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from desktop.storage.places import NETWORK_FILE_SYSTEMS

#: Where Linux desktops mount what is plugged in.
_PLUGGED_IN = ("/media/", "/run/media/", "/mnt/")
#: What sticks and drives of other systems are formatted with, wherever they are mounted.
_FOREIGN = frozenset({"vfat", "exfat", "ntfs", "ntfs3", "fuseblk", "msdos", "hfsplus"})
_OCTAL = re.compile(r"\\([0-7]{3})")
_REMOVABLE, _FIXED = 2, 3  # GetDriveTypeW


def mount_points(mounts: str | None = None) -> list[Path]:
    """The roots of drives a backup may lie on.

    Args:
        mounts: the text of /proc/mounts, for tests.
    """
    if sys.platform == "win32":
        return _drive_letters()
    if sys.platform == "darwin":
        return sorted(Path("/Volumes").glob("*"))
    if mounts is None:
        try:
            mounts = Path("/proc/mounts").read_text(errors="surrogateescape")
        except OSError:
            return []
    return [Path(point) for point in _plugged_in(mounts)]


def same_drive(one: Path, other: Path) -> bool:
    """Whether two folders lie on one drive, as far as the system tells; unknown counts as one."""
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return True


def root_of(folder: Path) -> Path:
    """The root of the drive a folder lies on."""
    place = Path(os.path.realpath(folder))
    while not place.is_mount() and place != place.parent:
        place = place.parent
    return place


def _plugged_in(mounts: str) -> list[str]:
    found = []
    for line in mounts.splitlines():
        _, point, kind, *_ = [*line.split(" "), "", "", ""]
        point = _OCTAL.sub(lambda code: chr(int(code[1], 8)), point)  # blanks, tabs, backslashes
        wanted = point.startswith(_PLUGGED_IN) or kind in _FOREIGN
        if wanted and kind not in NETWORK_FILE_SYSTEMS:
            found.append(point)
    return found


def _drive_letters() -> list[Path]:
    import ctypes

    windll = ctypes.windll  # type: ignore[attr-defined]
    letters = windll.kernel32.GetLogicalDrives()
    roots = [f"{chr(65 + n)}:\\" for n in range(26) if letters >> n & 1]
    kinds = (_REMOVABLE, _FIXED)
    return [Path(root) for root in roots if windll.kernel32.GetDriveTypeW(root) in kinds]
