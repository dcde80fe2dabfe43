"""Where a station's files may lie: not on a network share, not where nothing can be written."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

from desktop import errors
from desktop.config import Home
from desktop.storage.atomic import own_files

#: File systems that WAL does not survive, as /proc/mounts names them; a desktop's file manager
#: shows shares through gvfs.
NETWORK_FILE_SYSTEMS = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "davfs", "ceph", "lustre",
        "fuse.sshfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.smbnetfs", "fuse.rclone",
        "fuse.glusterfs", "fuse.ceph",
    }
)  # fmt: skip
#: What the station's own files beside its folders begin with.
_OWN_NAMES = ("station.db", "keys.")
_OCTAL = re.compile(r"\\([0-7]{3})")
_DRIVE_REMOTE = 4  # GetDriveTypeW


def check_place(folder: Path, mounts: str | None = None) -> None:
    """Refuse a folder where a station would come to harm.

    Args:
        folder: an existing folder.
        mounts: the text of /proc/mounts, for tests.

    Raises:
        errors.NetworkFolder: it is on a network share.
        errors.FolderNotWritable: nothing can be written there.
        errors.DiskFull: there is no room for anything.
    """
    if on_network(folder, mounts):
        raise errors.NetworkFolder(path=str(folder))
    with own_files(folder), tempfile.TemporaryFile(dir=folder):
        pass


def check_target(home: Home, target: Path) -> None:
    """Refuse to write something else over the station's own files.

    Args:
        home: the station's files.
        target: the file that a person wants made.

    Raises:
        errors.OutputFileError: it is, or lies among, the station's own.
    """
    place = Path(os.path.realpath(target))
    own = Path(os.path.realpath(home.path))
    folders = (home.photos, home.staging, home.logs, home.backups)
    among = any(place.is_relative_to(own / folder.name) for folder in folders)
    if among or (place.parent == own and place.name.startswith(_OWN_NAMES)):
        raise errors.OutputFileError(path=str(target), why="这是站点自己的资料文件")


def is_file(path: Path) -> bool:
    """Whether a path leads to an ordinary file; a pipe or a device would never end."""
    try:
        return path.is_file()
    except OSError:
        return False  # a name too long for any file, a folder that may not be read


def readable(path: Path) -> str:
    """A path as text to show and to store: bytes of another encoding become question marks."""
    return str(path).encode("utf-8", "replace").decode()


def on_network(folder: Path, mounts: str | None = None) -> bool:
    """Whether a folder lies on another computer."""
    if sys.platform == "win32":
        import ctypes

        drive = folder.resolve().drive
        remote = ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == _DRIVE_REMOTE
        return drive.startswith("\\\\") or remote
    return _file_system(folder, mounts) in NETWORK_FILE_SYSTEMS


def _file_system(folder: Path, mounts: str | None) -> str:
    if mounts is None:
        try:
            mounts = Path("/proc/mounts").read_text(errors="replace")
        except OSError:
            return ""
    path, best, kind = os.path.realpath(folder), "", ""
    for line in mounts.splitlines():
        _, point, file_system, *_ = [*line.split(" "), "", "", ""]
        point = _OCTAL.sub(lambda code: chr(int(code[1], 8)), point)  # blanks, tabs, backslashes
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, file_system
    return kind
