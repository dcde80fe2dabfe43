"""Files that appear whole or not at all: written beside, flushed, renamed."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from desktop import errors
from desktop.storage.claims import claim, remove_abandoned

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
#: What folders of sticks and shared folders answer that know no flushing of themselves.
_NO_FLUSHING = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES}


@contextmanager
def atomic_writer(path: Path) -> Iterator[BinaryIO]:
    """A binary file that takes the place of `path` when the block ends well.

    Args:
        path: the file to make or replace; its folder must exist.

    Raises:
        errors.DiskFull: no room; nothing was left behind.
        errors.OutputFileError: the folder or the old file refuses.
    """
    # Not after the file's own name, which may be as long as a name can be.
    prefix = f".{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:8]}-"

    def make() -> tuple[Path, BinaryIO]:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=prefix, suffix=".part")
        return Path(name), os.fdopen(handle, "w+b")

    _refuse_devices(path)
    try:
        sweep_halves(path.parent, prefix)
        part, file = claim(make)
    except OSError as error:
        raise output_error(path, error) from error
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            if sys.platform != "win32":
                part.replace(path)  # still held, so that nobody sweeps it
        if sys.platform == "win32":
            part.replace(path)  # an open file can't be renamed there
        confirm_names(path.parent)
    except OSError as error:
        raise output_error(path, error) from error
    finally:
        with suppress(OSError):  # a disk that refuses even this has said so above
            part.unlink(missing_ok=True)


def _refuse_devices(path: Path) -> None:
    """Renaming over /dev/null would take it from the whole system."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return  # nothing there yet, or the folder refuses: writing will tell
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise errors.OutputFileError(path=str(path), why="它不是普通文件")


def sweep_halves(folder: Path, prefix: str = ".") -> None:
    """Remove the halves that a power cut left: a stick has no room for many.

    Args:
        folder: where.
        prefix: of one file's halves; of all by default, where all are ours.
    """
    for part in folder.glob(f"{prefix}*.part"):
        with suppress(OSError):  # in use on Windows, or not ours to remove
            remove_abandoned(part)


def try_target(path: Path) -> None:
    """Find out whether a file could be made, before anything is done for its sake.

    Raises:
        errors.DiskFull: no room.
        errors.OutputFileError: the folder refuses.
    """
    _refuse_devices(path)
    if path.is_dir():
        raise output_error(path, IsADirectoryError(errno.EISDIR, ""))
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise output_error(path, error) from error


def flush_file(path: Path) -> None:
    """Bring a file that others wrote to the disk, and let it be read from there again.

    Raises:
        errors.WorldError: the disk refuses.
    """
    try:
        with path.open("rb+") as file:
            os.fsync(file.fileno())
            forget_cached(file)
    except OSError as error:
        raise output_error(path, error) from error


def forget_cached(file: BinaryIO) -> None:
    """What is read next comes from the disk, not from memory, where the system can be asked."""
    if sys.platform == "linux":
        with suppress(OSError):  # a file system that knows no such advice
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def sync_folder(folder: Path) -> None:
    """Make a rename or a new name in a folder survive a power cut (POSIX; Windows needs none)."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_FLUSHING:
            raise


def confirm_names(folder: Path) -> None:
    """Flush a folder whose names are already changed.

    Raises:
        errors.NotConfirmed: what was done stands, but perhaps not after a power cut.
    """
    try:
        sync_folder(folder)
    except OSError as error:
        raise errors.NotConfirmed() from error


def make_folder(path: Path) -> bool:
    """Make a folder, and those above it, that survive a power cut.

    A flush of the files in it does not promise that the folder itself is there afterwards.

    Returns:
        Whether it was missing.

    Raises:
        OSError: the disk refuses.
    """
    if path.is_dir():
        return False
    make_folder(path.parent)
    path.mkdir(exist_ok=True)
    sync_folder(path.parent)
    return True


@contextmanager
def own_files(folder: Path) -> Iterator[None]:
    """Turn the system's errors about the station's own folder into ours.

    Raises:
        errors.DiskFull: no room.
        errors.DiskFailing: the disk does not read or write.
        errors.FolderNotWritable: the folder refuses.
    """
    try:
        yield
    except OSError as error:
        raise own_file_error(folder, error) from error


def own_file_error(folder: Path, error: OSError) -> errors.StationError:
    """Why the station's own folder refuses, in the clerk's words."""
    meant = output_error(folder, error)
    if isinstance(meant, errors.OutputFileError):
        return errors.FolderNotWritable(path=str(folder))
    return meant


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
