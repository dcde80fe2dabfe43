"""Files that are locked as long as somebody works on them, so that leftovers can be told.

The system gives a lock back however its holder ends: by a kill or by a power cut as well.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO


def claim(make: Callable[[], tuple[Path, BinaryIO]]) -> tuple[Path, BinaryIO]:
    """Make a new file and hold it until it is closed.

    Args:
        make: makes and opens a file under a name nobody has; called again if need be.

    Returns:
        Its path and the open file.

    Raises:
        OSError: the folder refuses.
    """
    while True:
        path, file = make()
        # Between these two lines somebody may have swept it, taking it for a leftover.
        if _lock(file) is not False and _still_there(path, file):
            return path, file
        file.close()


def remove_abandoned(path: Path) -> bool:
    """Remove a file that nobody holds any more.

    Returns:
        Whether nobody held it.

    Raises:
        OSError: the folder refuses.
    """
    try:
        file = path.open("rb+")
    except FileNotFoundError:
        return True
    with file:
        if not _lock(file):
            return False
        if sys.platform != "win32":  # there an open file can't be removed
            path.unlink(missing_ok=True)
    path.unlink(missing_ok=True)
    return True


def hold(path: Path) -> tuple[BinaryIO | None, bool]:
    """Hold a file that stays, until it is closed.

    Returns:
        The open file, or None if somebody else holds it; and whether the disk knows locks at all.

    Raises:
        OSError: the folder refuses.
    """
    file = path.open("ab+")
    free = _lock(file)
    if free is False:
        file.close()
        return None, True
    return file, free is True


def _still_there(path: Path, file: BinaryIO) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


def _lock(file: BinaryIO) -> bool | None:
    """Whether the lock was free; None where the disk knows no locks, as some shared folders."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # the latter is msvcrt's word for it
        return False
    except OSError:
        return None
    return True
