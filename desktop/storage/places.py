"""Where a station's files may lie: not on a network share, not where nothing can be written."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from desktop import errors

#: File systems that WAL does not survive, as /proc/mounts names them.
NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "davfs", "fuse.sshfs", "fuse.davfs2"}
)
_DRIVE_REMOTE = 4  # GetDriveTypeW


def check_place(folder: Path, mounts: str | None = None) -> None:
    """Refuse a folder where a station would come to harm.

    Args:
        folder: an existing folder.
        mounts: the text of /proc/mounts, for tests.

    Raises:
        errors.NetworkFolder: it is on a network share.
        errors.FolderNotWritable: nothing can be written there.
    """
    if on_network(folder, mounts):
        raise errors.NetworkFolder(path=str(folder))
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise errors.FolderNotWritable(path=str(folder)) from error


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
        point = point.replace("\\040", " ")
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, file_system
    return kind
