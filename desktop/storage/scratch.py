"""Throwaway files for work under way; what a kill leaves behind goes at the next start.

Each piece of work claims a name in the station's `staging` folder by a file that it keeps open and
locked. Whoever opens the station sweeps the names whose claim nobody holds any more, so that an
import of another window or command keeps its files. All that lies here is ciphertext.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from desktop import errors
from desktop.storage.atomic import own_file_error, own_files

_CLAIM = ".claim"


@contextmanager
def claimed(folder: Path) -> Iterator[Path]:
    """A name for throwaway files: the caller adds suffixes of its own to it.

    Args:
        folder: where; made if missing.

    Yields:
        A path in `folder` without suffix. Everything called so is removed at the end.

    Raises:
        errors.DiskFull: no room.
        errors.FolderNotWritable: the folder refuses.
    """
    with own_files(folder):
        folder.mkdir(parents=True, exist_ok=True)
        name, claim = _claim(folder)
    try:
        yield name
    finally:
        # What can't be removed now is swept at the next start; the work itself said what failed.
        with suppress(errors.WorldError):
            _remove(folder, name.name)
            claim.close()
            _drop(name.with_suffix(_CLAIM))
        claim.close()


def sweep(folder: Path) -> int:
    """Remove what nobody works on any more; gives how many names that were.

    Raises:
        errors.WorldError: the folder refuses.
    """
    if not folder.is_dir():
        return 0
    with own_files(folder):
        names = {path.name.partition(".")[0] for path in folder.iterdir() if path.is_file()}
    return sum(_swept(folder, name) for name in sorted(names))


def _claim(folder: Path) -> tuple[Path, BinaryIO]:
    while True:
        name = folder / os.urandom(8).hex()
        path = name.with_suffix(_CLAIM)
        file = path.open("xb")
        # A sweeper may have taken the claim for a dead one's between these two lines.
        if _lock(file) and _still_there(path, file):
            return name, file
        file.close()


def _swept(folder: Path, name: str) -> bool:
    path = folder / f"{name}{_CLAIM}"
    try:
        file = path.open("rb+")
    except FileNotFoundError:
        return _remove(folder, name)
    except OSError as error:
        raise own_file_error(folder, error) from error
    with file:
        if not _lock(file):
            return False
        _remove(folder, name)
        if sys.platform != "win32":  # there an open file can't be removed
            _drop(path)
    _drop(path)
    return True


def _remove(folder: Path, name: str) -> bool:
    for path in folder.glob(f"{name}*"):
        if path.suffix != _CLAIM:
            _drop(path)
    return True


def _drop(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except PermissionError:
        # Windows: a worker that outlived its master still has it open; the next start sweeps it.
        if sys.platform != "win32":
            raise errors.FolderNotWritable(path=str(path.parent)) from None
    except OSError as error:
        raise own_file_error(path.parent, error) from error


def _still_there(path: Path, file: BinaryIO) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


def _lock(file: BinaryIO) -> bool:
    """Whether the lock was free; however its holder ends, the system gives it back."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except PermissionError:  # msvcrt's word for a held lock
        return False
    return True
