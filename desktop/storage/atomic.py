"""Files that appear whole or not at all: written beside, flushed, renamed."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from desktop import errors

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def atomic_writer(path: Path) -> Iterator[BinaryIO]:
    """A binary file that takes the place of `path` when the block ends well.

    Args:
        path: the file to make or replace; its folder must exist.

    Raises:
        errors.DiskFull: no room; nothing was left behind.
        errors.OutputFileError: the folder or the old file refuses.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise output_error(path, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise output_error(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a rename or a new name in a folder survive a power cut (POSIX; Windows needs none)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def output_error(path: Path, error: OSError) -> errors.StationError:
    """Why a file could not be written, in the clerk's words."""
    if error.errno in _FULL:
        return errors.DiskFull()
    if error.errno == errno.EIO:
        return errors.DiskFailing()
    reasons = {
        errno.ENOENT: "文件夹不存在",
        errno.ENOTDIR: "文件夹不存在",
        errno.EACCES: "没有权限，或文件正被其他程序打开",
        errno.EPERM: "没有权限",
        errno.EROFS: "这个盘是只读的",
        errno.EISDIR: "同名的文件夹已经存在",
        errno.ENAMETOOLONG: "文件名太长",
    }
    why = reasons.get(error.errno or 0, "系统拒绝")
    return errors.OutputFileError(path=str(path), why=why)
